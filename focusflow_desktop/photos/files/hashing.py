"""SHA-256 of a file: as it lies in memory, or read again from the medium itself after the cache is out of the way.

A cold reading says whether it really was one: a file system in memory has no medium, and some refuse to bypass the
cache. Dirty pages must have been flushed (fsync) before; `atomic` does that.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.files.blocks import blocks
from focusflow_desktop.photos.files.mounts import is_in_memory
from focusflow_desktop.photos.files.reading import open_to_read

_MAC_F_NOCACHE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one pass over a file found."""

    sha256: str
    size: int
    is_cold: bool


def hash_file(path: Path) -> Reading:
    """Reads the file once, from the cache where it is there."""
    fd = open_to_read(path)
    return _hashed(fd, is_cold=False)


def hash_cold(path: Path) -> Reading:
    """Reads the file from its medium; `is_cold` is False where the system would not let us."""
    fd, is_cold = _open_cold(path)
    return _hashed(fd, is_cold=is_cold)


def _hashed(fd: int, *, is_cold: bool) -> Reading:
    digest = hashlib.sha256()
    size = 0
    try:
        with ThreadPoolExecutor(1, thread_name_prefix="read-ahead") as reader:
            for view in blocks(fd, reader=reader):
                digest.update(view)
                size += len(view)
    finally:
        os.close(fd)
    return Reading(sha256=digest.hexdigest(), size=size, is_cold=is_cold)


def _open_cold(path: Path) -> tuple[int, bool]:
    if sys.platform == "win32":
        from focusflow_desktop.photos.files.windows import open_unbuffered

        return open_unbuffered(path), True
    if sys.platform == "darwin":
        import fcntl

        fd = open_to_read(path)
        fcntl.fcntl(fd, _MAC_F_NOCACHE, 1)
        return fd, True
    return _open_past_the_cache(path)


def _open_past_the_cache(path: Path) -> tuple[int, bool]:
    """Linux: O_DIRECT where the file system has it, else the cached pages are dropped and the drop is checked."""
    in_memory = is_in_memory(path)
    with suppress(OSError):  # EINVAL: no O_DIRECT here
        return open_to_read(path, extra_flags=getattr(os, "O_DIRECT", 0)), not in_memory
    fd = open_to_read(path)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    return fd, not in_memory and not _is_cached(fd)


def _is_cached(fd: int) -> bool:
    """Whether the first, middle or last page still answers without touching the medium."""
    size = os.fstat(fd).st_size
    return any(_answers_at_once(fd, at) for at in {0, size // 2, max(size - 1, 0)})


def _answers_at_once(fd: int, at: int) -> bool:
    try:
        return os.preadv(fd, [bytearray(1)], at, os.RWF_NOWAIT) > 0
    except OSError as error:
        return error.errno != errno.EAGAIN  # not answered: assume the worst
