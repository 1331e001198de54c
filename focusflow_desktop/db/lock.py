"""One program at a time writes a studio: a file lock, and beside it who holds it, for the message."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

from filelock import FileLock, Timeout

from focusflow_desktop.shared.errors import Locked


class StudioLock:
    """The lock on a studio's folder. The system frees it when the program ends, however it ends."""

    def __init__(self, folder: Path, *, program: str) -> None:
        self._lock = FileLock(folder / "studio.lock")
        self._holder = folder / "studio.holder"
        self._program = program

    def acquire(self) -> None:
        """Raises Locked, saying who holds it, when another program has the studio open."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise self._refusal() from None
        self._holder.write_text(
            json.dumps({"program": self._program, "process": os.getpid(), "host": socket.gethostname()})
        )

    def release(self) -> None:
        """Frees the studio."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _refusal(self) -> Locked:
        holder = self._read_holder()
        return Locked(
            "studio_in_use",
            f"This studio is open in {holder['program']} (process {holder['process']} on {holder['host']}). "
            "Close it there first. Nothing was changed.",
            **holder,
        )

    def _read_holder(self) -> dict[str, object]:
        unknown: dict[str, object] = {"program": "another program", "process": "?", "host": "this machine"}
        try:
            return {**unknown, **json.loads(self._holder.read_text())}
        except (OSError, ValueError):  # the holder has the lock but has not said its name yet
            return unknown
