"""The photos of an export, read from the studio: which files each has here, and the words that travel with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.export.plan import ExportSource
from focusflow_desktop.photos.library.conditions import joined
from focusflow_desktop.photos.library.queries import files_of
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.shared.imaging.metadata import Facts
from focusflow_desktop.shared.records import Final, Job, Photo, PhotoKeyword, PhotoSession, PhotoState
from focusflow_desktop.shared.records.photos import PhotoKind

_WINDOW = 500


def export_sources(
    db: DbSession, ids: Sequence[UUID], *, creator: str = "", rights: str = ""
) -> list[ExportSource]:
    """These photos in the order asked for; videos are left out. `creator` and `rights` stand in where a photo has none."""
    found: dict[UUID, ExportSource] = {}
    for start in range(0, len(ids), _WINDOW):
        window = ids[start : start + _WINDOW]
        files, keywords, edited = files_of(db, window), _keywords(db, window), _final_names(db, window)
        for photo, state, job in _photos(db, window):
            found[photo.id] = _source(
                photo,
                state,
                job=job or "",
                files=files[photo.id],
                final_names=edited.get(photo.id, []),
                facts=_facts(photo, state, keywords=keywords, creator=creator, rights=rights),
            )
    return [found[photo_id] for photo_id in ids if photo_id in found]


def seen_now(sources: Sequence[ExportSource]) -> list[ExportSource]:
    """The same, with a look at the disk: finals go and come back between two listings of their folders."""
    return [_seen(source) if source.finals or source.missing_finals else source for source in sources]


def _seen(source: ExportSource) -> ExportSource:
    known = source.finals or source.missing_finals
    here = tuple(path for path in known if path.is_absolute() and path.is_file())
    return replace(source, finals=here, missing_finals=() if here else known)


def _photos(db: DbSession, ids: Sequence[UUID]) -> list[tuple[Photo, PhotoState, str | None]]:
    same_session = and_(PhotoSession.tenant_id == Photo.tenant_id, PhotoSession.id == Photo.session_id)
    same_job = and_(Job.tenant_id == Photo.tenant_id, Job.id == PhotoSession.job_id)
    statement = joined(select(Photo, PhotoState, Job.title))
    statement = statement.outerjoin(PhotoSession, same_session).outerjoin(Job, same_job)
    chosen = statement.where(Photo.id.in_(ids), Photo.kind != PhotoKind.VIDEO)
    return [(photo, state, job) for photo, state, job in db.execute(chosen)]


def _keywords(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {photo_id: [] for photo_id in ids}
    chosen = select(PhotoKeyword.photo_id, PhotoKeyword.keyword).where(
        PhotoKeyword.photo_id.in_(ids), ~PhotoKeyword.deleted
    )
    for photo_id, keyword in db.execute(chosen.order_by(PhotoKeyword.keyword)):
        found[photo_id].append(keyword)
    return found


def _final_names(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """What the photos' finals are called, wherever they lie."""
    found: dict[UUID, list[str]] = {}
    chosen = select(Final.photo_id, Final.name).where(Final.photo_id.in_(ids), ~Final.deleted)
    for photo_id, name in db.execute(chosen.order_by(Final.name)):
        if photo_id is not None:
            found.setdefault(photo_id, []).append(name)
    return found


def _facts(
    photo: Photo, state: PhotoState, *, keywords: dict[UUID, list[str]], creator: str, rights: str
) -> Facts:
    return Facts(
        creator=state.creator or creator,
        rights=state.rights or rights,
        title=state.title or "",
        caption=state.caption or "",
        keywords=tuple(keywords[photo.id]),
        captured_at=photo.captured_at,
        camera_make=photo.camera_make or "",
        camera=photo.camera or "",
        camera_serial=photo.camera_serial or "",
        lens=photo.lens or "",
    )


def _source(
    photo: Photo,
    state: PhotoState,
    *,
    job: str,
    files: Sequence[FileRow],
    final_names: Sequence[str],
    facts: Facts,
) -> ExportSource:
    here = [file for file in files if file.missing_since is None]
    originals = [f.path for f in here if f.role is FileRole.ORIGINAL] or [
        f.path for f in here if f.role is FileRole.BACKUP and f.sha256 == photo.sha256
    ]
    finals = sorted((f for f in here if f.role is FileRole.FINAL), key=lambda f: f.mtime_ns, reverse=True)
    away = [f.path for f in files if f.role is FileRole.FINAL] or [Path(name) for name in final_names]
    return ExportSource(
        photo_id=photo.id,
        name=photo.name,
        original=originals[0] if originals else None,
        is_raw=photo.kind == PhotoKind.RAW,
        jpeg=next((f.path for f in here if f.role is FileRole.JPEG), None),
        finals=tuple(f.path for f in finals),
        missing_finals=() if finals else tuple(away),
        orientation=photo.orientation,
        captured_at=photo.taken_at,
        rating=state.rating,
        camera=photo.camera or "",
        job=job,
        facts=facts,
    )
