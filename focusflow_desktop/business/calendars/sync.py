"""One round with one calendar: read what is to be done, talk to the server with no transaction open, write what came of it.

A session that was given another time there moves here too, as a step that can be taken back, if it did not change here
meanwhile. Whatever else was changed of it there is put right again, and that is said: the studio is where sessions are
made, renamed and cancelled. Everything else there becomes busy time. A server that is away leaves all as it is; what went
wrong is noted with the account, once.
"""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import unquote, urljoin, urlsplit
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars import caldav
from focusflow_desktop.business.calendars.dav import DavServer, Login, Patience
from focusflow_desktop.business.calendars.files import is_same, take_over, window_at
from focusflow_desktop.business.calendars.gate import Gate
from focusflow_desktop.business.calendars.ics import Entry, Window, read_ics, write_ics
from focusflow_desktop.business.calendars.moved_there import MovedThere, external_ids, move_here, moved_there
from focusflow_desktop.business.calendars.queries import OURS, outside, session_entries
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.errors import Refused, WorldError
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import CalendarAccount, ExternalBusy, SessionExternalId

log = logging.getLogger("focusflow.calendars")

FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # the stamp does not count as a change
WHOLE_EVERY = timedelta(days=7)  # what repeats reaches further every week


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round came to."""

    account_id: UUID
    zone: tzinfo = UTC  # the studio's
    moved: tuple[MovedThere, ...] = ()  # they moved here as well
    put_right: Mapping[UUID, str] = field(
        default_factory=dict
    )  # titles of what was changed there and written over
    changes: Changes = field(default_factory=Changes)
    problem: WorldError | None = None
    is_new_problem: bool = False  # it went well, or otherwise, the time before: worth saying


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A session that stands there, as the studio remembers it."""

    href: str
    etag: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Everything the talk needs, read at once."""

    calendar_url: str
    url: str
    username: str
    token: str | None
    reads: bool
    window: Window
    mine: dict[UUID, Entry]
    wanted: dict[UUID, bytes]
    written: dict[UUID, _Written]
    past: frozenset[UUID]  # written there, and no longer in the window: they stay as they are
    etags: dict[str, str | None]  # of the foreign events that are known


@dataclass(slots=True, kw_only=True)
class _Came:
    """What the talk brought."""

    token: str | None = None
    entries: dict[str, tuple[str | None, tuple[Entry, ...]]] = field(
        default_factory=dict
    )  # by href: etag, entries
    gone: set[str] = field(default_factory=set)
    is_whole: bool = False
    there: dict[str, caldav.Item] = field(
        default_factory=dict
    )  # our own events that somebody changed, by path
    moved: list[MovedThere] = field(default_factory=list)
    put_right: dict[UUID, str] = field(default_factory=dict)
    put: dict[UUID, tuple[caldav.Item, str]] = field(default_factory=dict)
    deleted: set[UUID] = field(default_factory=set)


def sync_account(
    studio: Studio,
    account_id: UUID,
    password: str | None,
    *,
    now: datetime,
    patience: Patience | None = None,
    gate: Gate | None = None,
) -> Round:
    """One round. Never raises for what the world does; the account remembers what went wrong."""
    gate = gate or Gate()
    try:
        with gate as is_open, studio.read() as db:
            task = _task(db, account_id, now) if is_open else None
        if task is None:
            return Round(account_id=account_id)
        if not password:
            words = "Write the password of this calendar again."
            raise Refused("calendar_no_password", words, field="password")
        login = Login(username=task.username, password=password)
        came = _talk(DavServer(task.url, login, patience=patience, gate=gate), task)
        with gate as is_open:
            if not is_open:
                return Round(account_id=account_id)
            with studio.write() as db:
                changes = _note(db, account_id, came, now)
            moved = [one for one in came.moved if move_here(studio, account_id, one, now)]
        if moved:
            changes |= Changes.of("sessions", [one.session_id for one in moved]) | Changes.of("allocations")
        refused = {one.session_id: one.title for one in came.moved if one not in moved}
        return Round(
            account_id=account_id,
            zone=task.window.zone,
            moved=tuple(moved),
            put_right={**came.put_right, **refused},
            changes=changes,
        )
    except WorldError as error:
        log.info("a calendar could not be brought up to date: %s", error.code)
        with gate as is_open:
            return _note_problem(studio, account_id, error) if is_open else Round(account_id=account_id)


def _task(db: DbSession, account_id: UUID, now: datetime) -> _Task | None:
    account = db.scalar(
        select(CalendarAccount).where(
            CalendarAccount.id == account_id, ~CalendarAccount.deleted, CalendarAccount.is_enabled
        )
    )
    if account is None or not account.calendar_url:
        return None
    window = window_at(db, now)
    entries = (
        session_entries(db, window.first, window.last, member_id=account.member_id)
        if account.writes_sessions
        else {}
    )
    is_old = account.synced_at is None or _week(account.synced_at) != _week(now)
    rows = db.scalars(
        select(ExternalBusy).where(~ExternalBusy.deleted, ExternalBusy.calendar_account_id == account_id)
    )
    written = {
        row.session_id: _Written(href=row.href or "", etag=row.etag, sha256=row.written_sha256)
        for row in external_ids(db, account_id)
    }
    return _Task(
        calendar_url=account.calendar_url,
        url=account.url or account.calendar_url,
        username=account.username or "",
        token=None if is_old else account.sync_token,
        reads=account.reads_busy,
        window=window,
        mine=entries,
        wanted={id_: write_ics([entry], at=FIXED) for id_, entry in entries.items()},
        written=written,
        past=outside(db, window.first, window.last, ids=written) if account.writes_sessions else frozenset(),
        etags={row.href: row.etag for row in rows if row.href},
    )


def _week(at: datetime) -> int:
    return int(at.timestamp() // WHOLE_EVERY.total_seconds())


def _talk(server: DavServer, task: _Task) -> _Came:
    came = _Came(token=task.token)
    rewritten: set[str] = set()
    if task.reads:
        rewritten = _pull(server, task, came)
    _push(server, task, came, rewritten)
    return came


def _pull(server: DavServer, task: _Task, came: _Came) -> set[str]:
    """Read what is new there. Answers which of our own events somebody changed or took away."""
    changed = caldav.changes_since(server, task.calendar_url, task.token)
    if changed is None:
        changed = caldav.everything(server, task.calendar_url, first=task.window.first, last=task.window.last)
    came.token, came.is_whole = changed.token, changed.is_whole
    ours = {path_of(task.calendar_url, one.href): one.etag for one in task.written.values()}
    by_path = {path_of(task.calendar_url, item.href): item for item in changed.items}
    touched = {path for path, item in by_path.items() if path in ours and item.etag != ours[path]}
    for item in caldav.texts_of(server, task.calendar_url, [by_path[path].href for path in touched]):
        came.there[path_of(task.calendar_url, item.href)] = item
    foreign = {path: item for path, item in by_path.items() if path not in ours}
    items = [item for item in foreign.values() if item.text is not None]
    items += caldav.texts_of(server, task.calendar_url, _unread(foreign, task.etags))
    for item in items:
        path = path_of(task.calendar_url, item.href)
        came.entries[path] = (item.etag, tuple(_foreign(item.text or "", task.window)))
    gone = {path_of(task.calendar_url, href) for href in changed.gone}
    came.gone |= gone - ours.keys()
    if changed.is_whole:
        came.gone |= set(task.etags) - by_path.keys()
    return touched | (gone & ours.keys())


def _unread(foreign: Mapping[str, caldav.Item], etags: Mapping[str, str | None]) -> list[str]:
    """Where events lie whose words did not come and which are not known as they are now."""
    return [
        item.href
        for path, item in foreign.items()
        if item.text is None and (path not in etags or item.etag is None or etags[path] != item.etag)
    ]


def _foreign(text: str, window: Window) -> Iterable[Entry]:
    """The events of one resource that are not ours; what cannot be read takes no time."""
    try:
        read = read_ics(text.encode(), window)
    except Refused:
        return ()
    return (entry for entry in read.entries if not entry.uid.partition("#")[0].endswith(OURS))


def _push(server: DavServer, task: _Task, came: _Came, touched: set[str]) -> None:
    for session_id, content in task.wanted.items():
        sha256 = hashlib.sha256(content).hexdigest()
        known = task.written.get(session_id)
        href = known.href if known is not None else caldav.href_for(task.calendar_url, f"{session_id}{OURS}")
        is_there = known is not None and known.sha256 == sha256
        path = path_of(task.calendar_url, href)
        if is_there and path not in touched:
            continue
        if path in touched:
            moved = (
                moved_there(session_id, task.mine[session_id], came.there.get(path), window=task.window)
                if is_there
                else None
            )
            if moved is not None:
                came.moved.append(moved)
                continue
            came.put_right[session_id] = task.mine[session_id].title
        item = caldav.put_event(server, href, content, etag=known.etag if known is not None else None)
        came.put[session_id] = (item, sha256)
    for session_id, known in task.written.items():
        if session_id not in task.wanted and session_id not in task.past:
            caldav.delete_event(server, known.href)
            came.deleted.add(session_id)


def _note(db: DbSession, account_id: UUID, came: _Came, now: datetime) -> Changes:
    account = db.scalar(
        select(CalendarAccount).where(CalendarAccount.id == account_id, ~CalendarAccount.deleted)
    )
    if account is None or not account.is_enabled:
        return Changes()  # taken away while the server was talked to
    has_problem = account.problem is not None
    account.sync_token, account.synced_at, account.problem = came.token, now, None
    is_busy_changed = _note_busy(db, account_id, came)
    rows = {row.session_id: row for row in external_ids(db, account_id)}
    for session_id, (item, sha256) in came.put.items():
        row = rows.get(session_id)
        if row is None:
            row = SessionExternalId(
                id=new_id(),
                session_id=session_id,
                calendar_account_id=account_id,
                external_id=f"{session_id}{OURS}",
            )
            db.add(row)
        row.href, row.etag, row.written_sha256 = item.href, item.etag, sha256
    for session_id in came.deleted & rows.keys():
        rows[session_id].deleted = True
    db.flush()
    changes = Changes.of("external_busy") if is_busy_changed else Changes()
    return (
        changes | Changes.of("calendar_accounts", [account_id]) if is_busy_changed or has_problem else changes
    )


def _note_busy(db: DbSession, account_id: UUID, came: _Came) -> bool:
    by_path: defaultdict[str, dict[str, ExternalBusy]] = defaultdict(dict)
    for row in db.scalars(
        select(ExternalBusy).where(~ExternalBusy.deleted, ExternalBusy.calendar_account_id == account_id)
    ):
        by_path[row.href or ""][row.external_id] = row
    is_changed = False
    for path in came.gone:
        for row in by_path.get(path, {}).values():
            row.deleted = is_changed = True
    for path, (etag, entries) in came.entries.items():
        rows = dict(by_path.get(path, {}))
        for entry in entries:
            found = rows.pop(entry.uid, None)
            if found is None:
                found = ExternalBusy(
                    id=new_id(), calendar_account_id=account_id, external_id=entry.uid, href=path
                )
                take_over(found, entry)
                db.add(found)
                is_changed = True
            elif not is_same(found, entry):
                take_over(found, entry)
                is_changed = True
            found.etag = etag
        for row in rows.values():
            row.deleted = is_changed = True
    return is_changed


def _note_problem(studio: Studio, account_id: UUID, error: WorldError) -> Round:
    with studio.write() as db:
        account = db.scalar(
            select(CalendarAccount).where(CalendarAccount.id == account_id, ~CalendarAccount.deleted)
        )
        if account is None:
            return Round(account_id=account_id)
        is_new = account.problem != error.code
        if is_new:
            account.problem = error.code
    changes = Changes.of("calendar_accounts", [account_id]) if is_new else Changes()
    return Round(account_id=account_id, changes=changes, problem=error, is_new_problem=is_new)


def path_of(calendar_url: str, href: str) -> str:
    """The one way an address is written here: servers answer with paths, whole addresses, escaped or not."""
    return unquote(urlsplit(urljoin(calendar_url, href)).path)
