"""Photographs: the unchanging facts of the original, and beside them the marks a person gives."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Float, Index, Integer, LargeBinary, SmallInteger, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class PhotoKind(StrEnum):
    """What the original is."""

    RAW = "raw"
    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    TIFF = "tiff"
    HEIC = "heic"
    AVIF = "avif"
    VIDEO = "video"


class Flag(StrEnum):
    """The photographer's decision in culling."""

    NONE = "none"
    PICK = "pick"
    REJECT = "reject"


class Label(StrEnum):
    """The five colours of Lightroom, Bridge and most others; other texts are kept as they are."""

    NONE = "none"
    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"


class Photo(Synced, Base):
    """The facts of one original. Its id is derived from the original's content; where files lie is not here."""

    __tablename__ = "photos"
    __table_args__ = (
        references("session_id", "sessions"),
        references("photographer_id", "members"),
        Index("ix_photos_taken", "taken_at", "name", "id", "deleted"),
        {"info": table_facts(5)},
    )

    session_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    photographer_id: Mapped[UUID | None] = field(kind=Uuid)
    name: Mapped[str] = field(Merge.FIXED)  # for people: with the suffix, as it was on the card
    name_bytes: Mapped[bytes | None] = field(Merge.FIXED, kind=LargeBinary)  # where the name is no clean text
    kind: Mapped[PhotoKind] = field(Merge.FIXED, kind=PhotoKind)
    has_jpeg: Mapped[bool] = field(Merge.FIXED, default=False)  # a RAW with its camera JPEG beside it
    sha256: Mapped[str] = field(Merge.FIXED, kind=String(64), index=True)
    byte_size: Mapped[int] = field(Merge.FIXED, kind=BigInteger)
    width_px: Mapped[int | None] = field(Merge.FIXED, kind=Integer)
    height_px: Mapped[int | None] = field(Merge.FIXED, kind=Integer)
    orientation: Mapped[int] = field(Merge.FIXED, kind=SmallInteger, default=1)  # EXIF 1–8
    captured_at: Mapped[datetime | None] = field(Merge.FIXED, kind=DateTime)  # the camera's own naive clock
    captured_offset_minutes: Mapped[int | None] = field(Merge.FIXED, kind=SmallInteger)
    taken_at: Mapped[datetime | None] = field(kind=DateTime)  # the camera's time with its clock aligned
    camera_make: Mapped[str | None] = field(Merge.FIXED)
    camera: Mapped[str | None] = field(Merge.FIXED, index=True)
    camera_serial: Mapped[str | None] = field(Merge.FIXED)
    lens: Mapped[str | None] = field(Merge.FIXED, index=True)
    focal_mm: Mapped[float | None] = field(Merge.FIXED, kind=Float)
    aperture: Mapped[float | None] = field(Merge.FIXED, kind=Float)
    exposure_s: Mapped[float | None] = field(Merge.FIXED, kind=Float)
    iso: Mapped[int | None] = field(Merge.FIXED, kind=Integer)


class PhotoState(Synced, Base):
    """The marks on one photo, in a row of their own so that a rating travels light. Shares the photo's id."""

    __tablename__ = "photo_states"
    __table_args__ = (references("id", "photos"), {"info": table_facts(6)})

    rating: Mapped[int] = field(kind=SmallInteger, default=0)
    flag: Mapped[Flag] = field(kind=Flag, default=Flag.NONE)
    label: Mapped[str] = field(
        kind=String(64), default="none"
    )  # a Label, or another program's text, verbatim
    title: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    caption: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    creator: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    rights: Mapped[str | None] = field(Merge.LWW_NOTIFY)


class PhotoKeyword(Synced, Base):
    """One keyword on one photo; removing it sets `deleted`, so that two machines can add and remove apart."""

    __tablename__ = "photo_keywords"
    __table_args__ = (references("photo_id", "photos"), {"info": table_facts(7)})

    photo_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    keyword: Mapped[str] = field(Merge.FIXED, index=True)  # hierarchy as `A|B|C`


class PhotoAlias(Synced, Base):
    """An id that turned out to be another photo's: a camera JPEG imported before its RAW."""

    __tablename__ = "photo_aliases"
    __table_args__ = (references("photo_id", "photos"), {"info": table_facts(8)})

    photo_id: Mapped[UUID] = field(kind=Uuid, index=True)
