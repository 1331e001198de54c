"""What the library page is given: its state as one value, and what it asks of pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import FilterCounts
from focusflow_desktop.ui.library.histogram import Channels

TABLES = (
    "photos",
    "photo_states",
    "photo_keywords",
    "collections",
    "collection_photos",
    "sessions",
    "jobs",
    "finals",
)


class PictureFacts(Protocol):
    """What is computed from a picture's pixels, answered later on the window's thread."""

    def histogram(self, photo_id: UUID, done: Callable[[Channels | None], None]) -> None:
        """The brightness counts of a photo; None where it has no picture."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryState:
    """Everything the page shows that is not fetched by looking."""

    ids: Sequence[UUID]
    filter: Filter = Filter()  # noqa: RUF009 — a frozen value
    counts: FilterCounts | None = None
    active: UUID | None = None
