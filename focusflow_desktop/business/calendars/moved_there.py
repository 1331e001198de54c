"""A session that was given another time in another calendar: seen there, moved here."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.caldav import Item
from focusflow_desktop.business.calendars.ics import Entry, Window, read_ics
from focusflow_desktop.business.sessions.operations import move_session
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import SessionExternalId

log = logging.getLogger("focusflow.calendars")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedThere:
    """A session that got another time in the other calendar. Its id, and the times it has there."""

    session_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    etag: str | None


def moved_there(session_id: UUID, mine: Entry, item: Item | None, *, window: Window) -> MovedThere | None:
    """The times it was given there; None when it is not there, or is no longer one event with a time of day."""
    if item is None or item.text is None:
        return None
    try:
        entries = read_ics(item.text.encode(), window).entries
    except Refused:
        return None
    if len(entries) != 1 or entries[0].uid != mine.uid or entries[0].is_all_day or mine.is_all_day:
        return None
    starts_at, ends_at = entries[0].starts_at.astimezone(UTC), entries[0].ends_at.astimezone(UTC)
    if (starts_at, ends_at) == (mine.starts_at, mine.ends_at) or ends_at <= starts_at:
        return None
    return MovedThere(
        session_id=session_id, title=mine.title, starts_at=starts_at, ends_at=ends_at, etag=item.etag
    )


def move_here(studio: Studio, account_id: UUID, moved: MovedThere, now: datetime) -> bool:
    """Move the session as well, a step of its own. What may not be is refused, and put right there in the next round."""
    with studio.write() as db:
        for row in external_ids(db, account_id):
            if row.session_id == moved.session_id:
                row.etag, row.written_sha256 = moved.etag, None  # written again, as the studio writes it
    try:
        with studio.write("Session moved in another calendar") as db:
            move_session(db, moved.session_id, starts_at=moved.starts_at, ends_at=moved.ends_at, at=now)
    except Refused as error:
        log.info("a session was moved in another calendar and not here: %s", error.code)
        return False
    return True


def external_ids(db: DbSession, account_id: UUID) -> list[SessionExternalId]:
    """The sessions that stand in a calendar, as the studio remembers them."""
    return list(
        db.scalars(
            select(SessionExternalId).where(
                ~SessionExternalId.deleted, SessionExternalId.calendar_account_id == account_id
            )
        )
    )
