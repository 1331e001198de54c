"""Inquiries as a list and one of them whole, with what already stands on the day it wishes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.inquiries.days import DayHint, day_hint
from focusflow_desktop.business.inquiries.people import known_person
from focusflow_desktop.business.timeline.queries import Entry, EntryKind, timeline_of
from focusflow_desktop.shared.records import Inquiry, Job, JobType, LeadSource
from focusflow_desktop.shared.records.inquiries import InquiryStatus

SHOWN, LETTERS = 500, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryRow:
    """One line of the list."""

    id: UUID
    name: str
    status: InquiryStatus
    channel: str
    source: str
    kind: str
    wished_on: date | None
    received_at: datetime
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryPage:
    """One inquiry, whole."""

    row: InquiryRow
    email: str
    phone: str
    place: str
    source_id: UUID | None
    job_type_id: UUID | None
    contact_id: UUID | None  # known already, by name of the record or by the address
    contact: str
    job_id: UUID | None
    job: str
    end_reason: str
    first_response_at: datetime | None
    hint: DayHint | None
    letters: tuple[Entry, ...]  # what was written with this client, newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryChoices:
    """Where inquiries come from and what they can be about, by name."""

    sources: tuple[tuple[UUID, str], ...]
    types: tuple[tuple[UUID, str], ...]


def inquiry_counts(db: DbSession) -> dict[InquiryStatus, int]:
    """How many there are of each: one statement."""
    asked = select(Inquiry.status, func.count()).where(~Inquiry.deleted).group_by(Inquiry.status)
    return dict(db.execute(asked).all())


def status_of(db: DbSession, inquiry_id: UUID) -> InquiryStatus | None:
    """Which list it stands in; None when it is gone."""
    return db.scalar(select(Inquiry.status).where(Inquiry.id == inquiry_id, ~Inquiry.deleted))


def inquiry_rows(
    db: DbSession, *, statuses: frozenset[InquiryStatus], text: str = "", limit: int = SHOWN
) -> list[InquiryRow]:
    """The newest first; those that wait for an answer the oldest first, for they are next. One statement."""
    is_waiting = statuses == {InquiryStatus.NEW}
    order = Inquiry.received_at if is_waiting else Inquiry.received_at.desc()
    which = select(Inquiry.id).where(~Inquiry.deleted, Inquiry.status.in_(statuses), *_wanted(text))
    shown = which.order_by(order, Inquiry.id).limit(
        limit
    )  # what is not shown need not be joined and sorted whole
    return [
        _row(found) for found in db.execute(_asked().where(Inquiry.id.in_(shown)).order_by(order, Inquiry.id))
    ]


def inquiry_page(db: DbSession, inquiry_id: UUID, *, zone: tzinfo, now: datetime) -> InquiryPage | None:
    """One of them; None when it is gone."""
    found = db.execute(_asked().where(Inquiry.id == inquiry_id)).one_or_none()
    if found is None:
        return None
    inquiry = db.scalars(select(Inquiry).where(Inquiry.id == inquiry_id)).one()
    known = known_person(db, inquiry)
    letters = timeline_of(db, contact_id=known[0], limit=LETTERS) if known is not None else []
    wished = inquiry.wished_on
    hint = day_hint(db, wished, zone=zone, now=now, but=inquiry_id, job_id=inquiry.job_id) if wished else None
    return InquiryPage(
        row=_row(found),
        email=inquiry.email or "",
        phone=inquiry.phone or "",
        place=inquiry.place or "",
        source_id=inquiry.source_id,
        job_type_id=inquiry.job_type_id,
        contact_id=known[0] if known is not None else None,
        contact=known[1] if known is not None else "",
        job_id=inquiry.job_id,
        job=found.job or "",
        end_reason=inquiry.end_reason or "",
        first_response_at=inquiry.first_response_at,
        hint=hint,
        letters=tuple(entry for entry in letters if entry.kind is EntryKind.MESSAGE),
    )


def inquiry_choices(db: DbSession) -> InquiryChoices:
    """Sources and job types in use: two statements."""
    sources = select(LeadSource.id, LeadSource.name).where(~LeadSource.deleted, ~LeadSource.is_archived)
    types = select(JobType.id, JobType.name).where(~JobType.deleted, ~JobType.is_archived)
    return InquiryChoices(
        sources=tuple((key, name) for key, name in db.execute(sources.order_by(LeadSource.name))),
        types=tuple((key, name) for key, name in db.execute(types.order_by(JobType.position, JobType.name))),
    )


def _wanted(text: str) -> list[ColumnElement[bool]]:
    return [
        or_(
            *(
                column.contains(word, autoescape=True)
                for column in (Inquiry.name, Inquiry.email, Inquiry.body)
            )
        )
        for word in text.split()  # SQLite's LIKE takes capitals for small letters
    ]


def _asked() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Inquiry.id,
            Inquiry.name,
            Inquiry.status,
            Inquiry.channel,
            Inquiry.wished_on,
            Inquiry.received_at,
            Inquiry.body,
            LeadSource.name.label("source"),
            JobType.name.label("kind"),
            Job.title.label("job"),
        )
        .outerjoin(
            LeadSource, and_(LeadSource.tenant_id == Inquiry.tenant_id, LeadSource.id == Inquiry.source_id)
        )
        .outerjoin(JobType, and_(JobType.tenant_id == Inquiry.tenant_id, JobType.id == Inquiry.job_type_id))
        .outerjoin(Job, and_(Job.tenant_id == Inquiry.tenant_id, Job.id == Inquiry.job_id))
        .where(~Inquiry.deleted)
    )


def _row(found: Row[Any]) -> InquiryRow:
    return InquiryRow(
        id=found.id,
        name=found.name,
        status=found.status,
        channel=found.channel or "",
        source=found.source or "",
        kind=found.kind or "",
        wished_on=found.wished_on,
        received_at=found.received_at,
        body=found.body or "",
    )
