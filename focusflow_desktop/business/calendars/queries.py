"""What is known of other calendars: the accounts as rows, and the sessions that should stand in one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.ics import Entry
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.business.sessions.queries import calendar_items
from focusflow_desktop.shared.records import CalendarAccount, Member, PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.local_time import zone_named

OURS = "@focusflow"
_FIRM = frozenset(
    {SessionState.BOOKED, SessionState.CONFIRMED, SessionState.PREPARING, SessionState.COMPLETED}
)
_OPEN = frozenset({SessionState.HELD, SessionState.RESCHEDULED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One calendar that is followed."""

    id: UUID
    name: str
    username: str
    url: str
    person: str
    writes_sessions: bool
    reads_busy: bool
    is_enabled: bool
    synced_at: datetime | None
    problem: str | None  # the code of what went wrong last


def account_rows(db: DbSession) -> tuple[AccountRow, ...]:
    """The calendars that are followed, by name."""
    rows = db.execute(
        select(CalendarAccount, Member.name)
        .outerjoin(
            Member, (Member.id == CalendarAccount.member_id) & (Member.tenant_id == CalendarAccount.tenant_id)
        )
        .where(~CalendarAccount.deleted)
        .order_by(CalendarAccount.name)
    ).all()
    return tuple(
        AccountRow(
            id=account.id,
            name=account.name,
            username=account.username or "",
            url=account.calendar_url or account.url or "",
            person=person or "",
            writes_sessions=account.writes_sessions,
            reads_busy=account.reads_busy,
            is_enabled=account.is_enabled,
            synced_at=account.synced_at,
            problem=account.problem,
        )
        for account, person in rows
    )


def followed(db: DbSession) -> tuple[UUID, ...]:
    """The calendars that are to be kept up to date."""
    return tuple(
        db.scalars(
            select(CalendarAccount.id)
            .where(~CalendarAccount.deleted, CalendarAccount.is_enabled)
            .order_by(CalendarAccount.id)
        )
    )


def people(db: DbSession) -> tuple[tuple[UUID, str], ...]:
    """Whose calendar one can be."""
    rows = db.execute(
        select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
    ).all()
    return tuple((row.id, row.name) for row in rows)


def session_entries(
    db: DbSession, first: datetime, last: datetime, *, member_id: UUID | None = None
) -> dict[UUID, Entry]:
    """The sessions of a time as events, by id: of one member, or all. What is open stands there as tentative."""
    zone = studio_zone(db)
    items = calendar_items(db, first, last, with_slots=True)
    return {
        item.id: entry_of(item, zone=zone)
        for item in items
        if item.kind is ItemKind.SESSION
        and item.state in _FIRM | _OPEN
        and (member_id is None or member_id in item.people_ids)
    }


def outside(db: DbSession, first: datetime, last: datetime, *, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these sessions that still take place, or took, but before or after this time."""
    ends_at = func.coalesce(PhotoSession.ends_at, PhotoSession.starts_at)
    wanted = select(PhotoSession.id).where(
        PhotoSession.id.in_(list(ids)),
        ~PhotoSession.deleted,
        PhotoSession.state.in_(list(_FIRM | _OPEN)),
        (ends_at < first) | (PhotoSession.starts_at >= last),
    )
    return frozenset(db.scalars(wanted))


def entry_of(item: CalendarItem, *, zone: tzinfo) -> Entry:
    """A session as an event; a whole day is the day of its place."""
    own = zone_named(item.tz, zone) if item.is_all_day else UTC
    is_open = item.state in _OPEN or item.state is SessionState.INQUIRY
    return Entry(
        uid=f"{item.id}{OURS}",
        title=item.title,
        starts_at=item.starts_at.astimezone(own),
        ends_at=item.ends_at.astimezone(own),
        is_all_day=item.is_all_day,
        place=item.place,
        status="TENTATIVE" if is_open else "CONFIRMED",
    )
