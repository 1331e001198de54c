"""Sets a call sheet as a PDF (or a picture of it) by typst, with the fonts the program brings and the system's for what they lack.

Everything that was written by a person goes in as data (one JSON value), never as markup: `#panic()` prints as `#panic()`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from focusflow_desktop.paths import resources_folder

if TYPE_CHECKING:
    import typst

# where paper is 8.5 × 11 inches (ISO 3166-1); everywhere else it is A4
LETTER_COUNTRIES = frozenset(
    {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "SV", "NI", "HN", "PA", "DO", "PR", "BO"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """One picture to make."""

    title: str
    people: str = ""
    is_must: bool = False
    is_made: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """Items that belong together; a group without a name has no head."""

    name: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperList:
    """One list."""

    title: str
    groups: tuple[PaperGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """The heads, in the person's language."""

    people: str
    hours: str
    must: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What stands on the paper, word for word: times and days are words already."""

    title: str
    subtitle: str
    studio: str
    when: str
    foot: str
    words: PaperWords
    size: Literal["a4", "us-letter"] = "a4"
    lang: str = "en"
    facts: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str, str], ...] = ()  # name, part, phone
    hours: tuple[tuple[str, str, str, str], ...] = ()  # time, what, who, where
    lists: tuple[PaperList, ...] = ()


def paper_size(country: str) -> Literal["a4", "us-letter"]:
    """The paper a country's printers hold."""
    return "us-letter" if country in LETTER_COUNTRIES else "a4"


def set_pdf(paper: Paper) -> bytes:
    """The paper as a PDF."""
    return b"".join(_set(paper, "pdf", ppi=None))


def set_pictures(paper: Paper, *, ppi: float = 96.0) -> list[bytes]:
    """The paper as PNG pictures, one for each page."""
    return _set(paper, "png", ppi=ppi)


def _set(paper: Paper, kind: Literal["pdf", "png"], *, ppi: float | None) -> list[bytes]:
    import typst

    template = resources_folder() / "papers" / "call_sheet.typ"
    made = typst.compile(
        template.read_bytes(),
        font_paths=_fonts(),
        format=kind,
        ppi=ppi,
        sys_inputs={
            "paper": json.dumps(asdict(replace(paper, lang=_language(paper.lang))), ensure_ascii=False)
        },
    )
    return list(made) if isinstance(made, list) else [made]


def _language(code: str) -> str:
    """A code that typst takes; the locale of a bare system is called "C"."""
    return code.lower() if code.isascii() and code.isalpha() and len(code) in (2, 3) else "en"


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Ours first, read once; the system's fill in for writing they do not know."""
    import typst

    return typst.Fonts(include_system_fonts=True, font_paths=[str(resources_folder() / "fonts")])
