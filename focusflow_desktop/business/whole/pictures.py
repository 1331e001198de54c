"""Where the studio's pictures lie on this machine: named in a list with their hashes, and copied only when asked."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.places import CHUNK, Written
from focusflow_desktop.db.tables import FileRole, PhotoFile

LIST = "pictures.csv"
HEADER = ("photo_id", "role", "path", "sha256", "byte_size")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """One file of one photo as this machine knows it."""

    photo_id: UUID
    role: str
    path: Path
    sha256: str
    byte_size: int

    @property
    def name(self) -> str:
        """Its name in an export that takes the pictures too: by its hash, so that one picture is there once."""
        return f"pictures/{self.sha256[:2]}/{self.sha256}{self.path.suffix.lower()}"


def known_files(db: DbSession) -> Iterator[KnownFile]:
    """Every picture's files that are not in the trash, backups after originals."""
    asked = (
        select(PhotoFile.photo_id, PhotoFile.role, PhotoFile.path, PhotoFile.sha256, PhotoFile.byte_size)
        .where(PhotoFile.trashed_at.is_(None))
        .order_by(PhotoFile.photo_id, PhotoFile.role == FileRole.BACKUP, PhotoFile.id)
    )
    for photo_id, role, path, sha256, byte_size in db.execute(asked, execution_options={"yield_per": 1000}):
        yield KnownFile(
            photo_id=photo_id,
            role=str(role),
            path=Path(os.fsdecode(path)),
            sha256=sha256,
            byte_size=byte_size,
        )


def write_list(db: DbSession, written: Written) -> None:
    """The list of all pictures; a path that is no text is written with its odd bytes as escapes."""
    written.write(b"\xef\xbb\xbf" + _line(HEADER))
    for file in known_files(db):
        path = str(file.path).encode("utf-8", "backslashreplace").decode()
        written.write(_line((str(file.photo_id), file.role, path, file.sha256, str(file.byte_size))))


def is_there(file: KnownFile) -> bool:
    """Whether the picture can be read and has its size."""
    try:
        return file.path.stat().st_size == file.byte_size
    except OSError:
        return False


def copy_exactly(path: Path, written: Written, *, sha256: str) -> bool:
    """Copy one file into the export; False when it cannot be read to its end or is not what it was."""
    found = hashlib.sha256()
    for chunk in _read(path):
        if chunk is None:
            return False
        found.update(chunk)
        written.write(chunk)
    return found.hexdigest() == sha256


def _read(path: Path) -> Iterator[bytes | None]:
    """The original, only read, in pieces; None where it cannot be read on."""
    try:
        with path.open("rb") as picture:
            while chunk := picture.read(CHUNK):
                yield chunk
    except OSError:
        yield None


def _line(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode()
