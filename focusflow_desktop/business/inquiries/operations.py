"""An inquiry is taken, answered, made a job, lost, taken for spam. Each is one step that Undo takes back whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.inquiries.people import person_of
from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.business.messages.operations import Said, log_message
from focusflow_desktop.business.moving_in.values import is_email
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Inquiry, Job, JobType, LeadSource, Message
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.rules.inquiry_status import INQUIRY, OPEN, REASON

_LONGEST_NAME = 300


class Way(StrEnum):
    """How somebody asked; what another program wrote there is kept as it is."""

    PHONE = "phone"
    EMAIL = "email"
    FAIR = "fair"
    IN_PERSON = "in_person"
    WEBSITE = "website"
    SOCIAL = "social"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInquiry:
    """An inquiry as the person wrote it down."""

    name: str = ""
    email: str = ""
    phone: str = ""
    body: str = ""
    way: Way = Way.PHONE
    wished_on: date | None = None
    place: str = ""
    source_id: UUID | None = None
    job_type_id: UUID | None = None


class Facts(TypedDict, total=False):
    """What can be changed of an inquiry; what is not named stays as it is."""

    name: str
    email: str
    phone: str
    body: str
    wished_on: date | None
    place: str
    source_id: UUID | None
    job_type_id: UUID | None


def take_inquiry(db: DbSession, new: NewInquiry, *, now: datetime) -> Changes:
    """Write it down. Raises Refused, naming the field that is wrong."""
    inquiry = Inquiry(id=new_id(), name="", channel=new.way.value, received_at=now)
    _set_facts(
        db,
        inquiry,
        {
            "name": new.name.strip() or new.email.strip() or new.phone.strip(),
            "email": new.email,
            "phone": new.phone,
            "body": new.body,
            "wished_on": new.wished_on,
            "place": new.place,
            "source_id": new.source_id,
            "job_type_id": new.job_type_id,
        },
    )
    db.add(inquiry)
    _note(db, inquiry, "created", now=now)
    return Changes.of("inquiries", [inquiry.id]) | Changes.of("activities")


def change_inquiry(db: DbSession, inquiry_id: UUID, **facts: Unpack[Facts]) -> Changes:
    """Change what is named."""
    _set_facts(db, find_inquiry(db, inquiry_id), facts)
    return Changes.of("inquiries", [inquiry_id])


def answer_inquiry(db: DbSession, inquiry_id: UUID, said: Said, *, now: datetime) -> Changes:
    """Log what was answered; who asked becomes a client if they are not one yet."""
    inquiry = find_inquiry(db, inquiry_id)
    if inquiry.status not in OPEN:
        _move(db, inquiry, "answer", now=now)  # says what is possible instead
    contact_id, changes = person_of(db, inquiry)
    changes |= log_message(db, said, at=now, job_id=inquiry.job_id, contact_id=contact_id)
    if inquiry.status is InquiryStatus.NEW:
        _move(db, inquiry, "answer", now=now)
    if inquiry.first_response_at is None:
        inquiry.first_response_at = now
    return changes | Changes.of("inquiries", [inquiry_id]) | Changes.of("activities")


def convert_inquiry(db: DbSession, inquiry_id: UUID, *, now: datetime) -> Changes:
    """Make a job of it: its client, its type's template, a session on the day wished, the letters so far."""
    inquiry = find_inquiry(db, inquiry_id)
    _move(db, inquiry, "convert", now=now)
    contact_id, changes = person_of(db, inquiry)
    new = NewJob(contact_id=contact_id, job_type_id=inquiry.job_type_id, day=inquiry.wished_on)
    changes |= create_job(db, new, now=now)
    (job_id,) = changes.rows["jobs"]
    job = db.scalars(select(Job).where(Job.id == job_id)).one()
    job.source_id = inquiry.source_id
    if inquiry.budget_minor is not None and job.estimated_value_minor is None:
        job.estimated_value_minor = inquiry.budget_minor
    inquiry.job_id = job_id
    return changes | _take_letters(db, inquiry) | Changes.of("inquiries", [inquiry_id])


def lose_inquiry(db: DbSession, inquiry_id: UUID, *, reason: str, now: datetime) -> Changes:
    """Nothing came of it. Raises Refused without a reason."""
    said = reason.strip()
    if not said:
        raise Refused("inquiry.reason_missing", "Write down why nothing came of it.", field="reason")
    inquiry = find_inquiry(db, inquiry_id)
    _move(db, inquiry, "lose", now=now, reason=said)
    inquiry.end_reason = said
    return Changes.of("inquiries", [inquiry_id]) | Changes.of("activities")


def mark_spam(db: DbSession, inquiry_id: UUID, *, now: datetime) -> Changes:
    """Nobody who wants pictures."""
    _move(db, find_inquiry(db, inquiry_id), "spam", now=now)
    return Changes.of("inquiries", [inquiry_id]) | Changes.of("activities")


def revive_inquiry(db: DbSession, inquiry_id: UUID, *, now: datetime) -> Changes:
    """Something may come of it after all."""
    inquiry = find_inquiry(db, inquiry_id)
    _move(db, inquiry, "revive", now=now)
    inquiry.end_reason = None
    return Changes.of("inquiries", [inquiry_id]) | Changes.of("activities")


def find_inquiry(db: DbSession, inquiry_id: UUID) -> Inquiry:
    """The inquiry. Raises Refused when it is gone."""
    found = db.scalar(select(Inquiry).where(Inquiry.id == inquiry_id, ~Inquiry.deleted))
    if found is None:
        raise Refused("inquiry.gone", "This inquiry is not there any more. Nothing was changed.")
    return found


def _move(db: DbSession, inquiry: Inquiry, event: str, *, now: datetime, reason: str = "") -> None:
    before = inquiry.status or InquiryStatus.NEW
    inquiry.status = INQUIRY.move(before, event, guards={REASON} if reason else ())
    _note(db, inquiry, event, now=now, reason=reason)


def _note(db: DbSession, inquiry: Inquiry, action: str, *, now: datetime, reason: str = "") -> None:
    act = Act(kind=EntityKind.INQUIRY, id=inquiry.id, action=action, reason=reason or None)
    note_activity(db, act, at=now)


def _take_letters(db: DbSession, inquiry: Inquiry) -> Changes:
    """What was written with them since they asked is about this job, where it is about no other."""
    letters = db.scalars(
        select(Message).where(
            Message.contact_id == inquiry.contact_id,
            Message.job_id.is_(None),
            Message.at >= inquiry.received_at,
            ~Message.deleted,
        )
    ).all()
    for letter in letters:
        letter.job_id = inquiry.job_id
    return Changes.of("messages", [letter.id for letter in letters]) if letters else Changes()


def _set_facts(db: DbSession, inquiry: Inquiry, facts: Facts) -> None:
    if "name" in facts:
        inquiry.name = _name(facts["name"])
    if "email" in facts:
        inquiry.email = _email(facts["email"])
    if "phone" in facts:
        inquiry.phone = " ".join(facts["phone"].split()) or None
    if "body" in facts:
        inquiry.body = facts["body"].strip() or None
    if "wished_on" in facts:
        inquiry.wished_on = facts["wished_on"]
    if "place" in facts:
        inquiry.place = " ".join(facts["place"].split()) or None
    if "source_id" in facts:
        inquiry.source_id = _there(db, LeadSource, facts["source_id"], field="source")
    if "job_type_id" in facts:
        inquiry.job_type_id = _there(db, JobType, facts["job_type_id"], field="type")


def _name(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise Refused("inquiry.name_missing", "Write down who asked, or how to reach them.", field="name")
    return said[:_LONGEST_NAME]


def _email(address: str) -> str | None:
    said = address.strip()
    if said and not is_email(said):
        raise Refused(
            "inquiry.email_invalid",
            f"This is not an e-mail address: {said}. Nothing was changed.",
            field="email",
            address=said,
        )
    return said or None


def _there(
    db: DbSession, record: type[LeadSource] | type[JobType], key: UUID | None, *, field: str
) -> UUID | None:
    if key is not None and db.scalar(select(record.id).where(record.id == key, ~record.deleted)) is None:
        raise Refused("inquiry.choice_gone", "This is not there any more. Choose another.", field=field)
    return key
