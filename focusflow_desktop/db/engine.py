"""Connections to a studio's SQLite file: one writer, several readers, the pragmas that make both safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from focusflow_desktop.db.sqlite import ensure_safe, sqlite

_BUSY_MILLISECONDS = 5000
STAMP = "ff_stamp"  # the function that triggers ask for the next stamp


def writer_engine(path: Path) -> Engine:
    """The engine of the one writer connection: immediate transactions, WAL, foreign keys checked at commit."""
    engine = _engine(path, read_only=False)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def reader_engine(path: Path) -> Engine:
    """An engine whose connections cannot write."""
    engine = _engine(path, read_only=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def introduce(
    engine: Engine, *, tenant_id: UUID, stamp: Callable[[], str], now: Callable[[], datetime]
) -> None:
    """Tell the connections whose studio they write, so that records fill their synced base by themselves."""

    def set_info(connection: Connection) -> None:
        connection.info.update(tenant_id=tenant_id, stamp=stamp, now=now)
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.create_function(STAMP, 0, stamp)

    event.listen(engine, "engine_connect", set_info)


def _engine(path: Path, *, read_only: bool) -> Engine:
    ensure_safe()

    def connect() -> sqlite3.Connection:
        connection = sqlite.connect(
            f"file:{_uri(path)}?mode={'ro' if read_only else 'rwc'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in _pragmas(read_only=read_only):
            connection.execute(f"PRAGMA {pragma}")
        return connection  # type: ignore[no-any-return]  # the library is chosen at run time

    pool: dict[str, Any] = (
        {"poolclass": QueuePool, "pool_size": 4} if read_only else {"poolclass": StaticPool}
    )
    return create_engine("sqlite://", module=sqlite, creator=connect, **pool)


def _pragmas(*, read_only: bool) -> list[str]:
    shared = [
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "foreign_keys=ON",
        "cell_size_check=ON",
        "cache_size=-32768",
    ]
    if read_only:
        return [*shared, "query_only=ON"]
    return [*shared, "journal_mode=WAL", "synchronous=NORMAL"]


def _uri(path: Path) -> str:
    return path.absolute().as_uri().removeprefix("file:").replace("?", "%3f")
