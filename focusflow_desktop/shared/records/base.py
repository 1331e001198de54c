"""The synced base of every shared record, and the facts each column declares about itself.

A column says in its `info` how two machines' values merge, who may see it and who may write it; a table says its side
and its stable number. Sync reads these facts later (shared/sync/registry.py); it changes no table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, MetaData, String, Uuid
from sqlalchemy.engine.interfaces import ExecutionContext
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records.types import CleanText, OpenEnum, PlainJson, UtcDateTime

__all__ = [
    "Base",
    "Merge",
    "Scope",
    "Side",
    "Synced",
    "Writer",
    "column_facts",
    "field",
    "references",
    "table_facts",
]


class Merge(StrEnum):
    """What happens when two machines changed one field."""

    LWW = "lww"  # the later stamp wins
    LWW_NOTIFY = "lww_notify"  # the later stamp wins and the loser is kept and shown
    FIXED = "fixed"  # written once with the row
    SERVER = "server"  # only the server writes it
    LOCAL = "local"  # never leaves this machine


class Scope(StrEnum):
    """Which members' machines receive the field."""

    CORE = "core"
    FINANCE = "finance"
    CONTRACTS = "contracts"
    ADMIN = "admin"


class Writer(StrEnum):
    """Who may write the field."""

    DEVICE = "device"
    SERVER = "server"


class Side(StrEnum):
    """Where the table exists."""

    BOTH = "both"
    DESKTOP = "desktop"
    SERVER = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFacts:
    """What sync must know of one column."""

    merge: Merge
    scope: Scope
    writer: Writer


class Base(DeclarativeBase):
    """The one MetaData of the product."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: CleanText(), datetime: UtcDateTime()}  # noqa: RUF012 — SQLAlchemy reads a plain dict


def column_facts(merge: Merge = Merge.LWW, *, scope: Scope = Scope.CORE) -> dict[str, Any]:
    """The `info` of a column."""
    writer = Writer.SERVER if merge is Merge.SERVER else Writer.DEVICE
    return {"facts": ColumnFacts(merge=merge, scope=scope, writer=writer)}


def table_facts(number: int, *, side: Side = Side.BOTH) -> dict[str, Any]:
    """The `info` of a table: its side and the number it has on the wire for ever."""
    return {"side": side, "number": number}


def field(
    merge: Merge = Merge.LWW,
    *,
    kind: Any = None,
    default: Any = None,
    index: bool = False,
    scope: Scope = Scope.CORE,
) -> Mapped[Any]:
    """A column with its facts; `kind` is a SQLAlchemy type or an enum, whose values stay open."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        kind = OpenEnum(kind)
    arguments = () if kind is None else (kind,)
    return mapped_column(*arguments, info=column_facts(merge, scope=scope), default=default, index=index)


def references(column: str, table: str) -> ForeignKeyConstraint:
    """A foreign key inside the studio: `(tenant_id, column)` to `(tenant_id, id)`, checked at commit."""
    return ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{table}.tenant_id", f"{table}.id"],
        deferrable=True,
        initially="DEFERRED",
    )


def _tenant_of(context: ExecutionContext) -> UUID:
    return context.connection.info["tenant_id"]  # type: ignore[no-any-return]  # set when the studio opens


def _stamp_of(context: ExecutionContext) -> str:
    return context.connection.info["stamp"]()  # type: ignore[no-any-return]  # set when the studio opens


def _now_of(context: ExecutionContext) -> datetime:
    return context.connection.info["now"]()  # type: ignore[no-any-return]  # set when the studio opens


class Synced:
    """The columns every synced record has, in both databases (decisions 18)."""

    tenant_id: Mapped[UUID] = mapped_column(
        Uuid, primary_key=True, default=_tenant_of, sort_order=-10, info=column_facts(Merge.FIXED)
    )
    id: Mapped[UUID] = mapped_column(
        Uuid, primary_key=True, default=new_id, sort_order=-9, info=column_facts(Merge.FIXED)
    )
    hlc0: Mapped[str] = mapped_column(
        String(24).with_variant(String(24, collation="C"), "postgresql"),  # stamps sort as bytes, everywhere
        default=_stamp_of,
        sort_order=90,
        info=column_facts(Merge.FIXED),
    )
    clock: Mapped[dict[str, str]] = mapped_column(
        PlainJson, default=dict, sort_order=91, info=column_facts(Merge.FIXED)
    )
    deleted: Mapped[bool] = mapped_column(default=False, sort_order=92, info=column_facts(Merge.LWW_NOTIFY))
    created_at: Mapped[datetime] = mapped_column(
        UtcDateTime, default=_now_of, sort_order=93, info=column_facts(Merge.FIXED)
    )
    created_by: Mapped[UUID | None] = mapped_column(
        Uuid, default=None, sort_order=94, info=column_facts(Merge.FIXED)
    )
