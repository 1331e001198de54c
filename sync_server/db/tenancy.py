"""One studio per transaction: named once, forgotten at its end, enforced by the database.

A writing transaction locks the studio's counter first, so that two never wait for each other crosswise and the feed's
numbers become visible in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.sync.hlc import StampClock

SERVER_DEVICE = "00000000"  # the server's own number in stamps
_NAME_STUDIO = text(
    "SELECT set_config('app.tenant', :studio, true), set_config('lock_timeout', '5s', true),"
    " set_config('idle_in_transaction_session_timeout', '10s', true)"
)
_LOCK = text("SELECT hlc_last FROM sync_tenant WHERE tenant_id = :studio FOR UPDATE")
_KEEP_STAMP = text("UPDATE sync_tenant SET hlc_last = :stamp WHERE tenant_id = :studio")


@contextmanager
def reading(engine: Engine, studio: UUID) -> Iterator[Connection]:
    """A transaction that sees one studio, as it was at one moment, and writes nothing."""
    steady = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with steady.begin() as connection:
        _name(connection, studio)
        yield connection


@contextmanager
def writing(engine: Engine, studio: UUID, *, clock: Clock | None = None) -> Iterator[Connection]:
    """A transaction that sees and writes one studio; rows made in it get its id, the server's stamps and the time."""
    with engine.begin() as connection:
        _name(connection, studio)
        last = connection.execute(_LOCK, {"studio": studio}).scalar()
        if last is None:
            raise Refused("studio_unknown", "There is no such studio on this server.")
        time = clock or SystemClock()
        latest = _Latest(StampClock(time, device=SERVER_DEVICE, last=last), last=last)
        connection.info.update(tenant_id=studio, stamp=latest.tick, now=time.now)
        yield connection
        if latest.stamp != last:
            connection.execute(_KEEP_STAMP, {"stamp": latest.stamp, "studio": studio})


def add_studio(engine: Engine, studio: UUID) -> None:
    """Give a new studio its place. Raises Refused when it has one."""
    with engine.begin() as connection:
        _name(connection, studio)
        added = connection.execute(
            text("INSERT INTO sync_tenant (tenant_id) VALUES (:studio) ON CONFLICT DO NOTHING"),
            {"studio": studio},
        )
        if added.rowcount == 0:
            raise Refused("studio_exists", "This studio is on this server already.")


def _name(connection: Connection, studio: UUID) -> None:
    connection.execute(_NAME_STUDIO, {"studio": str(studio)})


class _Latest:
    """The stamp that was made last, to be kept for the next transaction."""

    def __init__(self, clock: StampClock, *, last: str) -> None:
        self._clock = clock
        self.stamp = last

    def tick(self) -> str:
        """The next stamp."""
        self.stamp = self._clock.tick()
        return self.stamp
