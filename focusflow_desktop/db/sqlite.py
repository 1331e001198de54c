"""The one SQLite library of the process, checked for the WAL-reset race that can lose commits.

The race is in 3.7.0–3.51.2 (fixed in 3.51.3, backported to 3.50.7 and 3.44.6). pysqlite3 brings a fixed library;
where it has no wheel the system's is used if it is new enough.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from focusflow_desktop.shared.errors import Refused

_FIXED_IN_LINE = {(3, 44): 6, (3, 50): 7, (3, 51): 3}


def is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite version is free of the WAL-reset race."""
    line = version[:2]
    if line in _FIXED_IN_LINE:
        return version[2] >= _FIXED_IN_LINE[line]
    return line >= (3, 52)


def _load() -> ModuleType:
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


sqlite = _load()


def ensure_safe() -> None:
    """Raises Refused when the library could corrupt a studio."""
    if not is_safe(sqlite.sqlite_version_info):
        raise Refused(
            "sqlite_too_old",
            f"This system's SQLite {sqlite.sqlite_version} can lose committed work. Install SQLite 3.51.3 or newer, "
            "or a Python package pysqlite3 for this system. Nothing was opened or changed.",
            version=sqlite.sqlite_version,
        )
