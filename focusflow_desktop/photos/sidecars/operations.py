"""The database's side of sidecars: which are due, what the studio says, what was agreed, what was adopted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile, SidecarState
from focusflow_desktop.photos.sidecars.disk import Writer
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.problems import kept_text, problem_of
from focusflow_desktop.photos.sidecars.sync import Agreed, Outcome, agreed_from_json
from focusflow_desktop.shared.records import PhotoKeyword, PhotoState
from focusflow_desktop.shared.records.photos import Flag

_WRITER = ("program", "at")
Disputed = dict[str, dict[str, dict[str, object]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSidecar:
    """One photo whose sidecar has to be looked at: what was agreed last, what the studio says now."""

    photo_id: UUID
    original: Path
    agreed: Agreed
    ours: Marks
    may_write: bool  # False in a folder added in place, until a person switches it on


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
    folders = folders_with_sidecars(db)
    return [
        DueSidecar(
            photo_id=photo_id,
            original=original,
            agreed=agreed_from_json(state.agreed),
            ours=marks[photo_id],
            may_write=may_write(original, folders),
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


def sidecar_problems(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Which of these photos' sidecars could not be read or written at the last try, and why, in English."""
    chosen = select(SidecarState.photo_id, SidecarState.problem).where(SidecarState.problem.is_not(None))
    wanted = set(ids)
    return {photo: problem_of(kept).message for photo, kept in db.execute(chosen) if photo in wanted and kept}


def keep_outcome(db: DbSession, due: DueSidecar, outcome: Outcome, *, signs: str | None = None) -> Changes:
    """Adopt what a file brought and remember what was agreed; a mark made meanwhile stays, and stays due.

    `signs` are what the files looked like, so that another program's change is seen (signs.py).
    """
    now = marks_in_studio(db, [due.photo_id])[due.photo_id]
    if _was_decided_meanwhile(db, due):
        return Changes()  # it is due with what the person decided, and the files are read again
    untouched = {name for name in outcome.adopted if getattr(now, name) == getattr(due.ours, name)}
    changes = adopt(db, due.photo_id, outcome.marks, fields=untouched) if untouched else Changes()
    values: dict[str, object] = {
        "agreed": outcome.agreed.to_json(),
        "conflict": _conflict(outcome, before=_conflict_before(db, due.photo_id)),
        "sha256": signs,
        "problem": kept_text(outcome.problem) if outcome.problem else None,
        "is_due": now != due.ours,
    }
    db.execute(update(SidecarState).where(SidecarState.photo_id == due.photo_id).values(**values))
    return changes | Changes.of("sidecar_states", [due.photo_id])


def _was_decided_meanwhile(db: DbSession, due: DueSidecar) -> bool:
    stored = db.scalar(select(SidecarState.agreed).where(SidecarState.photo_id == due.photo_id))
    return stored is not None and agreed_from_json(stored) != due.agreed


def adopt(db: DbSession, photo_id: UUID, marks: Marks, *, fields: set[str]) -> Changes:
    """Take these fields of `marks` for the photo's own."""
    values = {name: getattr(marks, name) for name in fields - {"keywords"}}
    if values.get("rating", 0) is None:
        del values["rating"]  # a file whose stars cannot be told takes none away
    if values:
        db.execute(update(PhotoState).where(PhotoState.id == photo_id).values(**values))
    if "keywords" in fields:
        _set_keywords(db, photo_id, marks.keywords)
    return Changes.of("photo_states", [photo_id]) | Changes.of("photo_keywords", [photo_id])


def _conflict(outcome: Outcome, *, before: Disputed) -> dict[str, object] | None:
    """By file name and field, both values for the person, with who wrote the file where that is known.

    A file we have written since still has the other's value: it stays that program's, with its date.
    """
    found: dict[str, object] = {}
    for path, conflicts in outcome.conflicts.items():
        writer, known = _plain_writer(outcome.writers.get(path, Writer())), before.get(path.name, {})
        fields = {}
        for each in conflicts:
            theirs, old = _plain(each.theirs), known.get(each.field)
            said = (
                {k: v for k, v in old.items() if k in _WRITER} if old and old["theirs"] == theirs else writer
            )
            fields[each.field] = {"ours": _plain(each.ours), "theirs": theirs, **said}
        found[path.name] = fields
    return found or None


def _conflict_before(db: DbSession, photo_id: UUID) -> Disputed:
    return db.scalar(select(SidecarState.conflict).where(SidecarState.photo_id == photo_id)) or {}


def _plain_writer(writer: Writer) -> dict[str, object]:
    known = {"program": writer.program, "at": writer.at.isoformat() if writer.at else ""}
    return {name: value for name, value in known.items() if value}


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def switch_sidecars(db: DbSession, folder: Path, *, is_on: bool) -> Changes:
    """Allow or forbid sidecars in a folder that was added in place; what waits there is due at once."""
    chosen = update(Folder).where(Folder.path == os.fsencode(folder), Folder.kind == FolderKind.IN_PLACE)
    db.execute(chosen.values(writes_sidecars=is_on))
    if is_on:
        there = select(PhotoFile.photo_id).where(PhotoFile.role == FileRole.ORIGINAL, below(folder))
        db.execute(update(SidecarState).where(SidecarState.photo_id.in_(there)).values(is_due=True))
    return Changes.of("folders")


def all_due(db: DbSession) -> Changes:
    """Every sidecar is looked at again, such as after writing was switched on; what is the same is not written."""
    db.execute(update(SidecarState).values(is_due=True))
    return Changes.of("sidecar_states")


def below(folder: Path) -> ColumnElement[bool]:
    """The files anywhere below a folder, by the index of their paths."""
    start = os.fsencode(folder / "x")[:-1]
    return and_(PhotoFile.path >= start, PhotoFile.path < start[:-1] + bytes([start[-1] + 1]))


def _set_keywords(db: DbSession, photo_id: UUID, keywords: frozenset[str]) -> None:
    present = {
        k.keyword: k for k in db.scalars(select(PhotoKeyword).where(PhotoKeyword.photo_id == photo_id))
    }
    for word, record in present.items():
        record.deleted = word not in keywords
    db.add_all(PhotoKeyword(photo_id=photo_id, keyword=word) for word in sorted(keywords - present.keys()))
    db.flush()


def folders_with_sidecars(db: DbSession) -> list[tuple[bytes, bool]]:
    """Known folders with whether sidecars may be written there; the deepest first."""
    chosen = select(Folder.path, Folder.kind, Folder.writes_sidecars).where(Folder.kind != FolderKind.FINALS)
    known = [(path, kind == FolderKind.IMPORTED or writes) for path, kind, writes in db.execute(chosen)]
    return sorted(known, key=lambda folder: len(folder[0]), reverse=True)


def may_write(original: Path, folders: Sequence[tuple[bytes, bool]]) -> bool:
    """Whether sidecars may be written beside this file: the deepest known folder says it."""
    path = os.fsencode(original)
    return next(
        (
            writes
            for folder, writes in folders
            if path.startswith(folder.rstrip(b"/\\") + os.fsencode(os.sep))
        ),
        False,
    )
