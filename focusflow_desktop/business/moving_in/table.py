"""A CSV file as text cells by line, whatever wrote it: byte order marks, semicolons, tabs, old Windows letters."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.shared.errors import Refused, Unavailable

MAX_BYTES = 64 << 20
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One record; `number` is the line of the file where it ends, as an editor counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file's header and records; every record has as many cells as the header."""

    name: str
    sha256: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    ragged: tuple[int, ...] = ()  # lines with more cells than headers: what is over was left out

    def column(self, header: str) -> list[str]:
        """Every value of a column."""
        at = self.headers.index(header)
        return [line.cells[at] for line in self.lines]


def read_table(path: Path) -> Table:
    """The table in a CSV file. Raises Refused for what is none, Unavailable for what cannot be read."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        said = error.strerror or str(error)
        raise Unavailable("moving_in.unreadable", f"{path.name}: {said}", file=path.name) from error
    if len(content) > MAX_BYTES:
        raise Refused("moving_in.too_large", f"{path.name} is larger than 64 MB.", file=path.name)
    if content.startswith((_ZIP, _OLD_EXCEL)):
        said = f"{path.name} is a spreadsheet. Save it as CSV there, then choose the CSV file."
        raise Refused("moving_in.spreadsheet", said, file=path.name)
    return _parsed(_text(content), name=path.name, sha256=hashlib.sha256(content).hexdigest())


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _parsed(text: str, *, name: str, sha256: str) -> Table:
    text = text.replace("\x00", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    headers: tuple[str, ...] = ()
    lines: list[Line] = []
    ragged: list[int] = []
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if not any(stripped):
                continue
            if not headers:
                headers = _distinct(stripped)
                continue
            if len(stripped) > len(headers) and any(stripped[len(headers) :]):
                ragged.append(reader.line_num)
            padded = (*stripped, *("" for _ in headers))[: len(headers)]
            lines.append(Line(number=reader.line_num, cells=padded))
    except csv.Error as error:
        said = f"{name} cannot be read as CSV at line {reader.line_num}: {error}."
        raise Refused("moving_in.not_csv", said, file=name, line=reader.line_num) from error
    if len(headers) < 2 or not lines:
        said = f"{name} holds no table: its first line should name the columns, and records should follow."
        raise Refused("moving_in.no_table", said, file=name)
    return Table(name=name, sha256=sha256, headers=headers, lines=tuple(lines), ragged=tuple(ragged))


def _delimiter(text: str) -> str:
    head = text[: text.find("\n")] if "\n" in text else text
    return max(_DELIMITERS, key=head.count)


def _distinct(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Two columns of one name stay apart: Phone, Phone (2)."""
    found: list[str] = []
    for place, header in enumerate(headers, start=1):
        name = header or f"Column {place}"
        times = sum(1 for other in headers[: place - 1] if other == header)
        found.append(f"{name} ({times + 1})" if times else name)
    return tuple(found)
