"""The report of what could not be taken: a CSV with the file, the line, the column and the reason, for whoever mends the file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from focusflow_desktop.business.moving_in.cells import Problem
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.moving_in.words import tr


def save_report(path: Path, problems: Iterable[Problem]) -> None:
    """Write it anew. Raises Unavailable where nothing can be written."""
    try:
        with path.open("w", newline="", encoding="utf-8-sig") as stream:
            writer = csv.writer(stream)
            writer.writerow((tr("File"), tr("Line"), tr("Column"), tr("What"), tr("The line was left out")))
            for problem in problems:
                left_out = tr("yes") if problem.is_skipped else tr("no")
                writer.writerow((problem.file, problem.line, problem.header, problem.text, left_out))
    except OSError as error:
        raise Unavailable(
            "file_unwritable", "The file cannot be written there. Choose another place."
        ) from error
