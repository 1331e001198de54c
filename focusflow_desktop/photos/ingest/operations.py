"""Imports in the database: what is known already, registering what lies verified, and the record of each import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, FolderKind, Import
from focusflow_desktop.photos.ingest.groups import Role
from focusflow_desktop.photos.ingest.iptc import IptcTemplate, words_of
from focusflow_desktop.photos.ingest.results import Copy, FileResult, PlacedGroup
from focusflow_desktop.photos.ingest.verdict import Judgement
from focusflow_desktop.photos.library.facts import PhotoFacts, read_facts
from focusflow_desktop.photos.library.operations import (
    NewFile,
    NewPhoto,
    find_or_add_member,
    find_or_add_session,
    register,
    remember_folder,
)
from focusflow_desktop.photos.library.queries import copies_of
from focusflow_desktop.photos.library.registration import photo_of

_ROLES = {
    Role.COMPANION: FileRole.JPEG,
    Role.SIDECAR: FileRole.SIDECAR,
    Role.AUDIO: FileRole.AUDIO,
    Role.THUMBNAIL: FileRole.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """A file's facts as an import reads them, with all the rest for the library."""

    photo: PhotoFacts

    @property
    def captured_at(self) -> datetime | None:
        """The camera's own naive clock."""
        return self.photo.captured_at

    @property
    def camera(self) -> str | None:
        """The model."""
        return self.photo.model

    @property
    def camera_serial(self) -> str | None:
        """The body."""
        return self.photo.serial


def read_card_facts(path: Path) -> CardFacts:
    """The facts of one file on a card. Raises Refused for what is no picture."""
    return CardFacts(photo=read_facts(path))


def register_groups(
    db: DbSession, groups: Iterable[PlacedGroup], *, iptc: IptcTemplate | None = None
) -> Changes:
    """Register what lies verified; a group whose first file is no sound picture stays a plain file on the disk.

    New photos get the words of `iptc`; a photo that is known keeps its own.
    """
    photos = [photo for group in groups if (photo := _new_photo(db, group, iptc=iptc)) is not None]
    return register(db, photos) if photos else Changes()


def known_copies(db: DbSession, sha256: str) -> list[Path]:
    """Where this content lies already, for the check that an "already imported" file really is there."""
    return [copy.path for copy in copies_of(db, sha256) if copy.missing_since is None]


def begin_import(
    db: DbSession, run: UUID, *, source: str, at: datetime, destinations: Iterable[Path]
) -> Changes:
    """Remember that a card is coming in, and that its destinations hold originals from here on."""
    folders = list(destinations)
    if db.get(Import, run) is None:
        db.add(Import(id=run, source=source, started_at=at, destinations=[str(folder) for folder in folders]))
    for folder in folders:
        remember_folder(db, folder, FolderKind.IMPORTED)
    return Changes.of("imports", [run])


def end_import(db: DbSession, run: UUID, *, at: datetime, judgement: Judgement) -> Changes:
    """Keep the verdict; a card that is complete now closes its earlier, unfinished imports."""
    record = db.get(Import, run)
    assert record is not None, "an import ends after it has begun"
    record.finished_at, record.verdict = at, judgement.verdict.value
    record.files, record.copies = judgement.total, judgement.copies
    for earlier in db.scalars(select(Import).where(Import.source == record.source, Import.verdict.is_(None))):
        if not judgement.missing and earlier.id != run:
            db.delete(earlier)
    return Changes.of("imports", [run])


def _new_photo(db: DbSession, group: PlacedGroup, *, iptc: IptcTemplate | None) -> NewPhoto | None:
    lead = group.lead
    if (
        not lead.is_sound
        or not isinstance(group.facts, CardFacts)
        or lead.role in _ROLES.keys() - {Role.COMPANION}
    ):
        return None
    files = [new for result in group.files for new in _new_files(result, is_lead=result is lead)]
    has_jpeg = lead.role is Role.RAW and any(f.role is Role.COMPANION for f in group.files)
    new = photo_of(
        group.facts.photo, name=lead.copies[0].path.name, sha256=lead.sha256, files=files, has_jpeg=has_jpeg
    )
    if iptc is not None:
        new = _with_words(new, group, iptc=iptc)
    return replace(
        new,
        taken_at=group.taken_at,
        session_id=_session(db, group),
        photographer_id=find_or_add_member(db, group.photographer) if group.photographer else None,
    )


def _with_words(new: NewPhoto, group: PlacedGroup, *, iptc: IptcTemplate) -> NewPhoto:
    texts = {
        "photographer": group.photographer,
        "job": group.job,
        "session": group.session,
        "camera": new.camera or "",
        "serial": new.camera_serial or "",
        "name": Path(new.name).stem,
    }
    words = words_of(iptc, taken_at=group.taken_at, texts=texts)
    return replace(
        new,
        creator=words.creator,
        rights=words.rights,
        title=words.title,
        caption=words.caption,
        keywords=words.keywords,
    )


def _session(db: DbSession, group: PlacedGroup) -> UUID | None:
    job, session = group.job.strip(), group.session.strip()
    if not job and not session:
        return None
    shot_on = group.taken_at.date() if group.taken_at else None
    return find_or_add_session(db, job=job or session, session=session or job, shot_on=shot_on)


def _new_files(result: FileResult, *, is_lead: bool) -> list[NewFile]:
    role = FileRole.ORIGINAL if is_lead else _ROLES.get(result.role, FileRole.OTHER)
    return [
        _new_file(result, copy, role=role if number == 0 else FileRole.BACKUP)
        for number, copy in enumerate(result.copies)
    ]


def _new_file(result: FileResult, copy: Copy, *, role: FileRole) -> NewFile:
    return NewFile(
        path=copy.path,
        role=role,
        sha256=result.sha256,
        byte_size=result.size,
        mtime_ns=result.mtime_ns,
        volume=copy.device.name if copy.device else None,
        verified_at=copy.verified_at,
    )
