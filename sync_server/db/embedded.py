"""A PostgreSQL of the server's own, in its data folder: made once, started with the server and stopped with it.

Its own process and session, so that Ctrl+C reaches the server first. On Unix it listens on a socket that only its user
may enter, elsewhere on localhost; everyone gives a password. Whoever holds the lock beside it stops it; one that
survived its server is taken over, and a second command joins the one that runs.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock, Timeout
from sqlalchemy import URL, NullPool, create_engine, text

from focusflow_desktop.shared.errors import Refused, Unavailable
from sync_server.db.binaries import PUBLIC_PLACE, is_root, others_may_enter, programs

SUPERUSER = "postgres"
DATABASE = "focusflow"
START_SECONDS = 60
_SOCKETS = "ffpg-"
_SETTINGS = ("max_connections=60", "shared_buffers=64MB", "timezone=UTC", "log_timezone=UTC")


@dataclass(frozen=True, slots=True)
class Running:
    """What postmaster.pid says of a PostgreSQL that runs."""

    process: int
    host: str  # a folder with the socket, or an address
    port: int


class EmbeddedPostgres:
    """One cluster in one data folder. Use it as a context: entered, it runs; left, it is stopped if it was ours."""

    def __init__(
        self,
        data: Path,
        *,
        user: str = "nobody",
        public_place: Path = PUBLIC_PLACE,
        binaries: Path | None = None,
        is_lasting: bool = True,
    ) -> None:
        self._keys = data / "keys"
        self._user = user
        self._is_lasting = is_lasting  # False for tests: nothing waits for the disk
        self._bin = binaries or programs(public_place=public_place)
        self.folder = _place_of(data, public_place=public_place)
        self._lock = FileLock(str(data / "postgres.lock"), timeout=0, thread_local=False)
        self._sockets: Path | None = None
        self.is_ours = False

    def __enter__(self) -> EmbeddedPostgres:
        _identity(self._user)  # refused before anything is made
        self._keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._lock.acquire()
        except Timeout:
            self._wait()
            return self
        self.is_ours = True
        try:
            self._make()
            if self._said() is None:
                self._start()
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if not self.is_ours:
            return
        said = self._said()
        if said is not None:
            self._control("stop", "-m", "fast" if self._is_lasting else "immediate")
            if said[4]:
                self._sockets = Path(said[4])
        if self._sockets is not None:
            shutil.rmtree(self._sockets, ignore_errors=True)
        self.is_ours = False
        self._lock.release()

    def url(self, *, user: str = SUPERUSER, database: str = "postgres") -> URL:
        """How to reach it as one of its users."""
        running = self.running()
        if running is None:
            raise Unavailable("postgres_stopped", "The embedded PostgreSQL does not run.")
        return URL.create(
            "postgresql+psycopg",
            username=user,
            password=self.password(user),
            database=database,
            port=running.port,
            query={"host": running.host},
        )

    def ensure_database(self, name: str = DATABASE) -> None:
        """Make the database if it is not there."""
        engine = create_engine(self.url(), poolclass=NullPool).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            is_there = text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.execute(is_there, {"name": name}).scalar() is None:
                connection.exec_driver_sql(f'CREATE DATABASE "{name}"')

    def password(self, user: str) -> str:
        """The password of one of its users, made by chance the first time and kept beside the cluster."""
        path = self._keys / f"{user}.password"
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(24))
        return path.read_text()

    def running(self) -> Running | None:
        """The PostgreSQL of this folder, if it runs and may be asked."""
        said = self._said()
        if said is None or said[7].strip() != "ready":
            return None
        return Running(process=int(said[0]), host=said[4] or said[5], port=int(said[3]))

    def _said(self) -> list[str] | None:
        """The eight lines of postmaster.pid; a file left by one that died says nothing."""
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
            if Path(psutil.Process(int(lines[0])).cwd()).samefile(self.folder):
                return lines + [""] * (8 - len(lines))
        except (OSError, IndexError, ValueError, psutil.Error):
            return None
        return None

    def _make(self) -> None:
        if (self.folder / "PG_VERSION").exists():
            return
        making = self.folder.with_name(f"{self.folder.name}.making")
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True, mode=0o700)
        self._give(making)
        with tempfile.TemporaryDirectory(prefix="ffpw-") as beside:
            word = Path(beside) / "password"
            word.write_text(self.password(SUPERUSER))
            self._give(word)
            self._give(Path(beside))
            self._run(
                "initdb", "-D", str(making), "-U", SUPERUSER, "-E", "UTF8", "--locale=C",
                "--auth=scram-sha-256", f"--pwfile={word}",
                *([] if self._is_lasting else ["--no-sync"]),
            )  # fmt: skip
        making.rename(self.folder)

    def _start(self) -> None:
        self._sweep()
        settings = [*_SETTINGS, *self._listening()]
        if not self._is_lasting:
            settings += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
        options = " ".join(f"-c {_quoted(setting)}" for setting in settings)
        self._control("start", "-t", str(START_SECONDS), "-l", str(self.folder / "server.log"), "-o", options)

    def _sweep(self) -> None:
        """What one that was killed left behind; no process of this folder runs: see _said()."""
        left = self.folder / "postmaster.pid"
        if left.exists():
            sockets = [line for line in left.read_text().splitlines() if line.startswith(f"/tmp/{_SOCKETS}")]
            for folder in sockets:
                shutil.rmtree(folder, ignore_errors=True)
            left.unlink()

    def _listening(self) -> list[str]:
        if sys.platform == "win32":
            return ["listen_addresses=127.0.0.1", f"port={_free_port()}", "unix_socket_directories="]
        place = Path(
            tempfile.mkdtemp(prefix=_SOCKETS, dir="/tmp")
        )  # a socket's whole path may have 107 bytes
        self._give(place)
        self._sockets = place
        return ["listen_addresses=", "port=5432", f"unix_socket_directories={place}"]

    def _control(self, action: str, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder), "-w", *arguments, action)

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.running() is None:
            if time.monotonic() > deadline:
                raise Unavailable(
                    "postgres_busy", "Another server has held this data folder's database too long."
                )
            time.sleep(0.1)

    def _give(self, path: Path) -> None:
        if is_root():
            shutil.chown(path, self._user)

    def _run(self, program: str, *arguments: str) -> None:
        with tempfile.TemporaryFile() as said:  # not a pipe: the server that is started would keep it open
            try:
                done = subprocess.run(
                    [str(self._bin / program), *arguments],
                    stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, cwd=Path(self._bin.anchor),
                    start_new_session=True, **_identity(self._user),
                )  # fmt: skip
            except OSError as problem:
                raise _failed(program, str(problem)) from problem
            if done.returncode != 0:
                said.seek(0)
                raise _failed(
                    program, said.read().decode(errors="replace").strip(), log=self.folder / "server.log"
                )


def _failed(program: str, said: str, *, log: Path | None = None) -> Unavailable:
    """What the program said, with the end of the cluster's own log, where the reason of a failed start is."""
    if log is not None and log.exists():
        said = "\n".join([said, *log.read_text(errors="replace").splitlines()[-5:]])
    return Unavailable(
        "postgres_failed", f"The embedded PostgreSQL does not run; {program} says: {said}", said=said
    )


def _place_of(data: Path, *, public_place: Path) -> Path:
    """The cluster's folder: in the data folder, or, for a root whose home is private, in the public place."""
    data.mkdir(parents=True, exist_ok=True)
    if not is_root() or others_may_enter(data):
        return data / "postgres"
    place = public_place / f"server-{hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]}"
    place.mkdir(parents=True, exist_ok=True, mode=0o755)
    return place / "postgres"


def _identity(user: str) -> dict[str, Any]:
    """Whom a program runs as: the user itself, and for root the one named."""
    if not is_root():
        return {}
    import pwd

    try:
        entry = pwd.getpwnam(user)
    except KeyError:
        raise Refused(
            "no_such_user", f"There is no user {user} on this machine to run PostgreSQL.", user=user
        ) from None
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _quoted(setting: str) -> str:
    """A setting as pg_ctl hands it to the system's shell."""
    if sys.platform == "win32":
        return f'"{setting}"'
    return "'" + setting.replace("'", "'\\''") + "'"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
