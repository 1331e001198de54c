"""The marks a packet can carry, as one value: what the database, a sidecar and a merge compare field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Final

from focusflow_desktop.shared.records.photos import Flag, Label

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One photo's marks. `rating` is None where a file has stars that cannot be told (a bare Rating of −1)."""

    rating: int | None = 0
    flag: Flag = Flag.NONE
    label: str = Label.NONE.value
    keywords: frozenset[str] = frozenset()  # a hierarchy is written `A|B|C`
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    rights: str | None = None

    def to_json(self) -> dict[str, object]:
        """For the sidecar's row in the database."""
        plain: dict[str, object] = {name: getattr(self, name) for name in FIELDS}
        return plain | {"flag": self.flag.value, "keywords": sorted(self.keywords)}


FIELDS: Final = tuple(field.name for field in fields(Marks))
BLANK: Final = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksRead:
    """Marks as a packet has them, with when it was last written and what in it made no sense."""

    marks: Marks
    metadata_date: datetime | None = None
    warnings: tuple[str, ...] = ()


def marks_from_json(stored: dict[str, object]) -> Marks:
    """The inverse of `Marks.to_json`; fields of another version are left at their defaults."""
    known = {name: value for name, value in stored.items() if name in FIELDS}
    keywords = known.get("keywords", ())
    assert isinstance(keywords, Iterable)
    return replace(
        BLANK,
        **known | {"flag": Flag(str(known.get("flag", "none"))), "keywords": frozenset(keywords)},  # type: ignore[arg-type]  # JSON
    )


def clean_marks(marks: Marks) -> Marks:
    """The marks as XMP can hold them: no control characters, empty texts absent, no empty keywords."""
    return replace(
        marks,
        label=clean_text(marks.label) or Label.NONE.value,
        keywords=frozenset(word for word in map(clean_text, marks.keywords) if word),
        title=clean_text(marks.title),
        caption=clean_text(marks.caption),
        creator=clean_text(marks.creator),
        rights=clean_text(marks.rights),
    )


def clean_text(text: str | None) -> str | None:
    """A text without what XML cannot hold and without outer space; None where nothing is left."""
    return _NOT_XML.sub("", text or "").replace("\r\n", "\n").replace("\r", "\n").strip() or None
