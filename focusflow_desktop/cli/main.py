"""The entry: reads the arguments, runs one command, turns what went wrong into words and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from focusflow_desktop import __version__
from focusflow_desktop.cli.names import COMMANDS
from focusflow_desktop.cli.opening import Commands, Parents
from focusflow_desktop.cli.report import FAILED, USAGE, Report
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.shared.errors import WorldError


class Command(Protocol):
    """What each command's module offers."""

    def add_to(self, commands: Commands, *, parents: Parents) -> None:
        """Declare the command with its options; its `run` becomes the parsed arguments' `run`."""
        ...


def run(argv: Sequence[str]) -> int:
    """Run one command; returns 0, 1 (something failed, each file named) or 2 (usage)."""
    named = [name for name in COMMANDS if name in argv]
    parser = build_parser(named or COMMANDS)
    try:
        asked = parser.parse_args(list(argv))
    except SystemExit as end:  # argparse has said what is wrong, or printed its help
        return end.code if isinstance(end.code, int) else USAGE
    report = Report(as_json=bool(asked.json), out=sys.stdout, err=sys.stderr)
    try:
        asked.run(asked, report)
    except UsageError as error:
        sys.stderr.write(f"focusflow {asked.command}: {error}\n")
        return USAGE
    except WorldError as error:
        report.stopped(error)
    except BrokenPipeError:  # the reader of our output has gone; nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        sys.stderr.write("focusflow: stopped\n")
        return FAILED
    return report.exit_code


def build_parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line. Only the commands named are loaded: a script that lists photos need not wait for the rest."""
    parser = argparse.ArgumentParser(
        prog="focusflow",
        description="Import, mark and export photographs without a window. Without a command the window opens.",
        epilog="Exit codes: 0 done, 1 something failed (each file is named), 2 usage. See docs/cli.md.",
    )
    parser.add_argument("--version", action="version", version=f"FocusFlow {__version__}")
    _add_shared(parser, is_top=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        _command(name).add_to(commands, parents=[_shared_options()])
    return parser


def _command(name: str) -> Command:  # noqa: PLR0911 — a table whose rows must be import statements
    """Each is imported where it is first needed."""
    match name:
        case "import":
            from focusflow_desktop.cli import importing

            return importing
        case "photos":
            from focusflow_desktop.cli import listing

            return listing
        case "mark":
            from focusflow_desktop.cli import marking

            return marking
        case "finals":
            from focusflow_desktop.cli import finals

            return finals
        case "export":
            from focusflow_desktop.cli import exporting

            return exporting
        case "backup":
            from focusflow_desktop.cli import keeping

            return keeping
        case "check":
            from focusflow_desktop.cli import checking

            return checking
        case "take-along":
            from focusflow_desktop.cli import taking

            return taking
        case "bring-in":
            from focusflow_desktop.cli import bringing

            return bringing
    assert name == "sample", name
    from focusflow_desktop.cli import sampling

    return sampling


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    _add_shared(shared, is_top=False)
    return shared


def _add_shared(parser: argparse.ArgumentParser, *, is_top: bool) -> None:
    """Before or after the command; what stands after it wins."""
    unset = argparse.SUPPRESS
    folder: str | None = None if is_top else unset
    as_json: str | bool = False if is_top else unset
    parser.add_argument("--studio", type=Path, metavar="DIR", default=folder, help="the studio's data folder")
    parser.add_argument("--json", action="store_true", default=as_json, help="one JSON object a line")
