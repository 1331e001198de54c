"""What the server is told by its environment: read once at start, refused whole with every problem in words.

`SETTINGS` is the one list; the table in docs/server.md is held to it by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from focusflow_desktop.shared.errors import Refused

PREFIX = "FOCUSFLOW_SERVER_"
LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("json", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one server process."""

    data: Path
    host: str
    port: int
    database_url: str | None
    admin_url: str | None
    postgres_user: str
    pool_size: int
    stop_seconds: int
    log_level: str
    log_format: str

    @property
    def is_embedded(self) -> bool:
        """Whether the server starts a PostgreSQL of its own."""
        return self.database_url is None


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable: its field, what it is when nothing is said, what it means, and how its text is read."""

    field: str
    default: str
    meaning: str
    read: Callable[[str], Any]

    @property
    def variable(self) -> str:
        """The variable's name in the environment."""
        return PREFIX + self.field.upper()


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(text)

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return text.lower()

    return read


def _word(text: str) -> str:
    if not text or text != text.strip() or any(letter.isspace() for letter in text):
        raise ValueError("must be one word")
    return text


def _folder(text: str) -> Path:
    folder = Path(text or platformdirs.user_data_dir("focusflow-server")).expanduser()
    if not folder.is_absolute():
        raise ValueError("must be a whole path, from the root")
    if folder.exists() and not folder.is_dir():
        raise ValueError("is a file, not a folder")
    return folder


def _database(text: str) -> str | None:
    if not text:
        return None
    scheme, separator, rest = text.partition("://")
    if not separator or scheme not in {"postgresql", "postgres"} or not rest:
        raise ValueError("must look like postgresql://user:password@host:5432/name")
    return f"postgresql://{rest}"


SETTINGS = (
    Setting("data", "", "Folder of the server's own data; empty: the system's place for it", _folder),
    Setting("host", "127.0.0.1", "Address to listen on; 0.0.0.0 is every one", _word),
    Setting("port", "8620", "Port to listen on; 0 takes a free one", _number(0, 65535)),
    Setting(
        "database_url",
        "",
        "PostgreSQL 15 or newer, as ff_api; empty: a PostgreSQL of its own in the data folder",
        _database,
    ),
    Setting(
        "admin_url",
        "",
        "For `migrate` with a database of yours: a user who may create roles and tables",
        _database,
    ),
    Setting(
        "postgres_user",
        "nobody",
        "Started by root, the embedded PostgreSQL runs as this user, because it refuses root",
        _word,
    ),
    Setting("pool_size", "10", "Connections to the database each process keeps", _number(1, 200)),
    Setting("stop_seconds", "10", "Seconds that requests have to end when the server stops", _number(0, 600)),
    Setting("log_level", "info", f"The least that is logged: {', '.join(LEVELS)}", _one_of(*LEVELS)),
    Setting("log_format", "json", "json, a line each; or text, for people", _one_of(*FORMATS)),
)


def load_config(environment: Mapping[str, str]) -> Config:
    """The settings, or Refused with every problem at once; an unknown variable of ours is one (a typing error)."""
    known = {setting.variable for setting in SETTINGS}
    problems = [
        f"{name} is not a setting of this server"
        for name in sorted(environment)
        if name.startswith(PREFIX) and name not in known
    ]
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        try:
            values[setting.field] = setting.read(environment.get(setting.variable, "") or setting.default)
        except ValueError as problem:
            problems.append(f"{setting.variable} {problem}")
    if problems:
        raise Refused(
            "server_config",
            "The server cannot start with these settings: " + "; ".join(problems) + ".",
            problems=problems,
        )
    return Config(**values)
