"""Fills every table of the studio from the records' own facts, so that a record added later is filled too."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, insert, select

from focusflow_desktop.business.whole.columns import Kind, columns_of
from focusflow_desktop.business.whole.tables import tables
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.records.types import OpenEnum

ROWS = 6
TEXTS = ("", "\\", '=SUM("1";2)', "Zoë, “Ana”\r\nand\na lone \r, tab\t\U0001f490", "+49 30 1234", " -1+2 ")
JSONS: tuple[Any, ...] = ({}, [], {"ä": [1, 2.5, None, True, ""]}, ["", "\\"], {"": {}}, [[540, 1080]])


def id_in(table: str, number: int) -> UUID:
    """The id of the table's row of this number."""
    place = [each.name for each in tables()].index(table)
    return UUID(int=(place + 1) << 64 | (number + 1))


def fill_every_table(studio: Studio) -> None:
    """Six rows in each table, the odd values of each kind among them; the last has nothing where nothing may be."""
    with studio.write() as db:
        for table in tables():
            rows = 1 if table.name == "studios" else ROWS
            db.execute(insert(table), [_row(studio, table, number) for number in range(rows)])


def values_of(studio: Studio) -> dict[tuple[str, str], list[Any]]:
    """Every value of the studio by table and column, in the order of ids; the studio itself is called the same."""
    found: dict[tuple[str, str], list[Any]] = {}
    with studio.read() as db:
        for table in tables():
            for column in table.columns:
                if column.name == "tenant_id":
                    continue
                asked = select(column).order_by(table.c.id)
                values = [None if v == studio.tenant_id else v for v in db.scalars(asked)]
                found[table.name, column.name] = [(type(value), value) for value in values]
    return found


def _row(studio: Studio, table: Table, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {"tenant_id": studio.tenant_id}
    kinds = {column.name: column.kind for column in columns_of(table)}
    for name, kind in kinds.items():
        row[name] = _value(table.c[name], kind, number)
    row["id"] = studio.tenant_id if table.name == "studios" else id_in(table.name, number)
    for constraint in table.foreign_key_constraints:
        name = constraint.column_keys[-1]
        if row[name] is not None:
            row[name] = id_in(constraint.referred_table.name, number)
    return row


def _value(column: Column[Any], kind: Kind, number: int) -> Any:
    if column.nullable and number == ROWS - 1:
        return None
    moment = datetime(1999, 12, 31, 23, 59, 59, 999_999) + timedelta(days=number * 700, microseconds=number)
    if isinstance(column.type, OpenEnum):
        known = [str(value) for value in column.type.kind]
        return ("of a later version", *known)[number % (len(known) + 1)]
    length = getattr(column.type, "length", None)
    return {
        Kind.ID: UUID(int=7_000 + number),
        Kind.TEXT: TEXTS[number] if length is None else f"{number}"[:length],
        Kind.CHOICE: "",
        Kind.WHOLE_NUMBER: (-(2**31), 0, 1, 2**31 - 1, number, -1)[number],
        Kind.NUMBER: (0.1, -0.0, 1e-300, 1 / 3, 52.457, 1e22)[number],
        Kind.DECIMAL: Decimal(number),
        Kind.YES_NO: bool(number % 2),
        Kind.INSTANT: moment.replace(tzinfo=UTC),
        Kind.LOCAL_TIME: moment,
        Kind.DAY: date(1850 + number * 40, 2, 28),
        Kind.TIME: time(23, 59, number),
        Kind.JSON: JSONS[number],
        Kind.BYTES: bytes(range(number * 40)),
    }[kind]
