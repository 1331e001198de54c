"""`focusflow-server`: starts main() and nothing else."""

from __future__ import annotations

import sys

from sync_server.commands import run


def main() -> int:
    """Run what the arguments ask for; returns the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
