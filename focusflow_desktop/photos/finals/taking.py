"""Takes finals in: reads each once it lies still, finds its original, files it. Also asks again when photos arrived.

Reading and hashing happen outside the transaction; a file that moved under the reading waits for the next look.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FinalFile
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.finals.folders import lies_below
from focusflow_desktop.photos.finals.match import (
    Ambiguous,
    Linked,
    MatchedBy,
    OriginalFacts,
    Originals,
    PictureFacts,
)
from focusflow_desktop.photos.finals.operations import (
    NewFinal,
    candidates_of,
    link_of,
    note_gone,
    note_unreadable,
    register_final,
    twins_of,
)
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.photos.library.facts import inspect, read_facts
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Damaged, Unavailable, WorldError
from focusflow_desktop.shared.records import Final, Photo

BEING_WRITTEN = "final_being_written"
NEVER = Signs(-1, -1)
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A final that is there and is no whole picture."""

    path: Path
    signs: Signs
    reason: str


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of the files of one round."""

    filed: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    changes: Changes = field(default_factory=Changes)


def take_in(
    studio: Studio,
    paths: Sequence[Path],
    *,
    session_id: UUID | None,
    clock: Clock,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Taken:
    """Read these files and file them, in small batches: what is done stays done when it is stopped."""
    taken = Taken()
    if not paths:
        return taken
    with studio.read() as db:
        originals = originals_of(db, session_id)
    for start in range(0, len(paths), _BATCH):
        read: list[NewFinal | Unreadable] = []
        for number, path in enumerate(paths[start : start + _BATCH], start=start):
            if is_cancelled():
                break
            progress(number, len(paths), path.name)
            found = _read(path)
            if found is not None:
                read.append(found)
        _file(studio, read, originals=originals, clock=clock, taken=taken)
        if is_cancelled():
            return taken
    progress(len(paths), len(paths), "")
    return taken


def match_again(studio: Studio, folder: Path, *, session_id: UUID | None, clock: Clock) -> Changes:
    """Ask again for the finals below the folder that have no original: photos arrived, or the shoot is another."""
    changes = Changes()
    with studio.read() as db:
        if not _open_files(db, folder):
            return changes
        originals = originals_of(db, session_id)
    with studio.write() as db:
        for new in _open_files(db, folder):
            photo, candidates = _decided(db, new, originals)
            if photo is not None or set(candidates) != candidates_of(db, new.id):
                changes |= register_final(db, new, photo=photo, candidates=candidates, at=clock.now())
    return changes


def originals_of(db: DbSession, session_id: UUID | None) -> Originals:
    """The photos that finals of this shoot may have been made from; every photo where no shoot is named."""
    columns = (Photo.id, Photo.name, Photo.captured_at, Photo.camera_serial)
    chosen = select(*columns).where(~Photo.deleted)
    if session_id is not None:
        chosen = chosen.where(Photo.session_id == session_id)
    return Originals(
        OriginalFacts(photo_id=photo, facts=PictureFacts(name=name, captured_at=captured_at, serial=serial))
        for photo, name, captured_at, serial in db.execute(chosen)
    )


def read_final(path: Path) -> NewFinal:
    """One whole picture. Raises Damaged where it breaks off, Unavailable where it is being written or away."""
    before = _signs(path)
    verdict = inspect(path)
    if not verdict.is_good:
        raise Damaged(verdict.code, verdict.reason, **verdict.fields)
    facts = read_facts(path)
    try:
        sha256 = hash_file(path).sha256
    except OSError as error:
        said = f"{path.name} cannot be read: {error.strerror}."
        raise Unavailable("final_unreadable", said, name=path.name) from error
    if _signs(path) != before:
        raise Unavailable(BEING_WRITTEN, f"{path.name} is still being written.", name=path.name)
    return NewFinal(
        path=path,
        sha256=sha256,
        byte_size=before.byte_size,
        mtime_ns=before.mtime_ns,
        width_px=facts.width or None,
        height_px=facts.height or None,
        captured_at=facts.captured_at,
        camera_serial=facts.serial,
    )


def _read(path: Path) -> NewFinal | Unreadable | None:
    """None asks for another look: it went away or changed under our eyes."""
    try:
        before = _signs(path)
    except WorldError:
        return None
    try:
        return read_final(path)
    except WorldError as error:
        if error.code == BEING_WRITTEN or not _is_still(path, before):
            return None
        signs = NEVER if error.may_retry else before  # what may go better is read again at every look
        return Unreadable(path, signs, error.message)


def _file(
    studio: Studio,
    read: Iterable[NewFinal | Unreadable],
    *,
    originals: Originals,
    clock: Clock,
    taken: Taken,
) -> None:
    found = list(read)
    if not found:
        return
    gone = _gone_twins(studio, found)
    with studio.write() as db:
        taken.changes |= note_gone(db, gone, at=clock.now())
        for one in found:
            if isinstance(one, Unreadable):
                changes = note_unreadable(db, one.path, one.signs, problem=one.reason)
                taken.unreadable.append(one)
            else:
                photo, candidates = _decided(db, one, originals)
                changes = register_final(db, one, photo=photo, candidates=candidates, at=clock.now())
                taken.filed += 1
            taken.changes |= changes


def _gone_twins(studio: Studio, found: Iterable[NewFinal | Unreadable]) -> list[Path]:
    """Where the same pictures lay before their folder was moved: exports must not look there any more."""
    with studio.read() as db:
        twins = [path for one in found if isinstance(one, NewFinal) for path in twins_of(db, one)]
    return [path for path in twins if not path.is_file()]


def _decided(db: DbSession, new: NewFinal, originals: Originals) -> tuple[UUID | None, tuple[UUID, ...]]:
    """The photo, else the candidates. A file that was edited again keeps its photo unless its camera proves another."""
    match = originals.match(
        PictureFacts(name=new.name, captured_at=new.captured_at, serial=new.camera_serial)
    )
    kept = link_of(db, new.path)
    if isinstance(match, Linked):
        proven = match.by is MatchedBy.CAMERA
        return (match.photo_id if proven or kept is None else kept), ()
    if kept is not None:
        return kept, ()
    return None, match.candidates if isinstance(match, Ambiguous) else ()


def _open_files(db: DbSession, folder: Path) -> list[NewFinal]:
    undecided = or_(FinalFile.final_id.is_(None), (Final.photo_id.is_(None)) & ~Final.deleted)
    chosen = select(FinalFile).outerjoin(Final, Final.id == FinalFile.final_id)
    readable = (FinalFile.problem.is_(None), FinalFile.sha256 != "")
    here = lies_below(FinalFile.path, folder)
    return [
        NewFinal(
            path=Path(os.fsdecode(file.path)),
            sha256=file.sha256,
            byte_size=file.byte_size,
            mtime_ns=file.mtime_ns,
            width_px=file.width_px,
            height_px=file.height_px,
            captured_at=file.captured_at,
            camera_serial=file.camera_serial,
        )
        for file in db.scalars(chosen.where(undecided, here, *readable, FinalFile.missing_since.is_(None)))
    ]


def _signs(path: Path) -> Signs:
    try:
        facts = path.stat(follow_symlinks=False)
    except OSError as error:
        said = f"{path.name} cannot be reached: {error.strerror}."
        raise Unavailable("final_away", said, name=path.name) from error
    return Signs(facts.st_size, facts.st_mtime_ns)


def _is_still(path: Path, before: Signs) -> bool:
    try:
        return _signs(path) == before
    except WorldError:
        return False
