"""Where the studio's pictures lie on this machine: named in a list with their hashes, and copied only when asked.

Whoever brings an export in on a machine where they still lie there sees them at once: each is known again by its path and
its size, and as not verified, since nothing of it was read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.manifest import damaged
from focusflow_desktop.business.whole.places import CHUNK, Written
from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile
from focusflow_desktop.shared.errors import Refused

LIST = "pictures.csv"
HEADER = ("photo_id", "role", "volume", "path", "sha256", "byte_size")
_ODD = "\\udc"  # how a byte that is no text is written


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """One file of one photo as this machine knows it."""

    photo_id: UUID
    role: FileRole
    volume: str | None
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
        select(
            PhotoFile.photo_id,
            PhotoFile.role,
            PhotoFile.volume,
            PhotoFile.path,
            PhotoFile.sha256,
            PhotoFile.byte_size,
        )
        .where(PhotoFile.trashed_at.is_(None))
        .order_by(PhotoFile.photo_id, PhotoFile.role == FileRole.BACKUP, PhotoFile.id)
    )
    for photo_id, role, volume, path, sha256, byte_size in db.execute(
        asked, execution_options={"yield_per": 1000}
    ):
        yield KnownFile(
            photo_id=photo_id,
            role=role,
            volume=volume,
            path=Path(os.fsdecode(path)),
            sha256=sha256,
            byte_size=byte_size,
        )


def write_list(db: DbSession, written: Written) -> None:
    """The list of all pictures; a path that is no text is written with its odd bytes as escapes."""
    written.write(b"\xef\xbb\xbf" + _line(HEADER))
    for file in known_files(db):
        path = str(file.path).encode("utf-8", "backslashreplace").decode()
        cells = (
            str(file.photo_id),
            str(file.role),
            file.volume or "",
            path,
            file.sha256,
            str(file.byte_size),
        )
        written.write(_line(cells))


def refuse_among_originals(db: DbSession, place: Path) -> None:
    """Raises Refused for a place below a folder of originals, through a link too: nothing is ever written there."""
    wanted = place.resolve()
    kinds = (FolderKind.IMPORTED, FolderKind.IN_PLACE)
    for path in db.scalars(select(Folder.path).where(Folder.kind.in_(kinds))):
        if wanted.is_relative_to(Path(os.fsdecode(path)).resolve()):
            message = (
                f"{place.name} would lie among your originals. Choose another place; nothing was written."
            )
            raise Refused("whole_among_originals", message, name=place.name)


def read_list(content: bytes) -> list[KnownFile]:
    """The files of a list. Raises Damaged for what is none."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        known = {row["path"]: _read_row(row) for row in rows if _ODD not in row["path"]}
        return [*known.values()]
    except (csv.Error, ValueError, KeyError, TypeError) as error:
        raise damaged(LIST, "it is no list of pictures") from error


def _read_row(row: dict[str, str]) -> KnownFile:
    return KnownFile(
        photo_id=UUID(row["photo_id"]),
        role=FileRole(row["role"]),
        volume=row["volume"] or None,
        path=Path(row["path"]),
        sha256=row["sha256"],
        byte_size=int(row["byte_size"]),
    )


def know_again(db: DbSession, files: Iterable[KnownFile]) -> int:
    """Connect the photos with those files that lie where they lay; returns how many."""
    found = [(file, status) for file in files if (status := _status(file)) is not None]
    db.add_all(
        PhotoFile(
            photo_id=file.photo_id,
            role=file.role,
            volume=file.volume,
            path=os.fsencode(file.path),
            sha256=file.sha256,
            byte_size=file.byte_size,
            mtime_ns=status.st_mtime_ns,
        )
        for file, status in found
    )
    return len(found)


def _status(file: KnownFile) -> os.stat_result | None:
    try:
        status = file.path.stat()
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) and status.st_size == file.byte_size else None


def is_there(file: KnownFile) -> bool:
    """Whether the picture can be read and has its size."""
    return _status(file) is not None


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
