"""Making jobs and changing their facts. A job type's template brings roles, sessions and to-dos along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.clients.operations import add_contact
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Contact,
    Job,
    JobContact,
    JobType,
    JobTypeSession,
    JobTypeTodo,
    Note,
    PhotoSession,
    StudioProfile,
    Todo,
)
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.local_time import moment_of, zone_named

_LENGTH, _MORNING = 120, 10 * 60  # minutes, where nothing says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A job as the person wrote it: a client is enough; a type and a day bring the rest."""

    title: str = ""
    contact_id: UUID | None = None
    job_type_id: UUID | None = None
    day: date | None = None


def create_job(db: DbSession, new: NewJob, *, now: datetime) -> Changes:
    """Write the job with what its type's template says. Raises Refused, naming the field that is wrong."""
    contact = _contact(db, new.contact_id) if new.contact_id is not None else None
    kind = _type(db, new.job_type_id) if new.job_type_id is not None else None
    title = " ".join(new.title.split()) or _title(contact, kind)
    if not title:
        raise Refused("job.title_missing", "A job needs a client or a title.", field="title")
    profile = db.scalar(select(StudioProfile).where(~StudioProfile.deleted))
    job = Job(
        id=new_id(),
        title=title,
        number=_next_number(profile),
        job_type_id=kind.id if kind is not None else None,
        brand_id=kind.brand_id if kind is not None else None,
        estimated_value_minor=kind.value_minor if kind is not None else None,
        currency=profile.currency if profile is not None else None,
    )
    db.add(job)
    db.flush()
    if contact is not None:
        db.add(JobContact(job_id=job.id, contact_id=contact.id, role=JobRole.PRIMARY))
    zone = zone_named(profile.tz if profile is not None else None, UTC)
    sessions = _sessions(db, job, kind, day=new.day, zone=zone)
    if kind is not None:
        _todos(db, job, kind)
    _promise(job, kind, profile, day=new.day)
    act = Act(
        kind=EntityKind.JOB,
        id=job.id,
        action="created",
        job_id=job.id,
        contact_id=new.contact_id,
        after={"title": title},
    )
    note_activity(db, act, at=now)
    db.flush()
    changes = Changes.of("jobs", [job.id]) | Changes.of("todos") | Changes.of("activities")
    return changes | Changes.of("sessions", [session.id for session in sessions])


def rename_job(db: DbSession, job_id: UUID, title: str) -> Changes:
    """Another title. Raises Refused for none."""
    said = " ".join(title.split())
    if not said:
        raise Refused("job.title_missing", "A job needs a title.", field="title")
    find_job(db, job_id).title = said
    return Changes.of("jobs", [job_id])


def set_value(db: DbSession, job_id: UUID, minor: int | None) -> Changes:
    """What it is worth, in the studio's smallest unit. Raises Refused for less than nothing."""
    if minor is not None and minor < 0:
        raise Refused("job.value_negative", "The value cannot be less than nothing.", field="value")
    job = find_job(db, job_id)
    job.estimated_value_minor = minor
    if job.currency is None:
        job.currency = db.scalar(select(StudioProfile.currency).where(~StudioProfile.deleted))
    return Changes.of("jobs", [job_id])


def set_delivery(db: DbSession, job_id: UUID, day: date | None) -> Changes:
    """The day the pictures are promised for."""
    find_job(db, job_id).deliver_on = day
    return Changes.of("jobs", [job_id])


def add_person(db: DbSession, job_id: UUID, contact_id: UUID, role: JobRole) -> Changes:
    """Somebody takes part. Twice in one role is once."""
    find_job(db, job_id)
    _contact(db, contact_id)
    there = db.scalar(
        select(JobContact.id).where(
            JobContact.job_id == job_id,
            JobContact.contact_id == contact_id,
            JobContact.role == role,
            ~JobContact.deleted,
        )
    )
    if there is None:
        db.add(JobContact(job_id=job_id, contact_id=contact_id, role=role))
    return Changes.of("jobs", [job_id]) | Changes.of("job_contacts") | Changes.of("contacts", [contact_id])


def add_new_person(db: DbSession, job_id: UUID, name: str, role: JobRole) -> Changes:
    """Somebody who is nobody's client yet takes part. Raises Refused without a name."""
    changes = add_contact(db, name=name)
    (contact_id,) = changes.rows["contacts"]
    return changes | add_person(db, job_id, contact_id, role)


def remove_person(db: DbSession, job_id: UUID, contact_id: UUID, role: JobRole) -> Changes:
    """They no longer take part in this role."""
    for row in db.scalars(
        select(JobContact).where(
            JobContact.job_id == job_id,
            JobContact.contact_id == contact_id,
            JobContact.role == role,
            ~JobContact.deleted,
        )
    ):
        row.deleted = True
    return Changes.of("jobs", [job_id]) | Changes.of("job_contacts") | Changes.of("contacts", [contact_id])


def add_note(db: DbSession, job_id: UUID, body: str) -> Changes:
    """Write something down about the job."""
    find_job(db, job_id)
    if not body.strip():
        raise Refused("job.note_empty", "Write something down first.", field="note")
    db.add(Note(job_id=job_id, body=body.strip()))
    return Changes.of("notes") | Changes.of("jobs", [job_id])


def set_archived(db: DbSession, job_id: UUID, *, is_archived: bool) -> Changes:
    """Put away from the lists, or bring back."""
    find_job(db, job_id).is_archived = is_archived
    return Changes.of("jobs", [job_id])


def find_job(db: DbSession, job_id: UUID) -> Job:
    """The job. Raises Refused when it is gone."""
    found = db.scalar(select(Job).where(Job.id == job_id, ~Job.deleted))
    if found is None:
        raise Refused("job.gone", "This job is not there any more. Nothing was changed.")
    return found


def _contact(db: DbSession, contact_id: UUID) -> Contact:
    found = db.scalar(select(Contact).where(Contact.id == contact_id, ~Contact.deleted))
    if found is None:
        raise Refused("job.client_gone", "This client is not there any more.", field="client")
    return found


def _type(db: DbSession, job_type_id: UUID) -> JobType:
    found = db.scalar(select(JobType).where(JobType.id == job_type_id, ~JobType.deleted))
    if found is None:
        raise Refused("job.type_gone", "This job type is not there any more.", field="type")
    return found


def _title(contact: Contact | None, kind: JobType | None) -> str:
    if contact is None:
        return ""
    name = contact.family_name or contact.name
    return f"{name}, {kind.name.lower()}" if kind is not None else contact.name


def _next_number(profile: StudioProfile | None) -> str | None:
    if profile is None:
        return None
    number, profile.next_job_number = profile.next_job_number, profile.next_job_number + 1
    return str(number)


def _sessions(
    db: DbSession, job: Job, kind: JobType | None, *, day: date | None, zone: tzinfo
) -> list[PhotoSession]:
    """The template's sessions around the day; without a template, one session on it."""
    if day is None:
        return []
    made = []
    for template in _templates(db, kind) or [JobTypeSession(title=job.title, day_offset=0)]:
        minute = template.start_minute if template.start_minute is not None else _MORNING
        start = moment_of(day + timedelta(days=template.day_offset), minute, zone).at
        session = PhotoSession(
            id=new_id(),
            job_id=job.id,
            title=template.title,
            kind=template.kind or SessionKind.SHOOT,
            state=SessionState.INQUIRY,
            starts_at=start,
            ends_at=start + timedelta(minutes=template.duration_minutes or _LENGTH),
            tz=getattr(zone, "key", None),
            session_type_id=template.session_type_id,
        )
        db.add(session)
        db.flush()
        made.append(session)
        if job.primary_session_id is None or template.is_primary:
            job.primary_session_id = session.id
    return made


def _templates(db: DbSession, kind: JobType | None) -> list[JobTypeSession]:
    if kind is None:
        return []
    mine = (JobTypeSession.job_type_id == kind.id, ~JobTypeSession.deleted)
    return list(db.scalars(select(JobTypeSession).where(*mine).order_by(JobTypeSession.position)))


def _todos(db: DbSession, job: Job, kind: JobType) -> None:
    for template in db.scalars(
        select(JobTypeTodo)
        .where(JobTypeTodo.job_type_id == kind.id, ~JobTypeTodo.deleted)
        .order_by(JobTypeTodo.position)
    ):
        db.add(
            Todo(
                job_id=job.id,
                title=template.title,
                due_anchor=template.due_anchor,
                due_offset_days=template.due_offset_days,
                position=template.position,
            )
        )


def _promise(job: Job, kind: JobType | None, profile: StudioProfile | None, *, day: date | None) -> None:
    days = kind.turnaround_days if kind is not None else None
    if days is None and profile is not None:
        days = profile.deliver_days
    if day is not None and days is not None:
        job.deliver_on = day + timedelta(days=days)
