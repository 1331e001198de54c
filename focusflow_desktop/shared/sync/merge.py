"""How two machines' values of one field become one: the later stamp wins, and what loses is kept where that matters.

The same function decides on the server, on the desktop and in the tests' model. It reads no clock and no database: what
it is given settles what comes out, in whatever order edits arrive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from focusflow_desktop.shared.records.base import Merge

CLAMP_MS = 60_000  # how far before the server's clock a machine may be


class Outcome(StrEnum):
    """What became of an edit."""

    APPLIED = "applied"
    KNOWN = "known"  # this very edit had arrived before
    LOST = "lost"  # a later one was there
    REFUSED = "refused"  # nobody but the server writes this field, or it is written once


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A new value with its stamp, and the stamp of the value the person saw when they changed it."""

    value: object
    stamp: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values that were written without knowing of each other; both are kept."""

    kept: object
    kept_stamp: str
    lost: object
    lost_stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The field after the edit."""

    outcome: Outcome
    value: object
    stamp: str
    conflict: Conflict | None = None


def merge_field(value: object, stamp: str, edit: Edit, *, policy: Merge) -> Merged:
    """The field that holds `value` since `stamp`, after the edit of a device.

    Applying an edit again changes nothing, and two edits give the same field in either order.
    """
    if policy in (Merge.SERVER, Merge.FIXED, Merge.LOCAL):
        return Merged(outcome=Outcome.REFUSED, value=value, stamp=stamp)
    if edit.stamp == stamp:
        return Merged(outcome=Outcome.KNOWN, value=value, stamp=stamp)
    wins = edit.stamp > stamp
    conflict = None
    if policy is Merge.LWW_NOTIFY and stamp != edit.base and value != edit.value:
        kept, lost = (edit.value, edit.stamp), (value, stamp)
        if not wins:
            kept, lost = lost, kept
        conflict = Conflict(kept=kept[0], kept_stamp=kept[1], lost=lost[0], lost_stamp=lost[1])
    if wins:
        return Merged(outcome=Outcome.APPLIED, value=edit.value, stamp=edit.stamp, conflict=conflict)
    return Merged(outcome=Outcome.LOST, value=value, stamp=stamp, conflict=conflict)


def stamp_of(field: str, *, hlc0: str, clock: Mapping[str, str]) -> str:
    """When the field was last written: with the row, unless its clock says otherwise."""
    return clock.get(field, hlc0)


def clock_with(field: str, stamp: str, *, hlc0: str, clock: Mapping[str, str]) -> dict[str, str]:
    """The row's clock after the field was written. What is as old as the row is not named: one row has one form."""
    changed = {name: at for name, at in clock.items() if name != field}
    if stamp != hlc0:
        changed[field] = stamp
    return changed


def clamped(stamp: str, *, now_ms: int) -> str:
    """The stamp, or that of the server's own moment for one that comes from the future: a wrong clock stops nobody.

    Without this, a machine a year ahead would win every field for a year.
    """
    if int(stamp[:12], 16) <= now_ms + CLAMP_MS:
        return stamp
    return f"{now_ms:012x}{stamp[12:]}"
