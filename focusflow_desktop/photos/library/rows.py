"""The frozen rows that leave the database: pages and the shell command read these, never records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.shared.records.photos import Flag, PhotoKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRow:
    """One photo as a grid or list shows it. Sizes are pixels before the EXIF orientation is applied."""

    id: UUID
    name: str
    kind: PhotoKind
    has_jpeg: bool
    taken_at: datetime | None
    rating: int
    flag: Flag
    label: str
    width_px: int | None
    height_px: int | None
    orientation: int
    is_missing: bool
    has_final: bool
    sha256: str

    @property
    def aspect(self) -> float:
        """Width by height as it is shown; 3:2 where the size is not known."""
        if not self.width_px or not self.height_px:
            return 1.5
        ratio = self.width_px / self.height_px
        return 1 / ratio if self.orientation >= 5 else ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One file of a photo on this machine."""

    photo_id: UUID
    path: Path
    role: FileRole
    volume: str | None
    byte_size: int
    mtime_ns: int
    sha256: str
    verified_at: datetime | None
    missing_since: datetime | None
    away_on: str = ""  # the drive it lies on, where that drive is not plugged in
    is_trashed: bool = False  # moved to the system trash by the person


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDetail:
    """All that is known of one photo."""

    row: PhotoRow
    byte_size: int
    captured_at: datetime | None
    camera_make: str | None
    camera: str | None
    camera_serial: str | None
    lens: str | None
    focal_mm: float | None
    aperture: float | None
    exposure_s: float | None
    iso: int | None
    title: str | None
    caption: str | None
    keywords: tuple[str, ...]
    photographer: str | None
    session: str | None
    job: str | None
    files: tuple[FileRow, ...]
    sidecar_problem: str | None = None  # as it is stored: sidecars/problems.py reads it
    sidecar_conflict: dict[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterCounts:
    """How many photos each choice of the filter bar would show, the rest of the filter holding."""

    shown: int
    total: int
    unmarked: int
    missing: int
    trashed: int = 0
    by_rating: dict[int, int] = field(default_factory=dict)  # photos with exactly this rating
    by_flag: dict[str, int] = field(default_factory=dict)
    by_label: dict[str, int] = field(default_factory=dict)
    by_camera: dict[str, int] = field(default_factory=dict)
    by_lens: dict[str, int] = field(default_factory=dict)
    by_session: dict[UUID, int] = field(default_factory=dict)
    by_day: dict[str, int] = field(default_factory=dict)  # ISO date

    def rated_at_least(self, stars: int) -> int:
        """Photos with this many stars or more."""
        return sum(count for rating, count in self.by_rating.items() if rating >= stars)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A shoot with the job above it and the number of its photos."""

    id: UUID
    title: str
    job_id: UUID
    job: str
    photos: int
    unmarked: int
    first_taken_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionRow:
    """A collection and the number of its photos."""

    id: UUID
    name: str
    parent_id: UUID | None
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstFacts:
    """What burst grouping reads of one photo."""

    id: UUID
    taken_at: datetime | None
    camera_serial: str | None
    exposure_s: float | None
    aperture: float | None
    iso: int | None
    likeness: bytes | None
    sharpness: float | None
    brightness: float | None
