"""Moving a job from stage to stage: what its rules ask for is read here, and said where it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.jobs.operations import find_job
from focusflow_desktop.business.sessions.taking import copy_state
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Job, PhotoSession, StudioProfile, Todo
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.shared.records.studio import BookingRule
from focusflow_desktop.shared.rules.job_stage import (
    DELIVERED,
    ENDED,
    JOB,
    POSTPONABLE,
    REASON,
    RULE,
    SETTLED,
    booking_rule_met,
)
from focusflow_desktop.shared.rules.session_status import SESSION


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMove:
    """A move that is possible from here, and what it still waits for."""

    event: str
    target: JobStage
    missing: str = ""  # the guard that is not met
    needs_reason: bool = False


def moves_of(db: DbSession, job: Job, *, now: datetime) -> tuple[StageMove, ...]:
    """Every move the job's stage knows."""
    met = _guards(db, job, now=now)
    return tuple(
        StageMove(
            event=move.event,
            target=move.target,
            missing=move.guard if move.guard and move.guard != REASON and not met[move.guard] else "",
            needs_reason=move.guard == REASON,
        )
        for move in JOB.allowed(job.stage)
    )


def change_stage(
    db: DbSession, job_id: UUID, event: str, *, now: datetime, reason: str | None = None
) -> Changes:
    """Move it on. Raises Refused for a move that is not there, or whose condition is not met.

    Booking books the sessions that were only asked for; losing and cancelling end them with the same reason.
    """
    job = find_job(db, job_id)
    said = (reason or "").strip()
    met = {name for name, is_met in _guards(db, job, now=now).items() if is_met}
    before = job.stage
    job.stage = JOB.move(before, event, guards=met | ({REASON} if said else set()))
    if said:
        job.end_reason = said
    if event == "revive":
        job.end_reason = None
    if job.stage is JobStage.BOOKED and job.booked_at is None:
        job.booked_at = now
    if job.stage is JobStage.DELIVERED and job.delivered_at is None:
        job.delivered_at = now
    changes = Changes.of("jobs", [job_id]) | _sessions_follow(db, job, event, reason=said)
    act = Act(
        kind=EntityKind.JOB,
        id=job_id,
        action="stage",
        job_id=job_id,
        before={"stage": before.value},
        after={"stage": job.stage.value},
        reason=said or None,
    )
    note_activity(db, act, at=now)
    return changes | Changes.of("activities")


def postpone(db: DbSession, job_id: UUID, *, reason: str, now: datetime) -> Changes:
    """It waits; nothing of it is lost. Raises Refused without a reason, or where there is nothing to put off."""
    job = find_job(db, job_id)
    if job.stage not in POSTPONABLE:
        raise Refused("job.not_postponable", "This job cannot be put off any more.", field="stage")
    if not reason.strip():
        raise Refused("job.reason_missing", "Write down why.", field="reason")
    job.is_postponed, job.postponed_reason = True, reason.strip()
    _note(db, job_id, "postponed", now=now, reason=reason.strip())
    return Changes.of("jobs", [job_id]) | Changes.of("activities")


def resume(db: DbSession, job_id: UUID, *, now: datetime) -> Changes:
    """It goes on."""
    job = find_job(db, job_id)
    job.is_postponed, job.postponed_reason = False, None
    _note(db, job_id, "resumed", now=now)
    return Changes.of("jobs", [job_id]) | Changes.of("activities")


def _note(db: DbSession, job_id: UUID, action: str, *, now: datetime, reason: str | None = None) -> None:
    act = Act(kind=EntityKind.JOB, id=job_id, action=action, job_id=job_id, reason=reason)
    note_activity(db, act, at=now)


def _guards(db: DbSession, job: Job, *, now: datetime) -> Mapping[str, bool]:
    rule = db.scalar(select(StudioProfile.booking_rule).where(~StudioProfile.deleted)) or BookingRule.MANUAL
    sessions = list(
        db.scalars(select(PhotoSession).where(PhotoSession.job_id == job.id, ~PhotoSession.deleted))
    )
    primary = next((one for one in sessions if one.id == job.primary_session_id), None)
    shoots = [
        one
        for one in sessions
        if one.kind is SessionKind.SHOOT and one.state not in (SessionState.CANCELLED, SessionState.DECLINED)
    ]
    open_todos = db.scalar(
        select(func.count(Todo.id)).where(Todo.job_id == job.id, ~Todo.deleted, Todo.done_at.is_(None))
    )
    return {
        RULE: booking_rule_met(rule),
        ENDED: primary is None or _has_ended(primary, now=now),
        DELIVERED: bool(shoots) and all(one.production is ProductionStatus.DELIVERED for one in shoots),
        SETTLED: not open_todos,
        REASON: False,
    }


def _has_ended(session: PhotoSession, *, now: datetime) -> bool:
    if session.state is SessionState.COMPLETED:
        return True
    end = session.ends_at or session.starts_at
    return end is not None and end <= now


def _sessions_follow(db: DbSession, job: Job, event: str, *, reason: str) -> Changes:
    wanted = {"book": "book", "lose": "cancel", "cancel": "cancel"}.get(event)
    if wanted is None:
        return Changes()
    changed = []
    for session in db.scalars(
        select(PhotoSession).where(PhotoSession.job_id == job.id, ~PhotoSession.deleted)
    ):
        if SESSION.find(session.state, wanted) is None:
            continue
        session.state = SESSION.move(session.state, wanted, guards={REASON} if reason else set())
        session.hold_expires_at = None
        if reason:
            session.state_reason = reason
        copy_state(db, session)
        changed.append(session.id)
    return Changes.of("sessions", changed) | Changes.of("allocations") if changed else Changes()
