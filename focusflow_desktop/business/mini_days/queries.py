"""What a mini day's page reads: the days, one day's slots with their families, and what they answered to a move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.mini_days.operations import OVER
from focusflow_desktop.shared.records import (
    Contact,
    JobContact,
    Location,
    Member,
    MiniAnswer,
    MiniDay,
    MiniMove,
    MiniSlot,
    PhotoSession,
)
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind, MiniDayState


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One mini day in the list."""

    id: UUID
    title: str
    state: MiniDayState
    starts_at: datetime
    tz: str | None
    slots: int
    booked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """One slot with its family, if it has one."""

    number: int
    starts_at: datetime
    ends_at: datetime
    is_blocked: bool
    session_id: UUID | None = None
    job_id: UUID | None = None
    family: str = ""
    answer: MiniAnswerKind | None = None  # to the last move
    wanted_slot: int | None = None

    @property
    def is_free(self) -> bool:
        """Whether a family can have it."""
        return not self.is_blocked and self.session_id is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """The last move of a day."""

    id: UUID
    previous_starts_at: datetime
    new_starts_at: datetime
    reason: str
    first_message_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """Everything of one mini day."""

    id: UUID
    title: str
    state: MiniDayState
    starts_at: datetime
    tz: str | None
    place: str
    photographer: str
    slots: tuple[SlotRow, ...]
    move: MoveRow | None

    @property
    def silent(self) -> tuple[SlotRow, ...]:
        """Families that have not answered the last move."""
        return tuple(slot for slot in self.slots if slot.answer is MiniAnswerKind.SILENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChoices:
    """Who can photograph a day and where it can be, by name."""

    people: tuple[tuple[UUID, str], ...]
    places: tuple[tuple[UUID, str], ...]


def day_choices(db: DbSession) -> DayChoices:
    """The team and the places that are in use: two statements."""
    people = db.execute(
        select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
    )
    places = db.execute(
        select(Location.id, Location.name)
        .where(~Location.deleted, ~Location.is_archived)
        .order_by(Location.name)
    )
    return DayChoices(
        people=tuple((key, name) for key, name in people), places=tuple((key, name) for key, name in places)
    )


def day_rows(db: DbSession) -> list[DayRow]:
    """Every mini day, the next one first: one statement."""
    slots = (
        select(func.count())
        .where(
            MiniSlot.tenant_id == MiniDay.tenant_id,
            MiniSlot.mini_day_id == MiniDay.id,
            ~MiniSlot.deleted,
            ~MiniSlot.is_blocked,
        )
        .correlate(MiniDay)
        .scalar_subquery()
    )
    booked = (
        select(func.count())
        .where(
            PhotoSession.tenant_id == MiniDay.tenant_id,
            PhotoSession.mini_day_id == MiniDay.id,
            ~PhotoSession.deleted,
            PhotoSession.state.not_in(OVER),
        )
        .correlate(MiniDay)
        .scalar_subquery()
    )
    found = db.execute(
        select(
            MiniDay.id,
            MiniDay.title,
            MiniDay.state,
            MiniDay.starts_at,
            MiniDay.tz,
            slots.label("slots"),
            booked.label("booked"),
        )
        .where(~MiniDay.deleted)
        .order_by(MiniDay.starts_at.desc())
    )
    return [DayRow(**row._mapping) for row in found]


def day_page(db: DbSession, day_id: UUID) -> DayPage | None:
    """One day: four statements; None when it is gone."""
    day = db.execute(
        select(MiniDay, Location.name, Member.name)
        .outerjoin(Location, (Location.id == MiniDay.location_id) & (Location.tenant_id == MiniDay.tenant_id))
        .outerjoin(Member, (Member.id == MiniDay.photographer_id) & (Member.tenant_id == MiniDay.tenant_id))
        .where(MiniDay.id == day_id, ~MiniDay.deleted)
    ).one_or_none()
    if day is None:
        return None
    record, place, photographer = day
    move = _last_move(db, day_id)
    return DayPage(
        id=record.id,
        title=record.title,
        state=record.state,
        starts_at=record.starts_at,
        tz=record.tz,
        place=place or "",
        photographer=photographer or "",
        slots=_slots(db, day_id, move),
        move=move,
    )


def _last_move(db: DbSession, day_id: UUID) -> MoveRow | None:
    found = db.scalar(
        select(MiniMove)
        .where(MiniMove.mini_day_id == day_id, ~MiniMove.deleted)
        .order_by(MiniMove.moved_at.desc(), MiniMove.id.desc())
        .limit(1)
    )
    if found is None:
        return None
    return MoveRow(
        id=found.id,
        previous_starts_at=found.previous_starts_at,
        new_starts_at=found.new_starts_at,
        reason=found.reason or "",
        first_message_at=found.first_message_at,
    )


def _slots(db: DbSession, day_id: UUID, move: MoveRow | None) -> tuple[SlotRow, ...]:
    families = _families(db, day_id, move)
    found = db.scalars(
        select(MiniSlot).where(MiniSlot.mini_day_id == day_id, ~MiniSlot.deleted).order_by(MiniSlot.number)
    )
    rows = []
    for slot in found:
        family = families.get(slot.number, _NOBODY)
        rows.append(
            SlotRow(
                number=slot.number,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                is_blocked=slot.is_blocked,
                session_id=family.session_id,
                job_id=family.job_id,
                family=family.name,
                answer=family.answer,
                wanted_slot=family.wanted_slot,
            )
        )
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Family:
    session_id: UUID | None = None
    job_id: UUID | None = None
    name: str = ""
    answer: MiniAnswerKind | None = None
    wanted_slot: int | None = None


_NOBODY = _Family()


def _families(db: DbSession, day_id: UUID, move: MoveRow | None) -> dict[int, _Family]:
    answered = (
        (MiniAnswer.session_id == PhotoSession.id)
        & (MiniAnswer.tenant_id == PhotoSession.tenant_id)
        & ~MiniAnswer.deleted
        & (MiniAnswer.mini_move_id == (move.id if move is not None else None))
    )
    found = db.execute(
        select(
            PhotoSession.slot_number,
            PhotoSession.id,
            PhotoSession.job_id,
            Contact.name,
            MiniAnswer.answer,
            MiniAnswer.wanted_slot,
        )
        .outerjoin(
            JobContact,
            (JobContact.job_id == PhotoSession.job_id)
            & (JobContact.tenant_id == PhotoSession.tenant_id)
            & (JobContact.role == JobRole.PRIMARY)
            & ~JobContact.deleted,
        )
        .outerjoin(
            Contact, (Contact.id == JobContact.contact_id) & (Contact.tenant_id == JobContact.tenant_id)
        )
        .outerjoin(MiniAnswer, answered)
        .where(PhotoSession.mini_day_id == day_id, ~PhotoSession.deleted, PhotoSession.state.not_in(OVER))
    )
    return {
        number: _Family(
            session_id=session_id, job_id=job_id, name=name or "", answer=answer, wanted_slot=wanted
        )
        for number, session_id, job_id, name, answer, wanted in found
        if number is not None
    }
