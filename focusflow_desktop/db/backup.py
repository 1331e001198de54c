"""Backups that are checked by opening them, thinned with age, and restored without losing what they replace (R5)."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import zstandard

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.durable import flush, flush_folder
from focusflow_desktop.shared.errors import Damaged, NoRoom, Unavailable

log = logging.getLogger("focusflow.db")

BACKUPS = "backups"
_SUFFIX = ".db.zst"
_RESERVE_BYTES = 64 << 20
_KEPT: tuple[tuple[str, Callable[[datetime], object], int], ...] = (
    ("hours", lambda at: (at.date(), at.hour), 8),
    ("days", lambda at: at.date(), 7),
    ("weeks", lambda at: at.isocalendar()[:2], 4),
    ("months", lambda at: (at.year, at.month), 12),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup and what its manifest says of it."""

    path: Path
    made_at: datetime
    reason: str
    sha256: str
    rows: dict[str, int]


def make_backup(database: Path, folder: Path, *, reason: str, clock: Clock) -> Backup:
    """Copy the live database, check the copy by opening it, compress it, write its manifest. Raises NoRoom, Damaged."""
    _ensure_room(database, folder)
    made_at = clock.now()
    path = _unused(folder, f"studio-{made_at:%Y%m%d-%H%M%S}-{reason}")
    with _disk_problems(), TemporaryDirectory(dir=folder, prefix=".making-") as scratch:
        copy = Path(scratch) / "copy.db"
        _copy(database, copy)
        rows = count_rows(copy)
        packed = Path(scratch) / "packed"
        _compress(copy, packed)
        backup = Backup(path=path, made_at=made_at, reason=reason, sha256=_sha256(packed), rows=rows)
        packed.replace(path)
        _write_manifest(backup)
        flush_folder(folder)
    return backup


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Put a backup into a second folder as well and compare what was written. Raises Unavailable, Damaged."""
    if not folder.is_dir():
        raise Unavailable(
            "backup_folder_missing",
            f"The second folder for backups, {folder}, cannot be reached. The backup beside the studio is complete.",
            folder=str(folder),
        )
    copy = replace(backup, path=folder / backup.path.name)
    with _disk_problems(), TemporaryDirectory(dir=folder, prefix=".making-") as scratch:
        written = Path(scratch) / "packed"
        shutil.copyfile(backup.path, written)
        with written.open("rb+") as file:
            flush(file.fileno())
        if _sha256(written) != backup.sha256:
            raise _damaged(copy.path)
        written.replace(copy.path)
        _write_manifest(copy)
        flush_folder(folder)
    return copy


def list_backups(folder: Path) -> list[Backup]:
    """Every backup with a manifest, the newest first."""
    found = (_read_manifest(path) for path in folder.glob(f"*{_SUFFIX}"))
    return sorted((b for b in found if b is not None), key=lambda b: b.made_at, reverse=True)


def verify_backup(backup: Backup) -> None:
    """Raises Damaged unless the backup unpacks, opens, passes its checks and has the rows its manifest says."""
    with TemporaryDirectory(dir=backup.path.parent, prefix=".checking-") as scratch:
        _unpack(backup, Path(scratch) / "copy.db")


def restore_backup(backup: Backup, database: Path, *, clock: Clock) -> Path | None:
    """Put a verified backup in the place of `database`; returns where the replaced one was kept, if there was one.

    The studio must be closed. There is a whole database in its place at every moment: the old one, then the backup.
    """
    with TemporaryDirectory(dir=database.parent, prefix=".restoring-") as scratch:
        copy = Path(scratch) / "copy.db"
        _unpack(backup, copy)
        kept = _set_aside(database, clock.now())
        copy.replace(database)
        flush_folder(database.parent)
    return kept


def thin(folder: Path) -> list[Path]:
    """Keep the newest of each of 8 hours, 7 days, 4 weeks and 12 months; returns what was removed."""
    backups = list_backups(folder)
    kept: set[Path] = set()
    for _name, period, count in _KEPT:
        newest: dict[object, Path] = {}
        for backup in backups:
            newest.setdefault(period(backup.made_at), backup.path)
        kept.update(list(newest.values())[:count])
    removed = [b.path for b in backups if b.path not in kept]
    for path in removed:
        path.unlink()
        _manifest_of(path).unlink(missing_ok=True)
    return removed


def count_rows(database: Path) -> dict[str, int]:
    """The rows of each table of a sound database. Raises Damaged when it is not sound."""
    connection = None
    try:
        connection = sqlite.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise _damaged(database)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise _damaged(database)
        names = [
            n
            for (n,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_%'"
            )
        ]
        return {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in sorted(names)}
    except sqlite.DatabaseError as error:
        raise _damaged(database) from error
    finally:
        if connection is not None:
            connection.close()


def _copy(database: Path, copy: Path) -> None:
    source = sqlite.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    target = sqlite.connect(copy)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    except sqlite.DatabaseError as error:
        if "full" in str(error):
            raise NoRoom(
                "backup_no_room", "There is no room for a backup. The studio itself is safe."
            ) from error
        raise _damaged(database) from error
    finally:
        target.close()
        source.close()


def _compress(source: Path, target: Path) -> None:
    with source.open("rb") as plain, target.open("wb") as packed:
        zstandard.ZstdCompressor(level=3, write_checksum=True).copy_stream(plain, packed)
        packed.flush()
        flush(packed.fileno())


def _unpack(backup: Backup, target: Path) -> None:
    if _sha256(backup.path) != backup.sha256:
        raise _damaged(backup.path)
    try:
        with backup.path.open("rb") as packed, target.open("wb") as plain:
            zstandard.ZstdDecompressor().copy_stream(packed, plain)
            plain.flush()
            flush(plain.fileno())
    except zstandard.ZstdError as error:
        raise _damaged(backup.path) from error
    if count_rows(target) != backup.rows:
        raise _damaged(backup.path)


def _set_aside(database: Path, at: datetime) -> Path | None:
    """Keep the database under another name as well. What its log still holds is folded in first, where that is possible.

    A log that stays belongs to the old database only: beside the backup, SQLite would play it into that.
    """
    kept: Path | None = None
    if database.exists():
        _fold_in_log(database)
        kept = _unused(database.parent, f"replaced-{at:%Y%m%d-%H%M%S}", suffix=".db")
        _keep_as_well(database, kept)
    for ending in ("-wal", "-shm"):
        beside = database.with_name(database.name + ending)
        if beside.exists():
            beside.replace((kept or database).with_name((kept or database).name + ending))
    return kept


def _fold_in_log(database: Path) -> None:
    connection = sqlite.connect(database)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite.DatabaseError as error:  # damaged: it is kept as it is, log and all
        log.warning("the log of the replaced database stays beside it: %s", error)
    finally:
        connection.close()


def _keep_as_well(database: Path, kept: Path) -> None:
    try:
        os.link(database, kept)
    except OSError:  # a file system without links, like a memory card's
        shutil.copyfile(database, kept)
        with kept.open("rb+") as file:
            flush(file.fileno())


def _write_manifest(backup: Backup) -> None:
    content: dict[str, Any] = asdict(backup)
    content.update(path=backup.path.name, made_at=backup.made_at.astimezone(UTC).isoformat())
    manifest = _manifest_of(backup.path)
    partial = manifest.with_suffix(".part")
    with partial.open("w", encoding="utf-8") as out:
        out.write(json.dumps(content, indent=1))
        out.flush()
        flush(out.fileno())
    partial.replace(manifest)


def _read_manifest(path: Path) -> Backup | None:
    with suppress(
        OSError, ValueError, KeyError, TypeError
    ):  # a backup without a readable manifest cannot be trusted
        content = json.loads(_manifest_of(path).read_text(encoding="utf-8"))
        return Backup(
            path=path,
            made_at=datetime.fromisoformat(content["made_at"]),
            reason=content["reason"],
            sha256=content["sha256"],
            rows=content["rows"],
        )
    return None


def _manifest_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_SUFFIX) + ".json")


def _unused(folder: Path, stem: str, *, suffix: str = _SUFFIX) -> Path:
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def _ensure_room(database: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    needed = database.stat().st_size * 2 + _RESERVE_BYTES
    status = os.statvfs(folder) if hasattr(os, "statvfs") else None
    if status is not None and status.f_bavail * status.f_frsize < needed:
        raise NoRoom(
            "backup_no_room", "There is no room for a backup. The studio itself is safe.", needed=needed
        )


@contextmanager
def _disk_problems() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(
            "backup_failed",
            "The backup could not be written. The studio itself is safe.",
            reason=error.strerror,
        ) from error


def _damaged(path: Path) -> Damaged:
    return Damaged("database_damaged", f"{path.name} is damaged and was not used.", name=path.name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
