"""What the import room does: reads cards, previews names, runs the queue as a task, tells the verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.queries import photographers
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.files.devices import device_of
from focusflow_desktop.photos.files.room import free_below
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.operations import begin_import, end_import, read_card_facts
from focusflow_desktop.photos.ingest.queue import Answer, check_room_for_all, run_queue
from focusflow_desktop.photos.ingest.reading import CardReading, name_preview, read_source
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.results import FileState, ImportResult
from focusflow_desktop.photos.ingest.surroundings import Progress, Stage
from focusflow_desktop.photos.ingest.volumes import cards_here
from focusflow_desktop.photos.library.queries import sessions
from focusflow_desktop.photos.library.thumbnailing import make_thumbnail
from focusflow_desktop.photos.pool import Priority
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.tasks.runner import Lane, Ticket
from focusflow_desktop.tasks.task import Failure, Task, TaskControl
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.export.words import bytes_words
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.ingest.page import ImportPage
from focusflow_desktop.ui.ingest.state import (
    CardLine,
    CardStage,
    Clock,
    ImportState,
    NameLine,
    Place,
    Statement,
    Step,
    Thumb,
)
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.theme import Tone

_THUMBS = 12
_THUMB_EDGE = 256
_NOTES = {"first": "first file", "paired": "same number", "last": "last file"}


@dataclass(slots=True, kw_only=True)
class _Card:
    """One card of the queue and how far it is."""

    source: Path
    reading: CardReading | None = None
    problem: str = ""
    thumbs: tuple[Thumb, ...] = ()
    names: tuple[NameLine, ...] = ()
    template_problem: str = ""
    read: int = 0
    copied: int = 0
    verified: int = 0
    has_manifest: bool = False
    answer: Answer | None = None


class ImportControl(QObject):
    """Holds what the person chose in the import room and makes the page's states from it."""

    _moved = Signal(object, object)  # the card's source, Progress
    _answered = Signal(object, object)  # the card's source, Answer

    def __init__(self, page: ImportPage, frame: Frame, services: Services) -> None:
        super().__init__(page)
        self._page, self._frame, self._services = page, frame, services
        self._cards: list[_Card] = []
        self._chosen = 0
        self._template = str(frame.settings.memo("import.template") or "{date}_{name}")
        self._filing = ("", "", frame.settings.text("person.name"))
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
        card = _Card(source=source)
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

    def rename(self, template: str) -> None:
        """Other names."""
        self._template = template
        self._preview_soon.request()

    def start(self) -> None:
        """Import every card of the queue that is not done, one after the other."""
        waiting = [
            card
            for card in self._cards
            if not isinstance(card.answer, ImportResult) or card.answer.is_cancelled
        ]
        if self._task is not None or not waiting:
            return
        self._frame.settings.set_memo("import.template", self._template)
        for card in waiting:
            card.answer, card.copied, card.verified, card.has_manifest = None, 0, 0, False
        requests = [self._request(card.source) for card in waiting]
        title = words.tr("Import %n card(s)", len(requests))
        work = partial(
            _import, self._services, requests, moved=self._moved.emit, answered=self._answered.emit
        )
        self._task = self._frame.tasks.start(title, work)
        self._task.finished.connect(self._on_finished)
        self._show()

    def _connect(self) -> None:
        page = self._page
        page.entered.connect(self._on_entered)
        page.card_chosen.connect(self._on_card_chosen)
        page.add_asked.connect(self._on_add)
        page.place_asked.connect(self._on_place)
        page.template_changed.connect(self.rename)
        page.filing_changed.connect(self.file_under)
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
        )

    def _background(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[WorldError], None]
    ) -> None:
        def refused(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            failed(error)

        self._services.runner.submit(Lane.BACKGROUND, work, Ticket(done=done, failed=refused))

    def _on_entered(self, place: dict[str, object]) -> None:
        way = place.get("way", "card")
        self._frame.door.run_query(self, _known_names, done=self._take_names_known)
        self._ask_drives()
        if way == "card" and not self._cards:
            self._background(cards_here, self._take_cards_here, self._say)
        elif way == "in_place":
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

    def _take_reading(self, card: _Card, reading: object) -> None:
        assert isinstance(reading, CardReading)
        card.reading, card.read = reading, reading.file_count
        self._preview_soon.request()
        self._show()
        look = partial(_thumbs, self._services, reading)
        self._background(look, partial(self._take_thumbs, card), self._say)

    def _take_thumbs(self, card: _Card, thumbs: object) -> None:
        assert isinstance(thumbs, tuple)
        card.thumbs = thumbs
        self._show()

    def _take_problem(self, card: _Card, error: WorldError) -> None:
        card.problem = error_words(error)
        self._show()

    def _say(self, error: WorldError) -> None:
        self._frame.messages.error(error)

    def _ask_names(self) -> None:
        for card in self._cards:
            if card.reading is not None:
                work = partial(name_preview, card.reading, self._request(card.source))
                self._background(
                    work, partial(self._take_names, card), partial(self._take_wrong_template, card)
                )

    def _take_names(self, card: _Card, previews: object) -> None:
        assert isinstance(previews, list)
        card.template_problem = ""
        card.names = tuple(NameLine(old=p.old, new=p.new, note=words.tr(_NOTES[p.why])) for p in previews)
        self._show()

    def _take_wrong_template(self, card: _Card, error: WorldError) -> None:
        card.template_problem = error_words(error)
        self._show()

    def _ask_drives(self) -> None:
        self._background(partial(_drives, tuple(self._places)), self._take_drives, self._say)

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
        self._show()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cull(self) -> None:
        self._frame.show_room("library")

    def _on_files(self) -> None:
        if self._task is None:
            self._frame.commands.run("app.tasks")

    def _on_back(self) -> None:
        self._frame.show_room("library")

    def _card_of(self, source: Path) -> _Card:
        return next(card for card in self._cards if card.source == source)

    def _show(self) -> None:
        card = self._cards[self._chosen] if self._cards else None
        is_running = self._task is not None
        is_finished = bool(self._cards) and not is_running and all(c.answer is not None for c in self._cards)
        is_read = bool(self._cards) and all(
            c.reading is not None and not c.template_problem for c in self._cards
        )
        job, session, photographer = self._filing
        problem, files = _problem(card)
        self._state = replace(
            self._state,
            cards=tuple(_line(c, is_running=is_running, is_chosen=c is card) for c in self._cards),
            chosen=self._chosen,
            job=job,
            session=session,
            photographer=photographer,
            thumbs=card.thumbs if card else (),
            summary=_summary(card),
            template=self._template,
            template_problem=card.template_problem if card else "",
            names=card.names if card else (),
            steps=_steps(card, copies=len(self._places)),
            statement=_statement(card, is_running=is_running),
            clocks=_clocks(card),
            problem=problem,
            problem_files=files,
            is_running=is_running,
            is_finished=is_finished,
            may_start=is_read and not is_running and not is_finished,
            may_cull=any(c.verified for c in self._cards),
            stays_awake=words.tr("The machine stays awake until all cards are verified")
            if is_running
            else "",
        )
        self._page.show_state(self._state)


def _import(
    services: Services,
    requests: list[ImportRequest],
    control: TaskControl,
    *,
    moved: Callable[[Path, Progress], None],
    answered: Callable[[Path, Answer], None],
) -> list[Answer]:
    """The queue on a background thread."""
    now: dict[str, Path] = {}
    runs: dict[Path, UUID] = {}

    def tell(progress: Progress) -> None:
        control.progress(progress.done, progress.total, progress.file)
        moved(now["source"], progress)
        if progress.result is not None and progress.result.state in (FileState.REFUSED, FileState.FAILED):
            control.fail(Failure(name=progress.result.file.name, reason=progress.result.reason))

    def finished(request: ImportRequest, answer: Answer) -> None:
        if isinstance(answer, ImportResult):
            with services.studio.write() as db:
                end_import(db, runs[request.source], at=services.clock.now(), judgement=answer.judgement)
        answered(request.source, answer)
        later = requests[requests.index(request) + 1 :]
        now["source"] = later[0].source if later else request.source

    around = surroundings(services.studio, progress=tell, cancelled=lambda: control.is_cancelled)
    check_room_for_all(requests, around=around)
    for request in requests:
        runs[request.source] = new_id()
        folders = [destination.folder for destination in request.destinations]
        with services.studio.write() as db:
            begin_import(
                db,
                runs[request.source],
                source=request.source.name,
                at=services.clock.now(),
                destinations=folders,
            )
    now["source"] = requests[0].source
    return run_queue(requests, around=around, finished=finished)


def _known_names(db: DbSession) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(dict.fromkeys(row.job for row in sessions(db))), tuple(photographers(db))


def _thumbs(services: Services, reading: CardReading) -> tuple[Thumb, ...]:
    pictures = reading.pictures
    step = max(1, len(pictures) // _THUMBS)
    tickets = [
        services.pool.submit(make_thumbnail, path, _THUMB_EDGE, priority=Priority.GRID)
        for path in pictures[::step][:_THUMBS]
    ]
    found = []
    for ticket in tickets:
        try:
            found.append(Thumb(image=QImage.fromData(ticket.result())))
        except WorldError:
            continue  # the import inspects every file and names those that are damaged
    return tuple(found)


def _drives(places: tuple[Path, ...]) -> tuple[tuple[Place, ...], str, Tone | None]:
    free = words.tr("{size} free")
    lines = tuple(
        Place(path=folder, line=free.replace("{size}", bytes_words(free_below(folder)))) for folder in places
    )
    note, tone = words.drives([device_of(folder) for folder in places])
    return lines, note, tone


def _line(card: _Card, *, is_running: bool, is_chosen: bool) -> CardLine:
    total = card.reading.file_count if card.reading else 0
    cameras = ", ".join(camera.model for camera in card.reading.cameras) if card.reading else ""
    stage = CardStage.WAITING
    if isinstance(card.answer, ImportResult):
        stage = CardStage.STOPPED if card.answer.is_cancelled or card.answer.stopped_by else CardStage.DONE
    elif card.answer is not None or card.problem:
        stage = CardStage.STOPPED
    elif card.reading is None:
        stage = CardStage.READING
    elif is_running and is_chosen:
        stage = CardStage.COPYING
    progress = words.tr("{done} of {total} verified").replace("{done}", words.number(card.verified))
    note = (
        progress.replace("{total}", words.number(total)) if card.verified else words.tr("%n file(s)", total)
    )
    title = card.reading.title if card.reading else card.source.name
    return CardLine(
        source=card.source, title=title, line=cameras, stage=stage, note=note, done=card.verified, total=total
    )


def _summary(card: _Card | None) -> str:
    if card is None:
        return words.tr("Put in a card, or add a folder.")
    if isinstance(card.answer, ImportResult):
        return words.outcome(card.answer)
    if card.problem:
        return card.problem
    return words.summary(card.reading) if card.reading else words.tr("Reading the card…")


def _steps(card: _Card | None, *, copies: int) -> tuple[Step, ...]:
    total = card.reading.file_count if card and card.reading else 0
    if card is None:
        return ()
    return words.steps(
        total=total,
        read=card.read,
        copied=card.copied,
        verified=card.verified,
        has_manifest=card.has_manifest,
        copies=copies,
    )


def _statement(card: _Card | None, *, is_running: bool) -> Statement | None:
    if card is None:
        return None
    if isinstance(card.answer, ImportResult):
        return words.verdict(card.answer.judgement)
    if isinstance(card.answer, WorldError):
        return Statement(
            tone=Tone.BAD, title=words.tr("Do not format this card"), sentence=error_words(card.answer)
        )
    if is_running and card.reading is not None:
        return words.not_yet(card.verified, card.reading.file_count)
    return None


def _clocks(card: _Card | None) -> tuple[Clock, ...]:
    if card is None or card.reading is None:
        return ()
    return tuple(Clock(camera=camera.model, seconds=0) for camera in card.reading.cameras)


def _problem(card: _Card | None) -> tuple[str, tuple[str, ...]]:
    if card is None or not isinstance(card.answer, ImportResult):
        return "", ()
    if card.answer.stopped_by is not None:
        return error_words(card.answer.stopped_by), ()
    bad = [r for r in card.answer.files if r.state in (FileState.REFUSED, FileState.FAILED)]
    if not bad:
        return "", ()
    said = words.tr("%n file(s) need you", len(bad)) + f": {bad[0].file.name}: {bad[0].reason}"
    return said, tuple(result.file.name for result in bad)


def _pictures_folder() -> Path:
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(found or Path.home()) / "FocusFlow"
