"""From a photo to what is stored of its looks, and from what is stored to bursts and advice.

Measuring is a job for the pool; grouping 10,000 stored photos takes a moment and no pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from focusflow_desktop.photos.culling.advisor import Advice, Measured, advise
from focusflow_desktop.photos.culling.brackets import exposure_of
from focusflow_desktop.photos.culling.brightness import as_array, brightness
from focusflow_desktop.photos.culling.bursts import Frame, Group, group_bursts
from focusflow_desktop.photos.culling.sharpness import sharpness
from focusflow_desktop.photos.culling.signatures import Signature, signature
from focusflow_desktop.photos.library.decoding import decode_for_screen
from focusflow_desktop.photos.library.rows import BurstFacts

_EDGE = 1024  # sharpness needs more than a thumbnail


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What `library.operations.keep_signature` stores. Brightness is from 0 to 1."""

    likeness: bytes
    sharpness: float
    brightness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bursts:
    """The bursts and brackets among some photos, ready to be looked up by photo."""

    group_of: Mapping[UUID, Group[UUID]]
    facts_of: Mapping[UUID, BurstFacts]

    @property
    def sizes(self) -> dict[UUID, int]:
        """How many photos the group of each has; a photo that stands alone is not in it."""
        return {photo: len(group.photos) for photo, group in self.group_of.items()}

    def facts(self, group: Group[UUID]) -> list[BurstFacts]:
        """What is known of a group's photos."""
        return [self.facts_of[photo] for photo in group.photos]

    def best(self, group: Group[UUID]) -> UUID:
        """The sharpest of a burst; the first of a bracket, or where fewer than two were measured."""
        known = [(one.sharpness, one.id) for one in self.facts(group) if one.sharpness is not None]
        if group.keeps_all or len(known) < 2:
            return group.photos[0]
        return max(known, key=lambda entry: entry[0])[1]


NO_BURSTS = Bursts(group_of={}, facts_of={})


def measure_looks(path: Path) -> Looks:
    """Measure one photo. A job for the pool, at the lowest priority."""
    pixels = decode_for_screen(path, (_EDGE, _EDGE))
    array = as_array(pixels.rgb, pixels.width, pixels.height)
    return Looks(
        likeness=signature(array).to_bytes(),
        sharpness=sharpness(array).peak,
        brightness=float(brightness(array).mean()) / 255,
    )


def group_photos(facts: Sequence[BurstFacts]) -> list[Group[UUID]]:
    """The bursts and brackets among stored photos."""
    return group_bursts([_frame(one) for one in facts])


def find_bursts(facts: Sequence[BurstFacts]) -> Bursts:
    """The groups among stored photos. Ten thousand take a moment: not for the window's thread."""
    groups = group_photos(facts)
    return Bursts(
        group_of={photo: group for group in groups for photo in group.photos},
        facts_of={one.id: one for one in facts},
    )


def advise_photos(group: Group[UUID], facts: Sequence[BurstFacts]) -> list[Advice[UUID]]:
    """Advice for a group from what is stored of its photos."""
    known = {one.id: Measured(peak=one.sharpness) for one in facts if one.sharpness is not None}
    return advise(group, known)


def _frame(facts: BurstFacts) -> Frame[UUID]:
    return Frame(
        photo=facts.id,
        captured_at=facts.taken_at,
        camera=facts.camera_serial or "",
        signature=Signature.from_bytes(facts.likeness) if facts.likeness else None,
        exposure=exposure_of(seconds=facts.exposure_s, aperture=facts.aperture, iso=facts.iso, bias=None),
    )
