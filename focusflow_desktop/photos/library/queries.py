"""What the library reads: ids in order, rows for a window, counts for the filter bar, one photo's whole detail.

Each query costs a constant number of statements, whatever the number of photos.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, exists, func, select, type_coerce
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile, SidecarState, Signature
from focusflow_desktop.photos.files.drives import drive_of, is_plugged_in
from focusflow_desktop.photos.library.conditions import (
    conditions,
    ids_shown,
    is_among_missing,
    is_missing,
    is_unmarked,
    joined,
)
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import (
    BurstFacts,
    CollectionRow,
    FileRow,
    FilterCounts,
    PhotoDetail,
    PhotoRow,
    SessionRow,
)
from focusflow_desktop.shared.ids import ids_from_hex
from focusflow_desktop.shared.records import (
    Collection,
    CollectionPhoto,
    Final,
    Job,
    Member,
    Photo,
    PhotoKeyword,
    PhotoSession,
    PhotoState,
)
from focusflow_desktop.shared.records.photos import PhotoKind

_WINDOW = 500  # SQLite's limit on bound values is far above; smaller statements stay in its cache


def library_ids(db: DbSession, filter_: Filter) -> list[UUID]:
    """The photos the filter shows, by the aligned time they were taken, then by name."""
    plain = type_coerce(Photo.id, String)
    in_order = ids_shown(filter_, plain).order_by(Photo.taken_at, Photo.name, Photo.id).subquery()
    # 100,000 ids as one text, which keeps the order of its subquery: a row each would take SQLAlchemy 0.25 s
    digits = db.scalar(select(func.group_concat(in_order.c[0], ""))) or ""
    return ids_from_hex([digits[at : at + 32] for at in range(0, len(digits), 32)])


def rows(db: DbSession, ids: Sequence[UUID]) -> list[PhotoRow]:
    """The rows of these photos, in the order asked for; photos that are gone are left out."""
    found: dict[UUID, PhotoRow] = {}
    for start in range(0, len(ids), _WINDOW):
        chosen = joined(select(*_row_columns())).where(Photo.id.in_(ids[start : start + _WINDOW]))
        for record in db.execute(chosen):
            row = _photo_row(record)
            found[row.id] = row
    return [found[photo_id] for photo_id in ids if photo_id in found]


def filter_counts(db: DbSession, filter_: Filter) -> FilterCounts:
    """How many photos each chip would show; a chip's own field does not narrow its own counts."""
    base = filter_.without("rating_at_least", "rating_at_most", "flags", "labels", "is_unmarked")
    chips = _Chips(db)
    return FilterCounts(
        shown=chips.shown(filter_),
        total=chips.shown(Filter()),
        unmarked=_count(db, base, is_unmarked()),
        missing=_count(db, filter_.without("is_missing"), is_among_missing()),
        trashed=_count(db, replace(filter_, is_trashed=True, is_missing=None)),
        by_rating=chips.counts(filter_.without("rating_at_least", "rating_at_most"), "rating"),
        by_flag=chips.counts(filter_.without("flags"), "flag"),
        by_label=chips.counts(filter_.without("labels"), "label"),
        by_camera=chips.counts(filter_.without("cameras"), "camera"),
        by_lens=chips.counts(filter_.without("lenses"), "lens"),
        by_session=chips.counts(filter_.without("session_ids"), "session"),
        by_day=chips.counts(filter_.without("taken_from", "taken_to"), "day"),
    )


class _Chips:
    """Counts by chip. Chips whose own field is not in use share one filter, and one walk over the photos."""

    def __init__(self, db: DbSession) -> None:
        self._db = db
        self._walks: dict[Filter, list[Any]] = {}

    def shown(self, filter_: Filter) -> int:
        """How many photos the filter shows."""
        return sum(record.photos for record in self._walk(filter_))

    def counts(self, filter_: Filter, chip: str) -> dict[Any, int]:
        """How many photos the filter shows for each value of the chip."""
        found: dict[Any, int] = defaultdict(int)
        for record in self._walk(filter_):
            value = getattr(record, chip)
            if value is not None:
                found[value] += record.photos
        return dict(found)

    def _walk(self, filter_: Filter) -> list[Any]:
        if filter_ not in self._walks:
            columns = (
                PhotoState.rating.label("rating"),
                PhotoState.flag.label("flag"),
                PhotoState.label.label("label"),
                Photo.camera.label("camera"),
                Photo.lens.label("lens"),
                Photo.session_id.label("session"),
                func.date(Photo.taken_at).label("day"),
            )
            statement = joined(select(*columns, func.count().label("photos"))).where(*conditions(filter_))
            self._walks[filter_] = list(self._db.execute(statement.group_by(*columns)))
        return self._walks[filter_]


def photo_detail(db: DbSession, photo_id: UUID) -> PhotoDetail | None:
    """All that is known of one photo, or None when it is gone."""
    same_session = and_(PhotoSession.tenant_id == Photo.tenant_id, PhotoSession.id == Photo.session_id)
    same_job = and_(Job.tenant_id == Photo.tenant_id, Job.id == PhotoSession.job_id)
    same_member = and_(Member.tenant_id == Photo.tenant_id, Member.id == Photo.photographer_id)
    titles = (PhotoSession.title, Job.title, Member.name)
    chosen = joined(select(Photo, PhotoState, *titles, *_row_columns()))
    chosen = chosen.outerjoin(PhotoSession, same_session).outerjoin(Job, same_job)
    record: Any = db.execute(chosen.outerjoin(Member, same_member).where(Photo.id == photo_id)).first()
    if record is None:
        return None
    photo, state, session, job, photographer, *columns = record
    sidecar = db.get(SidecarState, photo_id)
    return PhotoDetail(
        row=_photo_row(columns),
        byte_size=photo.byte_size,
        captured_at=photo.captured_at,
        camera_make=photo.camera_make,
        camera=photo.camera,
        camera_serial=photo.camera_serial,
        lens=photo.lens,
        focal_mm=photo.focal_mm,
        aperture=photo.aperture,
        exposure_s=photo.exposure_s,
        iso=photo.iso,
        title=state.title,
        caption=state.caption,
        keywords=tuple(keywords_of(db, photo_id)),
        photographer=photographer,
        session=session,
        job=job,
        files=tuple(files_of(db, [photo_id])[photo_id]),
        sidecar_problem=sidecar.problem if sidecar else None,
        sidecar_conflict=sidecar.conflict if sidecar else None,
    )


def keywords_of(db: DbSession, photo_id: UUID) -> list[str]:
    """A photo's keywords, in the alphabet's order."""
    chosen = select(PhotoKeyword.keyword).where(PhotoKeyword.photo_id == photo_id, ~PhotoKeyword.deleted)
    return list(db.scalars(chosen.order_by(PhotoKeyword.keyword)))


def files_of(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, list[FileRow]]:
    """Where the files of these photos lie on this machine; photos without files have an empty list."""
    found: dict[UUID, list[FileRow]] = {photo_id: [] for photo_id in ids}
    for start in range(0, len(ids), _WINDOW):
        chosen = select(PhotoFile).where(PhotoFile.photo_id.in_(ids[start : start + _WINDOW]))
        for record in db.scalars(chosen.order_by(PhotoFile.id)):
            found[record.photo_id].append(_file_row(record))
    return found


def copies_of(db: DbSession, sha256: str) -> list[FileRow]:
    """Every known file with this content: what "already imported" is checked against."""
    return [_file_row(record) for record in db.scalars(select(PhotoFile).where(PhotoFile.sha256 == sha256))]


def sessions(db: DbSession) -> list[SessionRow]:
    """Every shoot with its job and the number of its photos, the newest first."""
    same_job = and_(Job.tenant_id == PhotoSession.tenant_id, Job.id == PhotoSession.job_id)
    mine = and_(
        Photo.tenant_id == PhotoSession.tenant_id, Photo.session_id == PhotoSession.id, ~Photo.deleted
    )
    same_state = and_(PhotoState.tenant_id == Photo.tenant_id, PhotoState.id == Photo.id)
    counts = (
        func.count(Photo.id),
        func.count(Photo.id).filter(is_unmarked()),
        func.min(Photo.taken_at),
    )
    statement = (
        select(PhotoSession.id, PhotoSession.title, Job.id, Job.title, *counts)
        .join(Job, same_job)
        .outerjoin(Photo, mine)
        .outerjoin(PhotoState, same_state)
        .where(~PhotoSession.deleted, ~Job.deleted)
        .group_by(PhotoSession.id, PhotoSession.title, Job.id, Job.title)
        .order_by(func.min(Photo.taken_at).desc().nulls_last(), Job.title, PhotoSession.title)
    )
    return [
        SessionRow(id=i, title=t, job_id=j, job=jt, photos=n, unmarked=u, first_taken_at=first)
        for i, t, j, jt, n, u, first in db.execute(statement)
    ]


def collections(db: DbSession) -> list[CollectionRow]:
    """Every collection and the number of its photos, by name."""
    mine = and_(CollectionPhoto.collection_id == Collection.id, ~CollectionPhoto.deleted)
    statement = (
        select(Collection.id, Collection.name, Collection.parent_id, func.count(CollectionPhoto.id))
        .outerjoin(CollectionPhoto, mine)
        .where(~Collection.deleted)
        .group_by(Collection.id, Collection.name, Collection.parent_id)
        .order_by(Collection.name)
    )
    return [CollectionRow(id=i, name=n, parent_id=p, photos=c) for i, n, p, c in db.execute(statement)]


def burst_facts(db: DbSession, ids: Iterable[UUID]) -> list[BurstFacts]:
    """What burst grouping needs of these photos, in the order asked for."""
    asked = list(ids)
    columns = (Photo.id, Photo.taken_at, Photo.camera_serial, Photo.exposure_s, Photo.aperture, Photo.iso)
    measured = (Signature.likeness, Signature.sharpness, Signature.brightness)
    statement = select(*columns, *measured).outerjoin(Signature, Signature.photo_id == Photo.id)
    found: dict[UUID, BurstFacts] = {}
    for start in range(0, len(asked), _WINDOW):
        for record in db.execute(statement.where(Photo.id.in_(asked[start : start + _WINDOW]))):
            found[record[0]] = BurstFacts(
                id=record[0],
                taken_at=record[1],
                camera_serial=record[2],
                exposure_s=record[3],
                aperture=record[4],
                iso=record[5],
                likeness=record[6],
                sharpness=record[7],
                brightness=record[8],
            )
    return [found[photo_id] for photo_id in asked if photo_id in found]


def _row_columns() -> tuple[Any, ...]:
    has_final = exists().where(Final.photo_id == Photo.id, ~Final.deleted)
    return (
        Photo.id,
        Photo.name,
        Photo.kind,
        Photo.has_jpeg,
        Photo.taken_at,
        PhotoState.rating,
        PhotoState.flag,
        PhotoState.label,
        Photo.width_px,
        Photo.height_px,
        Photo.orientation,
        is_missing(),
        has_final,
        Photo.sha256,
    )


def _photo_row(record: Any) -> PhotoRow:
    return PhotoRow(
        id=record[0],
        name=record[1],
        kind=record[2],
        has_jpeg=record[3],
        taken_at=record[4],
        rating=record[5],
        flag=record[6],
        label=record[7],
        width_px=record[8],
        height_px=record[9],
        orientation=record[10],
        is_missing=bool(record[11]),
        has_final=bool(record[12]),
        sha256=record[13],
    )


def _file_row(record: PhotoFile) -> FileRow:
    path = Path(os.fsdecode(record.path))
    drive = drive_of(path) if record.missing_since is not None else None
    return FileRow(
        photo_id=record.photo_id,
        path=path,
        role=FileRole(record.role),
        volume=record.volume,
        byte_size=record.byte_size,
        mtime_ns=record.mtime_ns,
        sha256=record.sha256,
        verified_at=record.verified_at,
        missing_since=record.missing_since,
        away_on=drive.name if drive is not None and not is_plugged_in(drive) else "",
        is_trashed=record.trashed_at is not None,
    )


def _count(db: DbSession, filter_: Filter, *more: Any) -> int:
    statement = joined(select(func.count(Photo.id))).where(*conditions(filter_), *more)
    return int(db.scalar(statement) or 0)


def original_folders(db: DbSession) -> list[Path]:
    """The folders that hold originals: nothing but new files of an import and sidecars is written below them."""
    kinds = (FolderKind.IMPORTED, FolderKind.IN_PLACE)
    return [Path(os.fsdecode(path)) for path in db.scalars(select(Folder.path).where(Folder.kind.in_(kinds)))]


def without_signature(db: DbSession, *, limit: int) -> list[UUID]:
    """Photos whose looks have not been measured yet, the newest first; videos have none."""
    measured = exists().where(Signature.photo_id == Photo.id)
    here = exists().where(PhotoFile.photo_id == Photo.id, PhotoFile.missing_since.is_(None))
    chosen = select(Photo.id).where(~Photo.deleted, Photo.kind != PhotoKind.VIDEO, ~measured, here)
    return list(db.scalars(chosen.order_by(Photo.taken_at.desc()).limit(limit)))
