"""The whole program in a process of its own, as a person starts it: Today with its answers, the library, culling.

`python -m benchmarks.screen_window start|cull ROOT COUNT`; what it prints is read by `benchmarks.screen_children`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:  # the decode workers load this file too, and no window
    from PySide6.QtWidgets import QApplication, QWidget

STEP_MS = 400


class Watch:
    """Looks at the program from outside its rooms, every few milliseconds."""

    def __init__(self, app: QApplication, *, ids: list[UUID] | None) -> None:
        from PySide6.QtCore import QTimer

        self._app, self._ids = app, ids
        self._at = 0
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look_for_today)
        self._timer.start()

    def _window(self) -> QWidget | None:
        return next((w for w in self._app.topLevelWidgets() if type(w).__name__ == "Window"), None)

    def _look_for_today(self) -> None:
        """The window is usable when its first room has the studio's answers and is painted."""
        window = self._window()
        page = _page(window, "dashboard.page", "TodayPage") if window is not None else None
        if window is None or page is None or not page.shows_a_day:
            return
        window.repaint()
        print(f"window {time.monotonic()}", flush=True)
        window.resize(1920, 1200)
        window.show_room("library")  # type: ignore[attr-defined]  # Window's own
        self._timer.timeout.disconnect(self._look_for_today)
        self._timer.timeout.connect(self._look_for_library)

    def _look_for_library(self) -> None:
        window = self._window()
        assert window is not None
        page = _page(window, "library.page", "LibraryPage")
        if page is None or not page.photos.rowCount() or page.photos.row_at(0) is None:
            return
        page.grid.viewport().repaint()
        print(f"shown {time.monotonic()} {page.photos.rowCount()} {_peak_bytes()}", flush=True)
        self._timer.stop()
        if self._ids is None:
            self._app.quit()
            return
        window.show_room("culling", ids=self._ids, active=self._ids[0])  # type: ignore[attr-defined]
        self._timer.timeout.disconnect(self._look_for_library)
        self._timer.timeout.connect(self._cull)
        self._timer.setInterval(STEP_MS)
        self._timer.start()

    def _cull(self) -> None:
        window = self._window()
        page = _page(window, "culling.page", "CullingPage") if window is not None else None
        assert page is not None and self._ids is not None
        if self._at < len(self._ids):
            page.step(1)
            self._at += 1
            return
        shown = page.loupe.canvas.image
        print(f"culled {_peak_bytes()} {self._at} {shown.width()}x{shown.height()}", flush=True)
        self._timer.stop()
        self._app.quit()


def _page(window: QWidget, module: str, name: str) -> Any:
    """The page, or None while its room is not there; asking costs next to nothing."""
    loaded = sys.modules.get(f"focusflow_desktop.ui.{module}")
    kind = getattr(loaded, name, None)
    return window.findChild(kind) if kind is not None else None


def _peak_bytes() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def main(what: str, root: str, count: int) -> int:
    """Start the program on the studio in `root`."""
    from focusflow_desktop.ui.plain_imports import load_qt

    load_qt()
    from PySide6.QtWidgets import QApplication

    from focusflow_desktop.app import run  # in the order in which the program itself begins

    ids = None
    if what == "cull":
        from benchmarks.screen_studio import sha_of
        from focusflow_desktop.shared.ids import photo_id

        ids = [photo_id(sha_of(number)) for number in range(count)]
    app = QApplication(sys.argv[:1])
    watch = Watch(app, ids=ids)
    code = run(["--studio", root])
    del watch
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
