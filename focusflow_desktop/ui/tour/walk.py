"""The walk as a whole: `make pictures`, and `make run` without a display.

It drives the same windows a person would, on studios in a folder of its own that is removed afterwards.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from focusflow_desktop.ui.tour import desk, first_days, pictures
from focusflow_desktop.ui.tour.driver import Driver


def walk(app: QApplication, folder: Path) -> int:
    """Walk the tour, keep the pictures in `folder`; returns 0, or 1 when a room broke on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="tour-", dir=folder))
    driver = Driver(app, pictures=folder, scratch=scratch)
    try:
        with driver.program("new") as program:
            first_days.walk(driver, program)
        with driver.program("sample") as program:
            pictures.open_sample(driver, program)
            desk.walk(driver, program)
            pictures.walk(driver, program)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    for broken in driver.broken:
        sys.stdout.write(f"Broke on the way: {broken}\n")
    sys.stdout.write(f"{driver.taken} pictures of every room are in {folder.resolve()}\n")
    return 1 if driver.broken else 0
