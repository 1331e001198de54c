"""How a command speaks: one JSON object a line, or sentences for people; what failed goes to the error stream too.

A command's exit code is decided here: 1 as soon as anything failed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from focusflow_desktop.shared.errors import WorldError

DONE, FAILED, USAGE = 0, 1, 2

Line = Mapping[str, object]


class Report:
    """Where a command's lines go."""

    def __init__(self, *, as_json: bool, out: TextIO, err: TextIO) -> None:
        self._as_json = as_json
        self._out = out
        self._err = err
        self._has_failed = False

    @property
    def exit_code(self) -> int:
        """0 if nothing failed so far."""
        return FAILED if self._has_failed else DONE

    def line(self, record: Line, sentence: str) -> None:
        """One result: its record for scripts or its sentence for people."""
        text = json.dumps(record, ensure_ascii=False) if self._as_json else sentence
        self._write(self._out, text)

    def failed(self, record: Line, sentence: str) -> None:
        """One result that failed: named on the error stream, so that a pipe does not swallow it."""
        self._has_failed = True
        if self._as_json:
            self._write(self._out, json.dumps(record, ensure_ascii=False))
        self._write(self._err, sentence)

    def listed(self, record: Line) -> None:
        """A result that only scripts want one by one."""
        if self._as_json:
            self._write(self._out, json.dumps(record, ensure_ascii=False))

    def note(self, sentence: str) -> None:
        """Something for people only."""
        if not self._as_json:
            self._write(self._out, sentence)

    def warn(self, sentence: str) -> None:
        """Something to know that is no failure."""
        self._write(self._err, sentence)

    def stopped(self, error: WorldError) -> None:
        """The whole command could not go on."""
        self._has_failed = True
        self._write(self._err, f"focusflow: {error.message}")

    def _write(self, stream: TextIO, text: str) -> None:
        """File names may hold bytes that are no text, and terminals may know fewer letters than a disk."""
        encoding = stream.encoding or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
