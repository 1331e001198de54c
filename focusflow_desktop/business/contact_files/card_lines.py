"""The lines of an address card (RFC 6350, and 2426 before it): folded, with parameters and escaped signs. No meaning here."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_WIDTH = 75  # bytes of a line before it is folded
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "N": "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """One property: its name, what is said about it, and its value as it stands in the file."""

    number: int  # the line of the file where it begins
    name: str
    value: str
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as one text."""
        return plain(self.value)

    def parts(self, sign: str = ";") -> list[str]:
        """The value's parts, as a name and an address have them."""
        return [plain(part) for part in split(self.value, sign)]

    @property
    def kinds(self) -> frozenset[str]:
        """What sort of address or number it is, in small letters."""
        return frozenset(kind.casefold() for kind in self.about.get("TYPE", ()))


def card_lines(text: str) -> Iterator[CardLine | int]:
    """Every property of a file, unfolded; the number alone of a line that is none."""
    for number, line in _unfolded(text):
        found = _parsed(number, line)
        yield found if found is not None else number


def written(name: str, values: Sequence[str], *, about: str = "") -> str:
    """One property, escaped and folded, with its line's end."""
    return _folded(f"{name}{about}:{';'.join(escaped(value) for value in values)}")


def escaped(value: str) -> str:
    """A text whose signs cannot be taken for the card's own."""
    for sign, said in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        value = value.replace(sign, said)
    return value


def plain(value: str) -> str:
    """A value with its escaped signs as they are."""
    return _UNESCAPED.sub(lambda found: _ESCAPES.get(found.group(1), found.group(1)), value).strip()


def split(value: str, sign: str) -> list[str]:
    """At every sign that is not escaped."""
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == sign:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines: one that begins with a blank belongs to the one before; so does what a soft line break ends."""
    begun, at = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if begun and line[:1] in {" ", "\t"}:
            begun += line[1:]
        elif begun.endswith("=") and "QUOTED-PRINTABLE" in begun.upper():
            begun = begun[:-1] + line
        else:
            if begun:
                yield at, begun
            begun, at = line.rstrip(), number
    if begun:
        yield at, begun


def _parsed(number: int, line: str) -> CardLine | None:
    head, colon, value = _at_colon(line)
    if not colon:
        return None
    first, *rest = split(head, ";")
    name = first.rpartition(".")[2].upper()
    about: dict[str, tuple[str, ...]] = {}
    for part in rest:
        key, _, said = part.partition("=") if "=" in part else ("TYPE", "=", part)
        said_list = tuple(one.strip('" ') for one in said.split(","))
        about[key.upper()] = (*about.get(key.upper(), ()), *said_list)
    if "QUOTED-PRINTABLE" in {one.upper() for one in (*about.get("ENCODING", ()), *about.get("TYPE", ()))}:
        value = quopri.decodestring(value.encode()).decode("utf-8", errors="replace").replace("\r\n", "\n")
    return CardLine(number=number, name=name, value=value, about=about)


def _at_colon(line: str) -> tuple[str, str, str]:
    """At the first colon outside quotes."""
    is_quoted = False
    for at, sign in enumerate(line):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == ":" and not is_quoted:
            return line[:at], ":", line[at + 1 :]
    return line, "", ""


def _folded(line: str) -> str:
    """No line longer than 75 bytes, no letter cut in two."""
    lines, begun, width = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if width + size > _WIDTH:
            lines.append(begun)
            begun, width = " ", 1
        begun += letter
        width += size
    return "\r\n".join([*lines, begun]) + "\r\n"
