"""Files put with a job. The studio keeps a copy under the hash of its content; the file it came from is only read."""

from __future__ import annotations

import hashlib
import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.jobs.operations import find_job
from focusflow_desktop.business.whole.contents import content_path
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.names import safe_name
from focusflow_desktop.shared.records import JobFile

_BLOCK = 1 << 20
_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file whose content the studio has."""

    name: str
    sha256: str
    byte_size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOfJob:
    """One file as the job's page shows it."""

    id: UUID
    name: str
    sha256: str
    byte_size: int


def keep_file(source: Path, folder: Path) -> Kept:
    """Copy it into the studio's folder, whole or not at all. Raises Refused or Unavailable; writes nothing then."""
    if not source.is_file():
        raise Refused(
            "job.file_is_none", f"{source.name} is not a file. Nothing was changed.", name=source.name
        )
    making = folder / f".{new_id().hex}"
    try:
        sha256, size = _copied(source, making)
        path = content_path(folder, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        making.replace(path)  # the same content, if it is there already
    except OSError as error:
        words = f"{source.name} could not be copied into the studio: {error.strerror}. Nothing was changed."
        raise Unavailable("job.file_not_copied", words, name=source.name, reason=error.strerror) from error
    finally:
        making.unlink(missing_ok=True)
    media_type, _ = mimetypes.guess_type(source.name)
    return Kept(name=source.name, sha256=sha256, byte_size=size, media_type=media_type or _ANY)


def attach_file(db: DbSession, job_id: UUID, kept: Kept) -> Changes:
    """Put it with the job. One content with a job twice is once, by its first name."""
    find_job(db, job_id)
    there = select(JobFile.id).where(
        JobFile.job_id == job_id, JobFile.sha256 == kept.sha256, ~JobFile.deleted
    )
    if db.scalar(there) is None:
        db.add(
            JobFile(
                id=new_id(), job_id=job_id, name=kept.name, sha256=kept.sha256, byte_size=kept.byte_size,
                media_type=kept.media_type,
            )
        )  # fmt: skip
    return Changes.of("job_files") | Changes.of("jobs", [job_id])


def remove_file(db: DbSession, file_id: UUID) -> Changes:
    """Take it from the job; the studio keeps the content, so that Undo brings it back."""
    found = db.scalar(select(JobFile).where(JobFile.id == file_id, ~JobFile.deleted))
    if found is None:
        raise Refused("job.file_gone", "This file is not with the job any more. Nothing was changed.")
    found.deleted = True
    return Changes.of("job_files", [file_id])


def files_of(db: DbSession, job_id: UUID) -> tuple[FileOfJob, ...]:
    """The job's files by name: one statement."""
    found = db.execute(
        select(JobFile.id, JobFile.name, JobFile.sha256, JobFile.byte_size)
        .where(JobFile.job_id == job_id, ~JobFile.deleted)
        .order_by(JobFile.name, JobFile.id)
    )
    return tuple(FileOfJob(**row._mapping) for row in found)


def named_copy(file: FileOfJob, folder: Path, *, beside: Path) -> Path:
    """A copy under its own name in `beside`, for other programs, which go by names. Raises Unavailable."""
    source = content_path(folder, file.sha256)
    place = beside / file.sha256[:16] / safe_name(Path(file.name).name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            _copied(source, place)
    except OSError as error:
        words = f"{file.name} is not in the studio's folder on this machine."
        raise Unavailable("job.file_away", words, name=file.name) from error
    return place


def _copied(source: Path, to: Path) -> tuple[str, int]:
    """Its hash and size, read once and written as it was read."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, to.open("xb") as writing:
        while block := reading.read(_BLOCK):
            digest.update(block)
            writing.write(block)
            size += len(block)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.hexdigest(), size
