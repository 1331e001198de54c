"""One table as a CSV and back: rows in the order of their ids, so that the same studio always gives the same bytes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import IO
from uuid import UUID

from sqlalchemy import Select, Table, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.columns import CellColumn, Value, columns_of
from focusflow_desktop.business.whole.manifest import TableFacts, damaged
from focusflow_desktop.shared.records.base import Base
from focusflow_desktop.shared.sync.registry import synced_tables

STUDIOS = "studios"
LONGEST_CELL = 2**31 - 1  # a letter may be long; Python's own limit is 128 kB
_BATCH = 1000

Row = dict[str, Value]


def tables() -> list[Table]:
    """Every table that belongs to the studio and not to this machine, by its number."""
    return [Base.metadata.tables[facts.name] for facts in synced_tables()]


def write_table(
    db: DbSession,
    table: Table,
    write: Callable[[bytes], None],
    *,
    studio_id: UUID,
    without: Sequence[UUID] = (),
) -> int:
    """Give the table's CSV to `write` piece by piece; returns how many rows. The studio itself is called `studio_id`."""
    columns = columns_of(table)
    text = io.StringIO(newline="")
    csv.writer(text).writerow([column.name for column in columns])
    write(codecs.BOM_UTF8 + text.getvalue().encode())
    count = 0
    found = db.execute(_asked(table, columns, without), execution_options={"yield_per": _BATCH})
    for rows in found.partitions():
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        for row in rows:
            values: list[Value] = [*row]
            if table.name == STUDIOS:
                values[_id_place(columns)] = studio_id
            writer.writerow([column.write(value) for column, value in zip(columns, values, strict=True)])
        write(text.getvalue().encode())
        count += len(rows)
    return count


def read_table(file: IO[bytes], table: Table, facts: TableFacts) -> Iterator[Row]:
    """The rows of a CSV. Raises Damaged, naming file and line, for what the table cannot hold."""
    name = facts.file.name
    known = {column.name: column for column in columns_of(table)}
    unknown = [column for column in facts.columns if column not in known]
    if unknown:
        raise damaged(name, f"this version knows no column {unknown[0]}")
    columns = [known[column] for column in facts.columns]
    csv.field_size_limit(LONGEST_CELL)
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        count = 0
        lines = csv.reader(text, strict=True)
        try:
            if next(lines, None) != [column.name for column in columns]:
                raise damaged(name, "its header is not what the manifest says")
            for cells in lines:
                count += 1
                yield _row(cells, columns, file=name, line=lines.line_num)
        except (csv.Error, UnicodeDecodeError) as error:
            raise damaged(name, f"line {lines.line_num + 1} is no CSV in UTF-8") from error
    if count != facts.rows:
        raise damaged(name, f"it has {count:,} rows instead of {facts.rows:,}")


def _asked(table: Table, columns: Sequence[CellColumn], without: Sequence[UUID]) -> Select[tuple[Value, ...]]:
    asked = select(*(table.c[column.name] for column in columns)).order_by(table.c.id)
    return asked.where(table.c.id.not_in(without)) if without else asked


def _id_place(columns: Sequence[CellColumn]) -> int:
    return next(place for place, column in enumerate(columns) if column.name == "id")


def _row(cells: list[str], columns: Sequence[CellColumn], *, file: str, line: int) -> Row:
    if len(cells) != len(columns):
        raise damaged(file, f"line {line} has {len(cells)} cells instead of {len(columns)}")
    row: Row = {}
    for cell, column in zip(cells, columns, strict=True):
        try:
            row[column.name] = column.read(cell)
        except (ValueError, OverflowError, RecursionError) as error:
            message = f"line {line}, {column.name}: this is no {column.kind}"
            raise damaged(file, message) from error
    return row
