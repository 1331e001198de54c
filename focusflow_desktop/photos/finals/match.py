"""Which original a final was made from: by camera and capture time, then by file name; what is unclear is asked.

Pure. A link that is wrong puts a client's heart on the wrong photo, so two candidates are never guessed between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from focusflow_desktop.photos.finals.names import name_keys, stem_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What is compared: of an original, or of a final. `captured_at` holds sub-seconds where the file has them."""

    name: str
    captured_at: datetime | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalFacts:
    """One original that may have been edited."""

    photo_id: UUID
    facts: PictureFacts


class MatchedBy(StrEnum):
    """What made a link certain."""

    CAMERA = "camera"  # serial and capture time, with the name where several shots share a second
    TIME_AND_NAME = "time_and_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Linked:
    """The final belongs to this photo."""

    photo_id: UUID
    by: MatchedBy


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The final may belong to one of these, the likeliest first; a person chooses."""

    candidates: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No original here looks like its source."""


Match = Linked | Ambiguous | Unknown


class Originals:
    """The originals of a shoot, indexed once for many finals."""

    def __init__(self, originals: Iterable[OriginalFacts]) -> None:
        self._by_second: dict[datetime, list[OriginalFacts]] = defaultdict(list)
        self._by_stem: dict[str, list[OriginalFacts]] = defaultdict(list)
        for original in originals:
            self._by_stem[stem_key(original.facts.name)].append(original)
            if original.facts.captured_at is not None:
                self._by_second[original.facts.captured_at.replace(microsecond=0)].append(original)

    def match(self, final: PictureFacts) -> Match:
        """The original of one final."""
        timed = self._at_its_time(final)
        named = self._by_its_name(final)
        both = [original for original in named if original in timed]
        certain = [original for original in timed if _same_camera(original.facts, final)]
        if len(certain) == 1 and _is_exact(certain[0].facts, final):
            return Linked(certain[0].photo_id, MatchedBy.CAMERA)
        if len(both) == 1:
            by = MatchedBy.CAMERA if both[0] in certain else MatchedBy.TIME_AND_NAME
            return Linked(both[0].photo_id, by)
        if len(certain) == 1 and not named:
            return Linked(certain[0].photo_id, MatchedBy.CAMERA)
        if len(named) == 1 and not timed and not _contradict(named[0].facts, final):
            return Linked(named[0].photo_id, MatchedBy.NAME)
        candidates = tuple(dict.fromkeys(o.photo_id for o in [*both, *certain, *named, *timed]))
        return Ambiguous(candidates) if candidates else Unknown()

    def _at_its_time(self, final: PictureFacts) -> list[OriginalFacts]:
        if final.captured_at is None:
            return []
        second = self._by_second.get(final.captured_at.replace(microsecond=0), [])
        return [o for o in second if _same_instant(o.facts, final) and not _other_camera(o.facts, final)]

    def _by_its_name(self, final: PictureFacts) -> list[OriginalFacts]:
        """The originals of the best name key that leads to any of the right camera."""
        for keys in name_keys(final.name):
            found = [
                o for key in keys for o in self._by_stem.get(key, []) if not _other_camera(o.facts, final)
            ]
            if found:
                return found
        return []


def match_finals(finals: Sequence[PictureFacts], originals: Iterable[OriginalFacts]) -> list[Match]:
    """The original of each final, in order."""
    index = Originals(originals)
    return [index.match(final) for final in finals]


def _same_instant(original: PictureFacts, final: PictureFacts) -> bool:
    """Equal to the sub-second, or to the second where one of them lost its sub-seconds."""
    if original.captured_at is None or final.captured_at is None:
        return False
    ours, theirs = original.captured_at.microsecond, final.captured_at.microsecond
    same_second = original.captured_at.replace(microsecond=0) == final.captured_at.replace(microsecond=0)
    return same_second and (ours // 10_000 == theirs // 10_000 or ours == 0 or theirs == 0)


def _is_exact(original: PictureFacts, final: PictureFacts) -> bool:
    """Whether sub-seconds prove the very frame, not merely its second."""
    taken = final.captured_at
    return taken is not None and taken == original.captured_at and taken.microsecond != 0


def _same_camera(original: PictureFacts, final: PictureFacts) -> bool:
    return bool(original.serial and final.serial) and _serial(original.serial) == _serial(final.serial)


def _other_camera(original: PictureFacts, final: PictureFacts) -> bool:
    return bool(original.serial and final.serial) and _serial(original.serial) != _serial(final.serial)


def _contradict(original: PictureFacts, final: PictureFacts) -> bool:
    """Both know when they were taken, and it was not then."""
    both_know = original.captured_at is not None and final.captured_at is not None
    return both_know and not _same_instant(original, final)


def _serial(serial: str | None) -> str:
    """Serial numbers come padded with zeros or spaces by some programs."""
    return (serial or "").strip().lstrip("0").casefold()
