"""Small pictures of 100,000 photos in one file of their own: a read is one look-up, not one of 100,000 files.

A cache: what is broken is thrown away and made anew. Making one is a job for the pool; reading is not.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import zlib
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.pool import Limits, Pool, Priority
from focusflow_desktop.shared.errors import Unavailable

if TYPE_CHECKING:
    from sqlite3 import Connection  # pysqlite3 ships no types; its connection is the same thing

log = logging.getLogger(__name__)

EDGES = (256, 400)  # longer sides of the size classes
_TABLE = """
CREATE TABLE IF NOT EXISTS thumbnails (
    identity TEXT NOT NULL, edge INTEGER NOT NULL, crc INTEGER NOT NULL, jpeg BLOB NOT NULL,
    UNIQUE (identity, edge))
"""
_LIMITS = Limits(seconds=60, memory_bytes=2 << 30)


class Thumbnails:
    """The store of small JPEGs, upright, by content identity. Its methods may be called from any thread."""

    def __init__(self, file: Path, *, pool: Pool) -> None:
        self._file = file
        self._pool = pool
        self._lock = threading.Lock()
        self._is_closed = False
        self._db = self._opened()

    def read(self, identity: str, *, edge: int) -> bytes | None:
        """The stored JPEG of the smallest class that reaches `edge`; None if there is none, or none that is whole."""
        with self._lock:
            if self._is_closed:
                return None
            try:
                row = self._db.execute(
                    "SELECT crc, jpeg FROM thumbnails WHERE identity = ? AND edge = ?",
                    (identity, class_of(edge)),
                ).fetchone()
            except sqlite.DatabaseError:
                self._start_over()
                return None
        if row is None or zlib.crc32(row[1]) != row[0]:
            return None
        return bytes(row[1])

    def write(self, identity: str, jpeg: bytes, *, edge: int) -> None:
        """Keep a small JPEG; a full disk is no reason to stop."""
        row = (identity, class_of(edge), zlib.crc32(jpeg), jpeg)
        with self._lock:
            if self._is_closed:
                return
            try:
                self._db.execute("INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?, ?)", row)
            except sqlite.OperationalError as error:
                log.info("a thumbnail was not kept: %s", error)
            except sqlite.DatabaseError:
                self._start_over()

    def fetch(self, identity: str, path: Path, *, edge: int, priority: Priority = Priority.GRID) -> bytes:
        """The small JPEG, made in the pool if need be. Waits: for threads, never for the window's own."""
        stored = self.read(identity, edge=edge)
        if stored is not None:
            return stored
        from focusflow_desktop.photos.library.thumbnailing import make_thumbnail  # brings the decoders

        ticket = self._pool.submit(make_thumbnail, path, class_of(edge), priority=priority, limits=_LIMITS)
        try:
            jpeg = ticket.result()
        except CancelledError as error:
            raise Unavailable("pool.closed", "The program is closing.") from error
        self.write(identity, jpeg, edge=edge)
        return jpeg

    def forget(self, identity: str) -> None:
        """Let go of a picture that changed."""
        with self._lock, contextlib.suppress(sqlite.DatabaseError):
            self._db.execute("DELETE FROM thumbnails WHERE identity = ?", (identity,))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._is_closed = True
            self._db.close()

    def _opened(self) -> Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connected(self._file)
        except sqlite.DatabaseError:
            self._remove_files()
        try:
            return _connected(self._file)
        except sqlite.DatabaseError as error:
            said = "The folder for small pictures cannot be written."
            raise Unavailable("thumbnails.unavailable", said, reason=str(error)) from error

    def _start_over(self) -> None:
        log.warning("the file of small pictures was broken and is made anew")
        self._db.close()
        self._remove_files()
        self._db = self._opened()

    def _remove_files(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)


def class_of(edge: int) -> int:
    """The smallest size class that reaches `edge`, or the largest there is."""
    return next((size for size in EDGES if size >= edge), EDGES[-1])


def _connected(file: Path) -> Connection:
    db: Connection = sqlite.connect(str(file), isolation_level=None, check_same_thread=False, timeout=2)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute(
            "PRAGMA synchronous=OFF"
        )  # a cache: what a power cut takes is made anew, the crc finds the rest
        db.execute("PRAGMA cache_size=-4000")
        db.execute(_TABLE)
    except sqlite.DatabaseError:
        db.close()
        raise
    return db
