"""Brings every due sidecar up to date: files are read and written without holding the database, then it is told."""

from __future__ import annotations

from collections.abc import Callable

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.sidecars.operations import DueSidecar, due_sidecars, keep_outcome
from focusflow_desktop.photos.sidecars.profiles import Profile
from focusflow_desktop.photos.sidecars.sync import Outcome, sync_sidecar
from focusflow_desktop.shared.clock import Clock

_BATCH = 100


def keep_sidecars(
    studio: Studio,
    *,
    profile: Profile,
    clock: Clock,
    writes: bool = True,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Changes:
    """One round over what is due. `writes` False only reads: what other programs wrote is adopted all the same."""
    changes = Changes()
    seen: set[object] = set()
    while not is_cancelled():
        with studio.read() as db:
            due = [each for each in due_sidecars(db, limit=_BATCH + len(seen)) if each.photo_id not in seen]
        if not due:
            break
        seen.update(each.photo_id for each in due)
        rounds = [(each, _round(each, profile=profile, clock=clock, writes=writes)) for each in due]
        with studio.write() as db:
            for each, outcome in rounds:
                changes |= keep_outcome(db, each, outcome)
    return changes


def _round(due: DueSidecar, *, profile: Profile, clock: Clock, writes: bool) -> Outcome:
    return sync_sidecar(
        due.original,
        base=due.agreed,
        ours=due.ours,
        profile=profile,
        now=clock.now(),
        may_write=writes and due.may_write,
    )
