"""One photo's round trip with its sidecars: read, merge, write what changed here, say what to keep.

No database: the caller stores `Outcome.agreed` and adopts `Outcome.marks`. Writing is a choice of the folder; without
it the photo's changes stay pending and everything else works.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.edit import Change, edit
from focusflow_desktop.photos.sidecars.marks import BLANK, FIELDS, Marks, clean_marks, marks_from_json
from focusflow_desktop.photos.sidecars.merge import NEVER, FieldConflict, Pair, merge, next_pair
from focusflow_desktop.photos.sidecars.packet import Packet, parse
from focusflow_desktop.photos.sidecars.places import Places, places_of
from focusflow_desktop.photos.sidecars.profiles import Profile, changes_for
from focusflow_desktop.photos.sidecars.read import marks_of, read_marks, sidecar_owner
from focusflow_desktop.photos.sidecars.values import properties_of
from focusflow_desktop.photos.sidecars.write import Stamp, read_sidecar, write_sidecar
from focusflow_desktop.shared.errors import Conflict, Unavailable, WorldError

_TRIES = 3
_NEW = (
    f'<x:xmpmeta xmlns:x="{names.META}" x:xmptk="FocusFlow">\n <rdf:RDF xmlns:rdf="{names.RDF}">\n'
    '  <rdf:Description rdf:about=""/>\n </rdf:RDF>\n</x:xmpmeta>\n'
).encode()
_EARLIEST = datetime.min.replace(tzinfo=UTC)


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
    warnings: tuple[str, ...] = ()
    problem: WorldError | None = None
    shares_its_base: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sidecar:
    path: Path
    packet: Packet
    stamp: Stamp | None  # None: still to be made
    marks: Marks
    written_at: datetime
    warnings: tuple[str, ...]


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
            return _round(photo, base, ours, profile=profile, now=now, may_write=may_write)
        except Conflict as error:  # another program wrote between our reading and our writing: read again
            problem = error
        except WorldError as error:
            problem = error
            break
    return Outcome(marks=ours, agreed=base, problem=problem)


def _round(
    photo: Path, base: Agreed, ours: Marks, *, profile: Profile, now: datetime, may_write: bool
) -> Outcome:
    places = _places(photo)
    sidecars = sorted((_read(path) for path in places.existing), key=_age, reverse=True)
    if not sidecars and _shall_make(places, base, ours):
        sidecars = [_new_sidecar(places.to_make, photo)] if places.to_make and may_write else []
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
        warnings=tuple(warning for sidecar in sidecars for warning in sidecar.warnings),
        shares_its_base=places.shares_its_base,
    )
    for sidecar in sidecars:
        outcome = _settle(sidecar, outcome, base, profile=profile, now=now, may_write=may_write)
    if not sidecars and not may_write and places.to_make and _shall_make(places, base, ours):
        outcome = replace(
            outcome, pending=frozenset(f for f in FIELDS if getattr(ours, f) != getattr(BLANK, f))
        )
    return outcome


def _settle(
    sidecar: _Sidecar, outcome: Outcome, base: Agreed, *, profile: Profile, now: datetime, may_write: bool
) -> Outcome:
    """Writes one sidecar where it differs by our doing, and takes the pair that both now agree on."""
    pair = _pair(base, sidecar)
    disputed = frozenset(c.field for found in outcome.conflicts.values() for c in found)
    to_write = merge(base=pair, disk=sidecar.marks, ours=outcome.marks).write - disputed
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
    sidecar: _Sidecar, marks: Marks, fields: frozenset[str], *, profile: Profile, now: datetime
) -> list[Change]:
    """The merged marks; but a disputed or unknown value of the file stays what the file says."""
    there = properties_of(sidecar.packet)
    others = {name: getattr(sidecar.marks, name) for name in FIELDS if name not in fields}
    if others.get("rating", 0) is None:
        others["rating"] = marks.rating
    return changes_for(replace(marks, **others), fields, there=there, profile=profile, now=now)


def _places(photo: Path) -> Places:
    try:
        beside = [entry.name for entry in photo.parent.iterdir()]
    except OSError as error:
        raise Unavailable(
            "folder_unreachable",
            f"The folder of {photo.name} cannot be read. Nothing was changed.",
            file=photo.name,
        ) from error
    return places_of(photo, beside=beside, owner=_owner)


def _owner(path: Path) -> str | None:
    return sidecar_owner(properties_of(parse(read_sidecar(path)[0])))


def _read(path: Path) -> _Sidecar:
    content, stamp = read_sidecar(path)
    packet = parse(content)
    read = marks_of(properties_of(packet))
    return _Sidecar(
        path=path,
        packet=packet,
        stamp=stamp,
        marks=read.marks,
        written_at=read.metadata_date or _EARLIEST,
        warnings=read.warnings,
    )


def _new_sidecar(path: Path, photo: Path) -> _Sidecar:
    owner = Change(names.SIDECAR_FOR, photo.suffix.lstrip(".").upper())
    packet = parse(edit(parse(_NEW), [owner]))
    return _Sidecar(path=path, packet=packet, stamp=None, marks=BLANK, written_at=_EARLIEST, warnings=())


def _age(sidecar: _Sidecar) -> tuple[datetime, int]:
    return sidecar.written_at, sidecar.stamp.mtime_ns if sidecar.stamp else 0


def _pair(base: Agreed, sidecar: _Sidecar) -> Pair:
    """What was agreed with this file; with one that is only now made, nothing."""
    return base.pairs.get(sidecar.path.name, NEVER) if sidecar.stamp else NEVER


def _shall_make(places: Places, base: Agreed, ours: Marks) -> bool:
    """A first sidecar for a photo with marks; one that a person removed comes back only with the next change."""
    if places.to_make is None:
        return False
    known = base.pairs.get(places.to_make.name)
    return ours not in (BLANK, known.ours if known else BLANK)
