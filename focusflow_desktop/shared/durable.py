"""What outlives a power loss: bytes that have left the drive's cache, and names that are written down."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MAC_F_FULLFSYNC = 51


def flush(fd: int) -> None:
    """Returns when the bytes are on the medium, not merely in the drive's own cache where the system can tell."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, _MAC_F_FULLFSYNC)
        return
    os.fsync(fd)


def flush_folder(folder: Path) -> None:
    """Makes names durable. Windows has no such call: it journals names itself."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
