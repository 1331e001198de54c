"""Brings the master copy to this version: roles, tables by the migration scripts, walls anew; one transaction, or nothing.

Two processes that start at once wait for each other. Scripts that change data must set `app.tenant` for one studio after
another: under FORCE ROW LEVEL SECURITY even the owner updates nothing without it, and is told nothing.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from focusflow_desktop.shared.errors import Refused
from sync_server.db.bookings import guard_bookings
from sync_server.db.roles import OWNER, SCHEMA, prepare_roles, prepare_schema
from sync_server.db.walls import raise_walls

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"  # the newest script's revision; a test holds it to the scripts
_ONE_AT_A_TIME = 4_211_866  # the key of an advisory lock, any number that nobody else takes


def bring_up_to_date(administrator: Engine, *, api_password: str | None = None) -> None:
    """Upgrade the database that the administrator's engine reaches. Raises Refused when a newer version made it."""
    with administrator.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
        prepare_roles(connection, password=api_password)
        prepare_schema(connection)
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
        connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}, public")
        _ensure_known(revision(connection))
        command.upgrade(settings(connection), "head")
        raise_walls(connection)
        guard_bookings(connection)


def revision(connection: Connection) -> str | None:
    """The script that was run last; None on a database without tables of ours."""
    if connection.execute(text(f"SELECT to_regclass('{SCHEMA}.alembic_version')")).scalar() is None:
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {SCHEMA}.alembic_version")).scalar()
    return found


def settings(connection: Connection | None = None) -> Config:
    """What Alembic must know; migrations/env.py runs on the connection given here."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _ensure_known(found: str | None) -> None:
    if found is not None and not any(MIGRATIONS.glob(f"versions/{found}_*.py")):
        raise Refused(
            "database_newer",
            "The database was made by a newer version of the server. Start that one; nothing was changed.",
            revision=found,
        )
