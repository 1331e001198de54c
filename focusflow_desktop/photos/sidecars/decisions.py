"""What a person decides about a value that changed in two places, and how a decision is taken back.

Nothing is written here: keeping ours tells the merge that the file's value is known, taking the file's is a mark like
any other. The next round brings the sidecar along, by the one way every sidecar is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import SidecarState
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.merge import NEVER, FieldConflict, Pair
from focusflow_desktop.photos.sidecars.operations import adopt, marks_in_studio
from focusflow_desktop.photos.sidecars.queries import Dispute, Entry
from focusflow_desktop.photos.sidecars.sync import Agreed, agreed_from_json


class Kept(StrEnum):
    """Whose value stays."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One decision about one value, as the person saw it."""

    dispute: Dispute
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One decision that was carried out, with what is needed to take it back."""

    choice: Choice
    entry: Entry
    pair: Pair  # as it was before
    ours: object  # our value before, as the studio has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of it. A value that changed again since it was shown is not decided; it stays in the list."""

    changes: Changes
    done: tuple[Done, ...]


def decide(db: DbSession, choices: Sequence[Choice]) -> Decided:
    """Carry these decisions out; their sidecars are due afterwards."""
    changes, done = Changes(), list[Done]()
    for photo_id, group in _by_photo(choices).items():
        state, marks = db.get(SidecarState, photo_id), marks_in_studio(db, [photo_id]).get(photo_id)
        if state is None or marks is None:
            continue
        carried = [found for choice in group if (found := _found(choice, state, marks)) is not None]
        if not carried:
            continue
        agreed = agreed_from_json(state.agreed)
        for each in carried:
            agreed = _told(agreed, each)
        taken = {
            e.choice.dispute.field: e.choice.dispute.value for e in carried if e.choice.kept is Kept.THEIRS
        }
        _store(db, state, agreed=agreed, conflict=_without(state.conflict or {}, carried), is_due=True)
        if taken:
            changes |= adopt(db, photo_id, _with(marks, taken), fields=set(taken))
        changes |= Changes.of("sidecar_states", [photo_id])
        done += carried
    return Decided(changes=changes, done=tuple(done))


def take_back(db: DbSession, done: Sequence[Done]) -> Changes:
    """The values are open again. A mark or an agreement that is newer than the decision stays."""
    changes = Changes()
    for each in reversed(done):
        dispute = each.choice.dispute
        state = db.get(SidecarState, dispute.photo_id)
        marks = marks_in_studio(db, [dispute.photo_id]).get(dispute.photo_id)
        if state is None or marks is None:
            continue
        conflict = {name: dict(fields) for name, fields in (state.conflict or {}).items()}
        conflict.setdefault(dispute.file, {})[dispute.field] = dict(each.entry)
        agreed = _reopened(agreed_from_json(state.agreed), each)
        _store(db, state, agreed=agreed, conflict=conflict, is_due=state.is_due)
        if each.choice.kept is Kept.THEIRS and getattr(marks, dispute.field) == dispute.value:
            before = _with(marks, {dispute.field: each.ours})
            changes |= adopt(db, dispute.photo_id, before, fields={dispute.field})
        changes |= Changes.of("sidecar_states", [dispute.photo_id])
    return changes


def look_again(db: DbSession, ids: Sequence[UUID]) -> Changes:
    """Read these photos' sidecars again at the next round, such as after a person mended one."""
    db.execute(update(SidecarState).where(SidecarState.photo_id.in_(ids)).values(is_due=True))
    return Changes.of("sidecar_states", ids)


def _by_photo(choices: Iterable[Choice]) -> dict[UUID, list[Choice]]:
    grouped: dict[UUID, list[Choice]] = {}
    for choice in choices:
        grouped.setdefault(choice.dispute.photo_id, []).append(choice)
    return grouped


def _found(choice: Choice, state: SidecarState, marks: Marks) -> Done | None:
    dispute = choice.dispute
    entry = (state.conflict or {}).get(dispute.file, {}).get(dispute.field)
    if entry is None or entry["theirs"] != dispute.theirs:
        return None
    pair = agreed_from_json(state.agreed).pairs.get(dispute.file, NEVER)
    return Done(choice=choice, entry=dict(entry), pair=pair, ours=getattr(marks, dispute.field))


def _told(agreed: Agreed, done: Done) -> Agreed:
    """Ours kept: the file's value counts as known. Theirs taken: both sides are equal then, nothing to tell."""
    dispute = done.choice.dispute
    if done.choice.kept is Kept.THEIRS:
        return agreed
    seen = FieldConflict(field=dispute.field, ours=done.ours, theirs=dispute.value)
    return agreed.with_ours_kept(dispute.file, seen)


def _reopened(agreed: Agreed, done: Done) -> Agreed:
    """As if nothing was agreed about the value, unless a round has meanwhile written ours into the file."""
    dispute = done.choice.dispute
    now = agreed.pairs.get(dispute.file, NEVER)
    past = getattr(done.pair.ours, dispute.field)
    if done.choice.kept is Kept.OURS and getattr(now.ours, dispute.field) != past:
        return agreed
    seen = getattr(done.pair.seen, dispute.field)
    pair = Pair(
        ours=_with(now.ours, {dispute.field: past}),
        seen=_with(now.seen, {dispute.field: seen}),
    )
    return Agreed({**agreed.pairs, dispute.file: pair})


def _without(
    conflict: dict[str, dict[str, Entry]], done: Sequence[Done]
) -> dict[str, dict[str, Entry]] | None:
    settled = {(each.choice.dispute.file, each.choice.dispute.field) for each in done}
    left = {
        name: {field: entry for field, entry in fields.items() if (name, field) not in settled}
        for name, fields in conflict.items()
    }
    return {name: fields for name, fields in left.items() if fields} or None


def _store(
    db: DbSession,
    state: SidecarState,
    *,
    agreed: Agreed,
    conflict: dict[str, dict[str, Entry]] | None,
    is_due: bool,
) -> None:
    state.agreed, state.conflict, state.is_due = agreed.to_json(), conflict, is_due
    db.flush()


def _with(marks: Marks, values: dict[str, object]) -> Marks:
    return replace(marks, **values)  # type: ignore[arg-type]  # fields of Marks by name
