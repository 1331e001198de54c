import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from sync_server.commands import run
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.roles import API


@contextmanager
def serving(data: Path, **more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    environment = {**os.environ, "FOCUSFLOW_SERVER_DATA": str(data), "FOCUSFLOW_SERVER_PORT": "0", **more}
    command = [sys.executable, "-m", "sync_server", "serve"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        lines = (json.loads(line) for line in process.stderr)
        yield process, next(line["port"] for line in lines if line["message"] == "listening")
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def status(port: int, path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        code: int = answer.status
        return code


@pytest.fixture(scope="module")
def data(open_folder: Path, cluster: EmbeddedPostgres) -> Path:
    """The data folder of a server with a database of its own: made by whichever test comes first."""
    return open_folder / uuid4().hex


@pytest.fixture
def url(cluster: EmbeddedPostgres, administrator: object) -> str:
    return cluster.url(user=API, database="migrated").set(drivername="postgresql").render_as_string(False)


def test_one_command_serves_on_a_fresh_machine_and_a_signal_stops_all_of_it(data: Path) -> None:
    with serving(data) as (process, port):
        assert status(port, "/ready") == 200
        postgres = EmbeddedPostgres(data)
        assert postgres.running()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        assert postgres.running() is None


def test_a_killed_server_leaves_a_database_that_the_next_takes_over(data: Path) -> None:
    with serving(data) as (process, _):
        process.kill()
        process.wait()
    postgres = EmbeddedPostgres(data)
    survived = postgres.running()
    assert survived
    with serving(data) as (process, port):
        assert status(port, "/ready") == 200
        assert postgres.running() == survived
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
    assert postgres.running() is None


def test_two_processes_serve_on_one_database(url: str, open_folder: Path) -> None:
    more = {"FOCUSFLOW_SERVER_DATABASE_URL": url}
    with serving(open_folder / "a", **more) as (_, first), serving(open_folder / "b", **more) as (_, second):
        assert (status(first, "/ready"), status(second, "/ready")) == (200, 200)


def test_check_shows_the_settings_without_their_passwords(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"], {"FOCUSFLOW_SERVER_DATABASE_URL": url}) == 0
    said = capsys.readouterr().out
    assert "FOCUSFLOW_SERVER_PORT = 8620" in said
    assert "one studio at a time" in said
    assert str(make_url(url).password) not in said


def test_a_server_that_would_be_a_superuser_does_not_start(
    cluster: EmbeddedPostgres, administrator: object, capsys: pytest.CaptureFixture[str]
) -> None:
    mighty = cluster.url(database="migrated").set(drivername="postgresql").render_as_string(False)
    assert run(["serve"], {"FOCUSFLOW_SERVER_DATABASE_URL": mighty}) == 1
    assert "superuser" in capsys.readouterr().err


def test_migrate_brings_a_database_of_ones_own_to_this_version(
    cluster: EmbeddedPostgres, administrator: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"own_{uuid4().hex}"
    cluster.ensure_database(name)
    plain = {
        user: cluster.url(user=user, database=name).set(drivername="postgresql").render_as_string(False)
        for user in ("postgres", API)
    }
    environment = {
        "FOCUSFLOW_SERVER_DATABASE_URL": plain[API],
        "FOCUSFLOW_SERVER_ADMIN_URL": plain["postgres"],
    }
    assert run(["check"], environment) == 1
    assert "focusflow-server migrate" in capsys.readouterr().err
    assert run(["migrate"], environment) == 0
    assert run(["check"], environment) == 0


def test_migrate_says_what_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["migrate"], {"FOCUSFLOW_SERVER_DATABASE_URL": "postgresql://ff_api:x@db/focusflow"}) == 1
    assert "FOCUSFLOW_SERVER_ADMIN_URL" in capsys.readouterr().err


def test_settings_that_are_wrong_end_with_2_and_every_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve"], {"FOCUSFLOW_SERVER_PORT": "x", "FOCUSFLOW_SERVER_POOL_SIZE": "0"}) == 2
    said = capsys.readouterr().err
    assert "FOCUSFLOW_SERVER_PORT" in said
    assert "FOCUSFLOW_SERVER_POOL_SIZE" in said


def test_an_unknown_command_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["dance"], {})
    assert ended.value.code == 2
    assert "dance" in capsys.readouterr().err
