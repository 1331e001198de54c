"""Who the database knows: ff_owner owns and migrates, ff_api serves, ff_cmd is put on inside a command.

Row-level security holds nobody who owns a table, is a superuser or may bypass it, so a server that would connect as
such a one is refused at start; so is one that has ff_cmd's rights without asking for them (a role inherits them
silently unless it is told not to).
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from focusflow_desktop.shared.errors import Refused

SCHEMA = "app"
OWNER, API, COMMAND = "ff_owner", "ff_api", "ff_cmd"
OLDEST = 15

_MADE = (
    (OWNER, "NOLOGIN NOINHERIT"),
    (COMMAND, "NOLOGIN NOINHERIT"),
    (API, "LOGIN NOINHERIT"),
)


def prepare_roles(connection: Connection, *, password: str | None) -> None:
    """Make the roles that are not there, as an administrator of the database; gives ff_api its password if one is named."""
    _ensure_new_enough(connection)
    for role, options in _MADE:
        if not _scalar(connection, "SELECT 1 FROM pg_roles WHERE rolname = :role", role=role):
            connection.exec_driver_sql(f"CREATE ROLE {role} {options}")
    connection.exec_driver_sql(
        f"GRANT {COMMAND} TO {API}" + (" WITH INHERIT FALSE, SET TRUE" if _major(connection) >= 16 else "")
    )
    if not _scalar(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        connection.exec_driver_sql(f"GRANT {OWNER} TO CURRENT_USER")
    if password is not None:
        literal = _scalar(connection, "SELECT quote_literal(:password)", password=password)
        connection.exec_driver_sql(f"ALTER ROLE {API} PASSWORD {literal}".replace("%", "%%"))


def prepare_schema(connection: Connection) -> None:
    """The schema, what it stands on, and the search path of whoever serves."""
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public")
    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER}")
    connection.exec_driver_sql(f"REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {API}, {COMMAND}")
    database = _scalar(connection, "SELECT quote_ident(current_database())")
    connection.exec_driver_sql(f"ALTER ROLE {API} IN DATABASE {database} SET search_path = {SCHEMA}")


def ensure_held(connection: Connection) -> None:
    """Raises Refused when row-level security would not hold whoever is connected."""
    _ensure_new_enough(connection)
    reasons = [reason for question, reason in _QUESTIONS if _scalar(connection, question)]
    if reasons:
        user = _scalar(connection, "SELECT current_user")
        raise Refused(
            "role_unsafe",
            f"The server may not work as the database user {user}: it {', and it '.join(reasons)}. "
            f"Give it the user {API} in FOCUSFLOW_SERVER_DATABASE_URL.",
            user=user,
            reasons=reasons,
        )


_QUESTIONS = (
    ("SELECT rolsuper FROM pg_roles WHERE rolname = current_user", "is a superuser, whom no wall holds"),
    ("SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user", "may bypass row-level security"),
    (
        "SELECT bool_or(rolsuper OR rolbypassrls) FROM pg_roles"
        " WHERE pg_has_role(current_user, oid, 'MEMBER') AND rolname <> current_user",
        "may become a user whom no wall holds",
    ),
    (
        f"SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        f" WHERE n.nspname = '{SCHEMA}' AND pg_has_role(current_user, c.relowner, 'MEMBER') LIMIT 1",
        "owns the tables or may become their owner",
    ),
    (
        f"SELECT has_schema_privilege(current_user, oid, 'CREATE') FROM pg_namespace WHERE nspname = '{SCHEMA}'",
        "may make tables of its own among the studio's",
    ),
    (
        f"SELECT pg_has_role(current_user, oid, 'USAGE') FROM pg_roles WHERE rolname = '{COMMAND}'",
        f"has the rights of {COMMAND} without asking for them (it must be NOINHERIT)",
    ),
)


def _ensure_new_enough(connection: Connection) -> None:
    if _major(connection) < OLDEST:
        raise Refused(
            "postgres_too_old",
            f"The server needs PostgreSQL {OLDEST} or newer; this is {_major(connection)}.",
            version=_major(connection),
        )


def _major(connection: Connection) -> int:
    return int(str(_scalar(connection, "SHOW server_version_num"))) // 10_000


def _scalar(connection: Connection, question: str, **values: object) -> object:
    return connection.execute(text(question), values).scalar()
