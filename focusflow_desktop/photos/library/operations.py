"""What changes the library: registering photos with their files, words and keywords, collections, files that moved."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile, SidecarState, Signature
from focusflow_desktop.shared.ids import new_id, photo_id
from focusflow_desktop.shared.records import (
    Collection,
    CollectionPhoto,
    Job,
    Member,
    Photo,
    PhotoKeyword,
    PhotoSession,
    PhotoState,
)
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.photos import Flag, PhotoKind
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """One file of a photo that is being registered."""

    path: Path
    role: FileRole
    sha256: str
    byte_size: int
    mtime_ns: int
    volume: str | None = None
    verified_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPhoto:
    """A photo to register: the facts of its original, its files, and marks it already carries."""

    sha256: str
    name: str
    kind: PhotoKind
    byte_size: int
    files: tuple[NewFile, ...]
    has_jpeg: bool = False
    width_px: int | None = None
    height_px: int | None = None
    orientation: int = 1
    captured_at: datetime | None = None
    captured_offset_minutes: int | None = None
    taken_at: datetime | None = None
    camera_make: str | None = None
    camera: str | None = None
    camera_serial: str | None = None
    lens: str | None = None
    focal_mm: float | None = None
    aperture: float | None = None
    exposure_s: float | None = None
    iso: int | None = None
    session_id: UUID | None = None
    photographer_id: UUID | None = None
    rating: int = 0
    flag: Flag = Flag.NONE
    label: str = "none"
    title: str | None = None
    caption: str | None = None
    creator: str | None = None
    rights: str | None = None
    keywords: tuple[str, ...] = field(default=())

    @property
    def id(self) -> UUID:
        """The id that the original's content gives."""
        return photo_id(self.sha256)


def register(db: DbSession, photos: Sequence[NewPhoto]) -> Changes:
    """Add photos with their files. A photo that is known keeps its marks and gains the files it did not have."""
    known = set(db.scalars(select(Photo.id).where(Photo.id.in_([p.id for p in photos]))))
    files = _known_files(db, [new.path for photo in photos for new in photo.files])
    for photo in photos:
        if photo.id not in known:
            known.add(photo.id)
            _add_photo(db, photo)
        for new in photo.files:
            _add_file(db, photo.id, new, record=files.get(os.fsencode(new.path)))
    db.flush()
    return Changes.of("photos", [photo.id for photo in photos])


def _add_photo(db: DbSession, new: NewPhoto) -> None:
    facts = {name: getattr(new, name) for name in _FACTS}
    db.add(Photo(id=new.id, **facts, taken_at=new.taken_at or new.captured_at))
    words = {name: getattr(new, name) for name in ("title", "caption", "creator", "rights")}
    db.add(PhotoState(id=new.id, rating=new.rating, flag=new.flag, label=new.label, **words))
    db.add_all(PhotoKeyword(photo_id=new.id, keyword=keyword) for keyword in new.keywords)
    db.add(
        SidecarState(photo_id=new.id, path=b"", is_due=True)
    )  # what stands beside it has not been read yet


_FACTS = [
    "sha256",
    "name",
    "kind",
    "byte_size",
    "has_jpeg",
    "width_px",
    "height_px",
    "orientation",
    "captured_at",
    "captured_offset_minutes",
    "camera_make",
    "camera",
    "camera_serial",
    "lens",
    "focal_mm",
    "aperture",
    "exposure_s",
    "iso",
    "session_id",
    "photographer_id",
]


def _known_files(db: DbSession, paths: Sequence[Path]) -> dict[bytes, PhotoFile]:
    encoded = [os.fsencode(path) for path in paths]
    return {
        record.path: record for record in db.scalars(select(PhotoFile).where(PhotoFile.path.in_(encoded)))
    }


def _add_file(db: DbSession, owner: UUID, new: NewFile, *, record: PhotoFile | None) -> None:
    if record is None:
        record = PhotoFile(path=os.fsencode(new.path))
        db.add(record)
    record.photo_id, record.role, record.volume = owner, new.role, new.volume
    record.sha256, record.byte_size, record.mtime_ns = new.sha256, new.byte_size, new.mtime_ns
    record.verified_at = new.verified_at or record.verified_at
    record.missing_since = None


def find_or_add_session(db: DbSession, *, job: str, session: str, shot_on: date | None = None) -> UUID:
    """The shoot of this name under the job of this name, made where it is not there yet: shot, and in production."""
    job_id = db.scalar(select(Job.id).where(Job.title == job, ~Job.deleted)) or _add(
        db, Job(title=job, stage=JobStage.FULFILLMENT)
    )
    chosen = select(PhotoSession.id).where(
        PhotoSession.job_id == job_id, PhotoSession.title == session, ~PhotoSession.deleted
    )
    return db.scalar(chosen) or _add(
        db,
        PhotoSession(
            job_id=job_id,
            title=session,
            shot_on=shot_on,
            state=SessionState.COMPLETED,
            production=ProductionStatus.IMPORTED,
        ),
    )


def find_or_add_member(db: DbSession, name: str) -> UUID:
    """The member of this name, made where there is none yet."""
    return db.scalar(select(Member.id).where(Member.name == name, ~Member.deleted)) or _add(
        db, Member(name=name)
    )


def _add(db: DbSession, record: Job | PhotoSession | Member | Collection) -> UUID:
    record.id = new_id()
    db.add(record)
    db.flush()
    return record.id


def describe(
    db: DbSession, ids: Sequence[UUID], *, title: str | None = None, caption: str | None = None
) -> Changes:
    """Set the title or caption of these photos; what is None stays as it is."""
    values = {name: text for name, text in (("title", title), ("caption", caption)) if text is not None}
    db.execute(update(PhotoState).where(PhotoState.id.in_(ids)).values(**values))
    return Changes.of("photo_states", ids)


def add_keyword(db: DbSession, ids: Sequence[UUID], *, keyword: str) -> Changes:
    """Put a keyword on each of these photos that does not have it."""
    chosen = select(PhotoKeyword).where(PhotoKeyword.photo_id.in_(ids), PhotoKeyword.keyword == keyword)
    present = {record.photo_id: record for record in db.scalars(chosen)}
    for photo in ids:
        if photo in present:
            present[photo].deleted = False
        else:
            db.add(PhotoKeyword(photo_id=photo, keyword=keyword))
    return Changes.of("photo_keywords", ids)


def remove_keyword(db: DbSession, ids: Sequence[UUID], *, keyword: str) -> Changes:
    """Take a keyword off these photos."""
    chosen = update(PhotoKeyword).where(PhotoKeyword.photo_id.in_(ids), PhotoKeyword.keyword == keyword)
    db.execute(chosen.values(deleted=True))
    return Changes.of("photo_keywords", ids)


def add_collection(db: DbSession, name: str, *, parent_id: UUID | None = None) -> UUID:
    """Make a collection; returns its id."""
    return _add(db, Collection(name=name, parent_id=parent_id))


def put_in_collection(db: DbSession, collection_id: UUID, ids: Sequence[UUID]) -> Changes:
    """Put photos at the end of a collection; those already in it stay where they are."""
    chosen = select(CollectionPhoto).where(CollectionPhoto.collection_id == collection_id)
    present = {record.photo_id: record for record in db.scalars(chosen)}
    last = max((record.place for record in present.values()), default=0.0)
    for number, photo in enumerate(ids, start=1):
        if photo in present:
            present[photo].deleted = False
        else:
            db.add(CollectionPhoto(collection_id=collection_id, photo_id=photo, place=last + number))
    return Changes.of("collection_photos")


def take_from_collection(db: DbSession, collection_id: UUID, ids: Sequence[UUID]) -> Changes:
    """Take photos out of a collection; the photos themselves stay."""
    chosen = update(CollectionPhoto).where(
        CollectionPhoto.collection_id == collection_id, CollectionPhoto.photo_id.in_(ids)
    )
    db.execute(chosen.values(deleted=True))
    return Changes.of("collection_photos")


def note_missing(db: DbSession, paths: Sequence[Path], *, at: datetime) -> Changes:
    """These files could not be found where they were."""
    return _set_missing(db, paths, at=at)


def note_found(db: DbSession, paths: Sequence[Path]) -> Changes:
    """These files are where they were again."""
    return _set_missing(db, paths, at=None)


def _set_missing(db: DbSession, paths: Sequence[Path], *, at: datetime | None) -> Changes:
    encoded = [os.fsencode(path) for path in paths]
    owners = db.scalars(select(PhotoFile.photo_id).where(PhotoFile.path.in_(encoded))).all()
    db.execute(update(PhotoFile).where(PhotoFile.path.in_(encoded)).values(missing_since=at))
    return Changes.of("photos", owners)


def relink(db: DbSession, moved: Sequence[tuple[Path, Path]]) -> Changes:
    """Files that lie elsewhere now (old path, new path); the caller has compared their content."""
    owners: list[UUID] = []
    for old, new in moved:
        record = db.scalar(select(PhotoFile).where(PhotoFile.path == os.fsencode(old)))
        if record is not None:
            record.path, record.missing_since = os.fsencode(new), None
            owners.append(record.photo_id)
    return Changes.of("photos", owners)


def remember_folder(
    db: DbSession,
    path: Path,
    kind: FolderKind,
    *,
    session_id: UUID | None = None,
    writes_sidecars: bool = False,
) -> Changes:
    """Know a folder from here on; knowing it twice changes nothing."""
    encoded = os.fsencode(path)
    if db.scalar(select(Folder.id).where(Folder.path == encoded, Folder.kind == kind)) is None:
        db.add(Folder(path=encoded, kind=kind, session_id=session_id, writes_sidecars=writes_sidecars))
    return Changes.of("folders")


def keep_signature(
    db: DbSession, photo: UUID, *, likeness: bytes, sharpness: float, brightness: float
) -> Changes:
    """Keep what was measured from a photo's thumbnail."""
    db.merge(Signature(photo_id=photo, likeness=likeness, sharpness=sharpness, brightness=brightness))
    return Changes.of("signatures", [photo])


def shift_clock(db: DbSession, ids: Sequence[UUID], *, seconds: int) -> Changes:
    """Align a camera's clock: `taken_at` becomes the camera's own time plus `seconds`. EXIF is not touched."""
    shifted = func.strftime("%Y-%m-%d %H:%M:%f000", Photo.captured_at, f"{seconds:+d} seconds")
    db.execute(
        update(Photo).where(Photo.id.in_(ids), Photo.captured_at.is_not(None)).values(taken_at=shifted),
        execution_options={"synchronize_session": False},
    )
    return Changes.of("photos", ids)
