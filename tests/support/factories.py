"""Makes records with believable values; a test names only what it is about."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.operations import NewFile, NewPhoto
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Allocation,
    Contact,
    Inquiry,
    Job,
    JobContact,
    Location,
    Member,
    Message,
    PhotoSession,
    Todo,
)
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.members import MemberRole
from focusflow_desktop.shared.records.messages import Direction, MessageState
from focusflow_desktop.shared.records.photos import PhotoKind
from focusflow_desktop.shared.records.sessions import SessionState

FIRST_FRAME = datetime(2026, 5, 13, 14, 36, 8)


def make_photo(number: int = 1, **changes: Any) -> NewPhoto:
    """A RAW photo by Anna's body A; `number` tells photos apart and orders them in time."""
    sha256 = hashlib.sha256(f"original {number}".encode()).hexdigest()
    values: dict[str, Any] = {
        "sha256": sha256,
        "name": f"AB5_{number:04}.CR3",
        "kind": PhotoKind.RAW,
        "byte_size": 48_100_000,
        "width_px": 8192,
        "height_px": 5464,
        "captured_at": FIRST_FRAME + timedelta(seconds=number),
        "camera_make": "Canon",
        "camera": "Canon EOS R5",
        "camera_serial": "012345",
        "lens": "RF 85mm F1.2",
        "files": (make_file(number, sha256=sha256),),
    }
    return NewPhoto(**{**values, **changes})


def make_file(number: int = 1, **changes: Any) -> NewFile:
    """The original's file on Anna's laptop."""
    values: dict[str, Any] = {
        "path": Path(f"/pictures/2026/AB5_{number:04}.CR3"),
        "role": FileRole.ORIGINAL,
        "sha256": hashlib.sha256(f"original {number}".encode()).hexdigest(),
        "byte_size": 48_100_000,
        "mtime_ns": 1_778_682_968_000_000_000,
    }
    return NewFile(**{**values, **changes})


def make_member(name: str = "Anna", **changes: Any) -> Member:
    """A photographer of the studio."""
    return Member(**{"id": new_id(), "name": name, "role": MemberRole.PHOTOGRAPHER, **changes})


def make_contact(name: str = "Julia Weber", **changes: Any) -> Contact:
    """A person; given and family name are read from the name."""
    given, _, family = name.rpartition(" ")
    values = {"id": new_id(), "name": name, "given_name": given or None, "family_name": family}
    return Contact(**{**values, **changes})


def make_location(name: str = "Botanical garden", **changes: Any) -> Location:
    """A place in Berlin, twenty minutes away."""
    values: dict[str, Any] = {
        "id": new_id(),
        "name": name,
        "city": "Berlin",
        "country": "DE",
        "latitude": 52.457,
        "longitude": 13.304,
        "tz": "Europe/Berlin",
        "travel_minutes": 20,
    }
    return Location(**{**values, **changes})


def make_job(title: str = "Weber, wedding", **changes: Any) -> Job:
    """A booked job; its id is known at once, so that others can point at it."""
    return Job(**{"id": new_id(), "title": title, "stage": JobStage.BOOKED, **changes})


def make_job_contact(job: Job, contact: Contact, **changes: Any) -> JobContact:
    """The job's main client."""
    return JobContact(**{"job_id": job.id, "contact_id": contact.id, "role": JobRole.PRIMARY, **changes})


def make_session(job: Job, **changes: Any) -> PhotoSession:
    """A booked shoot of two hours on a summer's afternoon in Berlin; the end follows a start that is given."""
    starts_at = changes.get("starts_at", datetime(2026, 6, 20, 12, 0, tzinfo=UTC))
    values: dict[str, Any] = {
        "id": new_id(),
        "job_id": job.id,
        "title": "Ceremony",
        "state": SessionState.BOOKED,
        "starts_at": starts_at,
        "ends_at": None if starts_at is None else starts_at + timedelta(hours=2),
        "tz": "Europe/Berlin",
    }
    return PhotoSession(**{**values, **changes})


def make_allocation(session: PhotoSession, member: Member, **changes: Any) -> Allocation:
    """The member leads the session for all of its time."""
    values: dict[str, Any] = {
        "id": new_id(),
        "session_id": session.id,
        "resource_kind": ResourceKind.USER,
        "resource_id": member.id,
        "role": AllocationRole.LEAD,
        "busy_from": session.starts_at,
        "busy_to": session.ends_at,
        "state": session.state,
    }
    return Allocation(**{**values, **changes})


def make_inquiry(name: str = "Julia Weber", **changes: Any) -> Inquiry:
    """An inquiry that nobody answered yet."""
    values: dict[str, Any] = {
        "id": new_id(),
        "name": name,
        "email": "julia@example.com",
        "body": "Are you free in June?",
        "received_at": datetime(2026, 5, 12, 9, 0, tzinfo=UTC),
    }
    return Inquiry(**{**values, **changes})


def make_todo(title: str = "Send the questionnaire", **changes: Any) -> Todo:
    """Something to do without a date."""
    return Todo(**{"id": new_id(), "title": title, **changes})


def make_message(contact: Contact, **changes: Any) -> Message:
    """An e-mail that came from the contact."""
    values: dict[str, Any] = {
        "id": new_id(),
        "contact_id": contact.id,
        "direction": Direction.IN,
        "state": MessageState.RECEIVED,
        "subject": "The day",
        "body": "We look forward to it.",
        "at": datetime(2026, 5, 13, 8, 30, tzinfo=UTC),
    }
    return Message(**{**values, **changes})
