"""Opens the studio; on a machine with no display it runs the tour offscreen and leaves its pictures in build/tour."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOUR = ROOT / "build" / "tour"


def main() -> int:
    """Start the program the way this machine can show it; its exit code is ours."""
    program = [sys.executable, "-m", "focusflow_desktop"]
    if has_display(os.environ, platform=sys.platform):
        return subprocess.call(program)
    print(f"No display here: the tour runs offscreen and leaves its pictures in {TOUR}", flush=True)
    TOUR.mkdir(parents=True, exist_ok=True)
    return subprocess.call(
        [*program, "--tour", str(TOUR)], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )


def has_display(environment: Mapping[str, str], *, platform: str) -> bool:
    """Whether a window would be seen: always on Windows and macOS, by its variables elsewhere."""
    if environment.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
