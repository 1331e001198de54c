"""What a photo's marks become when a catalog is read: the rule, pure.

Never read before: the catalog fills what is empty here; what a person has marked here stays. Read before: only what
Lightroom has changed since is taken, and only where nothing was changed here since. So a second reading never takes
back the photographer's own work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from focusflow_desktop.photos.lightroom.rows import CatalogPhoto
from focusflow_desktop.shared.records.photos import Flag

_FIELDS = ("rating", "flag", "label", "caption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The marks that a catalog and a studio both know."""

    rating: int = 0
    flag: Flag = Flag.NONE
    label: str = "none"
    caption: str | None = None
    keywords: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, object]:
        """For the table of what was said last."""
        return {
            "rating": self.rating,
            "flag": self.flag.value,
            "label": self.label,
            "caption": self.caption,
            "keywords": sorted(self.keywords),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> Said:
        """What `as_json` kept."""
        keywords, caption = kept.get("keywords"), kept.get("caption")
        return cls(
            rating=int(str(kept.get("rating", 0))),
            flag=Flag(str(kept.get("flag", Flag.NONE.value))),
            label=str(kept.get("label", "none")),
            caption=str(caption) if caption is not None else None,
            keywords=frozenset(map(str, keywords)) if isinstance(keywords, list) else frozenset(),
        )


_EMPTY = Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The marks from here on; `kept` says that something here stayed although the catalog says otherwise."""

    marks: Said
    kept: bool


def said_of(photos: Iterable[CatalogPhoto]) -> Said:
    """What the catalog says of one photo; a camera JPEG beside its RAW only fills what the RAW leaves empty."""
    said = _EMPTY
    for photo in photos:
        for field in _FIELDS:
            if getattr(said, field) == getattr(_EMPTY, field):
                said = replace(said, **{field: getattr(photo, field)})
        said = replace(said, keywords=said.keywords | photo.keywords)
    return said


def merged(*, here: Said, there: Said, base: Said | None, is_new: bool) -> Merged:
    """`base` is what the catalog said at the last reading; `is_new` that this reading brought the photo here."""
    taken: dict[str, Any] = {}  # the fields' own values, handed to `replace` by name
    kept = False
    for field in _FIELDS:
        mine, theirs = getattr(here, field), getattr(there, field)
        empty = getattr(_EMPTY, field)
        if mine == theirs:
            continue
        if base is None:
            takes = theirs != empty and (is_new or mine == empty)
            kept = kept or (theirs != empty and not takes)
        else:
            before = getattr(base, field)
            takes = theirs != before and mine == before
            kept = kept or (theirs != before and not takes)
        if takes:
            taken[field] = theirs
    known = base.keywords if base is not None else frozenset()
    keywords = (here.keywords | (there.keywords - known)) - (known - there.keywords)
    return Merged(marks=replace(here, **taken, keywords=keywords), kept=kept)
