"""Moving one file into the system's trash: the only way in which FocusFlow ever takes an original from its place.

By the person alone (decisions 6). It is the system's trash or nothing: where there is none, the file stays, and
nothing here knows how to delete.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from focusflow_desktop.shared.errors import Refused, Unavailable

Mover = Callable[[Path], bool]  # the system's own way; True when the file lies in its trash


def put_in_trash(path: Path, *, size: int | None, move: Mover) -> None:
    """`size` is what the studio knows of the file: a different one there is somebody else's and stays."""
    try:
        status = path.lstat()
    except OSError as error:
        raise Unavailable(
            "trash.gone", f"{path.name} is not where it was ({error.strerror}).", file=path.name
        ) from error
    if not stat.S_ISREG(status.st_mode):
        raise Refused(
            "trash.not_a_file", f"{path.name} is not an ordinary file; it is left alone.", file=path.name
        )
    if size is not None and status.st_size != size:
        raise Refused(
            "trash.changed",
            f"{path.name} is not the file that was imported: its size has changed. It is left alone.",
            file=path.name,
        )
    if not move(path) or path.exists():
        raise Unavailable(
            "trash.none",
            f"{path.name} could not be moved: its drive has no trash, or does not let it. It stays where it is.",
            file=path.name,
        )
