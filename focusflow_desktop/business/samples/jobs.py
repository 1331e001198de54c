"""The sample's jobs with their sessions, people and story; a job of the pictures is completed, not made twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.samples.cast import ZONE
from focusflow_desktop.business.samples.plan import PlannedJob, PlannedSession
from focusflow_desktop.business.samples.writing import Writing
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Job, JobContact, PhotoSession
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import ProductionStatus

_NOON = "12:20"
_ROLES = (AllocationRole.LEAD, AllocationRole.SECOND)


def write_jobs(writing: Writing, planned: Sequence[PlannedJob]) -> None:
    """All of them, numbered in the order they came."""
    for each in planned:
        job = _job(writing, each)
        writing.jobs[each.title] = job.id
        for place, (name, role) in enumerate(each.people):
            writing.add(
                JobContact(job_id=job.id, contact_id=writing.clients[name], role=role, position=place)
            )
        for session in each.sessions:
            _session(writing, job, session)
        _story(writing, job.id, each)
        writing.db.flush()


def write_meetings(writing: Writing, planned: Sequence[tuple[str, PlannedSession]]) -> None:
    """Further sessions of jobs that are written already."""
    for title, session in planned:
        _session(writing, writing.db.scalars(select(Job).where(Job.id == writing.jobs[title])).one(), session)


def _job(writing: Writing, planned: PlannedJob) -> Job:
    job = writing.db.scalar(select(Job).where(Job.title == planned.title, ~Job.deleted))
    if job is None:
        job = Job(id=new_id(), title=planned.title)
        writing.add(job)
    profile, days = writing.profile, dict(planned.path)
    job.number, profile.next_job_number = str(profile.next_job_number), profile.next_job_number + 1
    job.job_type_id = writing.types[planned.kind]
    job.stage = planned.path[-1][0] if planned.path else JobStage.LEAD
    job.end_reason = planned.end_reason
    job.owner_id = next(iter(writing.team.values()))
    job.estimated_value_minor = None if planned.euros is None else planned.euros * 100
    job.currency = profile.currency
    job.created_at = writing.past(planned.created, _NOON)
    if JobStage.BOOKED in days:
        job.booked_at = writing.past(days[JobStage.BOOKED], _NOON)
    if JobStage.DELIVERED in days:
        job.delivered_at = writing.past(days[JobStage.DELIVERED], _NOON)
    if planned.deliver_in is not None:
        job.deliver_on = writing.today + timedelta(days=planned.deliver_in)
    writing.tables.add(Job.__tablename__)
    writing.db.flush()
    return job


def _session(writing: Writing, job: Job, planned: PlannedSession) -> None:
    session = writing.db.scalar(
        select(PhotoSession).where(
            PhotoSession.job_id == job.id, PhotoSession.title == planned.title, ~PhotoSession.deleted
        )
    )
    if session is None:
        session = PhotoSession(id=new_id(), job_id=job.id, title=planned.title)
        writing.add(session)
    starts_at = writing.at(planned.day, planned.at)
    session.kind, session.state, session.production = planned.kind, planned.state, planned.production
    session.starts_at, session.ends_at = starts_at, starts_at + timedelta(minutes=planned.minutes)
    session.tz = ZONE
    session.location_id = writing.places.get(planned.place or "")
    if planned.kind is SessionKind.SHOOT and planned.production is not ProductionStatus.NOT_SHOT:
        session.shot_on = writing.today + timedelta(days=planned.day)
    if planned.held_days is not None:
        session.hold_expires_at = writing.at(planned.held_days, "18:00")
    if planned.is_primary:
        job.primary_session_id = session.id
    writing.tables.add(PhotoSession.__tablename__)
    writing.db.flush()
    for name, role in zip(planned.who, _ROLES, strict=False):
        writing.add(
            Allocation(
                session_id=session.id,
                resource_kind=ResourceKind.USER,
                resource_id=writing.team[name],
                role=role,
                busy_from=session.starts_at,
                busy_to=session.ends_at,
                state=planned.state,
            )
        )


def _story(writing: Writing, job_id: UUID, planned: PlannedJob) -> None:
    """How it was written down and went from stage to stage."""
    made = Act(
        kind=EntityKind.JOB, id=job_id, action="created", job_id=job_id, after={"title": planned.title}
    )
    note_activity(writing.db, made, at=writing.past(planned.created, _NOON))
    before = JobStage.LEAD
    for stage, days in planned.path:
        moved = Act(
            kind=EntityKind.JOB,
            id=job_id,
            action="stage",
            job_id=job_id,
            before={"stage": before.value},
            after={"stage": stage.value},
            reason=planned.end_reason if stage in (JobStage.LOST, JobStage.CANCELLED) else None,
        )
        note_activity(writing.db, moved, at=writing.past(days, _NOON))
        before = stage
    writing.tables.add("activities")
