"""Tables that only the server has: the order of each studio's changes, its machines, the commands done once.

Everything is in the schema `app`, which the server's roles have on their search path. The feed's writer is a trigger
(db/walls.py); nobody is granted more.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import CHAR, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from focusflow_desktop.shared.records.base import Base, Side
from focusflow_desktop.shared.sync.hlc import ZERO

_SERVER = {"info": {"side": Side.SERVER}}


class SyncTenant(Base):
    """One studio's counter: every writing transaction locks this row first, so commits and numbers go in one order."""

    __tablename__ = "sync_tenant"
    __table_args__ = (_SERVER,)

    tenant_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, server_default="0")
    epoch: Mapped[UUID] = mapped_column(
        Uuid, server_default=text("gen_random_uuid()")
    )  # changed by a restore
    gc_floor: Mapped[int] = mapped_column(BigInteger, server_default="0")  # tombstones below are purged
    hlc_last: Mapped[str] = mapped_column(String(24, collation="C"), server_default=ZERO)


class SyncDevice(Base):
    """One machine of a studio: its number in stamps, its secret's hash, and the batch it was answered last."""

    __tablename__ = "sync_device"
    __table_args__ = (_SERVER,)

    tenant_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    device_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)  # 0 is the server
    user_id: Mapped[UUID] = mapped_column(Uuid)
    name: Mapped[str] = mapped_column()
    platform: Mapped[str | None] = mapped_column()
    app_version: Mapped[str | None] = mapped_column()
    protocol: Mapped[int | None] = mapped_column(Integer)
    schema_ver: Mapped[int | None] = mapped_column(Integer)
    incarnation: Mapped[bytes] = mapped_column(LargeBinary)
    token_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    scope_epoch: Mapped[int] = mapped_column(Integer, server_default="1")
    last_batch: Mapped[int] = mapped_column(BigInteger, server_default="0")
    last_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    last_response: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    last_cursor: Mapped[int] = mapped_column(BigInteger, server_default="0")
    last_seen: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SyncFeed(Base):
    """The newest change of each row, by its number: what a machine pulls."""

    __tablename__ = "sync_feed"
    __table_args__ = (
        Index("ux_sync_feed_seq", "tenant_id", "seq", unique=True, postgresql_include=["scope"]),
        CheckConstraint("op IN ('U', 'P')", name="op"),
        {**_SERVER, "postgresql_with": {"fillfactor": 80}},
    )

    tenant_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    tbl: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    row_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    op: Mapped[str] = mapped_column(CHAR(1), server_default="U")  # U: changed; P: purged, only its id is kept
    scope: Mapped[int] = mapped_column(SmallInteger, server_default="0")


class SyncCommand(Base):
    """A named command that was executed or rejected, with its answer: sent again, it gets the same one."""

    __tablename__ = "sync_command"
    __table_args__ = (CheckConstraint("status IN ('done', 'rejected')", name="status"), _SERVER)

    tenant_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    device_id: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(64))
    args: Mapped[dict[str, Any]] = mapped_column(JSONB)
    status: Mapped[str] = mapped_column(String(16))
    result: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
