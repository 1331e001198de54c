"""An open studio: the door through which everything reads and writes its database.

Only `write` commits. A write with a step name can be undone; one without cannot (files, imports, pulled changes).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db import undo
from focusflow_desktop.db.engine import introduce, reader_engine, writer_engine
from focusflow_desktop.db.lock import StudioLock
from focusflow_desktop.db.problems import translated
from focusflow_desktop.db.tables import ThisMachine
from focusflow_desktop.db.upgrade import bring_up_to_date, ensure_readable
from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.shared.errors import Locked, Unavailable
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import load_all
from focusflow_desktop.shared.sync.hlc import UNPAIRED_DEVICE, ZERO, StampClock

DATABASE = "studio.db"


class Studio:
    """One studio's database, open. Reads may run in any thread at once; writes take their turn."""

    def __init__(
        self, folder: Path, *, readers: Engine, writer: Engine | None, lock: StudioLock | None, clock: Clock
    ) -> None:
        self.folder = folder
        self._readers = readers
        self._writer = writer
        self._lock = lock
        self._clock = clock
        self._turn = threading.RLock()
        self._stamps: StampClock | None = None
        self.tenant_id = self._recognise()

    @property
    def may_write(self) -> bool:
        """Whether this program holds the studio."""
        return self._writer is not None

    @contextmanager
    def read(self) -> Iterator[DbSession]:
        """One consistent view of the database; it cannot write."""
        with DbSession(self._readers) as db:
            yield db

    @contextmanager
    def write(self, step: str | None = None) -> Iterator[DbSession]:
        """One transaction: committed whole, or not at all. Raises NoRoom, Unavailable or Locked in words."""
        if self._writer is None:
            raise Locked("studio_read_only", "This studio was opened for reading only. Nothing was changed.")
        load_all()  # what is written is put in the order of all tables' references
        with self._turn, translated(), DbSession(self._writer, expire_on_commit=False) as db, db.begin():
            if step is not None:
                undo.begin_step(db, step, at=self._clock.now())
            yield db
            db.flush()
            if step is not None:
                undo.end_step(db)

    def close(self) -> None:
        """Let go of the database and the lock."""
        with self._turn:
            if self._writer is not None and self._stamps is not None:
                self._remember_stamp(self._stamps)
            self._readers.dispose()
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()

    def _recognise(self) -> UUID:
        """Who this studio is; a folder opened for the first time becomes a studio of its own."""
        with self.read() as db:
            known = db.scalar(select(ThisMachine))
        if known is None:
            known = ThisMachine(tenant_id=new_id(), device=UNPAIRED_DEVICE, last_stamp=ZERO)
            with self.write() as db:
                db.add(known)
        self._stamps = StampClock(self._clock, device=known.device, last=known.last_stamp)
        if self._writer is not None:
            introduce(self._writer, tenant_id=known.tenant_id, stamp=self._stamps.tick, now=self._clock.now)
        return known.tenant_id

    def _remember_stamp(self, stamps: StampClock) -> None:
        try:
            with self.write() as db:
                db.query(ThisMachine).update({ThisMachine.last_stamp: stamps.tick()})
        except (OperationalError, Locked, Unavailable):
            return  # a full or vanished disk at closing: the stamp is taken from the wall clock next time


def open_studio(
    folder: Path, *, read_only: bool = False, clock: Clock | None = None, program: str = "FocusFlow"
) -> Studio:
    """Open the studio in `folder`, making it if there is none. Raises Locked, Refused (newer version), Damaged."""
    clock = clock or SystemClock()
    path = folder / DATABASE
    if read_only:
        ensure_readable(path)
        return Studio(folder, readers=reader_engine(path), writer=None, lock=None, clock=clock)
    folder.mkdir(parents=True, exist_ok=True)
    lock = StudioLock(folder, program=program)
    lock.acquire()
    try:
        bring_up_to_date(path, clock=clock)
        return Studio(folder, readers=reader_engine(path), writer=writer_engine(path), lock=lock, clock=clock)
    except BaseException:
        lock.release()
        raise
