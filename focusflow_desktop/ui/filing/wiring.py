"""Joins the room File by bookings to the studio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.filing.operations import file_pictures
from focusflow_desktop.business.filing.queries import (
    NO_SHIFTS,
    Filing,
    filing_of,
    shoots_to_file,
    waiting_filing,
)
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.filing.page import FilingPage
from focusflow_desktop.ui.filing.words import shoot_words
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "filing"
REFRESH_MS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What could be filed, and the proposal for one of it."""

    shoots: tuple[tuple[UUID, str, int], ...]
    filing: Filing | None


class FilingRoom(QObject):
    """Keeps a FilingPage true; what a person has moved stays until the pictures or the calendar change."""

    def __init__(self, page: FilingPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._wanted: UUID | None = None
        self._shifts: Mapping[str, timedelta] = NO_SHIFTS  # clocks that are put right for this shoot
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_wanted)
        page.shoot_chosen.connect(self._on_wanted)
        page.shifts_asked.connect(self._put_right)
        page.file_asked.connect(self.file)
        page.library_asked.connect(lambda: frame.show_room("library"))
        frame.door.bus.changed.connect(self._on_changed)
        back = Command(id="filing.back", title=self.tr("Back to the library"), run=partial(frame.show_room, "library"),
                       room=ROOM, shortcut="Esc", menu=self.tr("Go"))  # fmt: skip
        frame.commands.register(back, *self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Read the proposal."""
        self._frame.door.run_query(
            self, partial(_read, wanted=self._wanted, shifts=self._shifts), done=self._show
        )

    @Slot()
    def file(self) -> None:
        """File them, as one step."""
        filing = self._page.filing
        if filing is None:
            return
        op = partial(
            file_pictures,
            session_id=filing.session_id,
            proposal=self._page.proposal,
            now=self._clock.now(),
            shifts=filing.shifts,
        )
        self._page.show_error("")
        said = self.tr("{shoot}: with their bookings now.").replace("{shoot}", shoot_words(filing))
        self._steps.write(op, step=self.tr("File pictures"), said=said, done=self._done, failed=self._refused)

    def _done(self, _changes: Changes) -> None:
        self._wanted, self._shifts = None, NO_SHIFTS
        self.ask()

    def _refused(self, error: WorldError) -> None:
        """What was moved by hand stays, unless it points to a booking that is gone."""
        self._page.show_error(error_words(error))
        if error.code == "filing.booking_gone":
            self.ask()

    @Slot(object)
    def _put_right(self, shifts: Mapping[str, timedelta]) -> None:
        if self._page.filing is not None:
            self._wanted, self._shifts = self._page.filing.session_id, dict(shifts)
            self.ask()

    def _show(self, found: Found) -> None:
        self._page.show_shoots(
            found.shoots, chosen=found.filing.session_id if found.filing is not None else None
        )
        self._page.show_filing(found.filing)

    @Slot(object)
    def _on_wanted(self, session_id: UUID | None) -> None:
        self._wanted, self._shifts = session_id, NO_SHIFTS
        self._page.show_error("")
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("photos", "sessions"):
            self._refresh.request()


def _read(db: DbSession, *, wanted: UUID | None, shifts: Mapping[str, timedelta]) -> Found:
    """The shoot that is asked for; else the newest whose pictures fall on something booked."""
    filing = filing_of(db, wanted, shifts=shifts) if wanted is not None else waiting_filing(db)
    return Found(shoots=tuple(shoots_to_file(db)), filing=filing)


def filing_page(frame: Frame, *, thumbnails: ThumbnailSource, clock: Clock) -> FilingPage:
    """The room, wired. Its shelf is closed by whoever closes the studio."""
    shelf = ThumbnailShelf(thumbnails)
    page = FilingPage(shelf)
    shelf.setParent(page)
    FilingRoom(page, frame, clock)
    return page
