"""Brings a studio's database to this version: backup first, one transaction, checked after, or not at all (R7).

A studio that is current costs one query: the migration scripts and their library are loaded only for one that is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from focusflow_desktop.db import undo
from focusflow_desktop.db.backup import BACKUPS, make_backup
from focusflow_desktop.db.due import install_due_triggers
from focusflow_desktop.db.engine import writer_engine
from focusflow_desktop.db.problems import translated
from focusflow_desktop.db.search_index import install_search
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0007"  # the newest script's revision; a test holds it to the scripts


def bring_up_to_date(path: Path, *, clock: Clock) -> None:
    """Upgrade the database at `path`, making it if it is not there. Raises Refused when a newer version made it."""
    is_new = not path.exists()
    engine = writer_engine(path)
    try:
        with translated():
            revision = _revision(engine)
            if revision == HEAD:
                return
            _ensure_known(revision)
            if not is_new and revision is not None:
                make_backup(path, path.parent / BACKUPS, reason="before-upgrade", clock=clock)
            _migrate(engine)
    finally:
        engine.dispose()


def ensure_readable(path: Path) -> None:
    """Raises when this version cannot read the studio as it is; used where nothing may be written."""
    if not path.exists():
        raise Unavailable("no_studio_here", f"There is no studio in {path.parent}.", folder=str(path.parent))
    engine = writer_engine(path)
    try:
        with translated():
            revision = _revision(engine)
        _ensure_known(revision)
        if revision != HEAD:
            raise Refused(
                "studio_older",
                "This studio was made by an older version. Open it once in the window to upgrade it.",
            )
    finally:
        engine.dispose()


def head() -> str:
    """The newest revision of the scripts, by loading them all."""
    revision = _scripts().get_current_head()
    assert revision is not None
    return revision


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        is_there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
        if connection.exec_driver_sql(is_there).first() is None:
            return None
        found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return found


def _ensure_known(revision: str | None) -> None:
    if revision is None or revision == HEAD:
        return
    from alembic.util import CommandError

    try:
        _scripts().get_revision(revision)
    except CommandError:
        raise Refused(
            "studio_newer",
            "This studio was last used by a newer version of FocusFlow. Install that version to open it. "
            "Nothing was changed.",
            revision=revision,
        ) from None


def _migrate(engine: Engine) -> None:
    from alembic import command

    with engine.connect() as connection:
        _foreign_keys(connection, on=False)
        with connection.begin():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            undo.install_triggers(connection)
            install_due_triggers(connection)
            install_search(connection)
            _verify(connection)
        _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """A pragma that SQLite ignores inside a transaction, so the driver is asked beneath SQLAlchemy."""
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def _verify(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    quick = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    if broken is not None or quick != "ok":
        raise Damaged(
            "upgrade_failed_check",
            "The studio could not be upgraded: its data did not pass the check afterwards. "
            "It is exactly as it was before; a backup lies beside it.",
        )


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def _scripts() -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())
