"""The preview: reads a job once and says what a shift does to everything that hangs on its days.

The number of statements does not grow with the job. Invoices, contracts and messages join here with their records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part, Why
from focusflow_desktop.business.sessions.clashes import AROUND, studio_zone
from focusflow_desktop.business.sessions.items import CalendarItem, taking_of
from focusflow_desktop.business.sessions.queries import calendar_items, daily_limits, items_of_job
from focusflow_desktop.business.todos.queries import TodoRow, todo_rows
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Allocation, Form, FormResponse, FormVersion, Job, Member
from focusflow_desktop.shared.records.allocations import OfferState, ResourceKind
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.cascade import Shift, shifted_day, shifted_span
from focusflow_desktop.shared.rules.clashes import Clash, clashes_of
from focusflow_desktop.shared.rules.local_time import zone_named

_MOVING_ANCHORS = frozenset({DueAnchor.PRIMARY_SESSION, DueAnchor.SESSION})


def plan_move(db: DbSession, job_id: UUID, shift: Shift, *, now: datetime) -> CascadePlan:
    """What moving the job by this does. Raises Refused when the job is gone."""
    job = db.scalar(select(Job).where(Job.id == job_id, ~Job.deleted))
    if job is None:
        raise Refused("job.gone", "This job is not there any more. Nothing was changed.")
    wall = studio_zone(db)
    today = now.astimezone(wall).date()
    items = items_of_job(db, job_id)
    sessions = _sessions(db, items, shift, zone=wall, now=now)
    moving = {effect.id for effect in sessions if effect.is_on}
    todos = _todos(todo_rows(db, today=today, job_id=job_id), job, shift, moving=moving)
    return CascadePlan(
        job_id=job_id,
        job=job.title,
        shift=shift,
        effects=(
            *sessions,
            *_delivery(job, shift, today=today),
            *todos,
            *_forms(db, job_id, shift),
            *_people(db, sessions),
        ),
    )


def _sessions(
    db: DbSession, items: Iterable[CalendarItem], shift: Shift, *, zone: tzinfo, now: datetime
) -> list[Effect]:
    effects, moved = [], {}
    for item in items:
        own = zone_named(item.tz, zone)
        start, end = shifted_span(item.starts_at, item.ends_at, shift, zone=own)
        why = _why_not(item, now=now)
        effect = Effect(
            part=Part.SESSION,
            id=item.id,
            title=item.title,
            before=item.starts_at,
            after=start.at,
            ends_at=end,
            tz=item.tz,
            is_on=why is None,
            why=why,
            reading=start.reading,
            people=item.people,
        )
        effects.append(effect)
        if effect.is_on:
            moved[item.id] = replace(item, starts_at=start.at, ends_at=end)
    met = _clashes(db, moved, zone=zone, now=now)
    return [replace(effect, clashes=met.get(effect.id, ())) for effect in effects]


def _why_not(item: CalendarItem, *, now: datetime) -> Why | None:
    if item.group is not None:
        return Why.MINI_DAY
    if item.is_over or item.state is SessionState.COMPLETED:
        return Why.OVER
    return Why.PAST if item.starts_at < now else None


def _clashes(
    db: DbSession, moved: dict[UUID, CalendarItem], *, zone: tzinfo, now: datetime
) -> dict[UUID, tuple[Clash, ...]]:
    """What the moved ones meet at their new times: everything else there, and each other; not themselves as they were."""
    if not moved:
        return {}
    first = min(item.starts_at for item in moved.values())
    last = max(item.ends_at for item in moved.values())
    there = calendar_items(db, first - AROUND, last + AROUND, with_slots=True)
    standing = [one for one in there if one.id not in moved]
    takings = {item.id: taking_of(item, zone=zone, now=now) for item in (*standing, *moved.values())}
    limits = daily_limits(db)
    return {
        key: clashes_of(takings[key], [one for other, one in takings.items() if other != key], limits=limits)
        for key in moved
    }


def _delivery(job: Job, shift: Shift, *, today: date) -> list[Effect]:
    if job.deliver_on is None or job.delivered_at is not None or not shift.days:
        return []
    return [
        Effect(
            part=Part.DELIVERY,
            id=job.id,
            title=job.title,
            before=job.deliver_on,
            after=shifted_day(job.deliver_on, shift),
            is_on=job.deliver_on >= today,
        )
    ]


def _todos(rows: Iterable[TodoRow], job: Job, shift: Shift, *, moving: set[UUID]) -> list[Effect]:
    if not shift.days:
        return []
    effects = []
    for row in rows:
        if row.done_at is not None or row.due is None:
            continue
        after = shifted_day(row.due, shift)
        if row.anchor is None:
            effects.append(Effect(part=Part.TODO, id=row.id, title=row.title, before=row.due, after=after))
        elif _anchor_of(row, job) in moving and row.anchor in _MOVING_ANCHORS:
            effects.append(
                Effect(part=Part.TODO, id=row.id, title=row.title, before=row.due, after=after, follows=True)
            )
    return effects


def _anchor_of(row: TodoRow, job: Job) -> UUID | None:
    return row.session_id if row.anchor is DueAnchor.SESSION else job.primary_session_id


def _forms(db: DbSession, job_id: UUID, shift: Shift) -> list[Effect]:
    if not shift.days:
        return []
    asked = (
        select(FormResponse.id, FormResponse.due_on, Form.name)
        .join(
            FormVersion,
            (FormVersion.id == FormResponse.form_version_id)
            & (FormVersion.tenant_id == FormResponse.tenant_id),
        )
        .join(Form, (Form.id == FormVersion.form_id) & (Form.tenant_id == FormVersion.tenant_id))
        .where(
            FormResponse.job_id == job_id,
            ~FormResponse.deleted,
            FormResponse.submitted_at.is_(None),
            FormResponse.due_on.is_not(None),
        )
        .order_by(FormResponse.due_on)
    )
    return [
        Effect(
            part=Part.FORM, id=row.id, title=row.name, before=row.due_on, after=shifted_day(row.due_on, shift)
        )
        for row in db.execute(asked)
        if row.due_on is not None
    ]


def _people(db: DbSession, sessions: Iterable[Effect]) -> list[Effect]:
    """Who said yes to the old date, or holds a call sheet with the old times."""
    titles = {effect.id: effect for effect in sessions if effect.is_on}
    asked = (
        select(
            Allocation.id,
            Allocation.session_id,
            Allocation.offer_state,
            Allocation.call_sheet_sent_at,
            Member.name,
        )
        .join(Member, (Member.id == Allocation.resource_id) & (Member.tenant_id == Allocation.tenant_id))
        .where(
            Allocation.session_id.in_(titles),
            Allocation.resource_kind == ResourceKind.USER,
            ~Allocation.deleted,
            (Allocation.offer_state == OfferState.ACCEPTED) | Allocation.call_sheet_sent_at.is_not(None),
        )
        .order_by(Member.name, Allocation.busy_from)
    )
    return [
        Effect(
            part=Part.PERSON,
            id=row.id,
            title=titles[row.session_id].title,
            before=titles[row.session_id].before,
            after=titles[row.session_id].after,
            tz=titles[row.session_id].tz,
            people=(row.name,),
            session_id=row.session_id,
            has_accepted=row.offer_state is OfferState.ACCEPTED,
            has_call_sheet=row.call_sheet_sent_at is not None,
        )
        for row in db.execute(asked)
    ]
