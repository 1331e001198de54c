"""Cards and drives that are plugged in now: volumes with a DCIM folder. Read from the system's list of mounts."""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Iterable
from pathlib import Path

from focusflow_desktop.photos.files.mounts import MOUNT_TABLE


def cards_here(*, candidates: Iterable[Path] | None = None) -> list[Path]:
    """Volumes that a camera has written; slow volumes may take their time, so ask on a background thread."""
    found = candidates if candidates is not None else _volumes()
    return [volume for volume in found if _has_dcim(volume)]


def _has_dcim(volume: Path) -> bool:
    try:
        return any(entry.is_dir() and entry.name.upper() == "DCIM" for entry in os.scandir(volume))
    except OSError:
        return False  # an empty reader, or a volume this person may not read


def _volumes() -> list[Path]:
    if sys.platform == "win32":
        return [Path(f"{letter}:\\") for letter in string.ascii_uppercase]
    if sys.platform == "darwin":
        return sorted(Path("/Volumes").iterdir())
    return _linux_volumes(MOUNT_TABLE)


def _linux_volumes(table: Path) -> list[Path]:
    """Mount points outside the system's own folders; the kernel writes blanks as octal codes."""
    places = [line.split()[4] for line in table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()]
    decoded = [Path(place.encode("latin-1", "surrogateescape").decode("unicode_escape")) for place in places]
    return sorted(place for place in decoded if place.is_relative_to("/media") or place.is_relative_to("/run/media") or place.is_relative_to("/mnt"))
