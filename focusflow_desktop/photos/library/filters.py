"""What the library is asked to show: one frozen value, the same for the filter bar, the palette and `--filter`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from focusflow_desktop.shared.records.photos import Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Every field narrows; an empty field does not. Within one field any of its values will do."""

    text: str = ""  # every word must be in the name, camera, lens, caption, title or a keyword
    rating_at_least: int = 0
    rating_at_most: int = 5
    flags: frozenset[Flag] = frozenset()
    labels: frozenset[str] = frozenset()
    cameras: frozenset[str] = frozenset()
    lenses: frozenset[str] = frozenset()
    taken_from: date | None = None
    taken_to: date | None = None  # inclusive
    job_text: str = ""  # part of a job's or session's title
    session_ids: frozenset[UUID] = frozenset()
    collection_id: UUID | None = None
    keyword: str = ""
    is_unmarked: bool = False  # no rating, no flag, no label
    is_missing: bool | None = None
    is_trashed: bool = False  # what the person moved to the trash is shown only when asked for

    @property
    def is_empty(self) -> bool:
        """Whether it shows everything."""
        return self == Filter()

    def without(self, *fields: str) -> Filter:
        """The same filter with these fields cleared; counts beside a chip ignore the chip's own field."""
        empty = Filter()
        return replace(self, **{name: getattr(empty, name) for name in fields})
