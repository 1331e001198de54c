"""Finds the next free times for the column: what was looked for, and what was found until the calendar changes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from focusflow_desktop.business.sessions.free_times import Wanted, free_times
from focusflow_desktop.business.sessions.items import PersonRow
from focusflow_desktop.business.sessions.queries import Beside, TypeRow
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from focusflow_desktop.shared.rules.slots import Slot as FreeSlot
from focusflow_desktop.ui.calendar.free_card import FreeState, free_choices
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.shell.page import Frame


class FreeTimes(QObject):
    """Asks the studio, and keeps the answer."""

    changed = Signal()
    taken = Signal(object)  # Proposal: a new session at this time

    def __init__(self, page: CalendarPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._types: tuple[TypeRow, ...] = ()
        self._only: PersonRow | None = None
        self._choice = 0
        self._slots: tuple[FreeSlot, ...] | None = None
        self._whose: tuple[UUID | None, str] = (None, "")
        page.panel.free_asked.connect(self._on_asked)
        page.panel.slot_chosen.connect(self._on_chosen)
        frame.door.bus.changed.connect(self._on_changed)

    def state(self, beside: Beside) -> FreeState:
        """What the card shows."""
        types = beside.types
        self._only = beside.people[0] if len(beside.people) == 1 else None
        choices = free_choices(types)
        if types != self._types:  # the lengths stand elsewhere now
            self._types, self._choice, self._slots = types, 0, None
        is_same = self._person() == self._whose[0]
        return FreeState(
            choices=choices, choice=self._choice, whose=self._whose[1], slots=self._slots if is_same else None
        )

    @Slot(int)
    def _on_asked(self, choice: int) -> None:
        self._choice = choice
        wanted = free_choices(self._types)[choice]
        person = self._person()
        self._whose = (person, self._name(person))
        takes = (Resource(kind=ResourceKind.USER, id=person),) if person is not None else ()
        query = partial(
            free_times,
            wanted=Wanted(length=wanted.length, session_type_id=wanted.session_type_id, takes=takes),
            now=self._clock.now(),
        )
        self._frame.door.run_query(self, query, done=self._found)

    def _person(self) -> UUID | None:
        """Whose free times: the chosen person's, or theirs who works alone."""
        return self._page.person or (self._only.id if self._only is not None else None)

    def _name(self, person: UUID | None) -> str:
        if person is None:
            return ""
        is_only = self._only is not None and self._only.id == person
        return self._only.name if is_only and self._only is not None else self._page.people.currentText()

    def _found(self, slots: tuple[FreeSlot, ...]) -> None:
        self._slots = slots
        self.changed.emit()

    @Slot(object, object)
    def _on_chosen(self, first: datetime, last: datetime) -> None:
        self._page.go_to(first.astimezone(self._page.zone).date())
        self.taken.emit(Proposal(starts_at=first, ends_at=last))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("sessions", "allocations", "blackouts", "external_busy", "mini_days"):
            self._slots = None  # what was free may not be any more
