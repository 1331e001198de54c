"""Reads a file of the card once, and from that one reading hashes it and writes every copy at the same time."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.files.blocks import blocks
from focusflow_desktop.photos.files.reading import opened
from focusflow_desktop.shared.errors import Damaged, NoRoom, Refused, Unavailable, WorldError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


class Cancelled(Exception):
    """A person said stop; parts are left for the next time's sweep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The hash of what was read; per part None, or why it could not be written."""

    sha256: str
    size: int
    errors: tuple[WorldError | None, ...]


class Copier:
    """Holds the threads that read ahead, hash and write."""

    def __init__(self, *, destinations: int) -> None:
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="ingest-read")
        self._sinks = ThreadPoolExecutor(1 + destinations, thread_name_prefix="ingest-write")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.shutdown()
        self._sinks.shutdown()

    def copy(self, source: Path, parts: Sequence[Path], *, cancelled: Callable[[], bool]) -> Copied:
        """Writes all parts, with the source's time. OSError and Damaged are the source's; a part's are returned."""
        digest = hashlib.sha256()
        sinks = [_Sink(part) for part in parts]
        size = 0
        try:
            with opened(source) as fd:
                status = os.fstat(fd)
                for view in blocks(fd, reader=self._reader):
                    self._spread(view, digest.update, sinks)
                    size += len(view)
                    if cancelled():
                        raise Cancelled
            if size != status.st_size:
                raise Damaged(
                    "ingest.shorter", f"{source.name} became shorter while it was read.", file=str(source)
                )
        finally:
            for sink in sinks:
                sink.close()
        for sink in sinks:
            sink.stamp(status.st_mtime_ns)
        return Copied(sha256=digest.hexdigest(), size=size, errors=tuple(sink.error for sink in sinks))

    def _spread(self, view: memoryview, update: Callable[[memoryview], None], sinks: Sequence[_Sink]) -> None:
        under_way: list[Future[None]] = [self._sinks.submit(sink.write, view) for sink in sinks]
        update(view)
        for future in under_way:
            future.result()


class _Sink:
    """One part being written; the first error ends it, and the other parts go on."""

    def __init__(self, part: Path) -> None:
        self.part = part
        self.error: WorldError | None = None
        self._fd = -1
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)  # ours from an earlier attempt: the name is this run's
            self._fd = atomic.create_part(part)
        except OSError as error:
            self.error = told(error, part)

    def write(self, view: memoryview) -> None:
        try:
            while self.error is None and view:
                view = view[os.write(self._fd, view) :]
        except OSError as error:
            self.error = told(error, self.part)

    def close(self) -> None:
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def stamp(self, mtime_ns: int) -> None:
        try:
            if self.error is None:
                os.utime(self.part, ns=(mtime_ns, mtime_ns))
        except OSError as error:
            self.error = told(error, self.part)


def told(error: OSError, path: Path) -> WorldError:
    """What a destination's failure means to a photographer."""
    folder = path.parent
    if error.errno in _FULL:
        return NoRoom("ingest.full", f"The disk of {folder} is full.", folder=str(folder))
    if error.errno in _FORBIDDEN:
        return Refused(
            "ingest.read_only", f"{folder} cannot be written: {error.strerror}.", folder=str(folder)
        )
    return Unavailable("ingest.destination", f"{folder} failed: {error.strerror}.", folder=str(folder))
