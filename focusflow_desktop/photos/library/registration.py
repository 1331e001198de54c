"""From a file's facts to the photo that is registered: the one place that knows which fact is which column."""

from __future__ import annotations

from collections.abc import Sequence

from focusflow_desktop.photos.library.facts import PhotoFacts
from focusflow_desktop.photos.library.operations import NewFile, NewPhoto


def photo_of(
    facts: PhotoFacts, *, name: str, sha256: str, files: Sequence[NewFile], has_jpeg: bool = False
) -> NewPhoto:
    """The photo of an original called `name` with these facts and files."""
    return NewPhoto(
        sha256=sha256,
        name=name,
        kind=facts.kind,
        byte_size=facts.byte_size,
        files=tuple(files),
        has_jpeg=has_jpeg,
        width_px=facts.width or None,
        height_px=facts.height or None,
        orientation=facts.orientation,
        captured_at=facts.captured_at,
        captured_offset_minutes=facts.offset_minutes,
        camera_make=facts.make,
        camera=facts.model,
        camera_serial=facts.serial,
        lens=facts.lens,
        focal_mm=facts.focal_mm,
        aperture=facts.aperture,
        exposure_s=facts.exposure_s,
        iso=facts.iso,
    )
