"""Tier 0 of advice, without any learned model: what to keep, look at or reject within a burst, and always why.

It compares frames of one burst only, never hides, never marks; brackets and single frames get no rejects. Motion and
softness that a whole burst shares may be meant, so only frames clearly below their own neighbours are named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from focusflow_desktop.photos.culling.bursts import Group
from focusflow_desktop.photos.culling.histogram import Histogram
from focusflow_desktop.photos.culling.sharpness import Sharpness

Photo = TypeVar("Photo")

_CLEARLY_SOFTER = 0.55  # of the burst's sharpest
_NEARLY_AS_SHARP = 0.85
_MUCH_MORE_CLIPPED = 0.08  # share of pixels beyond the best frame
_MOTION = 0.8


class Suggestion(StrEnum):
    """Three states; the middle one is the usual one."""

    KEEP = "keep"
    LOOK = "look"
    REJECT = "reject"


class Reason(StrEnum):
    """Why; the window has the sentence for each."""

    SHARPEST_OF_BURST = "sharpest_of_burst"
    NEARLY_AS_SHARP = "nearly_as_sharp"
    SOFTER_THAN_BURST = "softer_than_burst"
    MOVED = "moved"
    HIGHLIGHTS_LOST = "highlights_lost"
    BETWEEN = "between"
    BRACKET = "bracket"
    ALONE = "alone"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of a photo; where only the sharpness was kept, the rest speaks neither for nor against it."""

    peak: float
    anisotropy: float = 0.0
    share_clipped: float = 0.0


def measured(sharp: Sharpness, tones: Histogram) -> Measured:
    """What advice needs of a full measurement."""
    return Measured(peak=sharp.peak, anisotropy=sharp.anisotropy, share_clipped=tones.share_clipped)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Generic[Photo]):
    """A suggestion for one photo, its reason, and the number behind it: its sharpness against the burst's best."""

    photo: Photo
    suggestion: Suggestion
    reason: Reason
    relative_sharpness: float | None = None


def advise_alone(photo: Photo) -> Advice[Photo]:
    """A photo that belongs to no group is for the photographer to judge."""
    return Advice(photo=photo, suggestion=Suggestion.LOOK, reason=Reason.ALONE)


def advise(group: Group[Photo], measures: Mapping[Photo, Measured]) -> list[Advice[Photo]]:
    """Advice for each photo of a group, in its order."""
    if group.keeps_all:
        return [_say(photo, Suggestion.KEEP, Reason.BRACKET) for photo in group.photos]
    known = [measures[photo] for photo in group.photos if photo in measures]
    if len(known) < 2:
        return [_say(photo, Suggestion.LOOK, Reason.NOT_MEASURED) for photo in group.photos]
    return _without_rejecting_all([_judge(photo, measures.get(photo), known) for photo in group.photos])


def _judge(photo: Photo, own: Measured | None, known: Sequence[Measured]) -> Advice[Photo]:
    if own is None:
        return _say(photo, Suggestion.LOOK, Reason.NOT_MEASURED)
    best = max(one.peak for one in known)
    relative = own.peak / best if best > 0 else 1.0
    if relative < _CLEARLY_SOFTER:
        steady = min(one.anisotropy for one in known)
        has_moved = own.anisotropy >= _MOTION > steady
        return _say(
            photo, Suggestion.REJECT, Reason.MOVED if has_moved else Reason.SOFTER_THAN_BURST, relative
        )
    least_clipped = min(one.share_clipped for one in known)
    if own.share_clipped - least_clipped > _MUCH_MORE_CLIPPED:
        return _say(photo, Suggestion.LOOK, Reason.HIGHLIGHTS_LOST, relative)
    if relative >= 1.0:
        return _say(photo, Suggestion.KEEP, Reason.SHARPEST_OF_BURST, relative)
    reason = Reason.NEARLY_AS_SHARP if relative >= _NEARLY_AS_SHARP else Reason.BETWEEN
    return _say(photo, Suggestion.LOOK, reason, relative)


def _without_rejecting_all(advice: list[Advice[Photo]]) -> list[Advice[Photo]]:
    """A burst never ends without a frame to keep or look at."""
    if all(one.suggestion is Suggestion.REJECT for one in advice):
        return [_say(one.photo, Suggestion.LOOK, one.reason, one.relative_sharpness) for one in advice]
    return advice


def _say(
    photo: Photo, suggestion: Suggestion, reason: Reason, relative: float | None = None
) -> Advice[Photo]:
    return Advice(photo=photo, suggestion=suggestion, reason=reason, relative_sharpness=relative)
