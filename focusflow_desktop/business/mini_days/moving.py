"""Moving a whole mini day: previewed, applied as one step, answered family by family.

Undo lasts until the first message has left (`told`); from then on the day can only be moved again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.mini_days.operations import find_day, find_slot, free_slot, session_in
from focusflow_desktop.business.mini_days.queries import DayPage, SlotRow, day_page
from focusflow_desktop.business.sessions.clashes import AROUND, studio_zone
from focusflow_desktop.business.sessions.items import taking_of
from focusflow_desktop.business.sessions.queries import calendar_items, daily_limits
from focusflow_desktop.db import undo
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, MiniAnswer, MiniMove, MiniSlot, PhotoSession
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.shared.rules.clashes import Clash, clashes_of
from focusflow_desktop.shared.rules.mini_day import Slot, moved_slots


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """The preview: every slot as it is and as it would be. Nothing has been written."""

    day: DayPage
    starts_at: datetime
    after: tuple[Slot, ...]  # in the order of day.slots
    clashes: tuple[Clash, ...]

    @property
    def families(self) -> tuple[SlotRow, ...]:
        """Who has to be told."""
        return tuple(slot for slot in self.day.slots if slot.session_id is not None)


def plan_day_move(db: DbSession, day_id: UUID, starts_at: datetime, *, now: datetime) -> MovePlan:
    """What moving the day to begin then does. Raises Refused when the day is gone."""
    day = day_page(db, day_id)
    if day is None:
        raise Refused("mini_day.gone", "This mini day is not there any more. Nothing was changed.")
    slots = tuple(
        Slot(number=slot.number, starts_at=slot.starts_at, ends_at=slot.ends_at) for slot in day.slots
    )
    after = moved_slots(slots, old_start=day.starts_at, new_start=starts_at)
    return MovePlan(
        day=day, starts_at=starts_at, after=after, clashes=_clashes(db, day, starts_at, after, now=now)
    )


def apply_day_move(db: DbSession, plan: MovePlan, *, at: datetime, reason: str | None = None) -> Changes:
    """Move the day, its slots and every family's session; each family's answer is awaited.

    Raises Refused when the day was changed since the preview.
    """
    day = find_day(db, plan.day.id)
    if day_page(db, day.id) != plan.day:
        raise Refused(
            "mini_day.changed", "This mini day was changed since the preview. Nothing was moved; look again."
        )
    if plan.starts_at == day.starts_at:
        raise Refused("mini_day.nothing", "Choose another day or another time.", field="starts_at")
    move = MiniMove(
        id=new_id(),
        mini_day_id=day.id,
        previous_starts_at=day.starts_at,
        new_starts_at=plan.starts_at,
        reason=(reason or "").strip() or None,
        moved_at=at,
    )
    db.add(move)
    db.flush()
    day.starts_at = plan.starts_at
    times = {slot.number: slot for slot in plan.after}
    for slot in db.scalars(select(MiniSlot).where(MiniSlot.mini_day_id == day.id, ~MiniSlot.deleted)):
        slot.starts_at, slot.ends_at = times[slot.number].starts_at, times[slot.number].ends_at
    families = {slot.session_id: times[slot.number] for slot in plan.families if slot.session_id is not None}
    _move_sessions(db, families)
    db.add_all(MiniAnswer(mini_move_id=move.id, session_id=session) for session in families)
    return (
        Changes.of("mini_days", [day.id])
        | Changes.of("mini_slots")
        | Changes.of("sessions", families)
        | Changes.of("allocations")
        | Changes.of("mini_answers")
    )


def told(db: DbSession, move_id: UUID, *, at: datetime) -> Changes:
    """The first message has left: the move can no longer be taken back, only followed by another."""
    move = _move(db, move_id)
    if move.first_message_at is None:
        move.first_message_at = at
        undo.seal(db, "mini_moves", move_id)
    return Changes.of("mini_moves", [move_id]) | Changes.of("mini_days", [move.mini_day_id])


def answer_move(
    db: DbSession,
    move_id: UUID,
    session_id: UUID,
    answer: MiniAnswerKind,
    *,
    at: datetime,
    wanted_slot: int | None = None,
) -> Changes:
    """Write down what a family said. Another slot is theirs at once if it is free; a refund frees theirs."""
    move = _move(db, move_id)
    said = db.scalar(
        select(MiniAnswer).where(
            MiniAnswer.mini_move_id == move_id, MiniAnswer.session_id == session_id, ~MiniAnswer.deleted
        )
    )
    if said is None:
        raise Refused("mini_day.not_asked", "This family was not asked about this move.")
    said.answer = answer
    said.wanted_slot = wanted_slot if answer is MiniAnswerKind.OTHER_SLOT else None
    said.answered_at = None if answer is MiniAnswerKind.SILENT else at
    changes = Changes.of("mini_answers") | Changes.of("mini_days", [move.mini_day_id])
    session = db.scalar(select(PhotoSession).where(PhotoSession.id == session_id))
    number = session.slot_number if session is not None else None
    if number is None:
        return changes
    if answer is MiniAnswerKind.REFUND:
        return changes | free_slot(db, move.mini_day_id, number, reason="Refund asked after the move")
    if answer is MiniAnswerKind.OTHER_SLOT:
        return changes | change_slot(db, move.mini_day_id, number, to=wanted_slot)
    return changes


def change_slot(db: DbSession, day_id: UUID, number: int, *, to: int | None) -> Changes:
    """Give a family another slot of the same day. Raises Refused when that is not free."""
    session = session_in(db, day_id, number)
    page = day_page(db, day_id)
    free = {slot.number for slot in page.slots if slot.is_free} if page is not None else set()
    if to is None or to not in free:
        raise Refused("mini_day.slot_taken", "This slot is not free. Choose another.", field="slot")
    slot = find_slot(db, day_id, to)
    session.slot_number = to
    db.flush()
    _move_sessions(db, {session.id: Slot(number=to, starts_at=slot.starts_at, ends_at=slot.ends_at)})
    return (
        Changes.of("mini_days", [day_id]) | Changes.of("sessions", [session.id]) | Changes.of("allocations")
    )


def _move_sessions(db: DbSession, times: dict[UUID, Slot]) -> None:
    for session in db.scalars(select(PhotoSession).where(PhotoSession.id.in_(times), ~PhotoSession.deleted)):
        session.starts_at, session.ends_at = times[session.id].starts_at, times[session.id].ends_at
        session.override_reason = None  # it was said of the time before
    chosen = select(Allocation).where(Allocation.session_id.in_(times), ~Allocation.deleted)
    for allocation in db.scalars(chosen):
        slot = times[allocation.session_id]
        allocation.busy_from, allocation.busy_to = slot.starts_at, slot.ends_at
        allocation.is_override, allocation.override_reason = False, None


def _clashes(
    db: DbSession, day: DayPage, starts_at: datetime, after: tuple[Slot, ...], *, now: datetime
) -> tuple[Clash, ...]:
    """What the whole day would meet at its new time, itself and its families left out."""
    ends_at = max((slot.ends_at for slot in after), default=starts_at)
    old_end = max((slot.ends_at for slot in day.slots), default=day.starts_at)
    here = calendar_items(db, day.starts_at, old_end)
    own = next((item for item in here if item.id == day.id), None)
    if own is None or starts_at == day.starts_at:
        return ()
    zone = studio_zone(db)
    wanted = taking_of(replace(own, starts_at=starts_at, ends_at=ends_at), zone=zone, now=now)
    there = calendar_items(db, starts_at - AROUND, ends_at + AROUND)
    others = [taking_of(item, zone=zone, now=now) for item in there if item.id != day.id]
    return clashes_of(wanted, others, limits=daily_limits(db))


def _move(db: DbSession, move_id: UUID) -> MiniMove:
    found = db.scalar(select(MiniMove).where(MiniMove.id == move_id, ~MiniMove.deleted))
    if found is None:
        raise Refused("mini_day.move_gone", "This move was taken back. Nothing was changed.")
    return found
