"""Stages what comes page by page, and applies all of it at once when the last page is there.

One transaction: nobody sees half of what the server did in one, and references hold after it. What was edited here and
has not left stays on top; where the server's is newer, the person's own value goes to the list of problems, not away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, select, text
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.sync_tables import (
    WHOLE_ROW,
    SyncArrival,
    SyncChange,
    SyncPairing,
    SyncProblem,
    SyncRow,
)
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records.base import Base
from focusflow_desktop.shared.sync.codec import from_wire, to_wire
from focusflow_desktop.shared.sync.merge import stamp_of
from focusflow_desktop.shared.sync.registry import synced_tables

PURGED = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One row as it stands on the server; without values it was erased there."""

    seq: int
    table: int
    row_id: UUID
    op: str  # U, or P for erased
    values: Mapping[str, Any] | None = None  # as on the wire
    hlc0: str = ""
    clock: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A part of what is newer than `since`."""

    since: int
    to: int
    has_more: bool
    rows: Sequence[Arrived]


def take_page(db: DbSession, page: Page, *, at: datetime) -> Changes | None:
    """Stage it; with the last one, apply everything and say what changed. A page out of order is thrown away."""
    pairing = db.scalars(select(SyncPairing)).one()
    if page.since != pairing.staged_cursor:
        return None
    for row in page.rows:
        body = None if row.values is None else {"v": row.values, "h": row.hlc0, "c": row.clock or {}}
        db.merge(SyncArrival(seq=row.seq, table=row.table, row_id=row.row_id, op=row.op, body=body))
    pairing.staged_cursor = page.to
    db.flush()
    return None if page.has_more else _apply(db, pairing, at=at)


def _apply(db: DbSession, pairing: SyncPairing, *, at: datetime) -> Changes:
    db.execute(text("PRAGMA defer_foreign_keys = ON"))
    pairing.is_applying = True
    db.execute(delete(SyncChange).where(SyncChange.acked_seq <= pairing.staged_cursor))
    db.flush()
    tables = {facts.number: Base.metadata.tables[facts.name] for facts in synced_tables()}
    changes = Changes()
    for arrival in db.scalars(select(SyncArrival).order_by(SyncArrival.seq)).all():
        table = tables.get(arrival.table)
        if table is None:
            continue  # of a newer version: its rows come again after the upgrade
        if arrival.op == PURGED or arrival.body is None:
            _erase(db, table, arrival)
        else:
            _write(db, table, arrival, arrival.body, at=at)
            db.merge(SyncRow(table=arrival.table, row_id=arrival.row_id, seq=arrival.seq))
        changes |= Changes.of(table.name, [arrival.row_id])
        db.delete(arrival)
    pairing.cursor = pairing.staged_cursor
    pairing.is_applying = False
    db.flush()
    db.expire_all()
    return changes


def _write(
    db: DbSession, table: Table, arrival: SyncArrival, body: Mapping[str, Any], *, at: datetime
) -> None:
    known = {name: value for name, value in body["v"].items() if name in table.columns}
    values = {name: from_wire(table.columns[name].type, value) for name, value in known.items()}
    for change in _kept_here(db, arrival):
        if change.column not in values:
            continue
        theirs = stamp_of(change.column, hlc0=body["h"], clock=body["c"])
        if change.is_sealed or change.stamp > theirs:
            del values[change.column]  # it is newer, or on its way: the server's answer decides
        else:
            mine = db.execute(_cell(table, arrival.row_id, change.column)).scalar()
            db.add(_problem(change, mine=mine, theirs=known[change.column], at=at))
            db.delete(change)
    values |= {"hlc0": body["h"], "clock": dict(body["c"])}
    key = table.columns["id"] == arrival.row_id
    db.flush()
    if not db.execute(table.update().where(key).values(**values)).rowcount:  # type: ignore[attr-defined]
        tenant = db.execute(text("SELECT tenant_id FROM this_machine")).scalar()
        db.execute(table.insert().values(id=arrival.row_id, tenant_id=UUID(tenant), **values))


def _kept_here(db: DbSession, arrival: SyncArrival) -> Sequence[SyncChange]:
    """Edits of this row that the server does not have yet."""
    return db.scalars(
        select(SyncChange).where(
            SyncChange.table == arrival.table,
            SyncChange.row_id == arrival.row_id,
            SyncChange.column != WHOLE_ROW,
            SyncChange.acked_seq.is_(None),
        )
    ).all()


def _cell(table: Table, row_id: UUID, column: str) -> Any:
    return select(table.columns[column]).where(table.columns["id"] == row_id)


def _problem(change: SyncChange, *, mine: object, theirs: object, at: datetime) -> SyncProblem:
    return SyncProblem(
        id=new_id(),
        at=at,
        kind="overtaken",
        table=change.table,
        row_id=change.row_id,
        column=change.column,
        mine={"value": to_wire(mine), "stamp": change.stamp},
        theirs={"value": theirs},
    )


def _erase(db: DbSession, table: Table, arrival: SyncArrival) -> None:
    """Erased on the server, after everybody had time to know: nothing of it stays here."""
    db.execute(table.delete().where(table.columns["id"] == arrival.row_id))
    for kind in (SyncChange, SyncRow):
        db.execute(delete(kind).where(kind.table == arrival.table, kind.row_id == arrival.row_id))
