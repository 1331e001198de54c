"""`focusflow mark`: rating, flag and label for photos named by id or by file, as one step that can be undone;
then the sidecars, as the window writes them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.cli.opening import Commands, Parents, writing
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.culling.operations import flag, label, rate
from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.library.named import photos_by_file, photos_by_hash, photos_known
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.operations import sidecar_problems
from focusflow_desktop.photos.sidecars.profiles import PROFILES
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.photos import Flag


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Give photos a rating, a flag or a label. A photo is named by its id or by any of its files."
    parser = commands.add_parser(
        "mark", help="rate, flag and label photos", description=said, parents=parents
    )
    parser.add_argument("--rating", type=int, choices=range(6), metavar="0-5", help="stars")
    parser.add_argument("--flag", choices=[value.value for value in Flag], help="pick, reject or none")
    parser.add_argument("--label", metavar="NAME", help="red, yellow, green, blue, purple, none or your own")
    parser.add_argument("photos", nargs="+", metavar="ID|FILE")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Mark what is found; name what is not."""
    if asked.rating is None and asked.flag is None and asked.label is None:
        raise UsageError("say what to mark: --rating, --flag or --label")
    if asked.label is not None and len(asked.label) > 64:
        raise UsageError("a label has at most 64 characters")
    names: Sequence[str] = asked.photos
    with writing(asked) as studio:
        with studio.read() as db:
            found = {name: _photos(db, name) for name in names}
        ids = list(dict.fromkeys(photo for photos in found.values() for photo in photos))
        unwritten: dict[UUID, str] = {}
        if ids:
            with studio.write("mark") as db:
                _mark(db, ids, asked)
            _keep_sidecars(studio, asked)
            with studio.read() as db:
                unwritten = sidecar_problems(db, ids)
    for name in names:
        _tell(report, name, found[name], unwritten)


def _keep_sidecars(studio: Studio, asked: argparse.Namespace) -> None:
    """As the window does it: for the programs of the settings, and only where sidecars are switched on."""
    settings = Settings(studio_paths(asked.studio).settings_file)
    keep_sidecars(
        studio,
        profile=PROFILES[settings.text("sidecars.profile")],
        clock=SystemClock(),
        writes=settings.is_on("sidecars.write"),
    )


def _mark(db: DbSession, ids: Sequence[UUID], asked: argparse.Namespace) -> None:
    if asked.rating is not None:
        rate(db, ids, rating=asked.rating)
    if asked.flag is not None:
        flag(db, ids, flag=Flag(asked.flag))
    if asked.label is not None:
        plain: str = asked.label.lower()
        label(db, ids, label=plain if plain in _COLOURS else asked.label)


_COLOURS = {"none", "red", "yellow", "green", "blue", "purple"}


def _photos(db: DbSession, name: str) -> list[UUID]:
    """By id, else by a known file's path, else by the content of the file named."""
    try:
        return photos_known(db, [UUID(name)])
    except ValueError:
        path = Path(name).expanduser().absolute()
    by_path = photos_by_file(db, path)
    if by_path or not path.is_file():
        return by_path
    try:
        return photos_by_hash(db, hash_file(path).sha256)
    except (OSError, WorldError):  # it cannot be read: it is reported as not found
        return []


def _tell(report: Report, name: str, photos: Sequence[UUID], unwritten: Mapping[UUID, str]) -> None:
    record: dict[str, object] = {"file": name, "ids": [str(photo) for photo in photos]}
    reason = next((unwritten[photo] for photo in photos if photo in unwritten), "")
    if reason:
        said = f"{name}: marked, but its sidecar was not written: {reason}"
        report.failed({**record, "state": "marked", "reason": reason}, said)
    elif photos:
        report.line({**record, "state": "marked", "reason": ""}, f"{name}: marked")
    else:
        reason = "no photo of this library has this id or file"
        report.failed({**record, "state": "failed", "reason": reason}, f"{name}: {reason}")
