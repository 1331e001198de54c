"""The server's log: one line an event on standard error, as JSON or for people, with the request it belongs to.

Values that look like secrets are blotted out whoever wrote the line; the URL's query is never logged.
"""

from __future__ import annotations

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from focusflow_desktop.shared.blot import blot

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)

_TOPICS = ("focusflow", "uvicorn.error", "py.warnings")


class JsonLines(logging.Formatter):
    """One JSON object a record; what was given as `extra={"fields": {...}}` stands beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record, its trace included."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "topic": record.name,
            "message": blot(record.getMessage()),
        }
        if request_id.get() is not None:
            line["request_id"] = request_id.get()
        for name, value in getattr(record, "fields", {}).items():
            line[name] = blot(value) if isinstance(value, str) else value
        if record.exc_info:
            line["trace"] = blot(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """The same for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record, its trace included."""
        fields = "".join(f" {name}={value}" for name, value in getattr(record, "fields", {}).items())
        asked = f" [{request_id.get()}]" if request_id.get() else ""
        return blot(super().format(record) + fields + asked)


def start_logging(*, level: str, form: str) -> logging.Handler:
    """Writes to standard error; returns the handler, so that it can be taken off again."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonLines() if form == "json" else PlainLines("%(asctime)s %(levelname)-7s %(message)s")
    )
    for topic in _TOPICS:
        logger = logging.getLogger(topic)
        logger.setLevel(level.upper())
        logger.addHandler(handler)
        logger.propagate = False
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Takes the handler off again."""
    for topic in _TOPICS:
        logging.getLogger(topic).removeHandler(handler)
        logging.getLogger(topic).propagate = True
