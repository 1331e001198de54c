"""Takes a batch into the master copy exactly once, whatever the network does with the request and its answer.

Order is everything here: the studio's counter is locked first (db/tenancy.py), then the machine's row, then the rows
themselves; the answer is kept in the same transaction. An op that the database will not have is found by trying them
one by one, so that no batch can block its machine for ever.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnDefault, Connection, Engine, Table, TextClause, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError, IntegrityError

from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.shared.errors import Conflict
from focusflow_desktop.shared.sync.codec import to_wire
from focusflow_desktop.shared.sync.merge import Edit, Outcome, clamped, clock_with, merge_field, stamp_of
from sync_server.db.tables import SyncDevice
from sync_server.db.tenancy import writing
from sync_server.sync.batch import Batch, FieldEdit, Reason, RowOp, SyncedTable, read_batch

log = logging.getLogger("focusflow.server.sync")
Response = dict[str, Any]  # {batch, seq, res: [...]}
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
_OF_DATABASE = frozenset({"tenant_id", "id", "hlc0", "clock", "deleted", "created_at", "created_by"})
_HEAD = text("SELECT seq FROM sync_tenant WHERE tenant_id = :studio")
_CHECK_REFERENCES = text("SET CONSTRAINTS ALL IMMEDIATE")
_DEFER_REFERENCES = text("SET CONSTRAINTS ALL DEFERRED")


def push(
    engine: Engine, studio: UUID, device_id: int, body: bytes, *, clock: Clock | None = None
) -> Response:
    """Apply a machine's batch. Raises Refused (no batch), Conflict (a gap, or other bytes under a number that was used)."""
    batch, time = read_batch(body), clock or SystemClock()
    with writing(engine, studio, clock=time) as connection:
        device = _locked(connection, device_id)
        if batch.number == device.last_batch:
            if device.last_sha256 != batch.sha256:
                raise Conflict(
                    "device_forked", "This machine was copied or restored: it must join the studio again."
                )
            answer: Response = device.last_response
            return answer
        if batch.number != device.last_batch + 1:
            raise Conflict("batch_gap", "The server waits for another batch.", last=device.last_batch)
        _apply(connection, batch, now_ms=int(time.now().timestamp() * 1000))
        seq = connection.execute(_HEAD, {"studio": studio}).scalar_one()
        answer = {"batch": batch.number, "seq": seq, "res": batch.results}
        connection.execute(
            update(SyncDevice)
            .where(SyncDevice.device_id == device_id)
            .values(
                last_batch=batch.number, last_sha256=batch.sha256, last_response=answer, last_seen=time.now()
            )
        )
        return answer


def _locked(connection: Connection, device_id: int) -> Any:
    asked = select(
        SyncDevice.last_batch, SyncDevice.last_sha256, SyncDevice.last_response, SyncDevice.revoked_at
    )
    found = connection.execute(asked.where(SyncDevice.device_id == device_id).with_for_update()).one_or_none()
    if found is None or found.revoked_at is not None:
        raise Conflict("device_revoked", "This machine does not take part in the studio any more.")
    return found


def _apply(connection: Connection, batch: Batch, *, now_ms: int) -> None:
    """All ops together; where the database refuses, each by itself."""
    if _tried(connection, lambda: _write(connection, batch.ops, batch.results, now_ms=now_ms)) is None:
        return
    for op in batch.ops:
        reason = _tried(connection, lambda op=op: _write(connection, [op], batch.results, now_ms=now_ms))  # type: ignore[misc]
        if reason is not None:
            batch.results[op.at] = f"rejected:{reason}"


def _tried(connection: Connection, write: Callable[[], None]) -> Reason | None:
    """Do it with references checked, or not at all; the reason when the database would not have it."""
    try:
        with connection.begin_nested():
            write()
            connection.execute(_CHECK_REFERENCES)
            connection.execute(_DEFER_REFERENCES)
    except IntegrityError:
        return Reason.REFERENCE
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        log.error("an op was refused by the database: %s", type(error.orig).__name__)
        return Reason.INTERNAL
    return None


@dataclass(slots=True)
class _Row:
    """A row while it is merged. `changed` names what is to be written."""

    hlc0: str
    clock: dict[str, str]
    values: dict[str, object]
    is_new: bool = False
    changed: set[str] = field(default_factory=set)


def _write(connection: Connection, ops: Sequence[RowOp], results: list[str], *, now_ms: int) -> None:
    """Table by table: one question for the rows that are there, one insert, and an update for each set of columns."""
    per_table: defaultdict[int, list[RowOp]] = defaultdict(list)
    for op in ops:
        per_table[op.target.number].append(op)
    for of_table in per_table.values():
        target = of_table[0].target
        rows = _read(connection, target, {op.row_id for op in of_table})
        for op in of_table:
            results[op.at] = _merged(op, rows, now_ms=now_ms)
        _insert(connection, target, rows)
        _update(connection, target, rows)


def _read(connection: Connection, target: SyncedTable, ids: Iterable[UUID]) -> dict[UUID, _Row]:
    table = target.table
    asked = select(table).where(table.c.id.in_(list(ids))).order_by(table.c.id).with_for_update()
    return {
        found["id"]: _Row(found["hlc0"], dict(found["clock"]), dict(found))
        for found in connection.execute(asked).mappings()
    }


def _merged(op: RowOp, rows: dict[UUID, _Row], *, now_ms: int) -> str:
    row = rows.get(op.row_id)
    if row is None:
        if op.hlc0 is None:
            return f"rejected:{Reason.ROW}"
        values: dict[str, object] = {name: edit.value for name, edit in op.fields.items()}
        rows[op.row_id] = _Row(clamped(op.hlc0, now_ms=now_ms), {}, values, is_new=True)
        return "ok"
    outcomes = {_merge_one(op, row, name, edit, now_ms=now_ms) for name, edit in op.fields.items()}
    return "lost" if Outcome.LOST in outcomes else "ok"


def _merge_one(op: RowOp, row: _Row, name: str, edit: FieldEdit, *, now_ms: int) -> Outcome:
    stamp = clamped(edit.stamp, now_ms=now_ms)
    at = stamp_of(name, hlc0=row.hlc0, clock=row.clock)
    policy = op.target.columns[name].merge
    merged = merge_field(
        row.values.get(name), at, Edit(value=edit.value, stamp=stamp, base=edit.base), policy=policy
    )
    if merged.outcome is Outcome.APPLIED:
        row.values[name] = merged.value
        row.clock = clock_with(name, merged.stamp, hlc0=row.hlc0, clock=row.clock)
        row.changed |= {name, "clock"}
    return merged.outcome


def _insert(connection: Connection, target: SyncedTable, rows: Mapping[UUID, _Row]) -> None:
    """Rows that say the same columns go together in one statement: the feed's trigger counts by statement."""
    grouped: defaultdict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    defaults = _defaults(target.table)
    for row_id, row in rows.items():
        if row.is_new:
            held = {**defaults, **row.values, "hlc0": row.hlc0, "clock": row.clock}
            names = tuple(sorted(held))
            grouped[names].append({"id": str(row_id), **{name: _sent(held[name]) for name in names}})
    for names, of_shape in grouped.items():
        connection.execute(_insert_of(target.table, names), {"rows": json.dumps(of_shape)})


def _defaults(table: Table) -> dict[str, object]:
    """What a record gives a column that nobody said; the database's own columns fill themselves."""
    return {
        column.name: column.default.arg(None) if column.default.is_callable else column.default.arg
        for column in table.columns
        if isinstance(column.default, ColumnDefault) and column.name not in _OF_DATABASE
    }


def _insert_of(table: Table, names: tuple[str, ...]) -> TextClause:
    named = ", ".join(f'"{name}"' for name in ("id", *names))
    return text(
        f'INSERT INTO "{table.name}" ({named}) SELECT {named} FROM jsonb_to_recordset(CAST(:rows AS jsonb))'
        f" AS sent ({_typed(table, names)})"
    )


def _update(connection: Connection, target: SyncedTable, rows: Mapping[UUID, _Row]) -> None:
    """One statement for all rows in which the same columns change."""
    grouped: defaultdict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for row_id, row in rows.items():
        if row.changed and not row.is_new:
            names = tuple(sorted(row.changed))
            held = {**row.values, "clock": row.clock}
            grouped[names].append({"id": str(row_id), **{name: _sent(held[name]) for name in names}})
    for names, of_shape in grouped.items():
        connection.execute(_update_of(target.table, names), {"rows": json.dumps(of_shape)})


def _update_of(table: Table, names: tuple[str, ...]) -> TextClause:
    values = ", ".join(f'"{name}" = sent."{name}"' for name in names)
    return text(
        f'UPDATE "{table.name}" SET {values} FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS sent ({_typed(table, names)})'
        f' WHERE "{table.name}".id = sent.id'
    )


def _typed(table: Table, names: tuple[str, ...]) -> str:
    kinds = {name: table.columns[name].type.compile(dialect=_DIALECT) for name in ("id", *names)}
    return ", ".join(f'"{name}" {kind}' for name, kind in kinds.items())


def _sent(value: object) -> object:
    """As PostgreSQL reads it out of JSON."""
    return f"\\x{value.hex()}" if isinstance(value, bytes) else to_wire(value)
