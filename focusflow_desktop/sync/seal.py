"""Puts what waits into the next batch: numbered, kept on disk before it is sent, and the same bytes until it is answered.

Whole rows come before what points at them, then single fields in the order they were changed, then commands. Values are
read from the rows now: what was edited ten times is sent once.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select, tuple_, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.sync_tables import WHOLE_ROW, SyncBatch, SyncChange, SyncCommand, SyncPairing
from focusflow_desktop.shared.records.base import Base, Merge
from focusflow_desktop.shared.sync.codec import to_wire
from focusflow_desktop.shared.sync.registry import synced_tables

MOST_OPS = 1_000
_OURS = (Merge.LWW, Merge.LWW_NOTIFY, Merge.FIXED)  # of a new row, what a device may say
_OWN = frozenset({"tenant_id", "id", "hlc0", "clock"})  # said by the op itself, or by who asks
Op = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A batch to send, byte for byte."""

    number: int
    sha256: str
    body: bytes


def seal(db: DbSession, *, at: datetime, most: int = MOST_OPS) -> Sealed | None:
    """The batch that is on its way, or the next one; None when nothing waits. To be committed before it is sent."""
    there = db.scalar(select(SyncBatch))
    if there is not None:
        return Sealed(number=there.number, sha256=there.sha256, body=there.body)
    changes, commands = _waiting(db, most)
    if not changes and not commands:
        return None
    pairing = db.scalars(select(SyncPairing)).one()
    ops = [*_rows(db, changes), *_fields(db, changes), *map(_command, commands)]
    body = json.dumps(
        {"batch": pairing.next_batch, "ops": ops}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    batch = SyncBatch(
        number=pairing.next_batch, sha256=hashlib.sha256(body).hexdigest(), body=body, made_at=at
    )
    db.add(batch)
    pairing.next_batch += 1
    _mark(db, changes)
    for command in commands:
        command.state = "sealed"
    db.flush()
    return Sealed(number=batch.number, sha256=batch.sha256, body=body)


def _waiting(db: DbSession, most: int) -> tuple[list[SyncChange], list[SyncCommand]]:
    """New rows first and parents before children, so that a batch that is full cuts off no child's parent."""
    order = {table.number: at for at, table in enumerate(_by_topology())}
    waits = select(SyncChange).where(~SyncChange.is_sealed, SyncChange.acked_seq.is_(None))
    changes = sorted(
        db.scalars(waits),
        key=lambda one: (
            one.column != WHOLE_ROW,
            order.get(one.table, 0) if one.column == WHOLE_ROW else 0,
            one.stamp,
        ),
    )[:most]
    queued = select(SyncCommand).where(SyncCommand.state == "queued").order_by(SyncCommand.number)
    return changes, list(db.scalars(queued.limit(most - len(changes))))


@dataclass(frozen=True, slots=True)
class _Sent:
    """A table as it is sent: its number, and the columns a device may say of a new row."""

    number: int
    table: Table
    columns: tuple[str, ...]


def _by_topology() -> list[_Sent]:
    facts = {each.name: each for each in synced_tables()}
    return [
        _Sent(
            facts[table.name].number,
            table,
            tuple(
                name
                for name, column in facts[table.name].columns.items()
                if column.merge in _OURS and name not in _OWN
            ),
        )
        for table in Base.metadata.sorted_tables
        if table.name in facts
    ]


def _rows(db: DbSession, changes: Iterable[SyncChange]) -> Iterable[Op]:
    new = [change for change in changes if change.column == WHOLE_ROW]
    for sent, of_table in _per_table(new):
        values = _read(db, sent, [change.row_id for change in of_table], sent.columns)
        for change in of_table:
            yield {
                "k": "put",
                "t": sent.number,
                "id": str(change.row_id),
                "h": change.stamp,
                "v": dict(zip(sent.columns, map(to_wire, values[change.row_id]), strict=True)),
            }


def _fields(db: DbSession, changes: Iterable[SyncChange]) -> Iterable[Op]:
    edited = [change for change in changes if change.column != WHOLE_ROW]
    for sent, of_table in _per_table(edited):
        names = tuple(dict.fromkeys(change.column for change in of_table))
        values = _read(db, sent, [change.row_id for change in of_table], names)
        of_row: defaultdict[UUID, list[SyncChange]] = defaultdict(list)
        for change in of_table:
            of_row[change.row_id].append(change)
        for row_id, of_one in of_row.items():
            held = dict(zip(names, values[row_id], strict=True))
            fields = {one.column: [to_wire(held[one.column]), one.stamp, one.base] for one in of_one}
            yield {"k": "set", "t": sent.number, "id": str(row_id), "f": fields}


def _per_table(changes: Sequence[SyncChange]) -> Iterable[tuple[_Sent, list[SyncChange]]]:
    grouped: defaultdict[int, list[SyncChange]] = defaultdict(list)
    for change in changes:
        grouped[change.table].append(change)
    for sent in _by_topology():
        if sent.number in grouped:
            yield sent, grouped[sent.number]


def _read(
    db: DbSession, sent: _Sent, ids: Sequence[UUID], names: Sequence[str]
) -> dict[UUID, tuple[object, ...]]:
    columns = sent.table.columns
    asked = select(columns["id"], *(columns[name] for name in names)).where(columns["id"].in_(set(ids)))
    return {row[0]: tuple(row[1:]) for row in db.execute(asked)}


def _command(command: SyncCommand) -> Op:
    return {"k": "cmd", "id": str(command.id), "name": command.name, "args": command.arguments}


def _mark(db: DbSession, changes: Sequence[SyncChange]) -> None:
    keys = [(change.table, change.row_id, change.column) for change in changes]
    if keys:
        key = tuple_(SyncChange.table, SyncChange.row_id, SyncChange.column)
        db.execute(update(SyncChange).where(key.in_(keys)).values(is_sealed=True))
