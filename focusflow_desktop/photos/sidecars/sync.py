"""One photo's round trip with its sidecars: read, merge, write what changed here, say what to keep.

No database: the caller stores `Outcome.agreed` and adopts `Outcome.marks`. Writing is a choice of the folder; without
it the photo's changes stay pending and everything else works.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.sidecars.disk import (
    Sidecar,
    Writer,
    find_places,
    new_sidecar,
    read_from,
    read_inside,
)
from focusflow_desktop.photos.sidecars.edit import Change, edit
from focusflow_desktop.photos.sidecars.marks import BLANK, FIELDS, Marks, clean_marks, marks_from_json
from focusflow_desktop.photos.sidecars.merge import NEVER, FieldConflict, Pair, merge, next_pair
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.places import Places
from focusflow_desktop.photos.sidecars.profiles import Profile, changes_for
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.values import properties_of
from focusflow_desktop.photos.sidecars.write import Stamp, write_sidecar
from focusflow_desktop.shared.errors import Conflict, Locked, WorldError

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Agreed:
    """What this program and each sidecar, by its file name, last agreed on."""

    pairs: Mapping[str, Pair] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """For the sidecar's row in the database."""
        return {n: {"ours": p.ours.to_json(), "seen": p.seen.to_json()} for n, p in self.pairs.items()}

    def with_ours_kept(self, name: str, conflict: FieldConflict) -> Agreed:
        """The person chose our value: the file's is known now, so the next round writes ours over it."""
        pair = self.pairs.get(name, NEVER)
        seen = replace(pair.seen, **{conflict.field: conflict.theirs})  # type: ignore[arg-type]  # a field of Marks
        return Agreed({**self.pairs, name: replace(pair, seen=seen)})


def agreed_from_json(stored: Mapping[str, Mapping[str, dict[str, object]]]) -> Agreed:
    """The inverse of `Agreed.to_json`."""
    return Agreed(
        {
            name: Pair(ours=marks_from_json(pair["ours"]), seen=marks_from_json(pair["seen"]))
            for name, pair in stored.items()
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one round did. `marks` is what the photo now has; `adopted` names the fields that came from a file."""

    marks: Marks
    agreed: Agreed
    adopted: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    written: tuple[Path, ...] = ()
    stamps: Mapping[Path, Stamp] = field(default_factory=dict)
    conflicts: Mapping[Path, tuple[FieldConflict, ...]] = field(default_factory=dict)
    writers: Mapping[Path, Writer] = field(default_factory=dict)  # of those in conflict
    warnings: tuple[str, ...] = ()
    problem: WorldError | None = None
    shares_its_base: bool = False


def sync_sidecar(
    photo: Path,
    *,
    base: Agreed,
    ours: Marks,
    profile: Profile,
    now: datetime,
    may_write: bool = True,
) -> Outcome:
    """One round for one photo. What cannot be read or written is the outcome's `problem`; nothing is replaced then."""
    ours = clean_marks(ours)
    problem: WorldError | None = None
    for _ in range(_TRIES):
        try:
            outcome = _round(photo, base, ours, profile=profile, now=now, may_write=may_write and not problem)
            return replace(outcome, problem=problem)
        except Conflict:  # another program wrote between our reading and our writing: read again
            continue
        except WorldError as error:  # what cannot be written may still be read
            if problem or not may_write:
                return Outcome(marks=ours, agreed=base, problem=error)
            problem = error
    return Outcome(marks=ours, agreed=base, problem=problem or _busy(photo))


def _busy(photo: Path) -> Locked:
    return Locked(
        "sidecar_busy",
        f"Another program keeps writing the sidecar of {photo.name}. Nothing was changed; it is tried again later.",
        file=photo.name,
    )


def _round(
    photo: Path, base: Agreed, ours: Marks, *, profile: Profile, now: datetime, may_write: bool
) -> Outcome:
    places = find_places(photo)
    sidecars = _sidecars(photo, places, base)
    if not any(not found.is_embedded for found in sidecars) and places.to_make and may_write:
        sidecars += [new_sidecar(places.to_make, photo)] if _shall_make(places, base, ours) else []
    marks, adopted, conflicts = ours, frozenset[str](), {}
    for sidecar in sidecars:
        result = merge(base=_pair(base, sidecar), disk=sidecar.marks, ours=marks)
        marks, adopted = result.marks, adopted | result.adopt
        if result.conflicts:
            conflicts[sidecar.path] = result.conflicts
    outcome = Outcome(
        marks=marks,
        agreed=base,
        adopted=adopted,
        conflicts=conflicts,
        writers={sidecar.path: sidecar.writer for sidecar in sidecars if sidecar.path in conflicts},
        warnings=tuple(warning for sidecar in sidecars for warning in sidecar.warnings),
        shares_its_base=places.shares_its_base,
    )
    for sidecar in sidecars:
        outcome = _settle(sidecar, outcome, base, profile=profile, now=now, may_write=may_write)
    if not places.existing and not may_write and _shall_make(places, base, ours):
        outcome = replace(
            outcome, pending=frozenset(f for f in FIELDS if getattr(ours, f) != getattr(BLANK, f))
        )
    return outcome


def _settle(
    sidecar: Sidecar, outcome: Outcome, base: Agreed, *, profile: Profile, now: datetime, may_write: bool
) -> Outcome:
    """Writes one sidecar where it differs by our doing, and takes the pair that both now agree on."""
    pair = _pair(base, sidecar)
    disputed = frozenset(c.field for found in outcome.conflicts.values() for c in found)
    to_write = merge(base=pair, disk=sidecar.marks, ours=outcome.marks).write - disputed
    if sidecar.is_embedded:
        to_write = frozenset()
    seen, stamp, written = sidecar.marks, sidecar.stamp, outcome.written
    if to_write and may_write:
        changes = _changes(sidecar, outcome.marks, to_write, profile=profile, now=now)
        if changes:
            content = edit(sidecar.packet, changes)
            stamp = write_sidecar(sidecar.path, content, expected=sidecar.stamp)
            seen, written = read_marks(parse(content)).marks, (*written, sidecar.path)
    pending = frozenset() if may_write else to_write
    agreed = next_pair(pair, ours=outcome.marks, seen=seen, open_fields=disputed | pending)
    return replace(
        outcome,
        written=written,
        pending=outcome.pending | pending,
        stamps={**outcome.stamps, **({sidecar.path: stamp} if stamp else {})},
        agreed=Agreed({**outcome.agreed.pairs, sidecar.path.name: agreed}),
    )


def _changes(
    sidecar: Sidecar, marks: Marks, fields: frozenset[str], *, profile: Profile, now: datetime
) -> list[Change]:
    """The merged marks; but a disputed or unknown value of the file stays what the file says."""
    there = properties_of(sidecar.packet)
    others = {name: getattr(sidecar.marks, name) for name in FIELDS if name not in fields}
    if others.get("rating", 0) is None:
        others["rating"] = marks.rating
    return changes_for(replace(marks, **others), fields, there=there, profile=profile, now=now)


def _pair(base: Agreed, sidecar: Sidecar) -> Pair:
    """What was agreed with this file; with one that is only now made, nothing."""
    return NEVER if sidecar.is_new else base.pairs.get(sidecar.path.name, NEVER)


def _sidecars(photo: Path, places: Places, base: Agreed) -> list[Sidecar]:
    """What the disk says, the newest first. Inside a raw counts only until a sidecar has been known."""
    found = [read_from(path) for path in places.existing]
    is_first = not found and not (places.to_make and places.to_make.name in base.pairs)
    inside = read_inside(photo) if places.to_make is None or is_first else None
    return sorted([*found, *([inside] if inside else [])], key=lambda sidecar: sidecar.age, reverse=True)


def _shall_make(places: Places, base: Agreed, ours: Marks) -> bool:
    """A first sidecar for a photo with marks; one that a person removed comes back only with the next change."""
    if places.to_make is None:
        return False
    known = base.pairs.get(places.to_make.name)
    return ours not in (BLANK, known.ours if known else BLANK)
