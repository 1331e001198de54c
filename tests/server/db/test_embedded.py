import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psutil
import psycopg
import pytest

from focusflow_desktop.shared.errors import Refused, Unavailable
from sync_server.db.binaries import is_root
from sync_server.db.embedded import EmbeddedPostgres


@pytest.fixture(scope="module")
def made(open_folder: Path, cluster: EmbeddedPostgres) -> Path:
    """A place whose database every test starts and stops again: making one takes longest."""
    return open_folder / "started often"


@pytest.fixture
def place(open_folder: Path, cluster: EmbeddedPostgres) -> Iterator[Path]:
    """A folder for one test; none where no PostgreSQL runs at all."""
    folder = open_folder / uuid4().hex
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def made_in(place: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(place / "data", public_place=place / "public", is_lasting=False)


def answer(postgres: EmbeddedPostgres, question: str = "SELECT 1", *, password: str | None = None) -> object:
    url = postgres.url()
    with psycopg.connect(
        host=url.query["host"],
        port=url.port,
        user=url.username,
        dbname="postgres",
        password=password or url.password,
    ) as connection:
        row = connection.execute(question).fetchone()
        return row and row[0]


def lives(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_it_runs_inside_and_is_stopped_after_with_nothing_left(made: Path) -> None:
    with made_in(made) as postgres:
        running = postgres.running()
        assert running
        assert answer(postgres) == 1
    assert not lives(running.process)
    assert not running.host.startswith("/") or not Path(running.host).exists()


def test_what_was_written_is_there_the_next_time(made: Path) -> None:
    with made_in(made) as postgres:
        postgres.ensure_database("kept")
        postgres.ensure_database("kept")
    with made_in(made) as postgres:
        assert answer(postgres, "SELECT 1 FROM pg_database WHERE datname = 'kept'") == 1


def test_a_file_left_by_one_that_died_does_not_stop_the_next(made: Path) -> None:
    with made_in(made) as postgres:
        folder = postgres.folder
    left = [str(os.getpid()), str(folder), "0", "5432", "/tmp/gone", "", "0 0", "ready"]
    (folder / "postmaster.pid").write_text("\n".join(left))  # the number belongs to somebody else now
    with made_in(made) as postgres:
        assert answer(postgres) == 1


def test_killed_it_comes_back_with_what_it_had(made: Path) -> None:
    with contextlib.ExitStack() as stack:
        postgres = stack.enter_context(made_in(made))
        postgres.ensure_database("kept")
        running = postgres.running()
        assert running
        family = psutil.Process(running.process).children(recursive=True)
        os.kill(running.process, signal.SIGKILL)
        psutil.wait_procs(family, timeout=20)
    with made_in(made) as postgres:
        assert answer(postgres, "SELECT 1 FROM pg_database WHERE datname = 'kept'") == 1
    assert not running.host.startswith("/") or not Path(running.host).exists()


def test_one_that_outlived_its_server_is_taken_over_and_stopped(made: Path) -> None:
    first = made_in(made)
    first.__enter__()
    first._lock.release()  # what the system does for a killed server
    with made_in(made) as second:
        assert second.is_ours
        assert second.running() == first.running()
    assert first.running() is None


def test_a_second_command_joins_and_leaves_it_running(made: Path) -> None:
    with made_in(made) as first:
        with made_in(made) as second:
            assert not second.is_ours
            assert answer(second) == 1
        assert answer(first) == 1


def test_nobody_gets_in_without_the_password_and_nobody_reads_it(made: Path) -> None:
    with made_in(made) as postgres:
        with pytest.raises(psycopg.OperationalError):
            answer(postgres, password="guessed")
        if os.name != "nt":
            assert all(path.stat().st_mode & 0o077 == 0 for path in (made / "data" / "keys").iterdir())
            running = postgres.running()
            assert running
            assert Path(running.host).stat().st_mode & 0o077 == 0


def test_an_attempt_that_was_cut_off_is_made_anew(place: Path) -> None:
    half = made_in(place).folder.with_name("postgres.making")
    half.mkdir(parents=True)
    (half / "base").touch()
    with made_in(place) as postgres:
        assert answer(postgres) == 1


@pytest.mark.skipif(not is_root(), reason="only root must step aside")
def test_root_with_a_private_home_keeps_it_where_the_other_user_can_go(place: Path) -> None:
    home = place / "private home"
    home.mkdir(mode=0o700)
    with EmbeddedPostgres(home / "data", public_place=place / "public", is_lasting=False) as postgres:
        assert postgres.folder.is_relative_to(place / "public")
        assert answer(postgres) == 1


@pytest.mark.skipif(not is_root(), reason="only root must step aside")
def test_a_user_that_is_not_there_is_named_before_anything_is_made(place: Path) -> None:
    postgres = EmbeddedPostgres(place / "data", user="nobody-here")
    with pytest.raises(Refused, match="nobody-here"), postgres:
        pass
    assert not postgres.folder.exists()


def test_programs_that_are_not_there_are_said_and_leave_the_folder_free(place: Path) -> None:
    with (
        pytest.raises(Unavailable, match="initdb"),
        EmbeddedPostgres(place / "data", binaries=place / "none"),
    ):
        pass
    with made_in(place) as postgres:
        assert postgres.is_ours


def test_a_start_that_fails_says_what_postgresql_wrote(place: Path) -> None:
    postgres = made_in(place)
    with postgres:
        pass
    (postgres.folder / "postgresql.auto.conf").write_text("shared_preload_libraries = 'no_such_library'\n")
    with pytest.raises(Unavailable, match="no_such_library"), made_in(place):
        pass
