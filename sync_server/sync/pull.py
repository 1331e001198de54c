"""What changed in a studio since a number, a page of it, from one snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, select

from focusflow_desktop.shared.sync.codec import to_wire
from sync_server.db.tables import SyncFeed
from sync_server.db.tenancy import reading
from sync_server.sync.batch import SyncedTable, tables_by_number

MOST_ROWS = 5_000
_OWN = frozenset({"tenant_id", "id", "hlc0", "clock"})
Page = dict[str, Any]  # {from, to, more, rows: [{s, t, id, op, r, h, c}]}


def pull(engine: Engine, studio: UUID, since: int, *, limit: int = MOST_ROWS) -> Page:
    """Rows in their newest version, in the order of their numbers. With the last page nothing newer is missing."""
    with reading(engine, studio) as connection:
        asked = select(SyncFeed.seq, SyncFeed.tbl, SyncFeed.row_id, SyncFeed.op).where(SyncFeed.seq > since)
        found = connection.execute(asked.order_by(SyncFeed.seq).limit(limit + 1)).all()
        page = found[:limit]
        rows = _rows(connection, page)
    return {
        "from": since,
        "to": page[-1].seq if page else since,
        "more": len(found) > limit,
        "rows": rows,
    }


def _rows(connection: Connection, page: Sequence[Row[*tuple[Any, ...]]]) -> list[dict[str, Any]]:
    tables = tables_by_number()
    ids: defaultdict[int, list[UUID]] = defaultdict(list)
    for entry in page:
        if entry.op == "U":
            ids[entry.tbl].append(entry.row_id)
    held = {number: _read(connection, tables[number], of_table) for number, of_table in ids.items()}
    rows = []
    for entry in page:
        row: dict[str, Any] = {"s": entry.seq, "t": entry.tbl, "id": str(entry.row_id), "op": entry.op}
        if entry.op == "U":
            row |= held[entry.tbl][entry.row_id]
        rows.append(row)
    return rows


def _read(connection: Connection, target: SyncedTable, ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
    table = target.table
    names = [column.name for column in table.columns if column.name not in _OWN]
    asked = select(table.c.id, table.c.hlc0, table.c.clock, *(table.c[name] for name in names))
    return {
        row[0]: {"h": row[1], "c": row[2], "r": dict(zip(names, map(to_wire, row[3:]), strict=True))}
        for row in connection.execute(asked.where(table.c.id.in_(ids)))
    }
