"""Whether the master copy can be worked on: it answers, is of this version, and holds us to one studio at a time."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from focusflow_desktop.shared.blot import blot
from focusflow_desktop.shared.errors import Refused, Unavailable
from sync_server.db.roles import ensure_held
from sync_server.db.upgrade import HEAD, revision


def ensure_ready(engine: Engine) -> None:
    """Raises Unavailable when the database is away, Refused when it may not be worked on as it is."""
    try:
        with engine.connect() as connection:
            ensure_held(connection)
            found = revision(connection)
    except OperationalError as problem:
        said = blot(str(problem.orig)).strip()
        raise Unavailable("database_away", f"The database does not answer: {said}") from problem
    if found != HEAD:
        raise Refused(
            "database_version",
            f"The database is at {found or 'nothing yet'}, this server needs {HEAD}: run focusflow-server migrate.",
            found=found,
            needed=HEAD,
        )
