"""Names and folders from tokens: `{date:%Y%m%d}_{job}_{number:4}`. Parsed once, with errors that say where.

`{{` and `}}` stand for braces. Names get their file's ending by themselves. Every part is made safe (R14).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.names import safe_name

TIME_TOKENS = {
    "date": "%Y-%m-%d",
    "time": "%H%M%S",
    "year": "%Y",
    "month": "%m",
    "day": "%d",
    "hour": "%H",
    "minute": "%M",
    "second": "%S",
}
TEXT_TOKENS = ("photographer", "job", "session", "camera", "serial", "name")
ASKED_FOR = frozenset({"photographer", "job", "session"})  # a person says these; the others the file knows
_BASE_BYTES = 96  # leaves room for a suffix of collision and the endings within 120 bytes
_PIECE = re.compile(r"\{\{|\}\}|\{(?P<token>[^{}]*)\}|(?P<stray>[{}])|(?P<text>[^{}]+)")
_TIME_FORMAT = re.compile(r"(?:%[YymdHMSjbBaAfIp%]|[^%])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What the tokens of one group stand for."""

    taken_at: datetime
    texts: Mapping[str, str]
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Plain text (no token) or a token with what followed its colon."""

    text: str = ""
    token: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template that has been understood."""

    source: str
    pieces: tuple[Piece, ...]

    def uses(self, token: str) -> bool:
        """Whether the token occurs."""
        return any(piece.token == token for piece in self.pieces)

    @property
    def uses_time(self) -> bool:
        """Whether it needs to know when the picture was taken."""
        return any(piece.token in TIME_TOKENS for piece in self.pieces)

    @property
    def unmet(self) -> frozenset[str]:
        """The tokens that a person has to give a value for."""
        return frozenset(piece.token for piece in self.pieces) & ASKED_FOR

    def fill(self, shot: Shot) -> str:
        """The text for one group, not yet safe."""
        return "".join(_filled(piece, shot) for piece in self.pieces)


def parse_name(source: str) -> Template:
    """A file name's template; it must not be empty and has no folders in it."""
    template = _parsed(source.removesuffix(".{ext}"))
    if "/" in source or "\\" in source:
        raise _error(source, max(source.find("/"), source.find("\\")), "a file name has no slash")
    if not template.pieces:
        raise _error(source, 0, "the name is empty")
    return template


def parse_folder(source: str) -> Template:
    """A folder's template, its levels parted by slashes; empty means the destination itself."""
    return _parsed(source.replace("\\", "/"))


def parse_text(source: str) -> Template:
    """Free words with tokens, such as a caption; slashes are only slashes."""
    return _parsed(source)


def base_name(template: Template, shot: Shot) -> str:
    """The safe base name of a group's files."""
    return safe_name(template.fill(shot), max_bytes=_BASE_BYTES)


def folder_levels(template: Template, shot: Shot) -> tuple[str, ...]:
    """The safe folder names, from the top. Slashes in a job's name do not make folders; dots do not climb."""
    levels = "".join(
        _filled(piece, shot).replace("/", "_") if piece.token else piece.text for piece in template.pieces
    ).split("/")
    return tuple(safe_name(level) for level in levels if level.strip(". "))


def _parsed(source: str) -> Template:
    pieces: list[Piece] = []
    for found in _PIECE.finditer(source):
        if found["stray"]:
            raise _error(source, found.start(), "a single brace; write {{ or }} for a brace itself")
        if found["token"] is not None:
            pieces.append(_token(source, found.start(), found["token"]))
        else:
            pieces.append(Piece(text=found["text"] or found[0][0]))
    return Template(source=source, pieces=tuple(pieces))


def _token(source: str, position: int, inside: str) -> Piece:
    token, _, form = inside.partition(":")
    if token == "number":
        if form and not (form.isdecimal() and 1 <= int(form) <= 9):
            raise _error(source, position, "{number} takes how many digits, 1 to 9, as in {number:4}")
    elif token in TIME_TOKENS:
        if form and not _TIME_FORMAT.fullmatch(form):
            raise _error(source, position, f"{form} is no date format; write for example {{date:%Y%m%d}}")
    elif token == "ext":
        raise _error(source, position, "{ext} stands only at the end of a name, as in {name}.{ext}")
    elif token in TEXT_TOKENS:
        if form:
            raise _error(source, position, f"{{{token}}} takes nothing after a colon")
    else:
        known = ", ".join(f"{{{name}}}" for name in (*TIME_TOKENS, *TEXT_TOKENS, "number"))
        raise _error(source, position, f"{{{token}}} is unknown; there are {known}")
    return Piece(token=token, form=form)


def _filled(piece: Piece, shot: Shot) -> str:
    if not piece.token:
        return piece.text
    if piece.token == "number":
        return str(shot.number).zfill(int(piece.form or 1))
    if piece.token in TIME_TOKENS:
        return shot.taken_at.strftime(piece.form or TIME_TOKENS[piece.token])
    return shot.texts.get(piece.token, "")


def _error(source: str, position: int, what: str) -> Refused:
    message = f"The template {source!r} is not understood at character {position + 1}: {what}."
    return Refused("ingest.template", message, template=source, position=position)
