"""What the finals room does: reads it when something changed, links by one click, chooses folders, brings pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Slot
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.finals.folders import unwatch_folder, watch_folder
from focusflow_desktop.photos.finals.operations import dismiss_final, link_final
from focusflow_desktop.photos.finals.queries import FinalsView, finals_view
from focusflow_desktop.photos.finals.suggest import Suggestion, places_of_originals, shoot_for, suggest
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.behind.finals import FinalsWatcher
from focusflow_desktop.ui.finals.choices_part import EDGE
from focusflow_desktop.ui.finals.page import FinalsPage
from focusflow_desktop.ui.finals.pictures import ChoicePictures
from focusflow_desktop.ui.finals.state import FinalsState
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame

ROOM = "finals"
_REFRESH_MS = 400
_CHOICES = 6


class History(Protocol):
    """What is needed of the library: the one history of the studio."""

    def undo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """Take the last step back."""
        ...

    def redo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """Do it again."""
        ...


class FinalsControl(QObject):
    """Keeps a FinalsPage true."""

    def __init__(
        self,
        page: FinalsPage,
        frame: Frame,
        *,
        watcher: FinalsWatcher,
        runner: Runner,
        history: History,
        pictures: ChoicePictures,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._watcher, self._runner = page, frame, watcher, runner
        self._history, self._pictures = history, pictures
        self._shelf = ThumbnailShelf(pictures, self)
        self._shelf.arrived.connect(self._on_arrived)
        self._view: FinalsView | None = None
        self._suggestions: tuple[Suggestion, ...] = ()
        self._refresh = Throttle(self, self._ask, interval_ms=_REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.watch_asked.connect(self._on_watch)
        page.look_asked.connect(watcher.look_now)
        page.back_asked.connect(self._on_back)
        page.shoot_chosen.connect(self.watch)
        page.unwatch_asked.connect(self._on_unwatch)
        page.suggestion_taken.connect(self._on_suggestion)
        page.linked.connect(self.link)
        page.dismissed.connect(self.dismiss)
        page.photo_asked.connect(self._on_photo)
        watcher.looked.connect(self._show)
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*self._commands())

    def close_shelf(self) -> None:
        """Let the threads that fetch pictures end."""
        self._shelf.close()

    def watch(self, folder: Path, session_id: UUID | None) -> None:
        """Watch a folder for the finals of a shoot, or of all."""
        work = partial(watch_folder, path=folder, session_id=session_id)
        self._frame.door.run_write(self, work)

    def choose(self, folder: Path) -> None:
        """Watch a folder for the shoot whose originals lie nearest."""

        def read(db: DbSession) -> UUID | None:
            return shoot_for(folder, places_of_originals(db))

        self._frame.door.run_query(self, read, done=partial(self.watch, folder))

    def link(self, final_id: UUID, photo: UUID) -> None:
        """The person's choice."""
        name = self._name(final_id)
        said = self.tr("{final} is linked to its photo").replace("{final}", name)
        work = partial(link_final, final_id=final_id, photo=photo)
        self._decide(final_id, work, step=self.tr("Link a final"), said=said)

    def dismiss(self, final_id: UUID) -> None:
        """None of the candidates."""
        said = self.tr("{final} stays without a photo").replace("{final}", self._name(final_id))
        work = partial(dismiss_final, final_id=final_id)
        self._decide(final_id, work, step=self.tr("None of these"), said=said)

    def take_back(self) -> None:
        """Undo the last step."""
        self._history.undo(self._after_history)

    def do_again(self) -> None:
        """Redo it."""
        self._history.redo(self._after_history)

    def _decide(self, final_id: UUID, work: Callable[[DbSession], Changes], *, step: str, said: str) -> None:
        def done(_changes: Changes) -> None:
            self._frame.messages.undoable(said, undo=self.take_back)

        def failed(error: WorldError) -> None:
            self._frame.messages.error(error)
            self._ask()

        self._go_on(final_id)
        self._frame.door.run_write(self, work, step=step, done=done, failed=failed)

    def _go_on(self, final_id: UUID) -> None:
        """The next final stands first at once: a quick second key means that one."""
        if self._view is not None:
            left = tuple(one for one in self._view.waiting if one.final_id != final_id)
            count = self._view.waiting_count - (len(self._view.waiting) - len(left))
            self._view = replace(self._view, waiting=left, waiting_count=count)
            self._show()
            self._bring()

    def _after_history(self, ids: tuple[UUID, ...]) -> None:
        if not ids:
            self._frame.messages.info(self.tr("There is nothing to take back."))
        self._refresh.request()

    @Slot()
    def _on_entered(self) -> None:
        self._watcher.look_now()
        self._ask()
        self._frame.door.run_query(self, places_of_originals, done=self._suggest)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("finals", "folders", "photos", "sessions"):
            self._refresh.request()

    def _ask(self) -> None:
        self._frame.door.run_query(self, finals_view, done=self._take)

    def _take(self, view: FinalsView) -> None:
        self._view = view
        taken = {folder.path for folder in view.folders}
        self._suggestions = tuple(one for one in self._suggestions if one.folder not in taken)
        self._show()
        self._bring()

    def _suggest(self, places: dict[Path, UUID]) -> None:
        watched = [folder.path for folder in self._view.folders] if self._view else []

        def came(result: object) -> None:
            assert isinstance(result, list)
            if isValid(self):
                self._suggestions = tuple(result)
                self._show()

        work = Ticket(done=came, failed=self._broke)
        self._runner.submit(Lane.BACKGROUND, partial(suggest, places, watched=watched), work)

    def _broke(self, error: BaseException) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._frame.messages.error(error)

    @Slot()
    def _show(self) -> None:
        state = FinalsState(view=self._view, states=self._watcher.states, suggestions=self._suggestions)
        self._page.show_state(state)

    def _bring(self) -> None:
        """Ask for the pictures that are shown, from the top."""
        if self._view is None:
            return
        waiting, linked = self._view.waiting, self._view.linked
        self._pictures.know((*waiting, *linked))
        keys = [key for one in waiting for key in (one.final_id, *(c.photo_id for c in one.candidates))]
        keys += [one.final_id for one in linked]
        side = round(EDGE * self._page.devicePixelRatioF())
        self._shelf.want(list(dict.fromkeys(keys)), box=QSize(side, side))
        for key in keys:
            self._on_arrived(key)

    @Slot(object)
    def _on_arrived(self, key: UUID) -> None:
        picture = self._shelf.look(key)
        if picture is not None or self._shelf.is_broken(key):
            self._page.show_picture(key, picture)

    @Slot()
    def _on_watch(self) -> None:
        remembered = self._frame.settings.memo("finals.last_folder")
        start = remembered if isinstance(remembered, str) else str(Path.home())
        title = self.tr("Where your editor puts finished pictures")
        chosen = QFileDialog.getExistingDirectory(self._page, title, start)
        if chosen:
            self._frame.settings.set_memo("finals.last_folder", chosen)
            self.choose(Path(chosen))

    @Slot(object)
    def _on_unwatch(self, folder: Path) -> None:
        session = (
            next((f.session_id for f in self._view.folders if f.path == folder), None) if self._view else None
        )

        def done(_changes: Changes) -> None:
            said = self.tr("{folder} is no longer watched. Links are kept.").replace("{folder}", folder.name)
            self._frame.messages.undoable(said, undo=partial(self.watch, folder, session))

        self._frame.door.run_write(self, partial(unwatch_folder, path=folder), done=done)

    @Slot(object)
    def _on_suggestion(self, suggestion: Suggestion) -> None:
        self.watch(suggestion.folder, suggestion.session_id)

    @Slot(object)
    def _on_photo(self, photo_id: UUID) -> None:
        self._frame.show_room("library", active=photo_id)

    @Slot()
    def _on_back(self) -> None:
        self._frame.show_room("library")

    def _name(self, final_id: UUID) -> str:
        waiting = self._view.waiting if self._view else ()
        return next((one.name for one in waiting if one.final_id == final_id), "")

    def _commands(self) -> list[Command]:
        photo = self.tr("Photo")
        made = [
            Command(id="finals.watch", title=self.tr("Watch a folder…"), run=self._page.watch_asked.emit, room=ROOM,
                    icon="folder-plus", menu=photo),
            Command(id="finals.look", title=self.tr("Look now"), run=self._watcher.look_now, room=ROOM,
                    shortcut="F5", icon="refresh-cw", menu=photo),
            Command(id="finals.undo", title=self.tr("Undo"), run=self.take_back, room=ROOM, shortcut="Ctrl+Z",
                    repeats=True),
            Command(id="finals.redo", title=self.tr("Redo"), run=self.do_again, room=ROOM, shortcut="Ctrl+Shift+Z",
                    repeats=True),
            Command(id="finals.none", title=self.tr("None of these"), run=self._none_of_first, room=ROOM,
                    shortcut="0"),
        ]  # fmt: skip
        for number in range(_CHOICES):
            title = self.tr("Link the first final to photo {number}").replace("{number}", str(number + 1))
            made.append(
                Command(
                    id=f"finals.choose_{number + 1}",
                    title=title,
                    run=partial(self._choose_of_first, number),
                    room=ROOM,
                    shortcut=str(number + 1),
                    in_palette=False,
                )
            )
        return made

    def _choose_of_first(self, number: int) -> None:
        first = self._page.first
        if first is not None and number < len(first.candidates):
            self.link(first.final_id, first.candidates[number].photo_id)

    def _none_of_first(self) -> None:
        if (first := self._page.first) is not None:
            self.dismiss(first.final_id)
