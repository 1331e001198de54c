"""Connections to the master copy, from a pool that forgets everything between two users of one connection."""

from __future__ import annotations

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, PoolResetState

CONNECT_SECONDS = 5


def make_engine(url: URL | str, *, pool_size: int = 5) -> Engine:
    """An engine on the database. Nothing is prepared on the server, so that a pooler may stand between."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(
        address,
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        pool_reset_on_return=None,  # forgetting below is the reset
        connect_args={"connect_timeout": CONNECT_SECONDS, "prepare_threshold": None},
    )
    event.listen(engine, "reset", _forget)
    return engine


def _forget(connection: DBAPIConnection, record: ConnectionPoolEntry, state: PoolResetState) -> None:
    """No studio, role, lock or temporary table outlives the request it was for; nor does what we noted ourselves."""
    record.info.clear()
    if state.terminate_only:
        return
    connection.rollback()
    psycopg = connection.driver_connection if hasattr(connection, "driver_connection") else connection
    psycopg.autocommit = True  # DISCARD ALL refuses a transaction
    try:
        psycopg.execute("DISCARD ALL")
    finally:
        psycopg.autocommit = False
