"""Joins the calendar to the studio: reads what is in sight, writes moves and states as undoable steps, answers the column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, QTimeZone, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db import undo as history
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.calendar import operations
from focusflow_desktop.ui.calendar.clashes import clashing_with, shared_people, with_clashes
from focusflow_desktop.ui.calendar.commands import calendar_commands
from focusflow_desktop.ui.calendar.dates import Reading, View, moment_of, zone_named
from focusflow_desktop.ui.calendar.grid_painting import GridPainting
from focusflow_desktop.ui.calendar.items import CalendarItem, ItemKind, PersonRow
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.new_card import Choices, NewSessionCard
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.calendar.panel import PanelState
from focusflow_desktop.ui.calendar.queries import Found, JobRow, day_of_session, open_jobs, read_calendar
from focusflow_desktop.ui.calendar.words import clock_words, day_words, span_words, view_word
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

CONCERNS = ("sessions", "allocations", "mini_days", "mini_slots", "blackouts", "external_busy", "members")
CONCERNS_TOO = ("jobs", "locations", "studios", "rooms", "kit_items")
REFRESH_MS = 250
MINUTE_MS = 60_000


class Calendar(QObject):
    """Keeps a CalendarPage true."""

    def __init__(self, page: CalendarPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._holds: tuple[CalendarItem, ...] = ()
        self._people: tuple[PersonRow, ...] = ()
        self._wanted: UUID | None = None  # the item to choose when it has been read
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.sight_asked.connect(self.ask)
        page.chosen.connect(self._show_panel)
        page.opened.connect(self._on_opened)
        page.move_asked.connect(self.move)
        page.move_tried.connect(self._on_tried)
        page.new_asked.connect(self._on_new)
        page.panel.job_asked.connect(self._on_opened)
        page.panel.item_asked.connect(page.pick)
        page.panel.state_asked.connect(self._on_state)
        page.panel.override_asked.connect(self._on_override)
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*calendar_commands(page, undo=self.take_back, redo=self.do_again))
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
        query = partial(_read, span=(first, after), zone=self._page.zone, now=self._clock.now())
        self._frame.door.run_query(self, query, done=partial(self._show, self._page.span))

    def _show(self, span: tuple[date, date], found: Found) -> None:
        if span != self._page.span:
            return  # the person has gone on; their own answer comes
        zone = zone_named(found.tz, self._page.zone)
        if str(zone) != str(self._page.zone):
            self._page.zone = zone
            self.ask()
            return
        self._holds, self._people = found.holds, found.people
        self._page.show_people(found.people)
        self._page.show_items(with_clashes(found.items), now=self._clock.now())
        wanted, self._wanted = self._wanted, None
        item = next((item for item in self._page.items if item.id == wanted), None)
        if item is not None:
            self._page.current.pick(item)
        self._show_panel(self._page.current.choice)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS, *CONCERNS_TOO):
            self._refresh.request()

    @Slot()
    def _on_minute(self) -> None:
        self._page.show_items(self._page.items, now=self._clock.now())

    @Slot(object, object)
    def _on_entered(self, day: date | None, session_id: UUID | None) -> None:
        self._wanted = session_id
        if day is None and session_id is not None:
            self._frame.door.run_query(
                self, partial(day_of_session, session_id=session_id), done=self._go_to_session
            )
        self._page.go_to(day or self._page.day)

    def _go_to_session(self, found: datetime | None) -> None:
        if found is not None:
            self._page.go_to(found.astimezone(self._page.zone).date())

    # the column

    @Slot(object)
    def _show_panel(self, item: CalendarItem | None) -> None:
        self._page.panel.show_state(
            PanelState(
                zone=self._page.zone,
                item=item,
                clashes=self._clash_lines(item, None) if item is not None and item.has_clash else (),
                holds=self._holds if item is None else (),
                hours=self._hours() if item is None else (),
                hours_title=self.tr("Team, {view} in sight").replace(
                    "{view}", view_word(self._page.view).lower()
                ),
                can_write=True,
            )
        )

    def _clash_lines(self, item: CalendarItem, proposal: Proposal | None) -> tuple[str, ...]:
        starts_at = proposal.starts_at if proposal else item.starts_at
        ends_at = proposal.ends_at if proposal else item.ends_at
        found = clashing_with(item, self._page.items, starts_at=starts_at, ends_at=ends_at)
        return tuple(self._clash_line(item, other) for other in found)

    def _clash_line(self, item: CalendarItem, other: CalendarItem) -> str:
        names = ", ".join(shared_people(item, other))
        when = span_words(other, self._page.zone)
        if other.kind is ItemKind.BLACKOUT:
            words = self.tr("Not available then: {title}, {time}.")
        elif names:
            words = self.tr("{names} is at {title}, {time}.").replace("{names}", names)
        else:
            words = self.tr("At the same time: {title}, {time}.")
        return words.replace("{title}", other.title).replace("{time}", when)

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
        choices = Choices(jobs=jobs, people=self._people, person=self._page.person)
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

    def _add(self, card: NewSessionCard, new: operations.NewSession) -> None:
        def done(changes: Changes) -> None:
            self._wanted = next(iter(changes.rows["sessions"]), None)
            self._page.day = new.starts_at.astimezone(self._page.zone).date()
            self._end_new()
            self.ask()
            words = self.tr("{title} is in the calendar").replace("{title}", new.title.strip())
            self._frame.messages.undoable(words, undo=self.take_back)

        def refused(error: WorldError) -> None:
            card.show_error(str(error.fields.get("field", "title")), error_words(error))

        op = partial(operations.add_session, new=new)
        self._frame.door.run_write(self, op, step=self.tr("New session"), done=done, failed=refused)

    # acting

    @Slot(object, object)
    def move(self, item: CalendarItem, proposal: Proposal) -> None:
        """Give it the proposed time, as a step that can be taken back."""
        zone = self._page.zone
        start = proposal.starts_at.astimezone(zone)
        when = f"{day_words(start.date(), 'ddd d MMM')}, {clock_words(start)}"
        said = self.tr("{title} moved to {time}").replace("{title}", item.title).replace("{time}", when)
        if proposal.reading is Reading.SKIPPED:
            said = f"{said}. {self.tr('The clocks go forward then: the time you chose does not exist.')}"
        elif proposal.reading is Reading.TWICE:
            said = f"{said}. {self.tr('The clocks go back then: this is the first of two.')}"
        self._wanted = item.id
        op = partial(
            operations.move_session, session_id=item.id, starts_at=proposal.starts_at, ends_at=proposal.ends_at,
            at=self._clock.now(),
        )  # fmt: skip
        self._write(op, step=self.tr("Move session"), said=said)

    @Slot(object, object)
    def _on_tried(self, item: CalendarItem | None, proposal: Proposal) -> None:
        view = self._page.current
        if item is not None and isinstance(view, GridPainting):
            view.show_hint(" ".join(self._clash_lines(item, proposal)))

    @Slot(object, str)
    def _on_state(self, item: CalendarItem, event: str) -> None:
        said = {"book": self.tr("{title} is booked"), "confirm": self.tr("{title} is confirmed")}
        self._wanted = item.id
        op = partial(operations.change_state, session_id=item.id, event=event)
        self._write(op, step=self.tr("Change session"), said=said[event].replace("{title}", item.title))

    @Slot(object, str)
    def _on_override(self, item: CalendarItem, reason: str) -> None:
        self._wanted = item.id
        op = partial(operations.keep_clash, session_id=item.id, reason=reason)
        self._write(op, step=self.tr("Keep both"), said=self.tr("Both stay. Your reason is noted."))

    def _write(self, op: Callable[[DbSession], Changes], *, step: str, said: str) -> None:
        def done(_changes: Changes) -> None:
            self._frame.messages.undoable(said, undo=self.take_back)

        self._frame.door.run_write(self, op, step=step, done=done)

    @Slot()
    def take_back(self) -> None:
        """Undo the last step."""
        self._frame.door.run_write(
            self, _undone, done=partial(self._after_history, self.tr("Nothing to undo."))
        )

    @Slot()
    def do_again(self) -> None:
        """Redo it."""
        self._frame.door.run_write(
            self, _redone, done=partial(self._after_history, self.tr("Nothing to redo."))
        )

    def _after_history(self, nothing: str, taken: history.Taken | None) -> None:
        if taken is None:
            self._frame.messages.info(nothing)

    @Slot(object)
    def _on_opened(self, item: CalendarItem) -> None:
        if item.job_id is not None and self._frame.has_room("jobs"):
            self._frame.show_room("jobs", job_id=item.job_id)
        else:
            self._page.pick(item)


def _read(db: DbSession, *, span: tuple[date, date], zone: tzinfo, now: datetime) -> Found:
    first, after = (moment_of(day, 0, zone).at for day in span)
    return read_calendar(db, first, after, now=now)


def _undone(db: DbSession) -> history.Taken | None:
    return history.undo(db)


def _redone(db: DbSession) -> history.Taken | None:
    return history.redo(db)


def calendar_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    own = bytes(
        QTimeZone.systemTimeZoneId().data()
    ).decode()  # a name, which knows of summer time; not an offset
    page = CalendarPage(zone=zone_named(own, UTC), now=clock.now())
    Calendar(page, frame, clock)
    return page
