"""Accounts of other calendars: added, changed, taken away. Their passwords go elsewhere (passwords.py)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.dav import checked_url
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import CalendarAccount, ExternalBusy, Member, SessionExternalId
from focusflow_desktop.shared.records.availability import CalendarProvider


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """One calendar of an account, as it was found."""

    name: str
    url: str
    calendar_url: str
    username: str
    member_id: UUID | None = None
    writes_sessions: bool = True
    reads_busy: bool = True


def add_account(db: DbSession, new: NewAccount) -> Changes:
    """Follow a calendar. Raises Refused, naming the field that is wrong."""
    if not new.username.strip():
        raise Refused("calendar_username", "Write the name you sign in with.", field="username")
    account = CalendarAccount(
        id=new_id(),
        provider=CalendarProvider.CALDAV,
        name=new.name.strip() or new.username.strip(),
        url=checked_url(new.url),
        calendar_url=checked_url(new.calendar_url),
        username=new.username.strip(),
        member_id=_member(db, new.member_id),
        writes_sessions=new.writes_sessions,
        reads_busy=new.reads_busy,
    )
    twin = select(CalendarAccount.id).where(
        ~CalendarAccount.deleted, CalendarAccount.calendar_url == account.calendar_url
    )
    if db.scalar(twin) is not None:
        raise Refused("calendar_twice", "This calendar is followed already.", field="url")
    db.add(account)
    db.flush()
    return Changes.of("calendar_accounts", [account.id])


def set_account(
    db: DbSession, account_id: UUID, *, writes_sessions: bool, reads_busy: bool, is_enabled: bool = True
) -> Changes:
    """What is read and written there. What was read goes when nothing is read any more."""
    account = find_account(db, account_id)
    account.writes_sessions, account.reads_busy = writes_sessions, reads_busy
    account.is_enabled = is_enabled
    account.problem = None
    if not reads_busy or not is_enabled:
        _forget_busy(db, account_id)
        account.sync_token = None
    return Changes.of("calendar_accounts", [account_id]) | Changes.of("external_busy")


def remove_account(db: DbSession, account_id: UUID) -> Changes:
    """Follow it no more: its busy times go, what was written there stays there."""
    account = find_account(db, account_id)
    account.deleted = True
    _forget_busy(db, account_id)
    for row in db.scalars(
        select(SessionExternalId).where(
            ~SessionExternalId.deleted, SessionExternalId.calendar_account_id == account_id
        )
    ):
        row.deleted = True
    return Changes.of("calendar_accounts", [account_id]) | Changes.of("external_busy")


def find_account(db: DbSession, account_id: UUID) -> CalendarAccount:
    """The account. Raises Refused when it is gone."""
    found = db.scalar(
        select(CalendarAccount).where(CalendarAccount.id == account_id, ~CalendarAccount.deleted)
    )
    if found is None:
        raise Refused("calendar_account_gone", "This calendar is not followed any more.")
    return found


def _forget_busy(db: DbSession, account_id: UUID) -> None:
    for row in db.scalars(
        select(ExternalBusy).where(~ExternalBusy.deleted, ExternalBusy.calendar_account_id == account_id)
    ):
        row.deleted = True


def _member(db: DbSession, member_id: UUID | None) -> UUID | None:
    if member_id is not None and (
        db.scalar(select(Member.id).where(Member.id == member_id, ~Member.deleted)) is None
    ):
        raise Refused("calendar_member", "This person is not in the team any more.", field="member")
    return member_id
