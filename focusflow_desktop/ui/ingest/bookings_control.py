"""Filing by bookings as a step of the import: says what is booked on the cards' days, and leads there when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.filing.queries import Filing, bookings_on, waiting_filing
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.ingest.clocks import Camera, corrected
from focusflow_desktop.photos.ingest.reading import CardReading
from focusflow_desktop.ui.filing.words import shoot_words
from focusflow_desktop.ui.ingest.bookings_part import BookingsPart
from focusflow_desktop.ui.shell.page import Frame

_MEMO = "import.file_by_bookings"


class BookingsControl(QObject):
    """Knows how many bookings there are and whether the tick is set; the tick is remembered for the next card."""

    def __init__(self, part: BookingsPart, page: QWidget, frame: Frame) -> None:
        super().__init__(part)
        self._part, self._page, self._frame = part, page, frame
        self._count, self._days = 0, frozenset[date]()
        self._is_wanted = frame.settings.memo(_MEMO) != "no"
        part.ticked.connect(self._on_ticked)
        frame.door.bus.changed.connect(self._on_changed)

    def look(self, readings: Iterable[CardReading], offsets: Mapping[Camera, timedelta]) -> None:
        """Other cards, or another clock: count the bookings of their days."""
        self._days = days_of(readings, offsets)
        self._ask()

    def _ask(self) -> None:
        asked = partial(_counted, days=self._days)
        self._frame.door.run_query(self, asked, done=self._take_count)

    @Slot()
    def offer(self) -> None:
        """The import has ended: lead to the filing, or offer it."""
        self._frame.door.run_query(self, waiting_filing, done=self._take_filing)

    def _take_count(self, found: tuple[frozenset[date], int]) -> None:
        days, count = found
        if days == self._days:
            self._count = count
            self._part.show_count(count, is_ticked=self._is_wanted)

    def _take_filing(self, filing: Filing | None) -> None:
        """Who has gone to another room meanwhile is not called away from it."""
        if filing is None:
            return
        go = partial(self._frame.show_room, "filing", session_id=filing.session_id)
        if self._count and self._is_wanted and self._page.isVisible():
            go()
            return
        said = self.tr("{shoot}: some were taken at times that are booked.")
        self._frame.messages.good(
            said.replace("{shoot}", shoot_words(filing)), act=self.tr("File them…"), run=go
        )

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._days and changes.touches("sessions"):
            self._ask()

    @Slot(bool)
    def _on_ticked(self, is_wanted: bool) -> None:
        self._is_wanted = is_wanted
        self._frame.settings.set_memo(_MEMO, "yes" if is_wanted else "no")


def days_of(readings: Iterable[CardReading], offsets: Mapping[Camera, timedelta]) -> frozenset[date]:
    """The days the pictures were taken, with the clocks put right."""
    return frozenset(
        at.date()
        for reading in readings
        for facts in (item.facts for item in reading.described)
        if facts is not None and (at := corrected(facts, offsets)) is not None
    )


def _counted(db: DbSession, *, days: frozenset[date]) -> tuple[frozenset[date], int]:
    return days, bookings_on(db, days)
