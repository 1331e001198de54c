"""Which pluggable drive a path lies on, told by the path alone, so that it can be named while the drive is away."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePath

from focusflow_desktop.photos.files.mounts import mount_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A drive by the name people gave it, and where it appears."""

    name: str
    point: PurePath


def drive_of(path: PurePath) -> Drive | None:
    """The drive of a path such as `/media/anna/WED-03/…`; None for what lies on the computer itself."""
    if path.drive:  # Windows: a letter or a share
        return None if path.drive.upper() == "C:" else Drive(name=path.drive, point=PurePath(path.anchor))
    parts = path.parts
    depth = {("run", "media"): 5, ("media",): 4, ("Volumes",): 3, ("mnt",): 3}
    for start, length in depth.items():
        if parts[1 : 1 + len(start)] == start and len(parts) > length:
            return Drive(name=parts[length - 1], point=PurePath(*parts[:length]))
    return None


def is_plugged_in(drive: Drive, *, points: Collection[PurePath] | None = None) -> bool:
    """Whether the drive is here now; an empty folder that it left behind does not count."""
    if points is not None:
        return any(
            point == drive.point or point in drive.point.parents for point in points if len(point.parts) > 1
        )
    if sys.platform == "linux":
        return is_plugged_in(drive, points=mount_points())
    return Path(drive.point).exists()
