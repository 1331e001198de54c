"""Days off of the studio and its people, and what other calendars say of them: read in one statement; days off are written here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Blackout, CalendarAccount, ExternalBusy, Member
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOff:
    """Time nobody may book, as the person wrote it; without a resource it holds for the whole studio."""

    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = True
    tz: str | None = None
    resource: Resource | None = None


def add_blackout(db: DbSession, off: TimeOff) -> Changes:
    """Keep this time free. Raises Refused, naming the field that is wrong."""
    blackout = Blackout(id=new_id())
    _set(blackout, off)
    db.add(blackout)
    return Changes.of("blackouts", [blackout.id])


def change_blackout(db: DbSession, blackout_id: UUID, off: TimeOff) -> Changes:
    """Another time, another name, somebody else."""
    _set(_blackout(db, blackout_id), off)
    return Changes.of("blackouts", [blackout_id])


def delete_blackout(db: DbSession, blackout_id: UUID) -> Changes:
    """Give the time back; Undo takes it again."""
    _blackout(db, blackout_id).deleted = True
    return Changes.of("blackouts", [blackout_id])


def _set(blackout: Blackout, off: TimeOff) -> None:
    title = " ".join(off.title.split())
    if not title:
        raise Refused(
            "blackout.title_missing", "Say what keeps this time free, for example Holiday.", field="title"
        )
    if off.ends_at <= off.starts_at:
        raise Refused("blackout.ends_before_start", "It must end after it begins.", field="ends_at")
    blackout.title, blackout.starts_at, blackout.ends_at = title, off.starts_at, off.ends_at
    blackout.is_all_day, blackout.tz = off.is_all_day, off.tz
    blackout.resource_kind = off.resource.kind if off.resource else None
    blackout.resource_id = off.resource.id if off.resource else None


def _blackout(db: DbSession, blackout_id: UUID) -> Blackout:
    found = db.scalar(select(Blackout).where(Blackout.id == blackout_id, ~Blackout.deleted))
    if found is None:
        raise Refused("blackout.gone", "This day off is not there any more. Nothing was changed.")
    return found


def _off_and_busy() -> Select[Any]:
    off = select(
        literal(ItemKind.BLACKOUT.value).label("kind"),
        Blackout.id.label("id"),
        Blackout.title.label("title"),
        null().label("account"),
        Blackout.starts_at.label("starts_at"),
        Blackout.ends_at.label("ends_at"),
        Blackout.tz.label("tz"),
        Blackout.is_all_day.label("is_all_day"),
        Blackout.resource_kind.label("resource_kind"),
        Blackout.resource_id.label("resource_id"),
    ).where(~Blackout.deleted, Blackout.starts_at < bindparam("to"), Blackout.ends_at > bindparam("from_"))
    busy = (
        select(
            literal(ItemKind.BUSY.value),
            ExternalBusy.id,
            ExternalBusy.title,
            CalendarAccount.name,
            ExternalBusy.starts_at,
            ExternalBusy.ends_at,
            ExternalBusy.tz,
            ExternalBusy.is_all_day,
            type_coerce(literal(ResourceKind.USER.value), Blackout.resource_kind.type),
            CalendarAccount.member_id,
        )
        .outerjoin(
            CalendarAccount,
            (CalendarAccount.id == ExternalBusy.calendar_account_id)
            & (CalendarAccount.tenant_id == ExternalBusy.tenant_id),
        )
        .where(
            ~ExternalBusy.deleted,
            ExternalBusy.is_busy,
            ExternalBusy.starts_at < bindparam("to"),
            ExternalBusy.ends_at > bindparam("from_"),
        )
    )
    both = union_all(off, busy).subquery()
    return select(both, Member.name.label("person")).outerjoin(Member, Member.id == both.c.resource_id)


_OFF_AND_BUSY = _off_and_busy()


def blackouts_and_busy(db: DbSession, from_: datetime, to: datetime) -> list[CalendarItem]:
    """Days off and other calendars' entries that touch this time."""
    user = ResourceKind.USER
    rows = db.execute(_OFF_AND_BUSY, {"from_": from_, "to": to})
    return [
        CalendarItem(
            id=row.id,
            title=row.title or row.account or "",
            kind=ItemKind(row.kind),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            tz=row.tz,
            is_all_day=row.is_all_day,
            resources=(
                (Resource(kind=row.resource_kind or user, id=row.resource_id, name=row.person or ""),)
                if row.resource_id
                else ()
            ),
        )
        for row in rows.all()
    ]
