"""Makes records with believable values; a test names only what it is about."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.operations import NewFile, NewPhoto
from focusflow_desktop.shared.records.photos import PhotoKind

FIRST_FRAME = datetime(2026, 5, 13, 14, 36, 8)


def make_photo(number: int = 1, **changes: Any) -> NewPhoto:
    """A RAW photo by Anna's body A; `number` tells photos apart and orders them in time."""
    sha256 = hashlib.sha256(f"original {number}".encode()).hexdigest()
    values: dict[str, Any] = {
        "sha256": sha256,
        "name": f"AB5_{number:04}.CR3",
        "kind": PhotoKind.RAW,
        "byte_size": 48_100_000,
        "width_px": 8192,
        "height_px": 5464,
        "captured_at": FIRST_FRAME + timedelta(seconds=number),
        "camera_make": "Canon",
        "camera": "Canon EOS R5",
        "camera_serial": "012345",
        "lens": "RF 85mm F1.2",
        "files": (make_file(number, sha256=sha256),),
    }
    return NewPhoto(**{**values, **changes})


def make_file(number: int = 1, **changes: Any) -> NewFile:
    """The original's file on Anna's laptop."""
    values: dict[str, Any] = {
        "path": Path(f"/pictures/2026/AB5_{number:04}.CR3"),
        "role": FileRole.ORIGINAL,
        "sha256": hashlib.sha256(f"original {number}".encode()).hexdigest(),
        "byte_size": 48_100_000,
        "mtime_ns": 1_778_682_968_000_000_000,
    }
    return NewFile(**{**values, **changes})
