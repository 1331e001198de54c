"""`python -m focusflow_desktop.cli`: the commands alone, for machines without the window's libraries."""

from __future__ import annotations

import sys

from focusflow_desktop.cli.main import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
