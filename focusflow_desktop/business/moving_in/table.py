"""A CSV file as text cells by line, whatever wrote it: byte order marks, semicolons, tabs, old Windows letters."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.business.moving_in.values import is_email
from focusflow_desktop.shared.errors import Refused, Unavailable

MAX_BYTES = 64 << 20
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = ",;\t|"
UNREAD = "\ufffd"  # what stands for letters that are lost
_LOOKED_AT = 4096  # so much of a file's beginning tells what it is
_SIGNS = re.compile(r"[\x01-\x08\x0e-\x1a]")  # no table has them; pictures and programs do
_SAYS_SEPARATOR = re.compile(r"\Asep=.(?=\r?\n)", re.IGNORECASE)  # a spreadsheet's own first line
_QUOTED = re.compile(r'"[^"]*"')
_LETTERS = re.compile(r"[^\W\d_]")


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
    unread: tuple[int, ...] = ()  # lines with letters nobody can read any more

    def column(self, header: str) -> list[str]:
        """Every value of a column."""
        at = self.headers.index(header)
        return [line.cells[at] for line in self.lines]


def read_table(path: Path) -> Table:
    """The table in a CSV file. Raises Refused for what is none, Unavailable for what cannot be read."""
    try:
        is_too_large = path.stat().st_size > MAX_BYTES
        content = b"" if is_too_large else path.read_bytes()
    except OSError as error:
        said = error.strerror or str(error)
        raise Unavailable("moving_in.unreadable", f"{path.name}: {said}", file=path.name) from error
    if is_too_large:
        said = f"{path.name} is larger than 64 MB. Save it in several smaller files there, and choose them together."
        raise Refused("moving_in.too_large", said, file=path.name)
    if content.startswith((_ZIP, _OLD_EXCEL)):
        said = f"{path.name} is a spreadsheet. Save it as CSV there, then choose the CSV file."
        raise Refused("moving_in.spreadsheet", said, file=path.name)
    text = _text(content)
    if not text.strip():
        said = f"{path.name} is empty. Save it anew in the program it comes from."
        raise Refused("moving_in.empty", said, file=path.name)
    if _SIGNS.search(text[:_LOOKED_AT]):
        said = f"{path.name} is no table in letters. Save it as CSV in the program it comes from."
        raise Refused("moving_in.not_text", said, file=path.name)
    return _parsed(text, name=path.name, sha256=hashlib.sha256(content).hexdigest())


def _text(content: bytes) -> str:
    """The letters. Old Windows letters are what is neither Unicode nor mostly so."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for half, letters in ((1, "utf-16-le"), (0, "utf-16-be")):
        head = content[half:_LOOKED_AT:2]
        if head and head.count(0) > len(head) / 2:
            return content.decode(letters, errors="replace")
    content = content.replace(b"\x00", b"")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
        good = sum(1 for sign in text if sign > "\x7f" and sign != UNREAD)
        return text if good > text.count(UNREAD) else content.decode("cp1252", errors="replace")


def _parsed(text: str, *, name: str, sha256: str) -> Table:
    text = _SAYS_SEPARATOR.sub("", text)
    first = text.index(text.lstrip()[0])  # empty lines before the first are counted, not looked at
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text[first:]), strict=True)
    headers: tuple[str, ...] = ()
    lines: list[Line] = []
    ragged: list[int] = []
    unread: list[int] = []
    begins = 1
    try:
        for cells in reader:
            begins = reader.line_num + 1
            stripped = tuple(cell.strip() for cell in cells)
            if not any(stripped):
                continue
            if any(UNREAD in cell for cell in stripped):
                unread.append(reader.line_num)
            if not headers:
                headers = _distinct(stripped)
                continue
            if len(stripped) > len(headers) and any(stripped[len(headers) :]):
                ragged.append(reader.line_num)
            padded = (*stripped, *("" for _ in headers))[: len(headers)]
            lines.append(Line(number=reader.line_num, cells=padded))
    except csv.Error as error:
        said = (
            f"In {name} a quotation mark is missing or one too many in the record that begins at line {begins}. "
            "Mend it there, or save the file anew, and choose it again. Nothing was brought in."
        )
        raise Refused("moving_in.quotes", said, file=name, line=begins) from error
    _check(headers, lines, name=name)
    return Table(
        name=name,
        sha256=sha256,
        headers=headers,
        lines=tuple(lines),
        ragged=tuple(ragged),
        unread=tuple(unread),
    )


def _check(headers: tuple[str, ...], lines: list[Line], *, name: str) -> None:
    """Raise Refused where this is no table."""
    if len(headers) >= 2 and any(map(_is_value, headers)):
        said = (
            f"The first line of {name} is a record already. Add a line above it that names the columns, such as "
            "Name, Email, Phone. Nothing was brought in."
        )
        raise Refused("moving_in.no_header", said, file=name)
    if len(headers) < 2 or not lines:
        said = (
            f"{name} holds no table: its first line should name the columns, apart by commas, semicolons, tabs or "
            "bars, and records should follow."
        )
        raise Refused("moving_in.no_table", said, file=name)


def _is_value(header: str) -> bool:
    """An address, a number or a date never names a column."""
    return is_email(header) or (any(sign.isdigit() for sign in header) and not _LETTERS.search(header))


def _delimiter(text: str) -> str:
    """What stands most often between the names of the columns."""
    head = _QUOTED.sub("", text.partition("\n")[0])
    return max(_DELIMITERS, key=head.count)


def _distinct(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Two columns of one name stay apart: Phone, Phone (2)."""
    found: list[str] = []
    for place, header in enumerate(headers, start=1):
        name = header or f"Column {place}"
        times = sum(1 for other in headers[: place - 1] if other == header)
        found.append(f"{name} ({times + 1})" if times else name)
    return tuple(found)
