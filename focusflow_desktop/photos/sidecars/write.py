"""Puts a sidecar on the disk whole or not at all, over the file that was read and over nothing newer."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.sidecars.packet import MAX_BYTES, parse
from focusflow_desktop.shared.errors import Conflict, NoRoom, Refused, Unavailable

_MARK = "xmp-"  # tells a part of a sidecar from those of imports and exports
_LEFTOVER = re.compile(
    rf"(?:\.xmp{atomic.PART_PREFIX}|^{atomic.PART_PREFIX}{_MARK})[0-9a-f]{{8}}$", re.IGNORECASE
)
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a file was when it was read: the cheap signs of change, and its content's hash."""

    byte_size: int
    mtime_ns: int
    sha256: str
    inode: int = 0  # where it lies on the disk: a replaced file of the same size and time differs in it


def read_sidecar(path: Path) -> tuple[bytes, Stamp]:
    """The sidecar's bytes with their stamp."""
    with _in_words(path), path.open("rb") as file:
        facts = os.fstat(file.fileno())
        if facts.st_size > MAX_BYTES:
            raise Refused(
                "sidecar_too_large", f"{path.name} is too large for XMP and was not read.", file=path.name
            )
        content = file.read(MAX_BYTES + 1)
    digest = hashlib.sha256(content).hexdigest()
    stamp = Stamp(byte_size=len(content), mtime_ns=facts.st_mtime_ns, sha256=digest, inode=facts.st_ino)
    return content, stamp


def has_changed(path: Path, since: Stamp | None) -> bool:
    """Whether the file's cheap signs differ from the stamp; None stands for no file."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return since is not None
    if since is None:
        return True
    now = (facts.st_size, facts.st_mtime_ns, facts.st_ino)
    return now != (since.byte_size, since.mtime_ns, since.inode or facts.st_ino)


def write_sidecar(path: Path, content: bytes, *, expected: Stamp | None, keep_mtime: bool = False) -> Stamp:
    """Replaces the sidecar that was read as `expected` (None: there was none); Conflict if it changed meanwhile."""
    parse(content)
    target = Path(os.path.realpath(path))
    mark = f"{_MARK}{secrets.token_hex(4)}"
    with _in_words(path):
        if expected is None:
            atomic.write_new(target, content, mark=mark)
        else:
            _refuse_protected(path, target)
            ask = partial(_last_look, target, path.name, expected=expected, keep_mtime=keep_mtime)
            atomic.replace(target, content, mark=mark, like=target, before_placing=ask)
        facts = target.stat()
    digest = hashlib.sha256(content).hexdigest()
    return Stamp(byte_size=len(content), mtime_ns=facts.st_mtime_ns, sha256=digest, inode=facts.st_ino)


def _last_look(target: Path, name: str, part: Path, *, expected: Stamp, keep_mtime: bool) -> None:
    if keep_mtime:
        os.utime(part, ns=(time.time_ns(), expected.mtime_ns))
    if has_changed(target, expected):
        raise Conflict(
            "sidecar_changed_meanwhile",
            f"Another program changed {name} just now. Nothing was written.",
            file=name,
        )


def _refuse_protected(path: Path, target: Path) -> None:
    """A file its owner made read-only stays as it is, though a rename could replace it; a link may lead to no photo."""
    if target.suffix.lower() != ".xmp":
        raise Refused(
            "sidecar_is_link", f"{path.name} leads to {target.name}, which is no sidecar.", file=path.name
        )
    if target.exists() and not target.stat().st_mode & 0o222:
        raise Refused(
            "sidecar_read_only",
            f"{path.name} is write-protected. It was not changed; allow writing to it and it is brought up to date.",
            file=path.name,
        )


def sweep_leftovers(folder: Path, *, older_than_s: float = 600) -> list[Path]:
    """Removes what a killed write left in this folder; a younger part may still be at work."""
    swept = []
    for part in folder.iterdir():
        if _LEFTOVER.search(part.name) and time.time() - part.stat().st_mtime >= older_than_s:
            part.unlink(missing_ok=True)
            swept.append(part)
    return swept


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom(
                "sidecar_disk_full", f"The disk is full: {path.name} was not written.", file=path.name
            ) from error
        raise Unavailable(
            "sidecar_unreachable",
            f"{path.name} cannot be read or written here ({error.strerror or error}). Nothing was changed.",
            file=path.name,
        ) from error
