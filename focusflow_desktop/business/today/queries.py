"""One reading of the desk for Today. Imported history stays out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.mini_days.operations import OVER
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.business.sessions.queries import calendar_items
from focusflow_desktop.business.todos.queries import TodoList, TodoRow, todays_todos
from focusflow_desktop.shared.records import Inquiry, MiniAnswer, MiniDay, MiniMove, PhotoSession
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.shared.rules.local_time import moment_of

AHEAD = 7  # days, today among them
HOLD_WARNS = timedelta(days=2)
MOST_INQUIRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingInquiry:
    """Somebody who asked and has not been answered."""

    id: UUID
    name: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentDay:
    """A mini day that was moved, with families who have not answered."""

    id: UUID
    title: str
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskDay:
    """The desk's part of Today."""

    today: date
    zone: tzinfo
    ahead: tuple[CalendarItem, ...] = ()  # what takes place in the days ahead, in its order
    todos: tuple[TodoRow, ...] = ()  # due today or before, then what was done today
    holds_ending: tuple[CalendarItem, ...] = ()
    inquiries: tuple[WaitingInquiry, ...] = ()
    silent: tuple[SilentDay, ...] = ()


def desk_day(db: DbSession, *, now: datetime) -> DeskDay:
    """Everything at once; the number of statements does not grow with the studio."""
    zone = studio_zone(db)
    today = now.astimezone(zone).date()
    first, after = (moment_of(today + timedelta(days=days), 0, zone).at for days in (0, AHEAD))
    items = [
        item
        for item in calendar_items(db, first, after)
        if item.kind in (ItemKind.SESSION, ItemKind.MINI_DAY) and not item.is_over
    ]
    items.sort(key=lambda item: (item.starts_at, item.title))
    return DeskDay(
        today=today,
        zone=zone,
        ahead=tuple(items),
        todos=_todos(todays_todos(db, today=today), today=today, zone=zone),
        holds_ending=tuple(_holds_ending(items, now=now)),
        inquiries=_inquiries(db),
        silent=_silent(db, now=now),
    )


def _todos(rows: list[TodoRow], *, today: date, zone: tzinfo) -> tuple[TodoRow, ...]:
    due = [row for row in rows if row.stands_in is TodoList.TODAY]
    done = [row for row in rows if row.done_at is not None and row.done_at.astimezone(zone).date() == today]
    return (*due, *done)


def _holds_ending(items: list[CalendarItem], *, now: datetime) -> list[CalendarItem]:
    return [
        item
        for item in items
        if item.is_hold and item.hold_expires_at is not None and now < item.hold_expires_at < now + HOLD_WARNS
    ]


def _inquiries(db: DbSession) -> tuple[WaitingInquiry, ...]:
    found = db.execute(
        select(Inquiry.id, Inquiry.name, Inquiry.received_at)
        .where(Inquiry.status == InquiryStatus.NEW, ~Inquiry.deleted, ~Inquiry.is_imported)
        .order_by(Inquiry.received_at)
        .limit(MOST_INQUIRIES)
    )
    return tuple(WaitingInquiry(id=row.id, name=row.name, received_at=row.received_at) for row in found)


def _silent(db: DbSession, *, now: datetime) -> tuple[SilentDay, ...]:
    """Days to come whose last move has families that said nothing yet."""
    last = (
        select(func.max(MiniMove.moved_at))
        .where(MiniMove.tenant_id == MiniDay.tenant_id, MiniMove.mini_day_id == MiniDay.id, ~MiniMove.deleted)
        .correlate(MiniDay)
        .scalar_subquery()
    )
    found = db.execute(
        select(MiniDay.id, MiniDay.title, func.count().label("silent"))
        .join(MiniMove, (MiniMove.mini_day_id == MiniDay.id) & (MiniMove.tenant_id == MiniDay.tenant_id))
        .join(
            MiniAnswer,
            (MiniAnswer.mini_move_id == MiniMove.id) & (MiniAnswer.tenant_id == MiniMove.tenant_id),
        )
        .join(
            PhotoSession,
            (PhotoSession.id == MiniAnswer.session_id) & (PhotoSession.tenant_id == MiniAnswer.tenant_id),
        )
        .where(
            ~MiniDay.deleted,
            ~MiniMove.deleted,
            ~MiniAnswer.deleted,
            MiniAnswer.answer == MiniAnswerKind.SILENT,
            MiniMove.moved_at == last,
            MiniDay.starts_at > now,
            PhotoSession.state.not_in(OVER),
        )
        .group_by(MiniDay.id, MiniDay.title)
        .order_by(MiniDay.starts_at)
    )
    return tuple(SilentDay(id=row.id, title=row.title, silent=row.silent) for row in found)
