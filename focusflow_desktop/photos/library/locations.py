"""Which file of a photo to read its picture from here and now; remembered until something about files changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.queries import files_of
from focusflow_desktop.photos.library.rows import FileRow

_REMEMBERED = 20_000
_ORDER = (FileRole.ORIGINAL, FileRole.BACKUP, FileRole.JPEG, FileRole.FINAL)


class Reader(Protocol):
    """What is needed of an open studio."""

    def read(self) -> AbstractContextManager[DbSession]:
        """A look at the data as it is now."""
        ...


def best_file(files: Sequence[FileRow], *, prefers_finals: bool = False) -> FileRow | None:
    """The original, else its second copy, else the camera's JPEG, else a final; None where none can be reached.

    With `prefers_finals` the newest final comes before all of them.
    """
    here = [file for file in files if file.missing_since is None and file.role in _ORDER]
    finals = [file for file in here if file.role is FileRole.FINAL]
    if finals and prefers_finals:
        return max(finals, key=lambda file: file.mtime_ns)
    return min(here, key=lambda file: _ORDER.index(file.role), default=None)


class Locations:
    """Answers by photo; may be asked from any thread."""

    def __init__(self, studio: Reader, *, prefers_finals: bool = False) -> None:
        self._studio, self._prefers_finals = studio, prefers_finals
        self._known: OrderedDict[UUID, FileRow] = OrderedDict()
        self._lock = threading.Lock()

    def file_of(self, photo_id: UUID) -> FileRow | None:
        """The file to read this photo's picture from."""
        with self._lock:
            known = self._known.get(photo_id)
        if known is not None:
            return known
        with self._studio.read() as db:
            found = best_file(files_of(db, [photo_id])[photo_id], prefers_finals=self._prefers_finals)
        if found is not None:
            with self._lock:
                self._known[photo_id] = found
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return found

    def forget(self) -> None:
        """Files have moved, gone or come."""
        with self._lock:
            self._known.clear()
