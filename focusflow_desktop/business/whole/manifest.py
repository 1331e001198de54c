"""What an export says of itself in `manifest.json`: who made it, which tables with which columns, every file's hash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from focusflow_desktop.shared.errors import Damaged, Refused

NAME = "manifest.json"
FORMAT = "focusflow-studio"
VERSION = 1
READ_ME = (
    "A FocusFlow studio in open formats. Each table is a CSV in UTF-8 with a header; `columns` says what each column "
    "holds. An empty cell is no value. A cell of text or bytes that begins with a backslash holds what stands after "
    "it, so a single backslash is an empty text. Money is whole minor units (cents) beside its currency. Instants are "
    "in UTC and end with Z. Rows whose `deleted` is true were taken away by a person. `pictures.csv` says where the "
    "pictures lay; they are not in the export unless `pictures` lists them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """One file of the export, by its name in it."""

    name: str
    sha256: str
    byte_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """One table: its file, how many rows, and each column's kind by name in the order of the header."""

    table: str
    file: FileFacts
    rows: int
    columns: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole export. `files` are the contents kept by hash, `pictures` the originals if they
    were asked for, `missing` the paths of what could not be read as it was.
    """

    studio_id: UUID
    studio: str
    schema: str
    made_at: str
    tables: tuple[TableFacts, ...]
    files: tuple[FileFacts, ...]
    picture_list: FileFacts
    pictures: tuple[FileFacts, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows in all tables."""
        return sum(table.rows for table in self.tables)

    @property
    def every_file(self) -> tuple[FileFacts, ...]:
        """All files but the manifest."""
        return (*(table.file for table in self.tables), *self.files, self.picture_list, *self.pictures)

    def text(self) -> str:
        """The manifest as JSON."""
        facts = {"read me": READ_ME, "format": FORMAT, "version": VERSION, **asdict(self)}
        return json.dumps({**facts, "studio_id": str(self.studio_id)}, ensure_ascii=False, indent=1) + "\n"


def read_manifest(content: bytes, *, schema: str) -> Manifest:
    """The manifest of an export this version can read. Raises Refused for another's or a newer one, else Damaged."""
    try:
        said = json.loads(content)
        is_ours = said.get("format") == FORMAT
    except (ValueError, AttributeError, RecursionError) as error:
        raise damaged(NAME, "it is no JSON") from error
    if not is_ours:
        message = f"{NAME} is not of a FocusFlow studio. Nothing was changed."
        raise Refused("whole_not_ours", message, file=NAME)
    try:
        if said["version"] > VERSION or said["schema"] > schema:
            raise Refused(
                "whole_newer",
                f"{NAME} was written by a newer version of FocusFlow. Update this one first. Nothing was changed.",
                file=NAME,
            )
        return _made(said)
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(NAME, "something is missing in it") from error


def damaged(file: str, reason: str) -> Damaged:
    """The refusal of an export that cannot be trusted, with the file and why."""
    message = f"This export is damaged: {file}: {reason}. Nothing was changed; use another copy of it."
    return Damaged("whole_damaged", message, file=file, reason=reason)


def _made(said: dict[str, object]) -> Manifest:
    return Manifest(
        studio_id=UUID(str(said["studio_id"])),
        studio=str(said["studio"]),
        schema=str(said["schema"]),
        made_at=str(said["made_at"]),
        tables=tuple(
            TableFacts(
                table=str(each["table"]),
                file=_file(each["file"]),
                rows=int(each["rows"]),
                columns={str(name): str(kind) for name, kind in each["columns"].items()},
            )
            for each in _list(said["tables"])
        ),
        files=tuple(_file(each) for each in _list(said["files"])),
        picture_list=_file(said["picture_list"]),
        pictures=tuple(_file(each) for each in _list(said["pictures"])),
        missing=tuple(str(each) for each in _list(said["missing"])),
    )


def _file(said: object) -> FileFacts:
    if not isinstance(said, dict):
        raise TypeError("a file is missing")
    return FileFacts(name=str(said["name"]), sha256=str(said["sha256"]), byte_size=int(said["byte_size"]))


def _list(said: object) -> list[dict[str, Any]]:
    if not isinstance(said, list):
        raise TypeError("a list is missing")
    return said
