"""File names that are safe on every system (R14): Windows' reserved words, controls, bidi tricks, length, twins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe_name(text: str, *, max_bytes: int = 120) -> str:
    """One path component that every system accepts, in NFC, at most `max_bytes` of UTF-8; its suffix is kept."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in composed if not _is_unwelcome(c))
    cleaned = _FORBIDDEN.sub("_", kept).strip().rstrip(". ")
    stem, suffix = _split(cleaned)
    if _RESERVED.match(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    stem = _shorten(stem, max_bytes - len(suffix.encode())).rstrip(". ") or "_"
    return stem + suffix


def distinct(name: str, taken: Container[str]) -> str:
    """`name`, or `name-2`, `name-3`…: the first whose `collision_key` is not in `taken`."""
    if collision_key(name) not in taken:
        return name
    stem, suffix = _split(name)
    number = 2
    while collision_key(f"{stem}-{number}{suffix}") in taken:
        number += 1
    return f"{stem}-{number}{suffix}"


def collision_key(name: str) -> str:
    """Names with one key are one file on some system: case and Unicode form do not tell them apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_unwelcome(character: str) -> bool:
    return character in _BIDI or unicodedata.category(character) in {"Cc", "Cs"}


def _split(name: str) -> tuple[str, str]:
    suffix = PurePosixPath(name).suffix
    if not suffix or len(suffix.encode()) > 16 or suffix == name:
        return name, ""
    return name[: -len(suffix)], suffix


def _shorten(text: str, max_bytes: int) -> str:
    """The longest start of `text` that fits, never half a character nor a base without its combining marks."""
    encoded = text.encode()
    if len(encoded) <= max_bytes:
        return text
    cut = encoded[: max(max_bytes, 0)].decode(errors="ignore")
    rest = text[len(cut) :]
    if rest and unicodedata.combining(rest[0]):
        cut = cut.rstrip("".join(c for c in set(cut) if unicodedata.combining(c)))[:-1]
    return cut
