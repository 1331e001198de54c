"""One look at one watched folder: what settled, what is still being written, what went, and where to listen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.files.mounts import mount_of
from focusflow_desktop.photos.finals.folders import known_files, originals_among
from focusflow_desktop.photos.finals.operations import note_gone
from focusflow_desktop.photos.finals.scan import Comparison, Look, compare, look
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Unavailable, WorldError

_FAR = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "fuse.rclone", "9p", "davfs"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a look came to. With `problem` nothing was seen, and nothing is called gone."""

    folder: Path
    look: Look = field(default_factory=Look)
    settled: tuple[Path, ...] = ()
    waiting: int = 0
    problem: WorldError | None = None
    listens: bool = False  # whether the system tells of changes there; a network drive does not
    changes: Changes = field(default_factory=Changes)


def see(
    studio: Studio,
    folder: Path,
    *,
    previous: Look,
    clock: Clock,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Seen:
    """Look once; finals that are known and gone are noted, what lies still since the last look is to be taken in."""
    try:
        current = look(folder)
    except WorldError as error:
        return Seen(folder=folder, look=previous, problem=error)
    except OSError as error:
        return Seen(folder=folder, look=previous, problem=_unlisted(folder, error))
    if is_cancelled():
        return Seen(folder=folder, look=previous)
    if folder in current.unreadable:
        return Seen(folder=folder, look=previous, problem=_unlisted(folder))
    with studio.read() as db:
        compared = compare(previous=previous, current=current, known=known_files(db, folder))
        theirs = originals_among(db, (*compared.settled, *compared.waiting))
    return Seen(
        folder=folder,
        look=current,
        settled=tuple(path for path in compared.settled if path not in theirs),
        waiting=sum(path not in theirs for path in compared.waiting),
        listens=_tells(folder),
        changes=_noted(studio, compared, clock=clock),
    )


def _noted(studio: Studio, compared: Comparison, *, clock: Clock) -> Changes:
    if not compared.gone:
        return Changes()
    with studio.write() as db:
        return note_gone(db, compared.gone, at=clock.now())


def _tells(folder: Path) -> bool:
    mount = mount_of(folder)
    return mount is None or mount.kind not in _FAR


def _unlisted(folder: Path, error: OSError | None = None) -> Unavailable:
    because = f" ({error.strerror})" if error is not None and error.strerror else ""
    said = f"The finals folder {folder} cannot be opened{because}. Links that were made are kept."
    return Unavailable("finals_folder_closed", said, folder=str(folder))
