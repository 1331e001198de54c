"""`focusflow finals`: looks into the watched folders, links what arrived, and says of each final where it stands."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from focusflow_desktop.cli.interrupting import stop_wish
from focusflow_desktop.cli.opening import Commands, Parents, writing
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.finals.folders import finals_folders, watch_folder
from focusflow_desktop.photos.finals.queries import FinalStanding, Standing, standings
from focusflow_desktop.photos.finals.scan import Look
from focusflow_desktop.photos.finals.taking import match_again, take_in
from focusflow_desktop.photos.finals.watching import Seen, see
from focusflow_desktop.photos.library.queries import sessions
from focusflow_desktop.shared.clock import SystemClock

_BETWEEN_LOOKS_S = 1.0


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = (
        "Link edited pictures in the watched folders to the photos they were made from. Files are only read."
    )
    parser = commands.add_parser("finals", help="link edited pictures", description=said, parents=parents)
    parser.add_argument("--watch", type=Path, metavar="DIR", help="watch this folder from here on")
    parser.add_argument(
        "--shoot", metavar="TEXT", help="the shoot it belongs to; without it any photo may fit"
    )
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Watch the folder that is named, look twice into each, tell where every final stands."""
    if asked.shoot is not None and asked.watch is None:
        raise UsageError("--shoot needs --watch")
    with writing(asked) as studio, stop_wish() as is_stopped:
        if asked.watch is not None:
            _watch(studio, asked.watch.expanduser().absolute(), shoot=asked.shoot)
        with studio.read() as db:
            folders = finals_folders(db)
        for folder, session in folders:
            _look_into(studio, folder, session=session, report=report, is_stopped=is_stopped)


def _watch(studio: Studio, folder: Path, *, shoot: str | None) -> None:
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    with studio.read() as db:
        known = [one for one in sessions(db) if shoot in (one.title, f"{one.job}/{one.title}")]
    if shoot is not None and len(known) != 1:
        found = "no shoot" if not known else "more than one shoot"
        raise UsageError(f'{found} is called "{shoot}"; JOB/SHOOT names one for certain')
    with studio.write() as db:
        watch_folder(db, folder, session_id=known[0].id if shoot is not None else None)


def _look_into(
    studio: Studio, folder: Path, *, session: UUID | None, report: Report, is_stopped: Callable[[], bool]
) -> None:
    clock = SystemClock()
    first = see(studio, folder, previous=Look(), clock=clock, is_cancelled=is_stopped)
    if first.waiting:
        time.sleep(_BETWEEN_LOOKS_S)
    second = see(studio, folder, previous=first.look, clock=clock, is_cancelled=is_stopped)
    take_in(studio, second.settled, session_id=session, clock=clock, is_cancelled=is_stopped)
    match_again(studio, folder, session_id=session, clock=clock)
    _tell(studio, second, report)


def _tell(studio: Studio, seen: Seen, report: Report) -> None:
    if seen.problem is not None:
        record = _record(str(seen.folder), "failed", reason=seen.problem.message)
        report.failed(record, seen.problem.message)
        return
    with studio.read() as db:
        found = standings(db, seen.folder)
    for one in found:
        _tell_one(one, report)
    if seen.waiting:
        report.warn(f"{seen.folder}: {seen.waiting} still being written; give the command again")


def _tell_one(one: FinalStanding, report: Report) -> None:
    record = _record(str(one.path), one.standing.value, photo=one.photo_id, reason=one.problem or "")
    if one.standing is Standing.FAILED:
        report.failed(record, f"{one.path}: {one.problem}")
    elif one.standing is Standing.LINKED:
        report.line(record, f"{one.path}: made from {one.photo}")
    elif one.standing is Standing.WAITING:
        report.line(record, f"{one.path}: could be one of several photos; choose in the window")
    else:
        report.line(record, f"{one.path}: no original here looks like its source")


def _record(file: str, state: str, *, photo: UUID | None = None, reason: str = "") -> dict[str, object]:
    return {"file": file, "state": state, "photo": str(photo) if photo else None, "reason": reason}
