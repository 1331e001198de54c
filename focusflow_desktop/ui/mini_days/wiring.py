"""Joins the room Mini days to the studio: reads the days and one of them, writes every act as an undoable step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.mini_days import moving, operations
from focusflow_desktop.business.mini_days.moving import MovePlan, plan_day_move
from focusflow_desktop.business.mini_days.operations import NewMiniDay
from focusflow_desktop.business.mini_days.queries import (
    DayChoices,
    DayPage,
    DayRow,
    day_choices,
    day_page,
    day_rows,
)
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.mini_days.cards import MoveCard, NewDayCard, SlotCard
from focusflow_desktop.ui.mini_days.page import MiniDaysPage
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "mini_days"
CONCERNS = ("mini_days", "mini_slots", "mini_answers", "sessions", "contacts", "locations", "members")
REFRESH_MS = 250
Found = tuple[list[DayRow], DayPage | None, tzinfo]
Op = Callable[[DbSession], Changes]


class MiniDays(QObject):
    """Keeps a MiniDaysPage true."""

    def __init__(self, page: MiniDaysPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._wanted: UUID | None = None
        self._plan: MovePlan | None = None
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.day_chosen.connect(self._on_entered)
        page.new_asked.connect(self._on_new)
        page.move_asked.connect(self._on_move)
        page.told_asked.connect(self._on_told)
        page.card_made.connect(self._connect)
        frame.door.bus.changed.connect(self._on_changed)
        new = Command(id="mini_days.new", title=self.tr("New mini day"), run=self._on_new, room=ROOM, shortcut="N",
                      icon="plus", menu=self.tr("Calendar"))  # fmt: skip
        move = Command(id="mini_days.move", title=self.tr("Move the whole day"), run=self._on_move, room=ROOM,
                       shortcut="M", icon="cloud-rain", menu=self.tr("Calendar"))  # fmt: skip
        frame.commands.register(new, move, *self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Read the list and the chosen day."""
        self._frame.door.run_query(self, partial(_read, day_id=self._wanted), done=self._show)

    def _show(self, found: Found) -> None:
        rows, day, self._page.zone = found
        self._page.show_days(rows, chosen=day.id if day is not None else None)
        if day is not None:
            self._page.show_day(day)

    @Slot(object)
    def _on_entered(self, day_id: UUID | None) -> None:
        self._wanted = day_id or self._wanted
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS):
            self._refresh.request()

    # a new day

    @Slot()
    def _on_new(self) -> None:
        self._frame.door.run_query(self, day_choices, done=self._ask_new)

    def _ask_new(self, choices: DayChoices) -> None:
        today = self._clock.now().astimezone(self._page.zone).date()
        card = NewDayCard(people=choices.people, places=choices.places, zone=self._page.zone, today=today)
        card.wanted.connect(partial(self._add, card))
        card.given_up.connect(self._end_card)
        self._page.show_card(card)
        card.title.setFocus()

    def _add(self, card: NewDayCard, new: NewMiniDay) -> None:
        def done(changes: Changes) -> None:
            self._wanted = next(iter(changes.rows["mini_days"]), None)
            self._end_card()
            self.ask()

        said = self.tr("{title} has its slots").replace("{title}", new.title.strip())
        op = partial(operations.add_mini_day, new=new)
        self._steps.write(
            op, step=self.tr("New mini day"), said=said, done=done, failed=partial(_beside, card)
        )

    @Slot()
    def _end_card(self) -> None:
        self._plan = None
        self._page.show_card(None)

    # moving the day

    @Slot()
    def _on_move(self) -> None:
        if self._page.day is None:
            return
        card = MoveCard(self._page.day, zone=self._page.zone)
        card.day_set.connect(partial(self._plan_move, card))
        card.wanted.connect(partial(self._apply, card))
        card.given_up.connect(self._end_card)
        self._page.show_card(card)
        card.tell()
        card.day.setFocus()

    def _plan_move(self, card: MoveCard, starts_at: datetime) -> None:
        day = self._page.day
        if day is not None:
            query = partial(plan_day_move, day_id=day.id, starts_at=starts_at, now=self._clock.now())
            self._frame.door.run_query(self, query, done=partial(self._show_plan, card))

    def _show_plan(self, card: MoveCard, plan: MovePlan) -> None:
        if self._page.card is card:
            self._plan = plan
            card.show_plan(plan)

    def _apply(self, card: MoveCard, reason: str) -> None:
        plan = self._plan
        if plan is None:
            return

        def done(_changes: Changes) -> None:
            self._end_card()

        op = partial(moving.apply_day_move, plan=plan, at=self._clock.now(), reason=reason)
        said = self.tr("{title} has moved").replace("{title}", plan.day.title)
        self._steps.write(
            op, step=self.tr("Move the mini day"), said=said, done=done, failed=partial(_beside, card)
        )

    @Slot()
    def _on_told(self) -> None:
        day = self._page.day
        if day is None or day.move is None:
            return
        op = partial(moving.told, move_id=day.move.id, at=self._clock.now())
        words = self.tr("Noted. The move can no longer be undone; the day can be moved again.")
        self._frame.door.run_write(self, op, done=lambda _changes: self._frame.messages.good(words))

    # one slot

    @Slot(object)
    def _connect(self, card: SlotCard) -> None:
        card.book_asked.connect(partial(self._book, card))
        card.block_asked.connect(partial(self._block, card))
        card.free_asked.connect(partial(self._free, card))
        card.slot_asked.connect(partial(self._change, card))
        card.answer_asked.connect(partial(self._answer, card))
        card.job_asked.connect(self._on_job)

    def _book(self, card: SlotCard, name: str) -> None:
        self._write_slot(card, operations.book_slot, {"name": name}, step=self.tr("Book a slot"))

    def _block(self, card: SlotCard, is_blocked: bool) -> None:
        self._write_slot(
            card, operations.set_blocked, {"is_blocked": is_blocked}, step=self.tr("Change a slot")
        )

    def _free(self, card: SlotCard, reason: str) -> None:
        self._write_slot(card, operations.free_slot, {"reason": reason}, step=self.tr("Free a slot"))

    def _change(self, card: SlotCard, to: int) -> None:
        self._write_slot(card, moving.change_slot, {"to": to}, step=self.tr("Another slot"))

    def _write_slot(
        self, card: SlotCard, operation: Callable[..., Changes], said: dict[str, object], *, step: str
    ) -> None:
        day, slot = self._page.day, self._page.chosen
        if day is not None and slot is not None:
            op = partial(operation, day_id=day.id, number=slot.number, **said)
            self._steps.write(op, step=step, said=step, failed=partial(_beside, card))

    def _answer(self, card: SlotCard, answer: MiniAnswerKind, wanted: int | None) -> None:
        day, slot = self._page.day, self._page.chosen
        if day is None or day.move is None or slot is None or slot.session_id is None:
            return
        op = partial(
            moving.answer_move,
            move_id=day.move.id,
            session_id=slot.session_id,
            answer=answer,
            at=self._clock.now(),
            wanted_slot=wanted,
        )
        words = self.tr("Note an answer")
        self._steps.write(op, step=words, said=self.tr("Answer noted"), failed=partial(_beside, card))

    @Slot()
    def _on_job(self) -> None:
        slot = self._page.chosen
        if slot is not None and slot.job_id is not None:
            self._frame.show_room("jobs", job_id=slot.job_id)


def _beside(card: NewDayCard | MoveCard | SlotCard, error: WorldError) -> None:
    card.show_error(str(error.fields.get("field", "")), error_words(error))


def _read(db: DbSession, *, day_id: UUID | None) -> Found:
    rows = day_rows(db)
    known = {row.id for row in rows}
    chosen = day_id if day_id in known else rows[0].id if rows else None
    return rows, day_page(db, chosen) if chosen is not None else None, studio_zone(db)


def mini_days_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = MiniDaysPage()
    MiniDays(page, frame, clock)
    return page
