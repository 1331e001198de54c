"""`focusflow backup`: a checked copy of the studio's database, also while its window is open."""

from __future__ import annotations

import argparse
from pathlib import Path

from focusflow_desktop.cli.opening import Commands, Parents, reading, studio_folder
from focusflow_desktop.cli.report import Report
from focusflow_desktop.db.backup import BACKUPS, make_backup, verify_backup
from focusflow_desktop.db.unit_of_work import DATABASE
from focusflow_desktop.shared.clock import SystemClock


def add_to(commands: Commands, *, parents: Parents) -> None:
    """Declare the command."""
    said = "Back up the studio's database and check the copy by opening it. Pictures are not part of it."
    parser = commands.add_parser("backup", help="back up the database", description=said, parents=parents)
    parser.add_argument("--to", type=Path, metavar="DIR", help="where to (else the studio's own backups)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, report: Report) -> None:
    """Make one backup, open it, say where it is."""
    with reading(asked):  # raises in words where there is no studio
        folder = studio_folder(asked)
    target: Path = asked.to.expanduser().absolute() if asked.to else folder / BACKUPS
    backup = make_backup(folder / DATABASE, target, reason="manual", clock=SystemClock())
    verify_backup(backup)
    rows = sum(backup.rows.values())
    record = {"file": str(backup.path), "sha256": backup.sha256, "rows": rows, "state": "verified"}
    report.line(record, f"{backup.path}: {rows:,} rows, verified")
