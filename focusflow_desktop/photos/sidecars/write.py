"""Puts a sidecar on the disk whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder."""

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
from pathlib import Path

from focusflow_desktop.photos.sidecars.packet import MAX_BYTES, parse
from focusflow_desktop.shared.errors import Conflict, NoRoom, Refused, Unavailable

_LEFTOVER = re.compile(r"\.xmp\.ffpart-[0-9a-f]{8}$", re.IGNORECASE)
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a file was when it was read: the cheap signs of change, and its content's hash."""

    byte_size: int
    mtime_ns: int
    sha256: str


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
    return content, Stamp(byte_size=len(content), mtime_ns=facts.st_mtime_ns, sha256=digest)


def has_changed(path: Path, since: Stamp | None) -> bool:
    """Whether the file's cheap signs differ from the stamp; None stands for no file."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        return since is not None
    return since is None or (facts.st_size, facts.st_mtime_ns) != (since.byte_size, since.mtime_ns)


def write_sidecar(path: Path, content: bytes, *, expected: Stamp | None, keep_mtime: bool = False) -> Stamp:
    """Replaces the sidecar that was read as `expected` (None: there was none); Conflict if it changed meanwhile."""
    parse(content)
    target = Path(os.path.realpath(path))
    part = target.with_name(f"{target.stem}.xmp.ffpart-{secrets.token_hex(4)}")
    with _in_words(path):
        try:
            _write_part(part, content, like=target if expected else None)
            if expected is not None and keep_mtime:
                os.utime(part, ns=(time.time_ns(), expected.mtime_ns))
            if has_changed(target, expected):
                raise Conflict(
                    "sidecar_changed_meanwhile",
                    f"Another program changed {path.name} just now. Nothing was written.",
                    file=path.name,
                )
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(target.parent)
        facts = target.stat()
    digest = hashlib.sha256(content).hexdigest()
    return Stamp(byte_size=len(content), mtime_ns=facts.st_mtime_ns, sha256=digest)


def sweep_leftovers(folder: Path, *, older_than_s: float = 600) -> list[Path]:
    """Removes what a killed write left in this folder; a younger part may still be at work."""
    swept = []
    for part in folder.iterdir():
        if _LEFTOVER.search(part.name) and time.time() - part.stat().st_mtime >= older_than_s:
            part.unlink(missing_ok=True)
            swept.append(part)
    return swept


def _write_part(part: Path, content: bytes, *, like: Path | None) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if like is not None and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), like.stat().st_mode & 0o777)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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
