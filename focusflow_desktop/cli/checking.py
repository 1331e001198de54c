"""`focusflow check`: the database, its newest backup, and every known file read again and compared. Changes nothing."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from focusflow_desktop.cli.opening import Commands, Parents, reading, studio_folder
from focusflow_desktop.cli.report import Report
from focusflow_desktop.db.backup import BACKUPS, list_backups, verify_backup
from focusflow_desktop.db.check import check_database
from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.db.unit_of_work import DATABASE, Studio
from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.shared.errors import WorldError

_FIXED = (FileRole.ORIGINAL, FileRole.JPEG, FileRole.AUDIO, FileRole.BACKUP)  # sidecars and finals may change


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Check the database, its newest backup and every known file against its hash. Changes nothing."
    parser = commands.add_parser("check", help="check database and files", description=said, parents=parents)
    parser.add_argument(
        "--quick", action="store_true", help="files: only whether they are there, with their size"
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Tell what is not as it was; sound files are counted, and listed with `--json`."""
    folder = studio_folder(asked)
    with reading(asked) as studio:
        _check_database(folder / DATABASE, report)
        _check_backup(folder / BACKUPS, report)
        sound = 0
        for path, sha256, size in _known_files(studio):
            problem = _problem(path, sha256=sha256, size=size, is_quick=asked.quick)
            if problem is None:
                sound += 1
                report.listed({"file": str(path), "state": "ok", "reason": ""})
            else:
                state, reason = problem
                report.failed({"file": str(path), "state": state, "reason": reason}, f"{path}: {reason}")
    report.note(f"{sound:,} files are as they were" if sound != 1 else "1 file is as it was")


def _check_database(path: Path, report: Report) -> None:
    result = check_database(path, full=True)
    if result.is_sound:
        report.line({"file": str(path), "state": "ok", "reason": ""}, f"{path}: sound")
        return
    reason = "; ".join(result.problems)
    report.failed({"file": str(path), "state": "damaged", "reason": reason}, f"{path}: {reason}")


def _check_backup(folder: Path, report: Report) -> None:
    for backup in list_backups(folder)[:1]:
        try:
            verify_backup(backup)
            report.line({"file": str(backup.path), "state": "ok", "reason": ""}, f"{backup.path}: sound")
        except WorldError as error:
            record = {"file": str(backup.path), "state": "damaged", "reason": error.message}
            report.failed(record, f"{backup.path}: {error.message}")


def _known_files(studio: Studio) -> Iterator[tuple[Path, str, int]]:
    columns = (PhotoFile.path, PhotoFile.sha256, PhotoFile.byte_size)
    with studio.read() as db:
        found = db.execute(select(*columns).where(PhotoFile.role.in_(_FIXED)).order_by(PhotoFile.path)).all()
    for path, sha256, size in found:
        yield Path(os.fsdecode(path)), sha256, size


def _problem(path: Path, *, sha256: str, size: int, is_quick: bool) -> tuple[str, str] | None:
    """What is wrong with one file, as a state and a sentence."""
    try:
        if path.stat().st_size != size:
            return "damaged", f"it is {path.stat().st_size:,} bytes long; it was {size:,}"
        if not is_quick and hash_file(path).sha256 != sha256:
            return "damaged", "its content is not what it was"
    except FileNotFoundError:
        return "missing", "it is not there"
    except (OSError, WorldError) as error:
        return "unreadable", f"it cannot be read: {error}"
    return None
