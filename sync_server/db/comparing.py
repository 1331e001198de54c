"""How the records are compared with the master copy: what belongs there, and how a column's type is written in a script."""

from __future__ import annotations

from typing import Any, Literal

from alembic.operations.ops import CreateTableOp, MigrationScript
from sqlalchemy import JSON, DateTime
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator

from focusflow_desktop.shared.records import load_all
from focusflow_desktop.shared.records.base import Side
from sync_server.db import tables

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]

assert tables.SyncTenant.metadata  # importing the tables puts them on the one MetaData
load_all()


def belongs_here(item: Any, _name: str | None, kind: str, _is_found: bool, _other: object) -> bool:
    """Tables of the desktop are not the server's; the records' indexes are made with the walls (db/walls.py)."""
    if kind == "table":
        return item.info.get("side") is not Side.DESKTOP and item.name != "alembic_version"
    return kind != "index" or item.table.name.startswith("sync_")


def written(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A type of ours as plain PostgreSQL, so that an old script never depends on what the type becomes."""
    if kind != "type":
        return False
    plain: Any = item
    while isinstance(plain, TypeDecorator):
        plain = plain.load_dialect_impl(_DIALECT)
    plain = plain._variant_mapping.get("postgresql", plain)
    if isinstance(plain, JSON):
        return "postgresql.JSONB()"
    if isinstance(plain, DateTime):
        return f"sa.DateTime(timezone={plain.timezone})"
    return f"sa.{plain!r}"


def without_info(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
    """What a table says of itself to sync is not the database's."""
    for script in directives:
        assert script.upgrade_ops is not None
        for step in script.upgrade_ops.ops:
            if isinstance(step, CreateTableOp):
                step.kw.pop("info", None)
                step.info.clear()


COMPARING: dict[str, Any] = {
    "include_object": belongs_here,
    "render_item": written,
    "compare_type": True,
    "compare_server_default": False,
}
