"""Which groups of the card are here already, proven by content: only copies that are read back once more count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.files.hashing import hash_cold, hash_file
from focusflow_desktop.photos.ingest.cards import CardFile
from focusflow_desktop.photos.ingest.groups import Group
from focusflow_desktop.photos.ingest.journal import Journal, Placed
from focusflow_desktop.photos.ingest.results import Copy, FileResult, FileState
from focusflow_desktop.photos.ingest.surroundings import Known
from focusflow_desktop.shared.errors import WorldError


def already_here(
    group: Group, known: Known, *, device_of: Callable[[Path], Device | None], now: Callable[[], datetime]
) -> tuple[FileResult, ...] | None:
    """The results of a group whose every file has a sound copy; None if it has to be copied."""
    if not all(known.has_size(member.file.size) for member in group.members):
        return None
    results: list[FileResult] = []
    for member in group.members:
        sha256 = _hash_of(member.file)
        copies = sound_copies(known.copies(sha256), sha256, device_of=device_of, now=now) if sha256 else ()
        if not copies:
            return None
        results.append(
            FileResult(
                file=member.file.path,
                relative=member.file.relative,
                role=member.role,
                size=member.file.size,
                mtime_ns=member.file.mtime_ns,
                state=FileState.ALREADY,
                sha256=sha256,
                copies=copies,
            )
        )
    return tuple(results)


def is_enough(here: Sequence[FileResult], roots: Sequence[Path]) -> bool:
    """Whether as many copies were asked for as there are, wherever they lie."""
    return len(covered_by(here, roots)) == len(roots) or min(len(one.copies) for one in here) >= len(roots)


def covered_by(here: Sequence[FileResult], roots: Sequence[Path]) -> list[int]:
    """The destinations that have the whole group already."""
    return [to for to, root in enumerate(roots) if all(copy_below(one, root) for one in here)]


def copy_below(result: FileResult, root: Path) -> Copy | None:
    """The file's copy at this destination."""
    return next((copy for copy in result.copies if copy.path.is_relative_to(root)), None)


def adopt(group: Group, here: Sequence[FileResult], roots: Sequence[Path], *, journal: Journal) -> None:
    """Some destinations have the group, others lack it: those get it under the name it has, nothing is copied twice."""
    covered = covered_by(here, roots)
    for to in covered:
        copies = [copy for one in here if (copy := copy_below(one, roots[to]))]
        if to == covered[0]:
            journal.plan(group.key, [PurePosixPath(copy.path.relative_to(roots[to])) for copy in copies])
        for member, result, copy in zip(group.members, here, copies, strict=True):
            placed = Placed(path=copy.path, sha256=result.sha256, is_cold=copy.is_cold)
            journal.placed(member.file.key, to, placed)


def sound_copies(
    paths: Sequence[Path],
    sha256: str,
    *,
    device_of: Callable[[Path], Device | None],
    now: Callable[[], datetime],
) -> tuple[Copy, ...]:
    """Those of the paths that still hold this content; two names of one file are one copy."""
    found: list[Copy] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        with suppress(OSError, WorldError):  # gone, unplugged or unreadable: then it is no copy
            status = path.stat()
            if (identity := (status.st_dev, status.st_ino)) in seen:
                continue
            seen.add(identity)
            reading = hash_cold(path)
            if reading.sha256 == sha256:
                found.append(
                    Copy(path=path, device=device_of(path), is_cold=reading.is_cold, verified_at=now())
                )
    return tuple(found)


def _hash_of(file: CardFile) -> str:
    try:
        return hash_file(file.path).sha256
    except (OSError, WorldError):
        return ""  # the copy step will meet the same and name it
