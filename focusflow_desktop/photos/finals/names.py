"""What an original may have been called, told from a final's name: suffixes of editors and exports, and renames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

_WORDS: Final = (
    "edit|edited|bearbeitet|modifier|modificato|editar|final|export|exported|copy|kopie|copie|hdr|pano|enhanced|nr|"
    "denoise|topaz|denoiseai|sharpenai|bw|sw|web|print|full|fullres|highres|hires|lowres|small|large|srgb|adobergb|"
    "retouched|retusche|crop|verbessert"
)
_TAIL: Final = re.compile(
    rf"(?:[\s_-]+(?:(?:{_WORDS})\d{{0,2}}|\d{{3,5}}px|v\d{{1,2}}|\d{{1,2}})|\s*\(\d{{1,3}}\))$", re.IGNORECASE
)
_EDGE: Final = re.compile(r"[\s_.\-()\[\]+,&]+")
_LEAST = 4  # a shorter piece of a name is no name


def stem_key(name: str) -> str:
    """The name without its suffix, in the form in which names are compared."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", PurePath(name).stem).casefold())


def name_keys(name: str) -> Iterator[tuple[str, ...]]:
    """Keys of possible originals, the likeliest first; each step holds keys of equal standing."""
    stem = stem_key(name)
    yield (stem,)
    shorter = stem
    while (cut := _TAIL.sub("", shorter)) != shorter and cut:
        shorter = cut
        yield (shorter,)
    pieces: dict[int, list[str]] = {}
    for piece in _pieces(stem):
        pieces.setdefault(len(piece), []).append(piece)
    for length in sorted(pieces, reverse=True):
        yield tuple(dict.fromkeys(pieces[length]))


def _pieces(stem: str) -> Iterator[str]:
    """Every part of the name that begins and ends at an edge: a rename often keeps the camera's name inside."""
    starts = [0, *(edge.end() for edge in _EDGE.finditer(stem))]
    ends = [*(edge.start() for edge in _EDGE.finditer(stem)), len(stem)]
    for start in starts[:24]:
        for end in ends[:24]:
            piece = stem[start:end]
            if len(piece) >= _LEAST and piece != stem and any(c.isdigit() for c in piece):
                yield piece
