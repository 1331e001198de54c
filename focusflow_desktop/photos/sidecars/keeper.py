"""Brings every due sidecar up to date: files are read and written without holding the database, then it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.sidecars.operations import DueSidecar, due_sidecars, keep_outcome
from focusflow_desktop.photos.sidecars.profiles import Profile
from focusflow_desktop.photos.sidecars.signs import Listing, listing_of, signs_of, with_written
from focusflow_desktop.photos.sidecars.sync import Outcome, sync_sidecar
from focusflow_desktop.shared.clock import Clock

_BATCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one round did."""

    changes: Changes
    twins: tuple[Path, ...] = ()  # sidecars made under a name of their own: two raws share the short one


def keep_sidecars(
    studio: Studio,
    *,
    profile: Profile,
    clock: Clock,
    writes: bool = True,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Kept:
    """One round over what is due. `writes` False only reads: what other programs wrote is adopted all the same."""
    changes, twins = Changes(), list[Path]()
    seen: set[object] = set()
    while not is_cancelled():
        with studio.read() as db:
            due = [each for each in due_sidecars(db, limit=_BATCH + len(seen)) if each.photo_id not in seen]
        if not due:
            break
        seen.update(each.photo_id for each in due)
        listings: dict[Path, Listing] = {}
        rounds = [
            (each, *_round(each, listings, profile=profile, clock=clock, writes=writes)) for each in due
        ]
        with studio.write() as db:
            for each, outcome, signs in rounds:
                changes |= keep_outcome(db, each, outcome, signs=signs)
                twins += _twins(each, outcome)
    return Kept(changes=changes, twins=tuple(twins))


def _round(
    due: DueSidecar, listings: dict[Path, Listing], *, profile: Profile, clock: Clock, writes: bool
) -> tuple[Outcome, str | None]:
    """The outcome, and the signs of the files as they were before they were read, with our own writing in them."""
    folder = due.original.parent
    if folder not in listings:
        listings[folder] = listing_of(folder) or {}
    outcome = sync_sidecar(
        due.original,
        base=due.agreed,
        ours=due.ours,
        profile=profile,
        now=clock.now(),
        may_write=writes and due.may_write,
    )
    if outcome.written:
        listings[folder] = with_written(listings[folder], outcome.stamps, outcome.written)
    return outcome, signs_of(due.original, listings[folder])


def _twins(due: DueSidecar, outcome: Outcome) -> list[Path]:
    """The person is told once: when such a sidecar is made."""
    if not outcome.shares_its_base:
        return []
    long_name = f"{due.original.name}.xmp"
    return [path for path in outcome.written if path.name == long_name and path.name not in due.agreed.pairs]
