"""`focusflow take-along`: the whole studio in open formats, also while its window is open."""

from __future__ import annotations

import argparse
from pathlib import Path

from focusflow_desktop.business.whole.export import take_along
from focusflow_desktop.cli.opening import Commands, Parents, reading
from focusflow_desktop.cli.report import Report
from focusflow_desktop.shared.clock import SystemClock


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Export the whole studio: a CSV for every table, a manifest with hashes, its files, a list of its pictures."
    parser = commands.add_parser(
        "take-along", help="export everything in open formats", description=said, parents=parents
    )
    parser.add_argument("--to", type=Path, metavar="PLACE", required=True, help="a new folder, or a .zip")
    parser.add_argument("--pictures", action="store_true", help="copy the pictures too")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Write it, say what is in it; a file that cannot be read is named and makes the exit code 1."""
    place: Path = asked.to.expanduser().absolute()
    with reading(asked) as studio:
        taken = take_along(studio, place, clock=SystemClock(), with_pictures=asked.pictures)
    manifest = taken.manifest
    for path in manifest.missing:
        report.failed({"file": path, "state": "missing"}, f"{path}: cannot be read, so it is only named")
    record = {
        "to": str(place),
        "studio": manifest.studio,
        "tables": len(manifest.tables),
        "rows": manifest.rows,
        "files": len(manifest.files),
        "pictures": len(manifest.pictures),
    }
    report.line(
        record, f"{place}: {manifest.rows:,} rows of {manifest.studio} in {len(manifest.tables)} tables"
    )
