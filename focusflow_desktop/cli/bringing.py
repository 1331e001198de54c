"""`focusflow bring-in`: an export of a whole studio into a new one, checked value by value."""

from __future__ import annotations

import argparse
from pathlib import Path

from focusflow_desktop.business.whole.operations import bring_in
from focusflow_desktop.cli.opening import Commands, Parents, writing
from focusflow_desktop.cli.report import Report


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Bring a studio that was exported with take-along into a new, empty one. All of it, or nothing."
    parser = commands.add_parser(
        "bring-in", help="bring an exported studio into a new one", description=said, parents=parents
    )
    parser.add_argument("source", type=Path, metavar="PLACE", help="the export: its folder or its .zip")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Bring it in and say what came."""
    place: Path = asked.source.expanduser().absolute()
    with writing(asked) as studio:
        brought = bring_in(studio, place)
        folder = studio.folder
    manifest = brought.manifest
    record = {
        "from": str(place),
        "studio": manifest.studio,
        "tables": len(manifest.tables),
        "rows": manifest.rows,
        "files": len(manifest.files),
        "state": "verified",
    }
    report.line(record, f"{manifest.studio} is in {folder}: {manifest.rows:,} rows, every value compared")
