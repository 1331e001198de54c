"""What happens when we broke: a report file, a log line, and words that say what is safe. No Qt here.

It catches what nobody caught: on the main thread, on other threads, and deaths below Python. The window shows
the words through `told`.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from focusflow_desktop import __version__
from focusflow_desktop.shared.blot import blot
from focusflow_desktop.shared.clock import Clock

log = logging.getLogger("focusflow.crash")

KEPT_REPORTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """One mistake of ours."""

    at: datetime
    kind: str
    report: Path | None


class CrashReporter:
    """Writes reports and tells the window. `told` may be set once there is a window."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self.told: Callable[[Crash], None] | None = None
        self._deaths: TextIO | None = None

    def install(self) -> None:
        """Takes over from Python what nobody caught."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread
        self._folder.mkdir(parents=True, exist_ok=True)
        self._deaths = (self._folder / "deaths.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._deaths)

    def uninstall(self) -> None:
        """Gives everything back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._deaths is not None:
            faulthandler.disable()
            self._deaths.close()
            self._deaths = None

    def report(self, error: BaseException) -> Crash:
        """Writes a report of an exception and tells the window."""
        at = self._clock.now()
        log.error("uncaught: %s", type(error).__name__, exc_info=error)
        crash = Crash(at=at, kind=type(error).__name__, report=self._write(error, at))
        if self.told is not None:
            self.told(crash)
        return crash

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error.with_traceback(trace))

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            self.report(args.exc_value)

    def _write(self, error: BaseException, at: datetime) -> Path | None:
        lines = [
            f"FocusFlow {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"At {at.isoformat()} on thread {threading.current_thread().name}",
            "",
            "".join(traceback.format_exception(error)),
        ]
        path = self._folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(blot("\n".join(lines)), "utf-8")
            self._thin()
        except OSError as problem:
            log.error("the crash report could not be written: %s", problem)
            return None
        return path

    def _thin(self) -> None:
        for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
            old.unlink(missing_ok=True)
