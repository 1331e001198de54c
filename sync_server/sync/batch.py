"""A pushed batch, read with distrust: what is malformed as a whole is refused, what is wrong in one op is that op's answer."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.base import Base, ColumnFacts, Merge
from focusflow_desktop.shared.sync.codec import BadValue, from_wire
from focusflow_desktop.shared.sync.registry import synced_tables

MOST_OPS = 1_000
MOST_BYTES = 1 << 20
_STAMP = re.compile("[0-9a-f]{24}")
_BASE = frozenset({"tenant_id", "id", "hlc0", "clock"})
_AFTERWARDS = (Merge.LWW, Merge.LWW_NOTIFY)
_AT_FIRST = (*_AFTERWARDS, Merge.FIXED)


class Reason(StrEnum):
    """Why one op was not taken; the rest of its batch is."""

    MALFORMED = "malformed"
    TABLE = "table_unknown"
    COLUMN = "column_unknown"
    NOT_YOURS = "not_writable"
    VALUE = "value_invalid"
    ROW = "row_unknown"
    REFERENCE = "reference_missing"
    COMMAND = "command_unknown"
    INTERNAL = "internal"


class Rejected(Exception):
    """One op is not taken."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncedTable:
    """A table, and what a device may say of it."""

    number: int
    table: Table
    columns: Mapping[str, ColumnFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEdit:
    """A field's new value, ready for the database, with its stamp and that of what was seen."""

    value: object
    stamp: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOp:
    """A new row, or an edit of one; `hlc0` is the stamp of a new one."""

    at: int  # its place in the batch
    target: SyncedTable
    row_id: UUID
    fields: Mapping[str, FieldEdit]
    hlc0: str | None = None


@dataclass(slots=True)
class Batch:
    """What one machine sent. `results` has the answer to each op, filled in as it is known."""

    number: int
    sha256: bytes
    ops: list[RowOp] = field(default_factory=list)
    results: list[str] = field(default_factory=list)


def read_batch(body: bytes) -> Batch:
    """The batch in these bytes. Raises Refused for what is no batch at all."""
    if len(body) > MOST_BYTES:
        raise Refused("batch_too_large", f"A batch has at most {MOST_BYTES} bytes.")
    try:
        said = json.loads(body)
        number, ops = said["batch"], said["ops"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused("batch_malformed", "This is no batch.") from error
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(ops, list):
        raise Refused("batch_malformed", "This is no batch.")
    if len(ops) > MOST_OPS:
        raise Refused("batch_too_large", f"A batch has at most {MOST_OPS} ops.")
    batch = Batch(number=number, sha256=hashlib.sha256(body).digest(), results=["ok"] * len(ops))
    tables = tables_by_number()
    for at, op in enumerate(ops):
        try:
            batch.ops.append(_read_op(at, op, tables))
        except Rejected as rejected:
            batch.results[at] = f"rejected:{rejected.reason}"
    return batch


def tables_by_number() -> dict[int, SyncedTable]:
    """Every synced table."""
    return {
        facts.number: SyncedTable(
            number=facts.number, table=Base.metadata.tables[facts.name], columns=facts.columns
        )
        for facts in synced_tables()
    }


def _read_op(at: int, op: Any, tables: Mapping[int, SyncedTable]) -> RowOp:
    if not isinstance(op, dict) or op.get("k") not in {"put", "set", "cmd"}:
        raise Rejected(Reason.MALFORMED)
    if op["k"] == "cmd":
        raise Rejected(Reason.COMMAND)
    try:
        target, row_id = tables[op["t"]], UUID(op["id"])
    except KeyError as error:
        raise Rejected(Reason.TABLE if "t" in op and "id" in op else Reason.MALFORMED) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise Rejected(Reason.MALFORMED) from error
    if op["k"] == "put":
        hlc0 = _stamp(op.get("h"))
        values = _mapping(op.get("v"))
        edits = {name: (value, hlc0, hlc0) for name, value in values.items()}
        fields = _fields(target, edits, allowed=_AT_FIRST)
        return RowOp(at=at, target=target, row_id=row_id, fields=fields, hlc0=hlc0)
    sent = {name: _triple(edit) for name, edit in _mapping(op.get("f")).items()}
    return RowOp(at=at, target=target, row_id=row_id, fields=_fields(target, sent, allowed=_AFTERWARDS))


def _fields(
    target: SyncedTable, edits: Mapping[str, tuple[object, str, str]], *, allowed: tuple[Merge, ...]
) -> dict[str, FieldEdit]:
    fields = {}
    for name, (value, stamp, base) in edits.items():
        facts = target.columns.get(name)
        if facts is None or name in _BASE:
            raise Rejected(Reason.COLUMN)
        if facts.merge not in allowed:
            raise Rejected(Reason.NOT_YOURS)
        column = target.table.columns[name]
        try:
            read = from_wire(column.type, value)
        except BadValue as bad:
            raise Rejected(Reason.VALUE) from bad
        if read is None and not column.nullable:
            raise Rejected(Reason.VALUE)
        fields[name] = FieldEdit(value=read, stamp=stamp, base=base)
    return fields


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Rejected(Reason.MALFORMED)
    return value


def _triple(edit: object) -> tuple[object, str, str]:
    if not isinstance(edit, list) or len(edit) != 3:
        raise Rejected(Reason.MALFORMED)
    return edit[0], _stamp(edit[1]), _stamp(edit[2])


def _stamp(value: object) -> str:
    if not isinstance(value, str) or _STAMP.fullmatch(value) is None:
        raise Rejected(Reason.MALFORMED)
    return value
