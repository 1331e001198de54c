"""Cards and drives that are plugged in now: volumes with a DCIM folder. Read from the system's list of mounts."""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Iterable
from pathlib import Path

from focusflow_desktop.photos.files.mounts import mount_points


def cards_here(*, candidates: Iterable[Path] | None = None) -> list[Path]:
    """Volumes that a camera has written; slow volumes may take their time, so ask on a background thread."""
    found = candidates if candidates is not None else _volumes()
    return [volume for volume in found if _has_dcim(volume)]


def _has_dcim(volume: Path) -> bool:
    try:
        with os.scandir(volume) as entries:
            return any(entry.is_dir() and entry.name.upper() == "DCIM" for entry in entries)
    except OSError:
        return False  # an empty reader, or a volume this person may not read


def _volumes() -> list[Path]:
    if sys.platform == "win32":
        return [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
    if sys.platform == "darwin":
        return sorted(Path("/Volumes").iterdir())
    return [
        point
        for point in mount_points()
        if point.parts[1:2] in _REMOVABLE or point.parts[1:3] == ("run", "media")
    ]


_REMOVABLE = (("media",), ("mnt",), ("Volumes",))
