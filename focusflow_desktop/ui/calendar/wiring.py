"""Joins the calendar to the studio: reads what is in sight, answers the column, hands what is to be written to writes.py."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QTimeZone, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from focusflow_desktop.business.sessions.clashes import clashes_in_sight
from focusflow_desktop.business.sessions.details import SessionDetails, session_details
from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.business.sessions.operations import NewSession
from focusflow_desktop.business.sessions.queries import Beside, JobRow, day_of_session, open_jobs
from focusflow_desktop.business.sessions.time_off import TimeOff
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.names import safe_name
from focusflow_desktop.shared.rules.local_time import moment_of, zone_named
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.calendar.clash_words import clash_words
from focusflow_desktop.ui.calendar.commands import calendar_commands
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.editor import Op
from focusflow_desktop.ui.calendar.free_times import FreeTimes
from focusflow_desktop.ui.calendar.grid_painting import GridPainting
from focusflow_desktop.ui.calendar.light import light_lines, light_notes
from focusflow_desktop.ui.calendar.move_card import MoveCard
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.new_card import HOLD, Choices, NewSessionCard
from focusflow_desktop.ui.calendar.off_card import OffCard
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.calendar.panel import PanelState
from focusflow_desktop.ui.calendar.reading import Found, read_calendar
from focusflow_desktop.ui.calendar.words import view_word
from focusflow_desktop.ui.calendar.writes import CalendarWrites
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

CONCERNS = ("sessions", "allocations", "mini_days", "mini_slots", "blackouts", "external_busy", "members")
CONCERNS_TOO = ("jobs", "locations", "studios", "rooms", "kit_items", "availability_limits")
REFRESH_MS = 250
MINUTE_MS = 60_000
_NOTHING = Beside(holds=(), people=(), limits=(), tz=None)


class Calendar(QObject):
    """Keeps a CalendarPage true."""

    def __init__(self, page: CalendarPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._writes = CalendarWrites(page, frame, clock)
        self._beside = _NOTHING
        self._free = FreeTimes(page, frame, clock)
        self._free.changed.connect(self._show_chosen)
        self._free.taken.connect(self._on_new)
        self._details: SessionDetails | None = None
        self._wanted: UUID | None = None  # the item to choose when it has been read
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.sight_asked.connect(self.ask)
        page.chosen.connect(self._show_panel)
        page.opened.connect(self._on_opened)
        page.move_asked.connect(self._on_move)
        page.move_tried.connect(self._on_tried)
        page.new_asked.connect(self._on_new)
        page.panel.job_asked.connect(self._on_opened)
        page.panel.mini_day_asked.connect(self._on_opened)
        page.panel.item_asked.connect(page.pick)
        page.panel.state_asked.connect(self._on_state)
        page.panel.override_asked.connect(self._on_override)
        page.panel.change_asked.connect(self._on_change)
        page.panel.file_asked.connect(self._ask_where)
        page.panel.off_asked.connect(self._ask_off)
        page.panel.off_deleted.connect(self._on_off_deleted)
        page.chosen.connect(self._ask_details)
        frame.door.bus.changed.connect(self._on_changed)
        undo, redo = self._writes.take_back, self._writes.do_again
        frame.commands.register(*calendar_commands(page, undo=undo, redo=redo, day_off=self.ask_off))
        minute = QTimer(self)
        minute.setInterval(MINUTE_MS)
        minute.timeout.connect(self._on_minute)
        minute.start()

    # reading

    @Slot()
    def ask(self) -> None:
        """Read the days in sight."""
        first, after = self._page.span
        if self._page.view is View.AGENDA:
            after = first.replace(year=first.year + 1) if (first.month, first.day) != (2, 29) else after
        query = partial(
            read_calendar, span=(first, after), zone=self._page.zone, now=self._clock.now(),
            has_clashes=self._page.view is not View.YEAR,  # it shows how many there are, not which
            has_light=self._page.view in (View.DAY, View.WEEK, View.AGENDA),
        )  # fmt: skip
        self._frame.door.run_query(self, query, done=partial(self._show, self._page.span))

    def _show(self, span: tuple[date, date], found: Found) -> None:
        if span != self._page.span:
            return  # the person has gone on; their own answer comes
        self._page.zone, self._beside = found.zone, found.beside
        self._page.show_people(found.beside.people)
        self._page.show_items(
            found.items,
            now=self._clock.now(),
            notes=light_notes(found.light, is_short=self._page.view is View.WEEK),
        )
        item = next((item for item in self._page.items if item.id == self._wanted), None)
        if item is not None:  # an answer that was asked for before does not have it yet
            self._wanted = None
            self._page.current.pick(item)
        self._show_panel(self._page.current.choice)
        self._ask_details(self._page.current.choice)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS, *CONCERNS_TOO):
            self._refresh.request()

    @Slot()
    def _on_minute(self) -> None:
        self._page.show_items(self._page.items, now=self._clock.now(), notes=self._page.notes)

    @Slot(object, object)
    def _on_entered(self, day: date | None, session_id: UUID | None) -> None:
        self._wanted = session_id
        if day is None and session_id is not None:
            self._frame.door.run_query(
                self, partial(day_of_session, session_id=session_id), done=self._go_to_session
            )
            return
        self._page.go_to(day or self._page.day)

    def _go_to_session(self, found: datetime | None) -> None:
        self._page.go_to(self._page.day if found is None else found.astimezone(self._page.zone).date())

    # the column

    @Slot(object)
    def _ask_details(self, item: CalendarItem | None) -> None:
        if item is not None and item.kind is ItemKind.SESSION:
            query = partial(session_details, session_id=item.id)
            self._frame.door.run_query(self, query, done=self._show_details)

    def _show_details(self, details: SessionDetails | None) -> None:
        self._details = details
        self._show_chosen()

    def _is_of(self, item: CalendarItem) -> bool:
        return self._details is not None and self._details.id == item.id

    @Slot()
    def _show_chosen(self) -> None:
        self._show_panel(self._page.current.choice)

    @Slot(object)
    def _show_panel(self, item: CalendarItem | None) -> None:
        zone = self._page.zone
        self._page.panel.show_state(
            PanelState(
                zone=zone,
                item=item,
                clashes=tuple(clash_words(clash, zone) for clash in item.clashes) if item is not None else (),
                holds=self._beside.holds if item is None else (),
                hours=self._hours() if item is None else (),
                hours_title=self.tr("Team, {view} in sight").replace(
                    "{view}", view_word(self._page.view).lower()
                ),
                details=self._details if item is not None and self._is_of(item) else None,
                sun=light_lines(item, zone) if item is not None else (),
                free=self._free.state(self._beside) if item is None else None,
                can_write=True,
            )
        )

    def _hours(self) -> tuple[tuple[str, float], ...]:
        hours: defaultdict[str, float] = defaultdict(float)
        for item in self._page.shown:
            if item.is_booking and not item.is_all_day:
                for name in item.people:
                    hours[name] += (item.ends_at - item.starts_at) / timedelta(hours=1)
        return tuple(sorted(hours.items(), key=lambda one: (-one[1], one[0])))[:8]

    # a new session

    @Slot(object)
    def _on_new(self, proposal: Proposal | None) -> None:
        wanted = proposal or self._next_hour()
        self._frame.door.run_query(self, open_jobs, done=partial(self._ask_new, wanted))

    def _next_hour(self) -> Proposal:
        """The day in sight at ten, or the next whole hour of today."""
        wall = self._clock.now().astimezone(self._page.zone)
        minute = min(22, wall.hour + 1) * 60 if self._page.day == wall.date() else 600
        start = moment_of(self._page.day, minute, self._page.zone)
        return Proposal(starts_at=start.at, ends_at=start.at + timedelta(hours=1), reading=start.reading)

    def _ask_new(self, proposal: Proposal, jobs: tuple[JobRow, ...]) -> None:
        choices = Choices(jobs=jobs, people=self._beside.people, person=self._page.person)
        card = NewSessionCard(choices, proposal, zone=self._page.zone, now=self._clock.now())
        card.wanted.connect(partial(self._add, card))
        card.given_up.connect(self._end_new)
        self._page.panel.show_card(card)
        card.job.setFocus()

    @Slot()
    def _end_new(self) -> None:
        self._page.panel.show_card(None)
        self._show_panel(self._page.current.choice)
        self._page.current.setFocus()

    def _add(self, card: NewSessionCard, new: NewSession) -> None:
        def done(session_id: UUID) -> None:
            self._wanted = session_id
            self._page.day = new.starts_at.astimezone(self._page.zone).date()
            self._end_new()
            self.ask()

        def refused(error: WorldError) -> None:
            card.show_error(str(error.fields.get("field", "title")), error_words(error))

        self._writes.book(new, done=done, refused=refused)

    # acting

    @Slot(object, object)
    def _on_move(self, item: CalendarItem, proposal: Proposal) -> None:
        if not proposal.options:
            self._move(item, proposal)
            return
        card = MoveCard(item, proposal, zone=self._page.zone)
        card.given_up.connect(self._end_new)
        card.chosen.connect(partial(self._on_answered, item))
        self._page.panel.show_card(card)
        card.answers[0].setFocus()

    def _on_answered(self, item: CalendarItem, proposal: Proposal) -> None:
        self._end_new()
        self._move(item, proposal)

    def _move(self, item: CalendarItem, proposal: Proposal) -> None:
        self._wanted = item.id
        self._writes.move(item, proposal)

    @Slot(object, object)
    def _on_tried(self, item: CalendarItem | None, proposal: Proposal) -> None:
        view = self._page.current
        if item is None or not isinstance(view, GridPainting):
            return
        dragged = replace(item, starts_at=proposal.starts_at, ends_at=proposal.ends_at)
        found = clashes_in_sight(
            dragged, self._page.items, zone=self._page.zone, now=self._clock.now(), limits=self._beside.limits
        )
        view.show_hint(" ".join(clash_words(clash, self._page.zone) for clash in found))

    @Slot(object, str, str)
    def _on_state(self, item: CalendarItem, event: str, reason: str) -> None:
        self._wanted = item.id
        holds = event in ("hold", "reschedule")
        self._writes.change_state(
            item, event, reason=reason, hold_until=self._clock.now() + HOLD if holds else None
        )

    @Slot(object, str)
    def _on_change(self, op: Op, step: str) -> None:
        self._writes.write(op, step=step, said="")

    @Slot(object)
    def _ask_where(self, item: CalendarItem) -> None:
        title, kinds = self.tr("Save as a calendar file"), self.tr("Calendars (*.ics)")
        name, _ = QFileDialog.getSaveFileName(self._page, title, f"{safe_name(item.title)}.ics", kinds)
        if name:
            self._writes.save_file(item, Path(name))

    # days off

    @Slot()
    def ask_off(self) -> None:
        """A new day off, on the day in sight."""
        self._ask_off(None)

    @Slot(object)
    def _ask_off(self, item: CalendarItem | None) -> None:
        card = OffCard(self._beside.people, day=self._page.day, zone=self._page.zone, item=item)
        card.given_up.connect(self._end_new)
        card.wanted.connect(partial(self._write_off, card, item))
        self._page.panel.show_card(card)
        card.title.setFocus()

    def _write_off(self, card: OffCard, item: CalendarItem | None, off: TimeOff) -> None:
        def refused(error: WorldError) -> None:
            card.show_error(str(error.fields.get("field", "title")), error_words(error))

        self._writes.write_off(off, item, done=self._end_new, refused=refused)

    @Slot(object)
    def _on_off_deleted(self, item: CalendarItem) -> None:
        self._writes.delete_off(item)

    @Slot(object, str)
    def _on_override(self, item: CalendarItem, reason: str) -> None:
        self._wanted = item.id
        self._writes.keep_clash(item, reason)

    @Slot(object)
    def _on_opened(self, item: CalendarItem) -> None:
        if item.kind is ItemKind.MINI_DAY:
            self._frame.show_room("mini_days", mini_day_id=item.id)
        elif item.job_id is not None and self._frame.has_room("jobs"):
            self._frame.show_room("jobs", job_id=item.job_id)
        else:
            self._page.pick(item)


def calendar_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    own = bytes(
        QTimeZone.systemTimeZoneId().data()
    ).decode()  # a name, which knows of summer time; not an offset
    page = CalendarPage(zone=zone_named(own, UTC), now=clock.now())
    Calendar(page, frame, clock)
    return page
