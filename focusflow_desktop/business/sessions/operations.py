"""Booking and moving sessions: their time, their state, their facts. Every write answers with the clashes it leaves.

People, rooms and gear move with the session, and every earlier time stays as a SessionMove. Nothing is refused for a
clash: staff are warned, and why it may stay is written down (`keep_clash`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.sessions.clashes import clashes_of_session
from focusflow_desktop.business.sessions.taking import allocations_of, copy_state, find_session, take
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Job, Location, PhotoSession, SessionMove, SessionType
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Clash, Resource
from focusflow_desktop.shared.rules.session_status import SESSION


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session or an appointment as the person wrote it."""

    job_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    tz: str | None = None
    kind: SessionKind = SessionKind.SHOOT
    session_type_id: UUID | None = None
    location_id: UUID | None = None
    person_id: UUID | None = None  # who leads
    takes: tuple[Resource, ...] = ()  # others, rooms, gear
    is_all_day: bool = False
    hold_expires_at: datetime | None = None  # set: it only keeps the time until then
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a write came to. The clashes are for saying; they stopped nothing."""

    session_id: UUID
    changes: Changes
    clashes: tuple[Clash, ...] = ()


def book_session(db: DbSession, new: NewSession, *, now: datetime) -> Written:
    """Book a session, or hold its time. Raises Refused, naming the field that is wrong."""
    if not new.title.strip():
        raise Refused("session.title_missing", "A session needs a title.", field="title")
    _check_order(new.starts_at, new.ends_at)
    job = db.scalar(select(Job).where(Job.id == new.job_id, ~Job.deleted))
    if job is None:
        raise Refused("session.job_missing", "Choose the job this session belongs to.", field="job")
    if new.hold_expires_at is not None and new.hold_expires_at <= now:
        raise Refused("session.hold_past", "A hold must end after now.", field="hold")
    kind = _type(db, new.session_type_id)
    session = PhotoSession(
        id=new_id(),
        job_id=job.id,
        title=new.title.strip(),
        kind=kind.kind if kind is not None else new.kind,
        session_type_id=new.session_type_id,
        coverage_minutes=kind.coverage_minutes if kind is not None else None,
        price_minor=kind.price_minor if kind is not None else None,
        currency=kind.currency if kind is not None else None,
        state=SessionState.BOOKED if new.hold_expires_at is None else SessionState.HELD,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        tz=new.tz,
        is_all_day=new.is_all_day,
        location_id=new.location_id or (kind.location_id if kind is not None else None),
        hold_expires_at=new.hold_expires_at,
        notes=new.notes,
    )
    db.add(session)
    db.flush()
    if job.primary_session_id is None:
        job.primary_session_id = session.id
    if new.person_id is not None:
        take(db, session, Resource(kind=ResourceKind.USER, id=new.person_id), role=AllocationRole.LEAD)
    for resource in new.takes:
        take(db, session, resource)
    _tell(db, session, before=None, at=now)
    return _written(db, session.id, now, also=Changes.of("jobs", [job.id]) | Changes.of("activities"))


def move_session(
    db: DbSession,
    session_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    at: datetime,
    reason: str | None = None,
) -> Written:
    """Give a session another time. Raises Refused when it is gone or would end before it begins."""
    _check_order(starts_at, ends_at)
    session = find_session(db, session_id)
    db.add(
        SessionMove(
            session_id=session.id,
            previous_starts_at=session.starts_at,
            previous_ends_at=session.ends_at,
            previous_tz=session.tz,
            reason=(reason or "").strip() or None,
            moved_at=at,
        )
    )
    session.starts_at, session.ends_at = starts_at, ends_at
    session.override_reason = None  # it was said of the time before
    for allocation in allocations_of(db, session.id):
        allocation.busy_from, allocation.busy_to = starts_at, ends_at
        allocation.is_override, allocation.override_reason = False, None
    return _written(db, session.id, at, also=Changes.of("session_moves"))


def resize_session(db: DbSession, session_id: UUID, *, ends_at: datetime, at: datetime) -> Written:
    """Let it end earlier or later."""
    session = find_session(db, session_id)
    if session.starts_at is None:
        raise Refused("session.no_time", "This session has no time yet. Give it one first.", field="ends_at")
    return move_session(db, session_id, starts_at=session.starts_at, ends_at=ends_at, at=at)


def change_state(
    db: DbSession,
    session_id: UUID,
    *,
    event: str,
    now: datetime,
    reason: str | None = None,
    hold_expires_at: datetime | None = None,
) -> Written:
    """Move a session on by an event of its machine. Raises Refused for a move that is not there, or lacks its reason."""
    session = find_session(db, session_id)
    said, before = (reason or "").strip(), session.state
    session.state = SESSION.move(before, event, guards=("reason_given",) if said else ())
    if said:
        session.state_reason = said
    is_holding = session.state in (SessionState.HELD, SessionState.RESCHEDULED)
    session.hold_expires_at = hold_expires_at if is_holding else None
    copy_state(db, session)
    _tell(db, session, before=before, at=now, reason=said)
    return _written(db, session.id, now, also=Changes.of("activities"))


def keep_clash(db: DbSession, session_id: UUID, *, reason: str) -> Changes:
    """Note why a clash may stay. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused("session.reason_missing", "Write down why both may stay.", field="override_reason")
    session = find_session(db, session_id)
    session.override_reason = reason.strip()
    for allocation in allocations_of(db, session.id):
        allocation.is_override, allocation.override_reason = True, reason.strip()
    return _changed(session.id)


def rename_session(db: DbSession, session_id: UUID, title: str) -> Changes:
    """Another title. Raises Refused for none."""
    if not title.strip():
        raise Refused("session.title_missing", "A session needs a title.", field="title")
    find_session(db, session_id).title = title.strip()
    return _changed(session_id)


def set_type(db: DbSession, session_id: UUID, session_type_id: UUID | None, *, now: datetime) -> Written:
    """Another session type: its kind, and the room it needs before and after, come with it."""
    session, chosen = find_session(db, session_id), _type(db, session_type_id)
    session.session_type_id = session_type_id
    if chosen is not None:
        session.kind, session.coverage_minutes = chosen.kind, chosen.coverage_minutes
        for allocation in allocations_of(db, session_id):
            allocation.buffer_before_minutes = chosen.buffer_before_minutes
            allocation.buffer_after_minutes = chosen.buffer_after_minutes
    return _written(db, session_id, now)


def set_place(db: DbSession, session_id: UUID, location_id: UUID | None, *, now: datetime) -> Written:
    """Another place; a way that was written down belonged to the one before."""
    session = find_session(db, session_id)
    known = select(Location.id).where(Location.id == location_id, ~Location.deleted)
    if location_id is not None and db.scalar(known) is None:
        raise Refused(
            "session.place_gone", "This place is not there any more. Choose another.", field="place"
        )
    session.location_id = location_id
    for allocation in allocations_of(db, session_id):
        allocation.travel_before_minutes = allocation.travel_after_minutes = 0
    return _written(db, session_id, now)


def set_notes(db: DbSession, session_id: UUID, notes: str) -> Changes:
    """Other notes; none take them away."""
    find_session(db, session_id).notes = notes.strip() or None
    return _changed(session_id)


def _tell(
    db: DbSession, session: PhotoSession, *, before: SessionState | None, at: datetime, reason: str = ""
) -> None:
    """A line of the job's story."""
    act = Act(
        kind=EntityKind.SESSION,
        id=session.id,
        action="session",
        job_id=session.job_id,
        before={"state": before.value} if before is not None else {},
        after={"state": session.state.value, "title": session.title},
        reason=reason or None,
    )
    note_activity(db, act, at=at)


def _check_order(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused("session.ends_before_start", "The session must end after it begins.", field="ends_at")


def _type(db: DbSession, session_type_id: UUID | None) -> SessionType | None:
    if session_type_id is None:
        return None
    found = db.scalar(select(SessionType).where(SessionType.id == session_type_id, ~SessionType.deleted))
    if found is None:
        raise Refused(
            "session.type_gone", "This session type is not there any more. Choose another.", field="type"
        )
    return found


def _written(db: DbSession, session_id: UUID, now: datetime, *, also: Changes | None = None) -> Written:
    db.flush()
    changes = _changed(session_id) if also is None else _changed(session_id) | also
    return Written(
        session_id=session_id, changes=changes, clashes=clashes_of_session(db, session_id, now=now)
    )


def _changed(session_id: UUID) -> Changes:
    return Changes.of("sessions", [session_id]) | Changes.of("allocations")
