"""Names of exported files from tokens: `{name}`, `{date}_{seq:4}`… Understood once, with errors that say what is wrong.

`{{` and `}}` stand for braces. The suffix comes from the format; every name is made safe (R14).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.names import safe_name

TOKENS = ("name", "date", "time", "seq", "rating", "camera", "job", "preset", "title")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_DATE_FORM = re.compile(r"(?:%[YymdHMSjbB]|[^%/\\])+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the tokens of one exported file stand for."""

    name: str  # the original's file name
    captured_at: datetime | None = None
    rating: int = 0
    camera: str = ""
    job: str = ""
    title: str = ""
    preset: str = ""
    number: int = 1


def check_template(template: str) -> None:
    """Raises Refused when the template cannot be understood."""
    file_name(template, Named(name="x.jpg", captured_at=datetime(2000, 1, 1)), suffix=".jpg")  # noqa: DTZ001 — camera time is naive


def file_name(template: str, named: Named, *, suffix: str) -> str:
    """The safe file name of one export."""
    if not template.strip():
        raise _refused(template, "it is empty")
    filled = "".join(_filled(template, piece, named) for piece in _PIECE.finditer(template))
    return safe_name(filled.strip() + suffix)


def _filled(template: str, piece: re.Match[str], named: Named) -> str:
    text = piece.group(0)
    if piece.group(1) is not None:
        token, _, form = piece.group(1).partition(":")
        return _token(template, token, form, named)
    if text in {"{{", "}}"}:
        return text[0]
    if text in {"{", "}"}:
        raise _refused(template, "a brace stands alone; write {{ or }} for the sign itself")
    if "/" in text or "\\" in text:
        raise _refused(template, "a file name has no slash")
    return text


def _token(template: str, token: str, form: str, named: Named) -> str:
    match token:
        case "seq":
            if form and not (form.isdecimal() and 1 <= int(form) <= 9):
                raise _refused(template, "{seq} takes how many digits, 1 to 9, as in {seq:4}")
            return str(named.number).zfill(int(form or 1))
        case "date" | "time":
            return _moment(template, token, form, named.captured_at)
        case "name":
            return PurePath(named.name).stem
        case "rating":
            return str(named.rating)
        case "camera" | "job" | "preset" | "title":
            return str(getattr(named, token)).replace("/", "_")
        case _:
            known = ", ".join(f"{{{name}}}" for name in TOKENS)
            raise _refused(template, f"{{{token}}} is unknown; there are {known}")


def _moment(template: str, token: str, form: str, at: datetime | None) -> str:
    if form and not _DATE_FORM.fullmatch(form):
        raise _refused(template, f"{form} is no date format; write for example {{date:%Y%m%d}}")
    if at is None:
        return "undated" if token == "date" else ""
    return at.strftime(form or ("%Y-%m-%d" if token == "date" else "%H%M%S"))


def _refused(template: str, what: str) -> Refused:
    return Refused(
        "export.name_template",
        f"The name {template!r} cannot be used: {what}.",
        template=template,
        reason=what,
    )
