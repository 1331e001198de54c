"""Log files: one logger per topic, one rotating file, no secrets. The window is told nothing here.

Values that look like secrets are blotted out before a line is written, whoever wrote it.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from focusflow_desktop.shared.blot import blot

FILE = "focusflow.log"
TOPICS = ("app", "db", "tasks", "settings", "photos", "ingest", "export", "culling", "ui", "crash")
MOST_BYTES, KEPT_FILES = 2 << 20, 5


class BlottingFormatter(logging.Formatter):
    """Formats a record, its trace included, and blots out secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, or several with a trace."""
        return blot(super().format(record))


def start_logging(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Writes the program's log into `folder`; returns the handler, so that it can be taken off again."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(
        BlottingFormatter("%(asctime)s %(levelname)-7s %(name)s [%(threadName)s] %(message)s")
    )
    root = logging.getLogger("focusflow")
    root.setLevel(level)
    root.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Takes the handler off and closes its file."""
    logging.getLogger("focusflow").removeHandler(handler)
    handler.close()
