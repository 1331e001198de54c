"""What lies in the system's trash, where it came from, and giving a file back to its old place.

By the rules of free desktops (freedesktop.org), which Qt's own moving follows there. On other systems nothing is found
here, and the person puts back from the system's trash by hand. Nothing that lies in the trash is ever deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.files.mounts import mount_of
from focusflow_desktop.shared.durable import flush_folder
from focusflow_desktop.shared.errors import Unavailable

_MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """One file in the trash. `at` is the system's own text of the time; later texts are later times."""

    file: Path
    info: Path
    came_from: Path
    at: str


def bins_for(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The trash folders that these paths may have gone to: the home's, and their volume's own."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    found = {Path(data) / "Trash": None}
    for folder in {path.parent for path in paths}:
        mount = mount_of(_nearest(folder))
        if mount is not None:
            user = str(os.getuid())
            found |= {mount.point / ".Trash" / user: None, mount.point / f".Trash-{user}": None}
    return tuple(bin_ for bin_ in found if (bin_ / "info").is_dir())


def thrown_away(bins: Iterable[Path]) -> Iterator[Thrown]:
    """Everything whose note says where it came from and whose file is there."""
    for bin_ in bins:
        for info in sorted((bin_ / "info").glob("*.trashinfo")):
            found = _read(info, bin_=bin_)
            if found is not None and found.file.is_file():
                yield found


def give_back(thrown: Thrown) -> None:
    """To its old place, whose folder is made again if it went too. Conflict where something else has the name."""
    try:
        thrown.came_from.parent.mkdir(parents=True, exist_ok=True)
        atomic.place(thrown.file, thrown.came_from)
        flush_folder(thrown.came_from.parent)
        thrown.info.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(
            "trash.not_given_back",
            f"{thrown.came_from.name} could not be put back: {error.strerror}. It is still in the trash.",
            file=str(thrown.came_from),
            reason=error.strerror or str(error),
        ) from error


def _read(info: Path, *, bin_: Path) -> Thrown | None:
    """A note that cannot be read says nothing, as to every file manager."""
    try:
        lines = info.read_bytes()[:_MOST_BYTES].splitlines()
    except OSError:
        return None
    values = dict(line.split(b"=", 1) for line in lines if b"=" in line)
    if b"Path" not in values:
        return None
    came_from = Path(os.fsdecode(unquote_to_bytes(values[b"Path"])))
    if not came_from.is_absolute():  # a volume's own trash counts from the volume
        top = bin_.parent.parent if bin_.parent.name == ".Trash" else bin_.parent
        came_from = top / came_from
    at = values.get(b"DeletionDate", b"").decode("ascii", "replace")
    return Thrown(file=bin_ / "files" / info.stem, info=info, came_from=came_from, at=at)


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is still there."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
