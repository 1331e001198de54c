"""The commands of `focusflow-server`: serve, migrate, check. Says on standard error why one fails; 0, 1 or 2 says how."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from sqlalchemy import Engine

from focusflow_desktop.shared.errors import Refused, WorldError
from sync_server.config import SETTINGS, Config, load_config
from sync_server.db.checks import ensure_ready
from sync_server.db.embedded import DATABASE, EmbeddedPostgres
from sync_server.db.engine import make_engine
from sync_server.db.roles import API
from sync_server.db.upgrade import HEAD, bring_up_to_date
from sync_server.logs import start_logging, stop_logging

_log = logging.getLogger("focusflow.server")


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run one command; returns the exit code: 0 well, 1 not now or not so, 2 settings or words not understood."""
    command = _parser().parse_args(arguments).command
    try:
        config = load_config(os.environ if environment is None else environment)
    except Refused as problem:
        print(problem.message, file=sys.stderr)
        return 2
    handler = start_logging(level=config.log_level, form=config.log_format)
    try:
        _COMMANDS[command](config)
    except WorldError as problem:
        print(problem.message, file=sys.stderr)
        return 1
    finally:
        stop_logging(handler)
    return 0


def serve(config: Config) -> None:
    """Answer requests until told to stop; those under way end first, then the embedded database."""
    from sync_server.serving import listen

    with _stopping_on_signals(), _database(config) as engine:
        ensure_ready(engine)
        listen(engine, config)


def migrate(config: Config) -> None:
    """Bring the database to this version."""
    if not config.is_embedded:
        if config.admin_url is None:
            raise Refused("no_admin_url", "Give a user who may create tables in FOCUSFLOW_SERVER_ADMIN_URL.")
        _migrate(config.admin_url, password=_password_of(config.database_url))
    else:
        with _database(config):
            pass
    print(f"The database is at {HEAD}.")


def check(config: Config) -> None:
    """Say how the settings are understood and whether the database can be worked on."""
    for setting in SETTINGS:
        value = getattr(config, setting.field)
        print(f"{setting.variable} = {_shown(value)}")
    with _database(config) as engine:
        ensure_ready(engine)
    print("The database answers, is of this version, and holds the server to one studio at a time.")


_COMMANDS = {"serve": serve, "migrate": migrate, "check": check}


@contextmanager
def _database(config: Config) -> Iterator[Engine]:
    """The engine to work with; the embedded one is started, brought to this version, and stopped."""
    if config.database_url is not None:
        yield from _engine(make_engine(config.database_url, pool_size=config.pool_size))
        return
    with EmbeddedPostgres(config.data, user=config.postgres_user) as cluster:
        cluster.ensure_database()
        administrator = cluster.url(database=DATABASE).render_as_string(hide_password=False)
        _migrate(administrator, password=cluster.password(API))
        url = cluster.url(user=API, database=DATABASE)
        yield from _engine(make_engine(url, pool_size=config.pool_size))


def _engine(engine: Engine) -> Iterator[Engine]:
    try:
        yield engine
    finally:
        engine.dispose()


def _migrate(url: str, *, password: str | None) -> None:
    engine = make_engine(url, pool_size=1)
    try:
        bring_up_to_date(engine, api_password=password)
    finally:
        engine.dispose()


@contextmanager
def _stopping_on_signals() -> Iterator[None]:
    """A request to stop unwinds everything, whenever it comes; a second one does not disturb that."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        raise _Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except _Stopped:
        _log.info("stopped")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Stopped(BaseException):
    """Somebody asked the server to stop."""


def _password_of(url: str | None) -> str | None:
    from sqlalchemy import make_url

    if url is None:
        return None
    address = make_url(url)
    if address.username != API:
        raise Refused("not_the_api_user", f"FOCUSFLOW_SERVER_DATABASE_URL must name the user {API}.")
    return None if address.password is None else str(address.password)


def _shown(value: object) -> str:
    from focusflow_desktop.shared.blot import blot

    return "(not set)" if value is None else blot(str(value))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="focusflow-server", description="The server of FocusFlow.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in _COMMANDS.items():
        sentence = (command.__doc__ or "").strip()
        commands.add_parser(name, help=sentence, description=sentence)
    return parser
