"""A file as bytes at offsets, read in small pieces; what lies beyond its end is simply not there.

Parsers of strangers' files ask only this, so an offset may be any number, and a budget ends every loop.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from focusflow_desktop.shared.errors import Damaged, Unavailable

_HEAD_BYTES = 1 << 15
_WINDOW_BYTES = 1 << 13  # one read for a directory and the values around it
_BUDGET_BYTES = 64 << 20


class ByteSource:
    """An open file, or a piece of memory."""

    def __init__(self, stream: BinaryIO | None, *, size: int, head: bytes) -> None:
        self._stream = stream
        self._head = head
        self._window, self._window_start = b"", 0
        self._left = _BUDGET_BYTES
        self.size = size

    @classmethod
    def of(cls, content: bytes) -> ByteSource:
        """Bytes that are in memory already."""
        return cls(None, size=len(content), head=content)

    @classmethod
    def open(cls, path: Path) -> ByteSource:
        """Open a file for reading; Unavailable where it cannot be."""
        try:
            stream = path.open("rb", buffering=0)
            size = stream.seek(0, 2)
            stream.seek(0)
            return cls(stream, size=size, head=stream.read(_HEAD_BYTES) or b"")
        except OSError as error:
            raise _unreadable(path.name, error) from error

    def at(self, offset: int, count: int) -> bytes:
        """Up to `count` bytes from `offset`: fewer at the end, none beyond it."""
        if offset < 0 or count <= 0 or offset >= self.size:
            return b""
        count = min(count, self.size - offset)
        if offset + count <= len(self._head):
            return self._head[offset : offset + count]
        if self._stream is None:
            return self._head[offset : offset + count]
        within = offset - self._window_start
        if not 0 <= within <= len(self._window) - count:
            self._read_window(offset, max(count, _WINDOW_BYTES))
            within = 0
        return self._window[within : within + count]

    def _read_window(self, offset: int, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise Damaged(
                "picture.too_much_metadata", "This file holds more metadata than any picture needs."
            )
        stream = self._stream
        if stream is None:
            return
        try:
            stream.seek(offset)
            self._window, self._window_start = stream.read(count) or b"", offset
        except OSError as error:
            raise _unreadable(str(stream.name), error) from error

    def number(self, offset: int, count: int, *, little: bool = False) -> int:
        """An unsigned number; 0 where there is none."""
        found = self.at(offset, count)
        return int.from_bytes(found, "little" if little else "big") if len(found) == count else 0

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _unreadable(name: str, error: OSError) -> Unavailable:
    return Unavailable("file.unreadable", f"{name} cannot be read: {error.strerror}.", name=name)
