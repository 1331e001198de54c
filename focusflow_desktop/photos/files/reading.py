"""Opening an original for reading, and nothing else: no write flag, no access time left behind, no link followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from focusflow_desktop.shared.errors import Refused

_PLAIN = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WAITLESS = getattr(os, "O_NONBLOCK", 0)  # a pipe that poses as a photograph must not hang the import
_UNTOUCHED = getattr(os, "O_NOATIME", 0)  # reading would otherwise write the card's access times


@contextmanager
def opened(path: Path, *, extra_flags: int = 0) -> Iterator[int]:
    """A file descriptor that can only read the regular file at `path`."""
    fd = open_to_read(path, extra_flags=extra_flags)
    try:
        yield fd
    finally:
        os.close(fd)


def open_to_read(path: Path, *, extra_flags: int = 0) -> int:
    """As `opened`, for callers that keep the descriptor."""
    flags = _PLAIN | _WAITLESS | extra_flags
    try:
        fd = os.open(path, flags | _UNTOUCHED)
    except PermissionError:
        fd = os.open(path, flags)  # only a file's owner may ask for O_NOATIME
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise Refused("files.not_a_file", f"{path.name} is not an ordinary file.", file=str(path))
    return fd
