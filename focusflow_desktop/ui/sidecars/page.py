"""Changed in two places: what other programs changed in sidecars that was changed here as well, one decision each.

The page asks and shows; what a decision means is in photos/sidecars/decisions.py, and the keeper writes the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.sidecars.decisions import (
    Choice,
    Decided,
    Done,
    Kept,
    decide,
    look_again,
    take_back,
)
from focusflow_desktop.photos.sidecars.queries import Waiting, WaitingPhoto, waiting_sidecars
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.sidecars.choice_part import PICTURE, ChoicePart, choices_of
from focusflow_desktop.ui.sidecars.waiting_list import WaitingList
from focusflow_desktop.ui.sidecars.words import decided_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import rule

MARGIN = 24
_REFRESH_MS = 400


class SidecarsPage(QWidget):
    """The list at the left, the chosen photo at the right."""

    def __init__(self, frame: Frame, *, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self._frame, self._is_closed = frame, False
        self.setAccessibleName(self.tr("Changed in two places"))
        self._shelf = ThumbnailShelf(thumbnails, self, threads=1)
        self._large = ThumbnailShelf(thumbnails, self, threads=1)
        self._large.arrived.connect(self._on_picture)
        self.all_ours = self._act(self.tr("Keep FocusFlow’s everywhere"), Kept.OURS)
        self.all_theirs = self._act(self.tr("Take the sidecars’ everywhere"), Kept.THEIRS)
        self._head = Head("", acts=(self.all_ours, self.all_theirs))
        self.list = WaitingList(self._shelf)
        self.choice = ChoicePart()
        self.list.chosen.connect(self._on_chosen)
        self.choice.decided.connect(self.decide)
        self.choice.look_again_asked.connect(self._on_look_again)
        self._refresh = Throttle(self, self._ask, interval_ms=_REFRESH_MS)
        frame.door.bus.changed.connect(self._on_changed)
        self._lay_out()

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self._ask()
        self.list.setFocus()

    def close_shelf(self) -> None:
        """Let the threads of the pictures end and ask no more; the program is closing."""
        self._is_closed = True
        self._shelf.close()
        self._large.close()

    def decide(self, choices: Sequence[Choice]) -> None:
        """Carry these decisions out, and offer to take them back."""
        self._enable(is_on=False)
        self._frame.door.run_write(
            self,
            partial(decide, choices=tuple(choices)),
            step=self.tr("Choose between FocusFlow and sidecars"),
            done=partial(self._after, tuple(choices)),
            failed=self._refused,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return self._body.currentWidget() is self._empty

    @Slot()
    def _ask(self) -> None:
        if self._is_closed:
            return
        self._frame.door.run_query(self, waiting_sidecars, done=self._show)

    def _show(self, waiting: Waiting) -> None:
        self.list.show_photos(waiting.photos)
        self._body.setCurrentWidget(self._both if waiting.photos else self._empty)
        to_choose = sum(not photo.is_refused for photo in waiting.photos)
        self._head.show_words(self.tr("Changed in two places"), self._sentence(waiting, to_choose))
        self.all_ours.setVisible(to_choose > 1)
        self.all_theirs.setVisible(to_choose > 1)
        self._enable(is_on=True)

    def _sentence(self, waiting: Waiting, to_choose: int) -> str:
        refused = len(waiting.photos) - to_choose
        parts = [
            self.tr("%n picture(s) need your choice.", "", to_choose) if to_choose else "",
            self.tr("%n sidecar(s) could not be read or written.", "", refused) if refused else "",
            self.tr("%n more after these.", "", more)
            if (more := waiting.total - len(waiting.photos))
            else "",
        ]
        return " ".join(part for part in parts if part)

    def _after(self, choices: tuple[Choice, ...], decided: Decided) -> None:
        self._ask()
        left = len(choices) - len(decided.done)
        if left:
            self._frame.messages.warn(
                self.tr("%n value(s) changed again meanwhile and wait with what is there now.", "", left)
            )
        if decided.done:
            said = decided_words(decided.done[0].choice.kept, values=len(decided.done))
            self._frame.messages.undoable(said, undo=partial(self._take_back, decided.done))

    def _take_back(self, done: tuple[Done, ...]) -> None:
        self._frame.door.run_write(self, partial(take_back, done=done), done=self._ask_again)

    def _ask_again(self, _changes: object) -> None:
        self._ask()

    def _refused(self, error: WorldError) -> None:
        self._enable(is_on=True)
        self._frame.messages.error(error)

    def _on_look_again(self, photo: WaitingPhoto) -> None:
        self._enable(is_on=False)
        self._frame.door.run_write(
            self, partial(look_again, ids=[photo.photo_id]), done=self._ask_again, failed=self._refused
        )

    def _on_chosen(self, photo: WaitingPhoto | None) -> None:
        self.choice.show_photo(photo)
        if photo is not None:
            self._large.want([photo.photo_id], box=PICTURE * self.devicePixelRatioF())
            self.choice.show_picture(self._large.look(photo.photo_id))

    def _on_picture(self, photo_id: UUID) -> None:
        if self.choice.photo is not None and self.choice.photo.photo_id == photo_id:
            self.choice.show_picture(self._large.look(photo_id))

    def _on_changed(self, changes: Changes, _origin: QObject | None) -> None:
        if self.isVisible() and changes.touches("sidecar_states", "photos"):
            self._refresh.request()

    def _enable(self, *, is_on: bool) -> None:
        for button in (self.all_ours, self.all_theirs, *self.choice.buttons):
            button.setEnabled(is_on)

    def _act(self, words: str, kept: Kept) -> Button:
        button = Button(words, kind=Kind.PLAIN, parent=self)
        button.hide()
        button.clicked.connect(lambda: self.decide(choices_of(self.list.photos, kept)))
        return button

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            icon="circle-check",
            title=self.tr("Nothing changed in two places"),
            sentence=self.tr(
                "When another program changes a sidecar whose picture you changed here too, both values stand here "
                "and you choose. Nothing is overwritten silently."
            ),
        )
        area = QScrollArea()
        area.setAccessibleName(self.tr("Both versions"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.choice)
        area.viewport().setAutoFillBackground(False)
        self.choice.setAutoFillBackground(False)
        self._both = QWidget()
        sides = QHBoxLayout(self._both)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self.list)
        sides.addWidget(rule(vertical=True))
        sides.addWidget(area, 1)
        self._body = QStackedWidget()
        self._body.addWidget(self._empty)
        self._body.addWidget(self._both)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 16, MARGIN, 16)
        head.addWidget(self._head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(rule())
        box.addWidget(self._body, 1)
        self._head.show_words(self.tr("Changed in two places"))
