"""`focusflow photos`: what the library holds, one photo a line."""

from __future__ import annotations

import argparse

from focusflow_desktop.cli.opening import Commands, Parents, asked_filter, check_filter, reading
from focusflow_desktop.cli.report import Report
from focusflow_desktop.photos.library.listing import ListedPhoto, listed
from focusflow_desktop.photos.library.queries import library_ids

NO_FILE = "(no file here)"


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "List the photos of the library."
    parser = commands.add_parser("photos", help="list photos", description=said, parents=parents)
    parser.add_argument("--filter", metavar="TEXT", help='such as "rating>=3 flag:pick camera:R5 job:weber"')
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Print what the filter shows, in the order of the library."""
    check_filter(asked.filter)
    with reading(asked) as studio:
        filter_ = asked_filter(studio, asked.filter)
        with studio.read() as db:
            count = 0
            for photo in listed(db, library_ids(db, filter_)):
                report.line(record_of(photo), _sentence(photo))
                count += 1
    report.note("1 photo" if count == 1 else f"{count:,} photos")


def record_of(photo: ListedPhoto) -> dict[str, object]:
    """The JSON line of one photo."""
    return {
        "id": str(photo.id),
        "file": str(photo.file) if photo.file else None,
        "sha256": photo.sha256,
        "captured_at": photo.captured_text,
        "camera": photo.camera,
        "lens": photo.lens,
        "rating": photo.rating,
        "flag": photo.flag.value,
        "label": photo.label,
        "state": photo.state.value,
    }


def _sentence(photo: ListedPhoto) -> str:
    stars = ("★" * photo.rating).ljust(5, "·")
    when = photo.captured_text or "no date"
    marks = " ".join(mark for mark in (photo.flag.value, photo.label) if mark != "none")
    where = str(photo.file) if photo.file else f"{photo.name} {NO_FILE}"
    return f"{stars}  {when:<25}  {marks:<14}  {where}" + ("  missing" if photo.is_missing else "")
