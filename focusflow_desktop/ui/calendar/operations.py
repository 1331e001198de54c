"""What the calendar writes: a session's time, its state, a clash that is kept on purpose, a new session under a job.

Its people, rooms and gear move with it, and every earlier time stays as a SessionMove. Nothing is refused for a clash.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Job, PhotoSession, SessionMove
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.session_status import SESSION, allocation_state


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session as the person wrote it."""

    job_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    tz: str | None = None
    person_id: UUID | None = None
    hold_expires_at: datetime | None = None  # set: it only keeps the time until then


def move_session(
    db: DbSession, session_id: UUID, *, starts_at: datetime, ends_at: datetime, at: datetime
) -> Changes:
    """Give a session another time. Raises Refused when it is gone or would end before it begins."""
    _check_order(starts_at, ends_at)
    session = _session(db, session_id)
    db.add(
        SessionMove(
            session_id=session.id,
            previous_starts_at=session.starts_at,
            previous_ends_at=session.ends_at,
            previous_tz=session.tz,
            moved_at=at,
        )
    )
    session.starts_at, session.ends_at = starts_at, ends_at
    for allocation in _allocations(db, session.id):
        allocation.busy_from, allocation.busy_to = starts_at, ends_at
        allocation.is_override, allocation.override_reason = False, None
    session.override_reason = None  # it was said of the time before
    return _changed(session.id) | Changes.of("session_moves")


def change_state(db: DbSession, session_id: UUID, *, event: str) -> Changes:
    """Move a session on by an event of its machine. Raises Refused for a move that is not there."""
    session = _session(db, session_id)
    session.state = SESSION.move(session.state, event)
    if session.state is not SessionState.HELD:
        session.hold_expires_at = None
    copied = allocation_state(session.state, hold_expires_at=session.hold_expires_at)
    for allocation in _allocations(db, session.id):
        allocation.state = copied
    return _changed(session.id)


def keep_clash(db: DbSession, session_id: UUID, *, reason: str) -> Changes:
    """Note why a clash may stay. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused("session.reason_missing", "Write down why both may stay.", field="override_reason")
    session = _session(db, session_id)
    session.override_reason = reason.strip()
    for allocation in _allocations(db, session.id):
        allocation.is_override, allocation.override_reason = True, reason.strip()
    return _changed(session.id)


def add_session(db: DbSession, new: NewSession) -> Changes:
    """Book a session, or hold its time. Raises Refused, naming the field that is wrong."""
    if not new.title.strip():
        raise Refused("session.title_missing", "A session needs a title.", field="title")
    _check_order(new.starts_at, new.ends_at)
    job = db.scalar(select(Job).where(Job.id == new.job_id, ~Job.deleted))
    if job is None:
        raise Refused("session.job_missing", "Choose the job this session belongs to.", field="job")
    state = SessionState.BOOKED if new.hold_expires_at is None else SessionState.HELD
    session = PhotoSession(
        id=new_id(),
        job_id=job.id,
        title=new.title.strip(),
        state=state,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        tz=new.tz,
        hold_expires_at=new.hold_expires_at,
    )
    db.add(session)
    db.flush()
    if job.primary_session_id is None:
        job.primary_session_id = session.id
    if new.person_id is not None:
        db.add(
            Allocation(
                session_id=session.id,
                resource_kind=ResourceKind.USER,
                resource_id=new.person_id,
                role=AllocationRole.LEAD,
                busy_from=new.starts_at,
                busy_to=new.ends_at,
                state=state,
            )
        )
    return _changed(session.id) | Changes.of("jobs", [job.id])


def _check_order(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Refused("session.ends_before_start", "The session must end after it begins.", field="ends_at")


def _session(db: DbSession, session_id: UUID) -> PhotoSession:
    found = db.scalar(select(PhotoSession).where(PhotoSession.id == session_id, ~PhotoSession.deleted))
    if found is None:
        raise Refused("session.gone", "This session is not there any more. Nothing was changed.")
    return found


def _allocations(db: DbSession, session_id: UUID) -> list[Allocation]:
    return list(
        db.scalars(select(Allocation).where(Allocation.session_id == session_id, ~Allocation.deleted))
    )


def _changed(session_id: UUID) -> Changes:
    return Changes.of("sessions", [session_id]) | Changes.of("allocations")
