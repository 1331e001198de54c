"""`focusflow`: a command of the shell when one is named, else the window."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence

_OF_THE_WINDOW = ("--studio", "--tour")


def main() -> int:
    """Run what the arguments ask for; returns the exit code."""
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if asks_for_window(arguments):
        from focusflow_desktop.ui.plain_imports import load_qt

        load_qt()
        from focusflow_desktop.app import run

        return run(arguments)
    from focusflow_desktop.cli.main import run as run_command

    return run_command(arguments)


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Whether nothing but the window's own options is there."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option in _OF_THE_WINDOW:
            rest[:1] = []
        elif not option.startswith(tuple(f"{name}=" for name in _OF_THE_WINDOW)):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
