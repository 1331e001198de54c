"""`focusflow sample`: a studio to look around in, with pictures of our own making."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from pathlib import Path

from focusflow_desktop.business.samples.desk import fill_desk
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.cli.opening import Commands, Parents
from focusflow_desktop.cli.report import Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.samples.studio import (
    COUNTRY,
    CURRENCY,
    PHOTOGRAPHER,
    STUDIO_NAME,
    fill_sample_studio,
)
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.shared.errors import Refused

PICTURES = "Pictures"


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = (
        "Make a sample studio in DIR: Anna Brandt Photography, with two shoots, clients, jobs and a calendar. "
        "Open it with --studio DIR."
    )
    parser = commands.add_parser("sample", help="make a sample studio", description=said, parents=parents)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--photos", type=int, default=48, metavar="N", help="how many photos (48)")
    parser.add_argument("--size", default="3000x2000", metavar="WxH", help="in pixels (3000x2000)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Found the studio, photograph, register."""
    size = _size(asked.size)
    if not 2 <= asked.photos <= 5000:
        raise UsageError("--photos takes 2 to 5000")
    folder: Path = asked.folder.expanduser().absolute()
    if folder.is_dir() and any(folder.iterdir()):
        message = f"{folder} is not empty. Name a new folder; nothing was changed."
        raise Refused("sample.not_empty", message, folder=str(folder))
    with closing(open_studio(studio_paths(folder).studio, program="focusflow sample")) as studio:
        with studio.write() as db:
            words = {
                "name": STUDIO_NAME,
                "country": COUNTRY,
                "currency": CURRENCY,
                "photographer": PHOTOGRAPHER,
            }
            found_studio(db, studio.tenant_id, **words, is_sample=True)
        now, workers = SystemClock().now(), min(4, os.cpu_count() or 1)
        count = fill_sample_studio(
            studio,
            folder / PICTURES,
            count=asked.photos,
            size=size,
            workers=workers,
            today=now.date(),
            on_written=_progress,
        )
        with studio.write() as db:
            fill_desk(db, now=now)
    record = {"studio": str(folder), "pictures": str(folder / PICTURES), "photos": count}
    report.line(record, f"{count} photos in {folder}. Open it with: focusflow --studio {folder}")


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdecimal() and 32 <= int(part) <= 12000 for part in parts):
        raise UsageError("--size is width and height in pixels, such as 3000x2000")
    return int(parts[0]) // 2 * 2, int(parts[1]) // 2 * 2


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} of {total} files" + ("\n" if done == total else ""))
        sys.stderr.flush()
