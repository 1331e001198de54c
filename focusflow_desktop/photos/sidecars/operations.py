"""The database's side of sidecars: which are due, what the studio says, what was agreed, what was adopted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile, SidecarState
from focusflow_desktop.photos.sidecars.marks import BLANK, Marks, marks_from_json
from focusflow_desktop.shared.records import PhotoKeyword, PhotoState
from focusflow_desktop.shared.records.photos import Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSidecar:
    """One photo whose sidecar has to be looked at: what was agreed last, what the studio says now."""

    photo_id: UUID
    original: Path
    agreed: Marks
    ours: Marks
    may_write: bool  # False in a folder added in place, until a person switches it on
    was_read: bool  # whether this photo's sidecar was ever looked at


def due_sidecars(db: DbSession, *, limit: int = 200) -> list[DueSidecar]:
    """The next photos whose sidecars are due and whose originals can be reached."""
    chosen = (
        select(SidecarState, PhotoFile.path)
        .join(PhotoFile, PhotoFile.photo_id == SidecarState.photo_id)
        .where(SidecarState.is_due, PhotoFile.role == FileRole.ORIGINAL, PhotoFile.missing_since.is_(None))
        .order_by(PhotoFile.id)
        .limit(limit)
    )
    found = {state.photo_id: (state, Path(os.fsdecode(path))) for state, path in db.execute(chosen)}
    marks = marks_in_studio(db, list(found))
    folders = _folders(db)
    return [
        DueSidecar(
            photo_id=photo_id,
            original=original,
            agreed=marks_from_json(state.agreed) if state.agreed else BLANK,
            ours=marks[photo_id],
            may_write=_may_write(original, folders),
            was_read=bool(state.path),
        )
        for photo_id, (state, original) in found.items()
        if photo_id in marks
    ]


def marks_in_studio(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, Marks]:
    """What the studio says of these photos."""
    keywords: dict[UUID, set[str]] = {photo_id: set() for photo_id in ids}
    worded = select(PhotoKeyword.photo_id, PhotoKeyword.keyword).where(
        PhotoKeyword.photo_id.in_(ids), ~PhotoKeyword.deleted
    )
    for photo_id, keyword in db.execute(worded):
        keywords[photo_id].add(keyword)
    return {
        state.id: Marks(
            rating=state.rating,
            flag=Flag(state.flag),
            label=state.label,
            keywords=frozenset(keywords[state.id]),
            title=state.title,
            caption=state.caption,
            creator=state.creator,
            rights=state.rights,
        )
        for state in db.scalars(select(PhotoState).where(PhotoState.id.in_(ids)))
    }


def adopt_marks(db: DbSession, photo_id: UUID, marks: Marks) -> Changes:
    """Take over what another program wrote; fields the studio changed meanwhile were merged by the caller."""
    values: dict[str, object] = {
        "flag": marks.flag,
        "label": marks.label,
        "title": marks.title,
        "caption": marks.caption,
        "creator": marks.creator,
        "rights": marks.rights,
    }
    if marks.rating is not None:
        values["rating"] = marks.rating
    db.execute(update(PhotoState).where(PhotoState.id == photo_id).values(**values))
    _set_keywords(db, photo_id, marks.keywords)
    return Changes.of("photo_states", [photo_id]) | Changes.of("photo_keywords", [photo_id])


def remember_agreement(db: DbSession, photo_id: UUID, *, path: Path, agreed: Marks) -> Changes:
    """Both sides say the same now; nothing is due and nothing is in the way."""
    return _settle(db, photo_id, path=os.fsencode(path), agreed=agreed.to_json(), conflict=None, problem=None)


def remember_conflict(
    db: DbSession, photo_id: UUID, *, path: Path, agreed: Marks, conflict: dict[str, object]
) -> Changes:
    """Both sides changed a field differently; a person decides, and nothing was overwritten."""
    return _settle(
        db, photo_id, path=os.fsencode(path), agreed=agreed.to_json(), conflict=conflict, problem=None
    )


def remember_problem(db: DbSession, photo_id: UUID, *, path: Path, problem: str) -> Changes:
    """The sidecar could not be read or written; it was left as it is."""
    return _settle(db, photo_id, path=os.fsencode(path), problem=problem)


def switch_sidecars(db: DbSession, folder: Path, *, is_on: bool) -> Changes:
    """Allow or forbid sidecars in a folder that was added in place."""
    chosen = update(Folder).where(Folder.path == os.fsencode(folder), Folder.kind == FolderKind.IN_PLACE)
    db.execute(chosen.values(writes_sidecars=is_on))
    return Changes.of("folders")


def _settle(db: DbSession, photo_id: UUID, **values: object) -> Changes:
    db.execute(update(SidecarState).where(SidecarState.photo_id == photo_id).values(is_due=False, **values))
    return Changes.of("sidecar_states", [photo_id])


def _set_keywords(db: DbSession, photo_id: UUID, keywords: frozenset[str]) -> None:
    present = {
        k.keyword: k for k in db.scalars(select(PhotoKeyword).where(PhotoKeyword.photo_id == photo_id))
    }
    for word, record in present.items():
        record.deleted = word not in keywords
    db.add_all(PhotoKeyword(photo_id=photo_id, keyword=word) for word in sorted(keywords - present.keys()))
    db.flush()


def _folders(db: DbSession) -> list[tuple[bytes, bool]]:
    """Known folders with whether sidecars may be written there; the deepest first."""
    chosen = select(Folder.path, Folder.kind, Folder.writes_sidecars).where(Folder.kind != FolderKind.FINALS)
    known = [(path, kind == FolderKind.IMPORTED or writes) for path, kind, writes in db.execute(chosen)]
    return sorted(known, key=lambda folder: len(folder[0]), reverse=True)


def _may_write(original: Path, folders: Sequence[tuple[bytes, bool]]) -> bool:
    path = os.fsencode(original)
    return next(
        (
            writes
            for folder, writes in folders
            if path.startswith(folder.rstrip(b"/\\") + os.fsencode(os.sep))
        ),
        False,
    )
