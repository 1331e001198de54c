"""What the import room does: reads cards, previews names, runs the queue as a task, tells the verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.operations import read_card_facts
from focusflow_desktop.photos.ingest.queue import Answer
from focusflow_desktop.photos.ingest.reading import CardReading, name_preview, read_source
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.surroundings import Progress, Stage
from focusflow_desktop.photos.ingest.volumes import cards_here
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Ticket
from focusflow_desktop.tasks.task import Task
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.ingest.bookings_control import BookingsControl
from focusflow_desktop.ui.ingest.clocks import shots_by_camera
from focusflow_desktop.ui.ingest.clocks_dialog import open_clocks
from focusflow_desktop.ui.ingest.importing import CardLook, drives_of, import_cards, known_names, look_at
from focusflow_desktop.ui.ingest.iptc_control import IptcControl
from focusflow_desktop.ui.ingest.page import ImportPage
from focusflow_desktop.ui.ingest.queued import (
    QueuedCard,
    clocks_of,
    line_of,
    problem_of,
    statement_of,
    steps_of,
    summary_of,
)
from focusflow_desktop.ui.ingest.state import ImportState, NameLine
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

_NOTES = {"first": "first file", "paired": "same number", "last": "last file"}


class ImportControl(QObject):
    """Holds what the person chose in the import room and makes the page's states from it."""

    _moved = Signal(object, object)  # the card's source, Progress
    _answered = Signal(object, object)  # the card's source, Answer

    def __init__(self, page: ImportPage, frame: Frame, services: Services) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._cards: list[QueuedCard] = []
        self._chosen = 0
        self._template = str(frame.settings.memo("import.template") or "{date}_{name}")
        self._filing = ("", "", frame.settings.text("person.name"))
        self._offsets: dict[Camera, timedelta] = {}
        self.iptc = IptcControl(page.iptc, frame, services)
        self._bookings = BookingsControl(page.bookings, page, frame)
        self._places: list[Path] = [_pictures_folder()]
        self._state = ImportState()
        self._task: Task | None = None
        self._preview_soon = Throttle(self, self._ask_names, interval_ms=200)
        self._show_soon = Throttle(self, self._show, interval_ms=100)
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._connect()
        self._show()

    def add_source(self, source: Path) -> None:
        """Put a card or folder into the queue and read it."""
        if any(card.source == source for card in self._cards):
            return
        card = QueuedCard(source=source)
        self._cards.append(card)
        self._chosen = len(self._cards) - 1
        self._show()
        read = partial(read_source, source, read_facts=read_card_facts)
        self._background(read, partial(self._take_reading, card), partial(self._take_problem, card))

    def choose_place(self, number: int, folder: Path) -> None:
        """Copy to this folder; number 1 is the second copy."""
        self._places[number:] = [folder, *self._places[number + 1 :]]
        self._ask_drives()

    def file_under(self, job: str, session: str, photographer: str) -> None:
        """The job, session and photographer of what comes in."""
        self._filing = (job, session, photographer)
        self._preview_soon.request()
        self._show_soon.request()

    def rename(self, template: str) -> None:
        """Other names."""
        self._template = template
        self._preview_soon.request()

    def align(self, camera: Camera, offset: timedelta) -> None:
        """Take this camera's clock as off by so much: added to its times for names and order, never written."""
        self._offsets[camera] = offset
        self._look_at_bookings()
        self._preview_soon.request()
        self._show()

    def start(self) -> None:
        """Import every card of the queue that is not done, one after the other."""
        waiting = [card for card in self._cards if card.is_ready]
        if self._task is not None or not waiting or not self._state.may_start:
            return
        self._frame.settings.set_memo("import.template", self._template)
        for card in waiting:
            card.begin_again()
        requests = [self._request(card.source) for card in waiting]
        title = words.tr("Import %n card(s)", len(requests))
        work = partial(
            import_cards, self._services, requests, moved=self._moved.emit, answered=self._answered.emit
        )
        self._task = self._frame.tasks.start(title, work)
        self._task.finished.connect(self._on_finished)
        self._show()

    def _connect(self) -> None:
        page = self._page
        self.iptc.changed.connect(self._show)
        page.entered.connect(self._on_entered)
        page.card_chosen.connect(self._on_card_chosen)
        page.add_asked.connect(self._on_add)
        page.place_asked.connect(self._on_place)
        page.template_changed.connect(self.rename)
        page.filing_changed.connect(self.file_under)
        page.clocks_asked.connect(self._on_clocks)
        page.start_asked.connect(self.start)
        page.stop_asked.connect(self._on_stop)
        page.cull_asked.connect(self._on_cull)
        page.files_asked.connect(self._on_files)
        page.back_asked.connect(self._on_back)

    def _request(self, source: Path) -> ImportRequest:
        job, session, photographer = self._filing
        return ImportRequest(
            source=source,
            destinations=tuple(Destination(folder=folder) for folder in self._places),
            name_template=self._template,
            job=job.strip(),
            session=session.strip(),
            photographer=photographer.strip(),
            clock_offsets=dict(self._offsets),
            iptc=self.iptc.template,
        )

    def _background(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[WorldError], None]
    ) -> None:
        def came(result: object) -> None:
            if isValid(self):  # the page may be gone when the answer comes
                done(result)

        def refused(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(self):
                failed(error)

        self._services.runner.submit(Lane.BACKGROUND, work, Ticket(done=came, failed=refused))

    def _on_entered(self, place: dict[str, object]) -> None:
        way = place.get("way", "card")
        self._frame.door.run_query(self, known_names, done=self._take_names_known)
        self._ask_drives()
        self.iptc.look()
        if way == "card" and not self._cards:
            self._background(cards_here, self._take_cards_here, self._say)
        elif way == "folder":
            self._add_in_place()

    def _take_cards_here(self, found: object) -> None:
        assert isinstance(found, list)
        for source in found:
            self.add_source(source)

    def _take_names_known(self, known: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        jobs, people = known
        self._state = replace(self._state, jobs=jobs, photographers=people)
        if not self._filing[2] and people:
            self._filing = (*self._filing[:2], people[0])
        self._show()

    def _take_reading(self, card: QueuedCard, reading: object) -> None:
        assert isinstance(reading, CardReading)
        card.reading, card.read = reading, reading.file_count
        card.problem = "" if reading.file_count else words.tr("There are no pictures in here.")
        self._preview_soon.request()
        self._look_at_bookings()
        self._show()
        look = partial(look_at, self._services, reading)
        self._background(look, partial(self._take_look, card), self._say)

    def _look_at_bookings(self) -> None:
        self._bookings.look([card.reading for card in self._cards if card.reading], self._offsets)

    def _take_look(self, card: QueuedCard, look: object) -> None:
        assert isinstance(look, CardLook)
        card.thumbs, card.cameras = look.thumbs, look.cameras
        self._show()

    def _take_problem(self, card: QueuedCard, error: WorldError) -> None:
        card.problem = error_words(error)
        self._show()

    def _say(self, error: WorldError) -> None:
        self._frame.messages.error(error)

    def _ask_names(self) -> None:
        for card in self._cards:
            if card.reading is not None:
                request = self._request(card.source)
                work = partial(name_preview, card.reading, request)
                self._background(
                    work,
                    partial(self._take_names, card, request),
                    partial(self._take_wrong_template, card, request),
                )

    def _take_names(self, card: QueuedCard, request: ImportRequest, previews: object) -> None:
        assert isinstance(previews, list)
        if request != self._request(card.source):
            return  # an answer to what was asked before
        card.template_problem = ""
        card.names = tuple(NameLine(old=p.old, new=p.new, note=words.tr(_NOTES[p.why])) for p in previews)
        self._show()

    def _take_wrong_template(self, card: QueuedCard, request: ImportRequest, error: WorldError) -> None:
        if request != self._request(card.source):
            return
        card.template_problem = error_words(error)
        self._show()

    def _ask_drives(self) -> None:
        self._background(partial(drives_of, tuple(self._places)), self._take_drives, self._say)

    def _take_drives(self, found: object) -> None:
        assert isinstance(found, tuple)
        places, note, tone = found
        self._state = replace(self._state, places=places, places_note=note, places_tone=tone)
        self._show()

    def _on_card_chosen(self, number: int) -> None:
        self._chosen = number
        self._show()

    def _on_add(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._page, self.tr("The card or folder"), str(Path.home()))
        if chosen:
            self.add_source(Path(chosen))

    def _on_place(self, number: int) -> None:
        start = str(self._places[number] if number < len(self._places) else Path.home())
        chosen = QFileDialog.getExistingDirectory(self._page, self.tr("Where the pictures go"), start)
        if chosen:
            self.choose_place(number, Path(chosen))

    def _add_in_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._page, self.tr("The folder to add where it is"), str(Path.home())
        )
        if chosen:
            from focusflow_desktop.ui.ingest.in_place import start_in_place

            start_in_place(Path(chosen), self._frame, self._services)
            self._frame.show_room("library")

    def _on_clocks(self) -> None:
        cameras = shots_by_camera(self._cards, self._offsets)
        if len(cameras) > 1:
            open_clocks(self._page, cameras, services=self._services).aligned.connect(self.align)

    def _on_moved(self, source: Path, progress: Progress) -> None:
        card = self._card_of(source)
        card.read = max(card.read, progress.done if progress.stage is Stage.READING else 0)
        card.copied += progress.stage is Stage.COPIED
        card.verified += progress.stage in (Stage.VERIFIED, Stage.COMPARING)
        card.has_manifest = card.has_manifest or progress.stage is Stage.MANIFEST
        if progress.stage is Stage.VERIFIED:
            self._frame.door.bus.changed.emit(Changes.of("photos"), self)
        self._chosen = self._cards.index(card)
        self._show_soon.request()

    def _on_answered(self, source: Path, answer: Answer) -> None:
        self._card_of(source).answer = answer
        self._show()

    def _on_finished(self) -> None:
        self._task = None
        self._frame.door.bus.changed.emit(Changes.of("photos") | Changes.of("imports"), self)
        self._bookings.offer()
        self._show()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cull(self) -> None:
        self._frame.show_room("library")

    def _on_files(self) -> None:
        if self._task is None:
            self._frame.commands.run("app.show_tasks")

    def _on_back(self) -> None:
        self._frame.show_room("library")

    def _card_of(self, source: Path) -> QueuedCard:
        return next(card for card in self._cards if card.source == source)

    def _show(self) -> None:
        card = self._cards[self._chosen] if self._cards else None
        is_running = self._task is not None
        has_answers = any(c.answer is not None for c in self._cards)
        is_finished = has_answers and not is_running and all(c.is_settled for c in self._cards)
        is_read = any(c.is_ready for c in self._cards) and all(
            c.is_ready or c.is_settled for c in self._cards
        )
        job, session, photographer = self._filing
        has_words = self.iptc.is_met({"job": job, "session": session, "photographer": photographer})
        problem, files = problem_of(card)
        self._state = replace(
            self._state,
            cards=tuple(line_of(c, is_running=is_running, is_chosen=c is card) for c in self._cards),
            chosen=self._chosen,
            job=job,
            session=session,
            photographer=photographer,
            thumbs=card.thumbs if card else (),
            summary=summary_of(card),
            template=self._template,
            template_problem=card.template_problem if card else "",
            names=card.names if card else (),
            steps=steps_of(card, copies=len(self._places)),
            statement=statement_of(card, is_running=is_running),
            clocks=clocks_of(self._cards, self._offsets),
            problem=problem,
            problem_files=files,
            is_running=is_running,
            is_finished=is_finished,
            may_start=is_read and has_words and not is_running and not is_finished,
            may_cull=any(c.verified for c in self._cards),
            stays_awake=words.tr("The machine stays awake until all cards are verified")
            if is_running
            else "",
        )
        self._page.show_state(self._state)


def _pictures_folder() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(found or Path.home()) / "FocusFlow"
