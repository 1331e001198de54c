"""Why a final could belong to more than one photo, told for a person from the same facts the match used. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from focusflow_desktop.photos.finals.match import PictureFacts
from focusflow_desktop.photos.finals.names import name_keys, stem_key


class Reason(StrEnum):
    """What keeps the choice open."""

    TWO_CAMERAS = "two_cameras"  # several cameras pressed in the same second
    BURST = "burst"  # one camera took several in that second
    NAME_AGAINST_TIME = "name_against_time"  # the name says one photo, the time another
    SAME_NAME = "same_name"  # several photos bear that name
    OTHER_TIME = "other_time"  # the one that bears the name was taken at another time


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for one candidate."""

    same_second: bool
    same_name: bool


def signs_of(final: PictureFacts, original: PictureFacts) -> Signs:
    """What final and candidate have in common."""
    taken, theirs = final.captured_at, original.captured_at
    at_once = taken is not None and theirs is not None
    same_second = at_once and taken.replace(microsecond=0) == theirs.replace(microsecond=0)  # type: ignore[union-attr]
    keys = {key for step in name_keys(final.name) for key in step}
    return Signs(same_second=same_second, same_name=stem_key(original.name) in keys)


def reason_of(final: PictureFacts, originals: Sequence[PictureFacts]) -> Reason:
    """The one reason that explains the list best."""
    found = [(original, signs_of(final, original)) for original in originals]
    timed = [original for original, signs in found if signs.same_second]
    named = [original for original, signs in found if signs.same_name]
    if timed and named and not any(signs.same_second and signs.same_name for _, signs in found):
        return Reason.NAME_AGAINST_TIME
    if len(timed) > 1:
        cameras = {original.serial for original in timed}
        return Reason.TWO_CAMERAS if len(cameras) > 1 else Reason.BURST
    if len(named) > 1:
        return Reason.SAME_NAME
    return Reason.OTHER_TIME
