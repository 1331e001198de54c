"""What a machine that is paired with a server keeps for sync: what waits, what is on its way, what has come.

A studio that never met a server has these tables empty. They stand apart from tables.py because a start needs none of
them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from focusflow_desktop.shared.records.base import Base, Side
from focusflow_desktop.shared.records.types import PlainJson, UtcDateTime

DESKTOP = {"info": {"side": Side.DESKTOP}}
WHOLE_ROW = ""  # instead of a column: the row was made here and the server has never had it


class SyncPairing(Base):
    """One row, once the studio is paired: which server's copy this is, and how far it has been read."""

    __tablename__ = "sync_pairing"
    __table_args__ = (DESKTOP,)

    one: Mapped[int] = mapped_column(Integer, primary_key=True, default=1)
    server: Mapped[str] = mapped_column(String)  # its address
    epoch: Mapped[UUID | None] = mapped_column(Uuid)  # another one: the server came back from a backup
    cursor: Mapped[int] = mapped_column(BigInteger, default=0)  # every change up to it is applied
    staged_cursor: Mapped[int] = mapped_column(BigInteger, default=0)  # and up to here it is staged
    next_batch: Mapped[int] = mapped_column(BigInteger, default=1)
    scope_epoch: Mapped[int] = mapped_column(Integer, default=0)
    clock_offset_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    is_applying: Mapped[bool] = mapped_column(default=False)  # what is written now came from the server


class SyncChange(Base):
    """A field that was changed here. Its value is read from the row when it is sealed."""

    __tablename__ = "sync_changes"
    __table_args__ = (DESKTOP | {"sqlite_with_rowid": False},)

    table: Mapped[int] = mapped_column("tbl", Integer, primary_key=True)  # the table's number
    row_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    column: Mapped[str] = mapped_column("col", String, primary_key=True)
    stamp: Mapped[str] = mapped_column(String(24))
    base: Mapped[str] = mapped_column(String(24))  # the stamp of the value the person saw
    is_sealed: Mapped[bool] = mapped_column(default=False)
    acked_seq: Mapped[int | None] = mapped_column(BigInteger)  # the server's number that has it


class SyncRow(Base):
    """That the server has this row, and the number of the version held here."""

    __tablename__ = "sync_rows"
    __table_args__ = (DESKTOP | {"sqlite_with_rowid": False},)

    table: Mapped[int] = mapped_column("tbl", Integer, primary_key=True)
    row_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)


class SyncCommand(Base):
    """Something only the server does: it is asked once, and shown as waiting until it is answered."""

    __tablename__ = "sync_commands"
    __table_args__ = (DESKTOP,)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    number: Mapped[int] = mapped_column(Integer)  # the order they were given in
    name: Mapped[str] = mapped_column(String(64))
    arguments: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    state: Mapped[str] = mapped_column(String(16), default="queued")  # queued, sealed, done, rejected
    result: Mapped[dict[str, Any] | None] = mapped_column(PlainJson)


class SyncBatch(Base):
    """The batch on its way, at most one: the same bytes are sent until they are answered."""

    __tablename__ = "sync_batches"
    __table_args__ = (DESKTOP,)

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SyncArrival(Base):
    """A row of a page that has come; all of them are applied at once when the last page is here."""

    __tablename__ = "sync_arrivals"
    __table_args__ = (DESKTOP,)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    table: Mapped[int] = mapped_column("tbl", Integer)
    row_id: Mapped[UUID] = mapped_column(Uuid)
    op: Mapped[str] = mapped_column(String(1))
    body: Mapped[dict[str, Any] | None] = mapped_column(PlainJson)


class SyncProblem(Base):
    """What this machine wrote and did not keep: shown until a person has decided."""

    __tablename__ = "sync_problems"
    __table_args__ = (DESKTOP,)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(32))
    table: Mapped[int] = mapped_column("tbl", Integer)
    row_id: Mapped[UUID] = mapped_column(Uuid)
    column: Mapped[str] = mapped_column("col", String)
    mine: Mapped[Any | None] = mapped_column(PlainJson)
    theirs: Mapped[Any | None] = mapped_column(PlainJson)
    is_seen: Mapped[bool] = mapped_column(default=False)
