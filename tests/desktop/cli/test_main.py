import subprocess
import sys

import pytest

from focusflow_desktop.cli.main import build_parser, run
from focusflow_desktop.cli.names import COMMANDS


@pytest.mark.parametrize("arguments", [[], ["develop"], ["photos", "--colour"], ["export"]])
def test_what_makes_no_sense_is_exit_2(capsys, arguments):
    assert run(arguments) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(capsys, command):
    assert run([command, "--help"]) == 0
    assert "--studio" in capsys.readouterr().out


def test_the_named_commands_are_the_commands_there_are():
    listed = build_parser().format_help()
    assert all(f"    {command} " in listed for command in COMMANDS)


def test_no_command_needs_qt():
    probe = "import sys; from focusflow_desktop.cli.main import build_parser; build_parser(); sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_a_reader_that_has_enough_ends_the_list_without_a_complaint(studio):
    command = [sys.executable, "-m", "focusflow_desktop.cli", "photos", "--studio", str(studio), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as listing:
        listing.stdout.close()
        assert listing.stderr.read() == b""
        assert listing.wait() == 1
