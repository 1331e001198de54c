"""Writes what was chosen of a preview, all of it or nothing. What changed since the preview stops it, untouched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.operations import move_session
from focusflow_desktop.business.sessions.taking import find_session
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Allocation, CallSheet, CallSheetEntry, FormResponse, Job, Todo
from focusflow_desktop.shared.records.allocations import OfferState
from focusflow_desktop.shared.rules.cascade import shifted
from focusflow_desktop.shared.rules.local_time import zone_named

Key = tuple[Part, UUID]


def apply(
    db: DbSession, plan: CascadePlan, chosen: Collection[Key], *, at: datetime, reason: str | None = None
) -> Changes:
    """Move what was chosen. Raises Refused when nothing was, or when something is no longer as the preview said."""
    wanted = [effect for effect in plan.effects if effect.may_choose and effect.key in chosen]
    if not wanted or plan.shift.is_nothing:
        raise Refused("cascade.nothing", "Nothing would move: choose another day, or at least one line.")
    changes = Changes()
    moved = {effect.id for effect in wanted if effect.part is Part.SESSION}
    for effect in wanted:
        if effect.part is Part.SESSION:
            changes |= _move_session(db, plan, effect, at=at, reason=reason)
        elif effect.part is Part.DELIVERY:
            changes |= _move_delivery(db, effect)
        elif effect.part is Part.TODO:
            changes |= _move_todo(db, effect)
        elif effect.part is Part.FORM:
            changes |= _move_form(db, effect)
        elif effect.session_id in moved:
            changes |= _ask_again(db, effect)
    return changes


def _move_session(
    db: DbSession, plan: CascadePlan, effect: Effect, *, at: datetime, reason: str | None
) -> Changes:
    session = find_session(db, effect.id)
    _check(effect, session.starts_at)
    assert isinstance(effect.after, datetime)
    assert effect.ends_at is not None
    zone = zone_named(session.tz, studio_zone(db))
    had_end = session.ends_at is not None
    written = move_session(
        db, effect.id, starts_at=effect.after, ends_at=effect.ends_at, at=at, reason=reason
    )
    if not had_end:
        session.ends_at = None  # none was said; the preview's was only for the clashes
    if session.shot_on is not None:
        session.shot_on = effect.after.astimezone(zone).date()
    sheets = select(CallSheet.id).where(CallSheet.session_id == effect.id, ~CallSheet.deleted)
    entries = select(CallSheetEntry).where(CallSheetEntry.call_sheet_id.in_(sheets), ~CallSheetEntry.deleted)
    for entry in db.scalars(entries):
        for name in ("starts_at", "ends_at"):
            instant: datetime | None = getattr(entry, name)
            if instant is not None:
                setattr(entry, name, shifted(instant, plan.shift, zone=zone).at)
    return written.changes | Changes.of("call_sheet_entries")


def _move_delivery(db: DbSession, effect: Effect) -> Changes:
    job = db.scalar(select(Job).where(Job.id == effect.id, ~Job.deleted))
    _check(effect, job.deliver_on if job is not None else None)
    assert job is not None
    job.deliver_on = _day(effect)
    return Changes.of("jobs", [job.id])


def _move_todo(db: DbSession, effect: Effect) -> Changes:
    todo = db.scalar(select(Todo).where(Todo.id == effect.id, ~Todo.deleted))
    _check(effect, todo.due_on if todo is not None and todo.done_at is None else None)
    assert todo is not None
    todo.due_on = _day(effect)
    return Changes.of("todos", [todo.id])


def _move_form(db: DbSession, effect: Effect) -> Changes:
    response = db.scalar(select(FormResponse).where(FormResponse.id == effect.id, ~FormResponse.deleted))
    is_open = response is not None and response.submitted_at is None
    _check(effect, response.due_on if response is not None and is_open else None)
    assert response is not None
    response.due_on = _day(effect)
    return Changes.of("form_responses", [response.id])


def _ask_again(db: DbSession, effect: Effect) -> Changes:
    """A yes to the old date is no yes to the new one, and a call sheet with old times counts as not sent."""
    allocation = db.scalar(select(Allocation).where(Allocation.id == effect.id, ~Allocation.deleted))
    if allocation is not None:
        if allocation.offer_state is OfferState.ACCEPTED:
            allocation.offer_state = OfferState.OFFERED
        allocation.call_sheet_sent_at = None
    return Changes.of("allocations")


def _day(effect: Effect) -> date:
    assert isinstance(effect.after, date)
    return effect.after


def _check(effect: Effect, now: datetime | date | None) -> None:
    before = effect.before
    same = now == before if not isinstance(before, datetime) else _instant(now) == before.astimezone(UTC)
    if now is None or not same:
        raise Refused(
            "cascade.changed",
            f"{effect.title} has been changed since this preview. Nothing was moved; look at it again.",
            title=effect.title,
        )


def _instant(moment: datetime | date | None) -> datetime | None:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None
