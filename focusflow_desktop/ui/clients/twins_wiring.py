"""Joins the page Duplicates to the studio: everybody is compared behind the window, and a merge is a step with undo."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.duplicates import Duplicate, find_duplicates
from focusflow_desktop.business.clients.merging import merge_contacts
from focusflow_desktop.business.clients.queries import ContactRow, rows_of
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.clients.twins import TwinsPage
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "duplicates"
REFRESH_MS = 400
Found = tuple[list[Duplicate], dict[UUID, ContactRow]]


class Twins(QObject):
    """Keeps a TwinsPage true."""

    def __init__(self, page: TwinsPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self.ask)
        page.left.connect(self._go_back)
        page.client_asked.connect(lambda key: frame.show_room("clients", contact_id=key))
        page.merge_asked.connect(self._merge)
        frame.door.bus.changed.connect(self._on_changed)
        back = Command(id="duplicates.back", title=self.tr("Back to the clients"), run=self._go_back, room=ROOM,
                       shortcut="Esc", menu=self.tr("Go"))  # fmt: skip
        frame.commands.register(back, *self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Compare everybody."""
        self._frame.door.run_query(self, _read, done=self._show)

    def _show(self, found: Found) -> None:
        self._page.show_pairs(*found)

    @Slot(object, object)
    def _merge(self, keep_id: UUID, other_id: UUID) -> None:
        op = partial(merge_contacts, keep_id=keep_id, other_id=other_id, clock=self._clock)
        self._steps.write(op, step=self.tr("Merge clients"), said=self.tr("Two clients are one now"))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._page.isVisible() and changes.touches("contacts", "contact_emails", "contact_phones"):
            self._refresh.request()

    @Slot()
    def _go_back(self) -> None:
        self._frame.show_room("clients")


def _read(db: DbSession) -> Found:
    pairs = find_duplicates(db)
    return pairs, rows_of(db, {key for pair in pairs for key in (pair.one_id, pair.other_id)})


def twins_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The page, wired."""
    page = TwinsPage()
    Twins(page, frame, clock)
    return page
