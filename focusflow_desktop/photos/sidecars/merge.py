"""The three-way merge of one photo's marks: what was agreed last, what the file says now, what we say now.

Pure. What was agreed is a pair, because not every program's file can say all that we know: comparing each side with
its own past tells a change from a loss in translation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from focusflow_desktop.photos.sidecars.marks import BLANK, FIELDS, Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Both sides as they were when they last agreed."""

    ours: Marks = BLANK
    seen: Marks = BLANK


NEVER: Final = Pair()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """One field that changed on both sides to different values; a person decides."""

    field: str
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """`marks` is ours with everything adopted; the fields tell which way each one goes."""

    marks: Marks
    adopt: frozenset[str]
    write: frozenset[str]
    conflicts: tuple[FieldConflict, ...]


def merge(*, base: Pair, disk: Marks, ours: Marks) -> MergeResult:
    """Field by field: changed there → adopt, changed here → write, both → one value if they agree, else a conflict."""
    adopted: dict[str, object] = {}
    write: set[str] = set()
    conflicts: list[FieldConflict] = []
    for field in FIELDS:
        mine, theirs = getattr(ours, field), getattr(disk, field)
        i_changed = mine != getattr(base.ours, field)
        they_changed = theirs != getattr(base.seen, field) and theirs is not _unknown(field)
        if mine == theirs or not (i_changed or they_changed):
            continue
        if field == "keywords":
            both = _merged_keywords(base, disk=disk, ours=ours)
            write |= {field} if both != theirs else set()
            adopted |= {field: both} if both != mine else {}
        elif not they_changed:
            write.add(field)
        elif not i_changed:
            adopted[field] = theirs
        else:
            conflicts.append(FieldConflict(field=field, ours=mine, theirs=theirs))
    return MergeResult(
        marks=replace(ours, **adopted),  # type: ignore[arg-type]  # fields of Marks by name
        adopt=frozenset(adopted),
        write=frozenset(write),
        conflicts=tuple(conflicts),
    )


def next_pair(base: Pair, *, ours: Marks, seen: Marks, open_fields: frozenset[str]) -> Pair:
    """What is agreed after a round: everything but the fields that are still open."""
    past_ours = {field: getattr(base.ours, field) for field in open_fields}
    past_seen = {field: getattr(base.seen, field) for field in open_fields}
    return Pair(ours=replace(ours, **past_ours), seen=replace(seen, **past_seen))


def _unknown(field: str) -> object:
    """The value by which a file says nothing: a rating that cannot be told. Texts that are absent were removed."""
    return None if field == "rating" else ...


def _merged_keywords(base: Pair, *, disk: Marks, ours: Marks) -> frozenset[str]:
    """Ours, with what was added there added and what was removed there removed."""
    added, removed = disk.keywords - base.seen.keywords, base.seen.keywords - disk.keywords
    return (ours.keywords | added) - (removed - (ours.keywords - base.ours.keywords))
