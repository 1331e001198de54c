"""The tables of a catalog with what their version lacks left empty: Adobe adds and drops columns between versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from focusflow_desktop.shared.errors import Refused

_NEWEST_KNOWN = 15  # Lightroom Classic's major version
_OLDEST_KNOWN = 3
_NEEDED = {
    "Adobe_images": {"id_local", "rootFile"},
    "AgLibraryFile": {"id_local", "folder"},
    "AgLibraryFolder": {"id_local", "pathFromRoot", "rootFolder"},
    "AgLibraryRootFolder": {"id_local", "absolutePath"},
}
Row = dict[str, Any]  # SQLite's border: Lightroom declares no column types


class Connection(Protocol):
    """What is used of a SQLite connection."""

    def execute(self, sql: str, /) -> Any:
        """Runs one statement; its cursor yields the rows."""
        ...


class Tables:
    """Reads whole tables as rows by column name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, table: str, columns: str) -> Iterator[Row]:
        """These columns of every row; a table or column that this version lacks gives nothing or None."""
        there = self._columns(table)
        if not there:
            return
        names = columns.split()
        picked = ", ".join(name if name.lower() in there else "NULL" for name in names)
        for values in self._connection.execute(f"SELECT {picked} FROM {table}"):
            yield dict(zip(names, values, strict=True))

    def version(self) -> str | None:
        """The catalog's own version number, such as 1300000."""
        return self.variable("Adobe_DBVersion")

    def variable(self, name: str) -> str | None:
        """One of the catalog's own settings."""
        for row in self.rows("Adobe_variablesTable", "name value"):
            if row["name"] == name:
                return str(row["value"])
        return None

    def require_a_catalog(self, name: str) -> None:
        """Refused for a database that is no catalog, or one so new that what is needed has moved."""
        missing = [
            table
            for table, columns in _NEEDED.items()
            if not {column.lower() for column in columns} <= self._columns(table)
        ]
        if not missing:
            return
        version = self.version()
        major = int(version[:-5]) if version is not None and version[:-5].isdigit() else None
        if major is not None and major > _NEWEST_KNOWN:
            raise Refused(
                "catalog_newer",
                f"{name} was made by a newer Lightroom (catalog version {version}) and cannot be read yet.",
                file=name,
                version=version,
            )
        if major is not None and major < _OLDEST_KNOWN:
            raise Refused(
                "catalog_older",
                f"{name} was made by an old Lightroom (catalog version {version}). "
                "Open it once in a newer Lightroom, which brings it up to date.",
                file=name,
                version=version,
            )
        raise Refused("not_a_catalog", f"{name} is not a Lightroom catalog.", file=name, missing=missing)

    def _columns(self, table: str) -> set[str]:
        return {str(row[1]).lower() for row in self._connection.execute(f"PRAGMA table_info({table})")}
