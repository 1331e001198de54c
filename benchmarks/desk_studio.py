"""A studio of many years of desk work, filled in bulk: what is measured is reading it, so rows are inserted, not made.

The same numbers give the same studio: names, dates and ids come from the row's number alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.shared.records import (
    Activity,
    Allocation,
    Base,
    Contact,
    ContactEmail,
    ContactPhone,
    Inquiry,
    Job,
    JobContact,
    JobType,
    LeadSource,
    Location,
    Member,
    Message,
    Note,
    PhotoSession,
    Tag,
    TagLink,
    Todo,
)
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.messages import Direction, MessageState
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.registry import synced_tables

JOBS, CONTACTS, MESSAGES = 5_000, 20_000, 200_000
BUSY_ENTRIES = 500  # on the timeline of the busiest job
FIRST_DAY = datetime(2019, 1, 1, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)  # most jobs lie before it, some after
_DAYS = (TODAY - FIRST_DAY.date()).days + 365
_GIVEN = [
    "Anna",
    "Tom",
    "Julia",
    "Lena",
    "Max",
    "Sophie",
    "Paul",
    "Emma",
    "Felix",
    "Mia",
    "Jonas",
    "Clara",
    "David",
    "Nora",
    "Simon",
    "Ida",
    "Oskar",
    "Eva",
    "Leo",
    "Ruth",
]
_FAMILY = [
    "Weber",
    "Becker",
    "Novak",
    "Rossi",
    "Martin",
    "Andersson",
    "Dubois",
    "Garcia",
    "Kowalski",
    "Jensen",
    "Hoffmann",
    "Murphy",
    "Silva",
    "Tanaka",
    "Okafor",
    "Schmidt",
    "Larsen",
    "Moreau",
    "Costa",
    "Walker",
]
_ENDINGS = ("", "-Lang", "-Berg", "-Stein", "-Hall", "-Roth", "-Winter", "-Sommer", "-Feld", "-Bach")
_KINDS = ("wedding", "portrait", "family", "newborn", "catalogue", "headshots", "engagement", "maternity")
_WORDS = [
    "We look forward to the day",
    "Could we start an hour earlier, before the light is gone? My grandmother will come by train and needs a chair",
    "The gallery is wonderful, thank you",
    "Is parking possible behind the church? Please send the invoice to my brother",
    "The weather looks bad for Saturday, do we have a plan?",
]


_SMALL: tuple[tuple[type[Base], tuple[str, ...]], ...] = (
    (Member, ("Anna", "Tom", "Lena")),
    (LeadSource, ("Recommended", "Search engine", "Wedding fair", "Planner")),
    (JobType, _KINDS),
    (Tag, ("VIP", "press", "newsletter", "local")),
    (Location, ("Botanical garden", "Old town hall", "Studio", "Lakeside")),
)
_NUMBERS = {
    mapper.class_: facts.number
    for facts in synced_tables()
    for mapper in Base.registry.mappers
    if mapper.class_.__tablename__ == facts.name
}


def id_of(record: type[Base], number: int) -> UUID:
    """The id of the record's row of this number."""
    return UUID(_id(record, number))


def _id(record: type[Base], number: int) -> str:
    return f"{_NUMBERS[record] << 96 | number + 1:032x}"


BUSIEST_JOB = id_of(Job, 0)


def fill(root: Path, *, jobs: int = JOBS, contacts: int = CONTACTS, messages: int = MESSAGES) -> None:
    """Make the studio in `root`. There must be at least as many contacts as jobs."""
    studio = open_studio(root)
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Studio Lindenhof", country="DE", currency="EUR")
    tenant = studio.tenant_id.hex
    studio.close()
    db_file = sqlite.connect(str(root / DATABASE), isolation_level=None)
    db_file.execute("PRAGMA foreign_keys=OFF")  # every row points at one made here; checked by a test
    db_file.execute("PRAGMA synchronous=OFF")
    db_file.execute("PRAGMA cache_size=-400000")  # every index in memory while it grows
    db_file.execute("BEGIN")
    indexes = _without_indexes(db_file)
    for record, rows in _tables(jobs=jobs, contacts=contacts, messages=messages):
        _insert(db_file, record, rows, tenant=tenant)
    for statement in indexes:
        db_file.execute(statement)
    db_file.execute("COMMIT")
    db_file.execute("ANALYZE")
    db_file.close()


def _tables(
    *, jobs: int, contacts: int, messages: int
) -> Iterator[tuple[type[Base], Iterator[dict[str, Any]]]]:
    for record, names in _SMALL:
        yield record, ({"name": name} for name in names)
    for record, count, row in (
        (Contact, contacts, _contact),
        (ContactEmail, contacts, _email),
        (ContactPhone, contacts, _phone),
        (TagLink, contacts // 4, _tag_link),
        (Job, jobs, _job),
        (JobContact, jobs, _job_contact),
        (PhotoSession, jobs, _session),
        (Allocation, jobs, _allocation),
        (Todo, jobs, _todo),
        (Note, jobs, _note),
        (Inquiry, 2 * jobs, _inquiry),
    ):
        yield record, map(row, range(count))
    yield Message, (_message(number, jobs=jobs, contacts=contacts) for number in range(messages))
    yield Activity, (_activity(number, jobs=jobs) for number in range(BUSY_ENTRIES + 2 * jobs))


def name_of(number: int) -> str:
    """The name of the contact of this number; 4,000 different ones."""
    given, family = _GIVEN[number % 20], _FAMILY[number // 20 % 20]
    return f"{given} {family}{_ENDINGS[number // 400 % 10]}"


def start_of(number: int) -> datetime:
    """When the session of the job of this number begins: spread over the years, on the hour."""
    return FIRST_DAY + timedelta(days=number * 7_919 % _DAYS, hours=number % 8)


def _without_indexes(db: Any) -> list[str]:
    """Drop every index and say how to make it again: sorting once is quicker than growing them row by row."""
    found = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        db.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]


def _insert(db: Any, record: type[Base], rows: Iterator[dict[str, Any]], *, tenant: str) -> None:
    """All rows of one table, as SQLite keeps them; what a row does not say is the record's own default."""
    table = Base.metadata.tables[record.__tablename__]
    base = {column.name: _default_of(column) for column in table.columns}
    base |= {"tenant_id": tenant, "hlc0": ZERO, "clock": "{}", "deleted": 0}
    columns = ", ".join(f'"{name}"' for name in base)
    db.executemany(
        f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(base))})",
        (
            list(
                {
                    **base,
                    "id": _id(record, number),
                    "created_at": _stored(FIRST_DAY + timedelta(minutes=number)),
                    **{name: _stored(value) for name, value in row.items()},
                }.values()
            )
            for number, row in enumerate(rows)
        ),
    )


def _default_of(column: Column[Any]) -> object:
    default: Any = column.default
    if default is None:
        return None
    return _stored(default.arg) if default.is_scalar else "{}" if "dict" in str(default.arg) else None


def _stored(value: Any) -> object:
    """The value as the record's column type would write it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date | StrEnum):
        return str(value)
    return value


def _contact(number: int) -> dict[str, Any]:
    given, family = name_of(number).split(" ", 1)
    return {
        "name": name_of(number),
        "given_name": given,
        "family_name": family,
        "source_id": _id(LeadSource, number % 4),
        "do_not_contact": number % 500 == 499,
    }


def _email(number: int) -> dict[str, Any]:
    address = f"{name_of(number).lower().replace(' ', '.')}{number}@example.com"
    return {"contact_id": _id(Contact, number), "address": address, "is_primary": True}


def _phone(number: int) -> dict[str, Any]:
    return {
        "contact_id": _id(Contact, number),
        "number": f"+49 30 {5_000_000 + number}",
        "is_primary": True,
    }


def _tag_link(number: int) -> dict[str, Any]:
    contact = _id(Contact, number * 4)
    return {"tag_id": _id(Tag, number % 4), "entity_kind": EntityKind.CONTACT, "entity_id": contact}


def _stage(number: int) -> JobStage:
    if number % 11 == 10:
        return JobStage.LOST
    if start_of(number).date() < TODAY - timedelta(days=60):
        return JobStage.COMPLETED
    past = (JobStage.FULFILLMENT, JobStage.DELIVERED)
    future = (JobStage.BOOKED, JobStage.PROPOSAL, JobStage.LEAD)
    return past[number % 2] if start_of(number).date() < TODAY else future[number % 3]


def _job(number: int) -> dict[str, Any]:
    start = start_of(number)
    return {
        "title": f"{name_of(number).split(' ', 1)[1]}, {_KINDS[number % 8]}",
        "number": f"{start:%Y}-{number + 1:05}",
        "job_type_id": _id(JobType, number % 8),
        "stage": _stage(number),
        "owner_id": _id(Member, number % 3),
        "estimated_value_minor": 40_000 + number % 50 * 5_000,
        "currency": "EUR",
        "primary_session_id": _id(PhotoSession, number),
        "created_at": start - timedelta(days=120),
    }


def _inquiry(number: int) -> dict[str, Any]:
    """Every second became a job; of the last hundred a few wait."""
    became = number % 2 == 0
    status = (
        InquiryStatus.CONVERTED if became else (InquiryStatus.LOST, InquiryStatus.ANSWERED)[number % 4 == 1]
    )
    wished = start_of(number // 2)
    return {
        "status": InquiryStatus.NEW if not became and wished.date() > TODAY else status,
        "name": name_of(number // 2 if became else number),
        "email": f"{name_of(number).lower().replace(' ', '.')}{number}@example.com",
        "body": _WORDS[number % len(_WORDS)],
        "wished_on": wished.date(),
        "received_at": wished - timedelta(days=130),
        "source_id": _id(LeadSource, number % 4),
        "job_type_id": _id(JobType, number // 2 % 8),
        "contact_id": _id(Contact, number // 2) if became else None,
        "job_id": _id(Job, number // 2) if became else None,
    }


def _job_contact(number: int) -> dict[str, Any]:
    return {"job_id": _id(Job, number), "contact_id": _id(Contact, number)}


def _state(number: int) -> SessionState:
    return {
        JobStage.LEAD: SessionState.INQUIRY,
        JobStage.PROPOSAL: SessionState.HELD,
        JobStage.BOOKED: SessionState.CONFIRMED,
        JobStage.LOST: SessionState.CANCELLED,
    }.get(_stage(number), SessionState.COMPLETED)


def _session(number: int) -> dict[str, Any]:
    start, state = start_of(number), _state(number)
    is_shot = state is SessionState.COMPLETED
    return {
        "job_id": _id(Job, number),
        "title": _KINDS[number % 8].capitalize(),
        "state": state,
        "starts_at": start,
        "ends_at": start + timedelta(hours=1 + number % 6),
        "tz": "Europe/Berlin",
        "location_id": _id(Location, number % 4),
        "production": ProductionStatus.DELIVERED if is_shot else ProductionStatus.NOT_SHOT,
        "hold_expires_at": start - timedelta(days=30) if state is SessionState.HELD else None,
    }


def _allocation(number: int) -> dict[str, Any]:
    start = start_of(number)
    return {
        "session_id": _id(PhotoSession, number),
        "resource_kind": ResourceKind.USER,
        "resource_id": _id(Member, number % 3),
        "role": AllocationRole.LEAD,
        "busy_from": start,
        "busy_to": start + timedelta(hours=1 + number % 6),
        "state": _state(number),
    }


def _todo(number: int) -> dict[str, Any]:
    due = start_of(number) - timedelta(days=14)
    return {
        "title": ("Send the questionnaire", "Charge batteries", "Write the call sheet")[number % 3],
        "job_id": _id(Job, number),
        "due_on": due.date(),
        "done_at": due if due.date() < TODAY else None,
        "assignee_id": _id(Member, number % 3),
    }


def _note(number: int) -> dict[str, Any]:
    return {"body": f"{_WORDS[number % len(_WORDS)]}. ({number})", "job_id": _id(Job, number)}


def _message(number: int, *, jobs: int, contacts: int) -> dict[str, Any]:
    """Half of the messages belong to a job's client, the rest to people without a job; the busiest job has most."""
    is_busy, has_job = number < BUSY_ENTRIES, number % 2 == 0
    who = 0 if is_busy else number * 31 % (jobs if has_job else contacts)
    is_out = number % 3 == 0
    return {
        "contact_id": _id(Contact, who),
        "job_id": _id(Job, who) if is_busy or has_job else None,
        "direction": Direction.OUT if is_out else Direction.IN,
        "state": MessageState.SENT if is_out else MessageState.RECEIVED,
        "subject": f"{_KINDS[number % 8].capitalize()} {number % 997}",
        "body": ". ".join(_WORDS[(number + step) % len(_WORDS)] for step in range(3)),
        "at": FIRST_DAY + timedelta(minutes=number * 19 % (_DAYS * 1_440)),
    }


def _activity(number: int, *, jobs: int) -> dict[str, Any]:
    job = 0 if number < BUSY_ENTRIES else number % jobs
    return {
        "entity_kind": EntityKind.JOB,
        "entity_id": _id(Job, job),
        "job_id": _id(Job, job),
        "contact_id": _id(Contact, job),
        "action": "job.stage",
        "actor_id": _id(Member, number % 3),
        "at": FIRST_DAY + timedelta(hours=number),
        "before": '{"stage": "lead"}',
        "after": '{"stage": "booked"}',
    }
