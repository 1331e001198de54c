"""What filing needs to know: a shoot's pictures with their times, what was booked on those days, and the proposal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.business.sessions.queries import calendar_items
from focusflow_desktop.shared.records import Job, Photo, PhotoSession
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.booking_match import EARLY, LATE, Booking, Part, Proposal, Shot, split
from focusflow_desktop.shared.rules.booking_sureness import Sureness, clock_shifts, sureness

NEWEST = 12  # shoots that are looked at by themselves; any other can be chosen
UNFILED = UUID(int=0)  # stands for the pictures of no shoot
RECENT = timedelta(
    days=14
)  # of those, so far back from the newest: an archive added in place is not one card
CLOCKS = timedelta(hours=14)  # a camera's clock may be off by so much
NO_TIME = timedelta(0)
NO_SHIFTS: Mapping[str, timedelta] = MappingProxyType({})
MOST_STRETCHES = 14  # of a card's days, the newest; an archive is no card
MOST_BOOKINGS = 200  # a card of a year would ask for too many to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One session or slot the pictures may belong to."""

    session_id: UUID
    title: str  # the job's and its own
    starts_at: datetime
    ends_at: datetime
    people: Mapping[UUID, str]  # who is to photograph it

    @property
    def rule(self) -> Booking:
        """As the rules read it."""
        return Booking(
            id=self.session_id, starts_at=self.starts_at, ends_at=self.ends_at, people=frozenset(self.people)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A shoot to be filed: its pictures' names and times by id, what was booked, how they would be split.

    `shifts` have been added to the times by camera; `clocks` are the cameras whose clock seems off besides.
    """

    session_id: UUID
    job: str  # "" for pictures of no shoot
    title: str
    zone: tzinfo
    names: Mapping[UUID, str]
    times: Mapping[UUID, datetime]
    bookings: tuple[Booked, ...]
    proposal: Proposal
    shots: Mapping[str, Shot] = field(default_factory=dict)
    shifts: Mapping[str, timedelta] = field(default_factory=dict)
    clocks: Mapping[str, timedelta] = field(default_factory=dict)

    def sureness(self, part: Part) -> Sureness:
        """How sure a part is as it is now, moved by hand or not."""
        return sureness(part, self.shots, [one.rule for one in self.bookings], zone=self.zone)

    @property
    def is_worth_it(self) -> bool:
        """Whether any picture has found a booking that is not its shoot's own, or would with the clock put right."""
        return bool(self.clocks) or any(
            part.booking_id not in (None, self.session_id) for part in self.proposal
        )


def filing_of(
    db: DbSession, session_id: UUID, *, shifts: Mapping[str, timedelta] = NO_SHIFTS
) -> Filing | None:
    """The proposal for a shoot; None where it is gone or has no pictures. Five statements, a sixth for a clock.

    `shifts` put the cameras' clocks right, for the proposal alone: nothing is written here.
    """
    head = ("", "") if session_id == UNFILED else _head(db, session_id)
    rows = db.execute(
        select(Photo.id, Photo.name, Photo.taken_at, Photo.captured_offset_minutes, Photo.photographer_id,
               camera_name().label("camera"))
        .where(pictures_of(db, session_id), ~Photo.deleted)
        .order_by(Photo.name, Photo.id)  # one without a time follows the one before it by number
    ).all()  # fmt: skip
    if head is None or not rows:
        return None
    zone = studio_zone(db)
    taken = {
        row.id: _moment(row.taken_at, row.captured_offset_minutes, zone)
        for row in rows
        if row.taken_at is not None
    }
    booked = _booked(db, taken, own=session_id)
    bookings = [one.rule for one in booked]
    times = {row.id: taken[row.id] + shifts.get(row.camera, NO_TIME) for row in rows if row.id in taken}
    shots = [
        Shot(key=str(row.id), at=times.get(row.id), photographer=row.photographer_id, camera=row.camera)
        for row in rows
    ]
    return Filing(
        session_id=session_id,
        job=head[0],
        title=head[1],
        zone=zone,
        names={row.id: row.name for row in rows},
        times=times,
        bookings=booked,
        proposal=split(shots, bookings),
        shots={shot.key: shot for shot in shots},
        shifts=dict(shifts),
        clocks=_clocks(db, [shot for shot in shots if shot.camera not in shifts], bookings),
    )


def _clocks(db: DbSession, shots: Sequence[Shot], bookings: Sequence[Booking]) -> dict[str, timedelta]:
    """Cameras whose clock seems off; a booking that has its pictures already speaks for no clock."""
    if not clock_shifts(shots, bookings):
        return {}
    ids = [booking.id for booking in bookings]
    asked = select(Photo.session_id).where(Photo.session_id.in_(ids), ~Photo.deleted).distinct()
    has_pictures = set(db.scalars(asked))
    return clock_shifts(shots, [booking for booking in bookings if booking.id not in has_pictures])


def bookings_on(db: DbSession, days: Collection[date]) -> int:
    """How many bookings run on these days of the studio's wall. Two statements for days in a row."""
    zone = studio_zone(db)
    found: set[UUID] = set()
    for first, last in _stretches(days)[-MOST_STRETCHES:]:
        starts, ends = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
        items = calendar_items(db, starts, ends, with_slots=True)
        found |= {
            item.id
            for item in items
            if item.kind is ItemKind.SESSION
            and not item.is_over
            and any(_is_on(item.starts_at, item.ends_at, day, zone) for day in days)
        }
    return len(found)


def _stretches(days: Collection[date]) -> list[tuple[date, date]]:
    """Days that follow each other, as the first and the last: a clock of 1980 does not ask for all years since."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] <= timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def camera_name() -> ColumnElement[str]:
    """What tells one camera of a card from another; two of one model by their numbers."""
    model = func.coalesce(Photo.camera, "")
    return case((Photo.camera_serial.is_(None), model), else_=model + " · " + Photo.camera_serial)


def shoots_to_file(db: DbSession) -> list[tuple[UUID, str, int]]:
    """Shoots without a booked time that have pictures, the newest first: id, name, how many. One statement."""
    newest = func.max(Photo.taken_at)
    found = db.execute(
        select(PhotoSession.id, Job.title, PhotoSession.title.label("session"), func.count(Photo.id).label("photos"))
        .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
        .join(Photo, (Photo.session_id == PhotoSession.id) & (Photo.tenant_id == PhotoSession.tenant_id))
        .where(~PhotoSession.deleted, ~Photo.deleted, PhotoSession.starts_at.is_(None))
        .group_by(PhotoSession.id, Job.title, PhotoSession.title)
        .order_by(newest.desc())
    )  # fmt: skip
    return [(row.id, f"{row.title} · {row.session}", row.photos) for row in found]


def waiting_filing(db: DbSession) -> Filing | None:
    """The pictures of no shoot, or the newest shoot of a card, that fall on something booked."""
    keys = [UNFILED, *(key for key, _title, _count in shoots_to_file(db)[:NEWEST])]
    filings = (filing_of(db, key) for key in keys)
    return next((filing for filing in filings if filing is not None and filing.is_worth_it), None)


def _head(db: DbSession, session_id: UUID) -> tuple[str, str] | None:
    found = db.execute(
        select(Job.title.label("job"), PhotoSession.title)
        .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
        .where(PhotoSession.id == session_id, ~PhotoSession.deleted)
    ).one_or_none()
    return None if found is None else (found.job, found.title)


def pictures_of(db: DbSession, session_id: UUID) -> ColumnElement[bool]:
    """The pictures of a shoot, or of none."""
    if session_id != UNFILED:
        return Photo.session_id == session_id
    newest = db.scalar(select(func.max(Photo.taken_at)).where(Photo.session_id.is_(None), ~Photo.deleted))
    if newest is None:
        return Photo.session_id.is_(None) & Photo.taken_at.is_not(None)
    return Photo.session_id.is_(None) & (Photo.taken_at >= newest - RECENT)


def _moment(taken_at: datetime, offset_minutes: int | None, zone: tzinfo) -> datetime:
    """The camera's wall time as a moment: in the offset it wrote, else on the studio's wall."""
    own = zone if offset_minutes is None else timezone(timedelta(minutes=offset_minutes))
    return taken_at.replace(tzinfo=own).astimezone(UTC)


def _is_on(starts_at: datetime, ends_at: datetime, day: date, zone: tzinfo) -> bool:
    return starts_at.astimezone(zone).date() <= day <= ends_at.astimezone(zone).date()


def _booked(db: DbSession, times: Mapping[UUID, datetime], *, own: UUID) -> tuple[Booked, ...]:
    if not times:
        return ()
    first, last = min(times.values()) - LATE - CLOCKS, max(times.values()) + EARLY + CLOCKS
    items = [
        item
        for item in calendar_items(db, first, last, with_slots=True)
        if item.kind is ItemKind.SESSION and not item.is_over and item.id != own
    ]
    items.sort(key=lambda item: (item.starts_at, item.title))
    return tuple(
        Booked(
            session_id=item.id,
            title=item.title,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            people={one.id: one.name or "" for one in item.resources if one.kind is ResourceKind.USER},
        )
        for item in items[:MOST_BOOKINGS]
    )
