"""What the palette finds: photos by a part of their name, keywords by their beginning, every shoot and collection by title.

Light questions of their own: the library's lists count photos, which takes too long for every letter typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Collection, Job, Photo, PhotoKeyword, PhotoSession


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFound:
    """A photo by its name."""

    id: UUID
    name: str
    taken_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordFound:
    """A keyword and how many photos have it."""

    keyword: str
    photos: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShootFound:
    """A shoot with the job above it."""

    id: UUID
    title: str
    job_id: UUID
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFound:
    """A collection."""

    id: UUID
    name: str


def photos_named(db: DbSession, part: str, *, limit: int) -> list[PhotoFound]:
    """Photos whose name contains the part, in the order they were taken."""
    chosen = select(Photo.id, Photo.name, Photo.taken_at).where(
        ~Photo.deleted, Photo.name.like(f"%{_plain(part)}%", escape="\\")
    )
    found = db.execute(chosen.order_by(Photo.taken_at, Photo.name, Photo.id).limit(limit))
    return [PhotoFound(id=id_, name=name, taken_at=taken_at) for id_, name, taken_at in found]


def keywords_beginning(db: DbSession, start: str, *, limit: int) -> list[KeywordFound]:
    """Keywords that begin so, those of most photos first."""
    photos = func.count(PhotoKeyword.photo_id)
    chosen = select(PhotoKeyword.keyword, photos).where(
        PhotoKeyword.keyword.like(f"{_plain(start)}%", escape="\\"), ~PhotoKeyword.deleted
    )
    found = db.execute(chosen.group_by(PhotoKeyword.keyword).order_by(photos.desc()).limit(limit))
    return [KeywordFound(keyword=keyword, photos=count) for keyword, count in found]


def shoots(db: DbSession) -> list[ShootFound]:
    """Every shoot, the latest first."""
    same = and_(Job.tenant_id == PhotoSession.tenant_id, Job.id == PhotoSession.job_id)
    chosen = select(PhotoSession.id, PhotoSession.title, Job.id, Job.title).join(Job, same)
    found = db.execute(chosen.where(~PhotoSession.deleted).order_by(PhotoSession.id.desc()))
    return [ShootFound(id=id_, title=title, job_id=job_id, job=job) for id_, title, job_id, job in found]


def collections_named(db: DbSession) -> list[CollectionFound]:
    """Every collection by name."""
    chosen = select(Collection.id, Collection.name).where(~Collection.deleted).order_by(Collection.name)
    return [CollectionFound(id=id_, name=name) for id_, name in db.execute(chosen)]


def _plain(text: str) -> str:
    return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
