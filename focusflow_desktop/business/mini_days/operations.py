"""Making a mini day, booking and blocking its slots. A booked slot is a job of its own with one session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Allocation,
    Contact,
    Job,
    JobContact,
    MiniDay,
    MiniSlot,
    PhotoSession,
)
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.mini_days import MiniDayState
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.mini_day import slots_from
from focusflow_desktop.shared.rules.session_status import SESSION

OVER = (SessionState.CANCELLED, SessionState.DECLINED, SessionState.NO_SHOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMiniDay:
    """A mini day as the person wrote it."""

    title: str
    starts_at: datetime
    count: int
    slot_minutes: int = 20
    gap_minutes: int = 0
    tz: str | None = None
    photographer_id: UUID | None = None
    location_id: UUID | None = None
    session_type_id: UUID | None = None
    price_minor: int | None = None
    currency: str | None = None


def add_mini_day(db: DbSession, new: NewMiniDay) -> Changes:
    """Write the day with its slots. Raises Refused, naming the field that is wrong."""
    if not new.title.strip():
        raise Refused("mini_day.title", "A mini day needs a title.", field="title")
    slots = slots_from(
        new.starts_at, count=new.count, slot_minutes=new.slot_minutes, gap_minutes=new.gap_minutes
    )
    day = MiniDay(
        id=new_id(),
        title=new.title.strip(),
        state=MiniDayState.OPEN,
        starts_at=new.starts_at,
        tz=new.tz,
        slot_minutes=new.slot_minutes,
        gap_minutes=new.gap_minutes,
        photographer_id=new.photographer_id,
        location_id=new.location_id,
        session_type_id=new.session_type_id,
        price_minor=new.price_minor,
        currency=new.currency,
    )
    db.add(day)
    db.flush()
    db.add_all(
        MiniSlot(mini_day_id=day.id, number=slot.number, starts_at=slot.starts_at, ends_at=slot.ends_at)
        for slot in slots
    )
    return _changed(day.id)


def set_blocked(db: DbSession, day_id: UUID, number: int, *, is_blocked: bool) -> Changes:
    """Keep a slot free as a break, or give it back. Raises Refused for a slot that a family has."""
    slot = find_slot(db, day_id, number)
    if is_blocked and number in booked_numbers(db, day_id):
        raise Refused("mini_day.slot_taken", "This slot is booked. Free it first.", field="slot")
    slot.is_blocked = is_blocked
    return _changed(day_id)


def book_slot(
    db: DbSession, day_id: UUID, number: int, *, name: str = "", contact_id: UUID | None = None
) -> Changes:
    """Give a slot to a family: a client who is known, or a name. Makes their job and its session."""
    day, slot = find_day(db, day_id), find_slot(db, day_id, number)
    if slot.is_blocked or number in booked_numbers(db, day_id):
        raise Refused("mini_day.slot_taken", "This slot is not free. Choose another.", field="slot")
    contact = _family(db, name=name, contact_id=contact_id)
    job = Job(
        id=new_id(),
        title=f"{contact.name}, {day.title}",
        stage=JobStage.BOOKED,
        estimated_value_minor=day.price_minor,
        currency=day.currency,
    )
    db.add(job)
    db.flush()
    session = PhotoSession(
        id=new_id(),
        job_id=job.id,
        title=day.title,
        state=SessionState.BOOKED,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        tz=day.tz,
        location_id=day.location_id,
        session_type_id=day.session_type_id,
        price_minor=day.price_minor,
        currency=day.currency,
        mini_day_id=day.id,
        slot_number=number,
    )
    db.add_all([session, JobContact(job_id=job.id, contact_id=contact.id, role=JobRole.PRIMARY)])
    db.flush()
    job.primary_session_id = session.id
    if day.photographer_id is not None:
        db.add(
            Allocation(
                session_id=session.id,
                resource_kind=ResourceKind.USER,
                resource_id=day.photographer_id,
                role=AllocationRole.LEAD,
                busy_from=slot.starts_at,
                busy_to=slot.ends_at,
                state=SessionState.BOOKED,
            )
        )
    return (
        _changed(day_id)
        | Changes.of("sessions", [session.id])
        | Changes.of("jobs", [job.id])
        | Changes.of("contacts", [contact.id])
        | Changes.of("allocations")
    )


def free_slot(db: DbSession, day_id: UUID, number: int, *, reason: str) -> Changes:
    """Cancel the family's session; their job stays with why. Raises Refused without a reason."""
    session = session_in(db, day_id, number)
    said = reason.strip()
    session.state = SESSION.move(session.state, "cancel", guards=("reason_given",) if said else ())
    session.state_reason = said
    for allocation in db.scalars(
        select(Allocation).where(Allocation.session_id == session.id, ~Allocation.deleted)
    ):
        allocation.state = session.state
    return _changed(day_id) | Changes.of("sessions", [session.id]) | Changes.of("allocations")


def find_day(db: DbSession, day_id: UUID) -> MiniDay:
    """The day. Raises Refused when it is gone."""
    found = db.scalar(select(MiniDay).where(MiniDay.id == day_id, ~MiniDay.deleted))
    if found is None:
        raise Refused("mini_day.gone", "This mini day is not there any more. Nothing was changed.")
    return found


def find_slot(db: DbSession, day_id: UUID, number: int) -> MiniSlot:
    """The slot. Raises Refused when there is none of this number."""
    found = db.scalar(
        select(MiniSlot).where(MiniSlot.mini_day_id == day_id, MiniSlot.number == number, ~MiniSlot.deleted)
    )
    if found is None:
        raise Refused("mini_day.no_slot", "There is no such slot on this day.", field="slot")
    return found


def session_in(db: DbSession, day_id: UUID, number: int) -> PhotoSession:
    """The session of the family that has a slot. Raises Refused when it is free."""
    found = db.scalar(_taken(day_id).where(PhotoSession.slot_number == number))
    if found is None:
        raise Refused("mini_day.slot_free", "Nobody has this slot.", field="slot")
    return found


def booked_numbers(db: DbSession, day_id: UUID) -> set[int]:
    """The slots that families have."""
    return {session.slot_number for session in db.scalars(_taken(day_id)) if session.slot_number is not None}


def _taken(day_id: UUID) -> Select[PhotoSession]:
    return select(PhotoSession).where(
        PhotoSession.mini_day_id == day_id, ~PhotoSession.deleted, PhotoSession.state.not_in(OVER)
    )


def _family(db: DbSession, *, name: str, contact_id: UUID | None) -> Contact:
    if contact_id is not None:
        found = db.scalar(select(Contact).where(Contact.id == contact_id, ~Contact.deleted))
        if found is None:
            raise Refused("mini_day.family_gone", "This client is not there any more.", field="family")
        return found
    said = " ".join(name.split())
    if not said:
        raise Refused("mini_day.family_missing", "Whose slot is it? Write a name.", field="family")
    given, _, family = said.rpartition(" ")
    contact = Contact(id=new_id(), name=said, given_name=given or None, family_name=family)
    db.add(contact)
    db.flush()
    return contact


def _changed(day_id: UUID) -> Changes:
    return Changes.of("mini_days", [day_id]) | Changes.of("mini_slots")
