"""Calendar files: one session or all of them out, another program's events in as busy time after a look at what would come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.ics import Entry, Problem, Window, read_ics, write_ics
from focusflow_desktop.business.calendars.queries import OURS, entry_of, session_entries
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.queries import session_item
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import ExternalBusy, StudioProfile

BEFORE, AFTER = timedelta(days=31), timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePlan:
    """What reading a file would bring; nothing is written by making one."""

    new: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    same: int
    ours: int  # sessions of this studio that came back
    outside: int  # long past or far off
    problems: tuple[Problem, ...]


def session_file(db: DbSession, session_id: UUID, *, at: datetime) -> bytes:
    """One session as a file. Raises Refused when it is gone or has no time."""
    item = session_item(db, session_id)
    if item is None:
        raise Refused(
            "session.no_time", "This session has no time yet, so there is nothing to put in a calendar."
        )
    return write_ics([entry_of(item, zone=studio_zone(db))], at=at)


def calendar_file(
    db: DbSession, first: datetime, last: datetime, *, at: datetime, member_id: UUID | None = None
) -> bytes:
    """All sessions of a time as a file: of the studio, or of one person."""
    entries = session_entries(db, first, last, member_id=member_id)
    name = db.scalar(select(StudioProfile.name).where(~StudioProfile.deleted)) or ""
    return write_ics(entries.values(), at=at, name=name)


def window_at(db: DbSession, now: datetime) -> Window:
    """The time other calendars are of interest for: a month back, a year and a bit ahead."""
    return Window(first=now - BEFORE, last=now + AFTER, zone=studio_zone(db))


def plan_file(db: DbSession, content: bytes, *, now: datetime) -> FilePlan:
    """What a file would bring. Raises Refused when it is no calendar."""
    read = read_ics(content, window_at(db, now))
    known = {row.external_id: row for row in _rows(db)}
    foreign = [entry for entry in read.entries if not entry.uid.partition("#")[0].endswith(OURS)]
    new = tuple(entry for entry in foreign if entry.uid not in known)
    changed = tuple(entry for entry in foreign if entry.uid in known and not is_same(known[entry.uid], entry))
    return FilePlan(
        new=new,
        changed=changed,
        same=len(foreign) - len(new) - len(changed),
        ours=len(read.entries) - len(foreign),
        outside=read.outside,
        problems=read.problems,
    )


def apply_file(db: DbSession, plan: FilePlan) -> Changes:
    """Write what was planned: twice is once."""
    known = {row.external_id: row for row in _rows(db)}
    for entry in (*plan.new, *plan.changed):
        row = known.get(entry.uid)
        if row is None:
            row = ExternalBusy(id=new_id(), external_id=entry.uid)
            db.add(row)
            known[entry.uid] = row
        take_over(row, entry)
    db.flush()
    return Changes.of("external_busy")


def take_over(row: ExternalBusy, entry: Entry) -> None:
    """Let the row say what the entry says."""
    row.title = entry.title or None
    row.starts_at, row.ends_at, row.tz = entry.starts_at, entry.ends_at, entry.tz
    row.is_all_day, row.is_busy = entry.is_all_day, entry.is_busy


def is_same(row: ExternalBusy, entry: Entry) -> bool:
    """Whether the row says it already."""
    return (row.title or "", row.starts_at, row.ends_at, row.is_all_day, row.is_busy) == (
        entry.title, entry.starts_at, entry.ends_at, entry.is_all_day, entry.is_busy,
    )  # fmt: skip


def _rows(db: DbSession) -> list[ExternalBusy]:
    return list(
        db.scalars(
            select(ExternalBusy).where(~ExternalBusy.deleted, ExternalBusy.calendar_account_id.is_(None))
        )
    )
