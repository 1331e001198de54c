"""What a Lightroom catalog says, as plain values; paths are as Lightroom's own machine spells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from focusflow_desktop.shared.records.photos import Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogPhoto:
    """One master photo of the catalog; virtual copies are counted elsewhere and have no row."""

    id: int
    root: str  # the root folder, such as `D:/Photos/`; another drive letter is a relinking of roots
    relative: str  # below the root, with `/`
    rating: int
    flag: Flag
    label: str
    keywords: frozenset[str]
    caption: str | None
    captured_at: datetime | None  # the camera's own naive clock

    @property
    def path(self) -> str:
        """Where Lightroom has the file."""
        return self.root + self.relative


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogCollection:
    """One collection, or a set of them; `names` leads from the top to it."""

    id: int
    parent_id: int | None
    names: tuple[str, ...]
    is_set: bool
    photo_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogContent:
    """All that is taken from a catalog, with what was left out so that it can be said."""

    key: str  # the catalog itself, wherever its file lies
    version: str | None
    photos: tuple[CatalogPhoto, ...]
    collections: tuple[CatalogCollection, ...]
    virtual_copies: int
    smart_collections: int
    stacks: int
