"""A part is believed only after it has been flushed, and read again from the medium with the same hash."""

from __future__ import annotations

import os
from pathlib import Path

from focusflow_desktop.photos.files.hashing import Reading, hash_cold
from focusflow_desktop.shared.durable import flush


def read_back(part: Path) -> Reading:
    """Flushes the part, then reads it cold."""
    fd = os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        flush(fd)
    finally:
        os.close(fd)
    return hash_cold(part)
