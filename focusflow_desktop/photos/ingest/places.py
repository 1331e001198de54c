"""The card and the destinations as places that can be pulled out while we work, and whether they are still there."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.shared.errors import Refused, Unavailable

_PULLED = {errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder and the file system it was on when the import began."""

    folder: Path
    device: int
    inode: int

    @classmethod
    def of(cls, folder: Path) -> Place:
        """As it is now."""
        status = folder.stat()
        return cls(folder=folder, device=status.st_dev, inode=status.st_ino)

    def is_here(self) -> bool:
        """Whether it is still the same, and not the empty mount point it left behind."""
        try:
            return Place.of(self.folder) == self
        except OSError:
            return False


def open_places(request: ImportRequest) -> tuple[Place, tuple[Place, ...]]:
    """The card and the destinations, which are made if need be; refuses what would write to the card."""
    if not request.source.exists():
        message = f"{request.source} is not there. Is the card in the reader?"
        raise Unavailable("ingest.no_card", message, folder=str(request.source))
    source = Path(os.path.realpath(request.source))
    roots = [Path(os.path.realpath(destination.folder)) for destination in request.destinations]
    if not roots or len(set(roots)) != len(roots):
        raise Refused("ingest.destinations", "Choose one destination, or two different ones.")
    for root in roots:
        if root.is_relative_to(source):
            message = f"{root} lies on the card itself. Nothing is ever written there; choose another folder."
            raise Refused("ingest.destination_on_card", message, folder=str(root))
        _make(root)
    return Place.of(source), tuple(Place.of(root) for root in roots)


def refuse_targets_on_card(source: Path, roots: Sequence[Path], folders: set[PurePosixPath]) -> None:
    """A template may lead from a destination above the source back into it."""
    for root in roots:
        for folder in folders:
            target = Path(os.path.realpath(root / folder))
            if target.is_relative_to(source) or not target.is_relative_to(root):
                message = f"{target} would lie on the card, or outside {root}; choose another folder."
                raise Refused("ingest.destination_on_card", message, folder=str(target))


def card_is_pulled(source: Place, error: OSError) -> bool:
    """Whether a failed reading means the whole card and not one bad file."""
    return error.errno in _PULLED or not source.is_here() or not _has_anything(source.folder)


def names_at(roots: Sequence[Path], folder: PurePosixPath) -> list[str]:
    """What lies in this folder at any of the destinations."""
    names: list[str] = []
    for root in roots:
        try:
            with os.scandir(root / folder) as entries:
                names += [entry.name for entry in entries]
        except FileNotFoundError:
            continue
        except OSError as error:
            message = f"{root / folder} cannot be read: {error.strerror}."
            raise Unavailable("ingest.destination", message, folder=str(root / folder)) from error
    return names


def _has_anything(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except NotADirectoryError:
        return True  # the source is one file
    except OSError:
        return False


def _make(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{root} cannot be made: {error.strerror}."
        raise Unavailable("ingest.destination", message, folder=str(root)) from error
