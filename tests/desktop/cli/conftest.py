"""A sample studio for the commands, made once and copied for each test; commands run in-process or as real programs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from focusflow_desktop.cli.main import run
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.samples.shoot import make_card

PROGRAM = [sys.executable, "-m", "focusflow_desktop.cli"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code, its lines and its complaints."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(scope="session")
def program():
    """The command as a program of its own."""

    def run_program(*arguments: object) -> Outcome:
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run_program


@pytest.fixture
def focusflow(capsys):
    """The command in this process: quicker, and the same code from `run` on."""

    def command(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return command


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """A small sample studio that no test changes."""
    folder = tmp_path_factory.mktemp("cli") / "sample studio"
    assert run(["sample", str(folder), "--photos", "8", "--size", "180x120"]) == 0
    return folder


@pytest.fixture
def studio(sample, tmp_path) -> Path:
    """A studio of the test's own: the sample's database over the sample's pictures."""
    own = tmp_path / "studio"
    own.mkdir()
    for name in ("studio.db", "studio.db-wal"):
        if (sample / name).exists():
            shutil.copy(sample / name, own / name)
    return own


@pytest.fixture
def held(studio):
    """The studio's window is open."""
    with closing(open_studio(studio, program="FocusFlow")):
        yield studio


@pytest.fixture(scope="session")
def card(tmp_path_factory) -> Path:
    """A memory card with three RAW+JPEG pairs that no test changes."""
    folder = tmp_path_factory.mktemp("card") / "EOS_DIGITAL"
    make_card(folder, count=3, size=(180, 120))
    return folder
