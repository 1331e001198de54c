"""A file becomes pixels for the screen: upright, sRGB, exactly the size that fits the box, from the quickest source.

Runs in a worker process (a job for the pool) or a thread; it decodes strangers' files, so limits come first.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import simplejpeg

from focusflow_desktop.photos.library import raw
from focusflow_desktop.photos.library.facts import PhotoFacts, read_facts
from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.library.shrink import shrink
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable
from focusflow_desktop.shared.imaging.colour import convert
from focusflow_desktop.shared.imaging.decode import Pixels as Array
from focusflow_desktop.shared.imaging.decode import decode
from focusflow_desktop.shared.imaging.limits import check_size, is_jpeg
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace
from focusflow_desktop.shared.imaging.segments import Carried
from focusflow_desktop.shared.imaging.upright import swaps_sides, upright
from focusflow_desktop.shared.records.photos import PhotoKind

Box = tuple[int, int]  # width and height in pixels of the place on screen

_ENOUGH_OF_SCREEN = 0.5  # an embedded JPEG smaller than this part of what is shown is not worth showing
_ENOUGH_FOR_PIXELS = 0.9  # and at 100 % it must be nearly the sensor's size
_MAX_FILE_BYTES = 1 << 30


def decode_for_screen(path: Path, box: Box | None) -> Pixels:
    """The picture fitted into `box`, never enlarged; None asks for every pixel (100 % zoom)."""
    facts = read_facts(path)
    if facts.kind is PhotoKind.VIDEO:
        raise Refused("picture.video", "A video has no picture to show here.")
    if facts.width and facts.height:
        check_size(facts.width, facts.height)
    if facts.kind is PhotoKind.RAW:
        return _decode_raw(path, facts, box)
    return decode_picture(
        _content(path),
        orientation=facts.orientation,
        box=box,
        source=PixelSource.FULL,
        is_adobe_rgb=facts.is_adobe_rgb,
    )


def decode_picture(
    content: bytes,
    *,
    orientation: int,
    box: Box | None,
    source: PixelSource,
    is_adobe_rgb: bool = False,
    original: Box | None = None,
) -> Pixels:
    """Decode what is no raw. A JPEG that breaks off is shown as far as it goes, and says so."""
    asked = _turned(box, orientation)

    def needed(width: int, height: int, _: Carried) -> Box:
        return fitted((width, height), asked)

    is_partial = False
    try:
        decoded = decode(content, needed=needed)
        array, full, carried = decoded.pixels, decoded.full_size, decoded.carried
        profile = carried.icc or (profile_of(ColourSpace.ADOBE_RGB) if is_adobe_rgb else None)
    except (Damaged, ValueError, KeyError):  # the last two are simplejpeg's, for headers it gives up on
        if not is_jpeg(content):
            raise
        array, full = _what_is_left(content, asked)
        is_partial, profile = True, None
    array = shrink(array, fitted(full, asked))
    if array.shape[2] == 4:
        array = _on_grey(array)
    if profile is not None:
        array = convert(array, icc=profile, to=ColourSpace.SRGB).pixels
    whole = original or full
    return _pixels(
        upright(array, orientation),
        source,
        original=_turned(whole, orientation) or whole,
        is_partial=is_partial,
    )


def fitted(size: Box, box: Box | None) -> Box:
    """`size` shrunk to lie inside `box`; never enlarged, never below one pixel."""
    if box is None:
        return size
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _decode_raw(path: Path, facts: PhotoFacts, box: Box | None) -> Pixels:
    sensor = (facts.width, facts.height) if facts.width and facts.height else None
    shown = fitted(sensor, _turned(box, facts.orientation)) if sensor else (box or (1 << 16, 1 << 16))
    enough = max(shown) * (_ENOUGH_FOR_PIXELS if box is None else _ENOUGH_OF_SCREEN)
    embedded = _embedded(path, least_side=max(shown))
    if embedded is not None and embedded.long_side >= enough:
        with contextlib.suppress(Damaged):
            return _of_embedded(embedded, facts, box)
    try:
        return _developed(path, facts, box)
    except Damaged:
        if embedded is None:
            raise
        return _of_embedded(embedded, facts, box)  # small, but better than nothing, and it says what it is


def _embedded(path: Path, *, least_side: int) -> raw.EmbeddedJpeg | None:
    """Damage around the embedded JPEG is no matter while the raw can be developed, which is tried next."""
    try:
        return raw.embedded_jpeg(path, least_side=least_side)
    except Damaged:
        return None


def _of_embedded(embedded: raw.EmbeddedJpeg, facts: PhotoFacts, box: Box | None) -> Pixels:
    original = (facts.width, facts.height) if facts.width and facts.height else None
    return decode_picture(
        embedded.content,
        orientation=facts.orientation,
        box=box,
        source=PixelSource.EMBEDDED,
        is_adobe_rgb=facts.is_adobe_rgb,
        original=original,
    )


def _developed(path: Path, facts: PhotoFacts, box: Box | None) -> Pixels:
    in_full = box is None
    array = raw.develop(path, half_size=not in_full)
    size = array.shape[1], array.shape[0]
    sensor = _turned((facts.width, facts.height), facts.orientation) if facts.width and facts.height else None
    return _pixels(
        shrink(array, fitted(size, box)),
        PixelSource.FULL if in_full else PixelSource.HALF,
        original=sensor or (size if in_full else (size[0] * 2, size[1] * 2)),
        is_partial=False,
    )


def _what_is_left(content: bytes, box: Box | None) -> tuple[Array, Box]:
    """A broken JPEG, decoded as far as it goes; Damaged when nothing can be had."""
    try:
        height, width, _, _ = simplejpeg.decode_jpeg_header(content, strict=False)
        check_size(width, height)
        least = fitted((width, height), box)
        array: Array = simplejpeg.decode_jpeg(
            content, colorspace="RGB", min_width=least[0], min_height=least[1], strict=False
        )
    except (ValueError, KeyError) as error:
        said = str(error)
        raise Damaged("picture.damaged", f"The picture is damaged: {said}", reason=said) from error
    return array, (width, height)


def _on_grey(array: Array) -> Array:
    """Transparent pictures lie on a middle grey."""
    alpha = array[..., 3:].astype(np.uint16)
    blended = (array[..., :3] * alpha + 128 * (255 - alpha)) // 255
    return blended.astype(np.uint8)


def _pixels(array: Array, source: PixelSource, *, original: Box, is_partial: bool) -> Pixels:
    height, width = array.shape[:2]
    return Pixels(
        width=width,
        height=height,
        rgb=array.tobytes(),
        source=source,
        original_width=original[0],
        original_height=original[1],
        is_partial=is_partial,
    )


def _turned(box: Box | None, orientation: int) -> Box | None:
    return (box[1], box[0]) if box is not None and swaps_sides(orientation) else box


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise Refused(
                "picture.file_too_large", f"{path.name} is larger than any picture FocusFlow opens."
            )
        return path.read_bytes()
    except OSError as error:
        said = f"{path.name} cannot be read: {error.strerror}."
        raise Unavailable("file.unreadable", said, name=path.name) from error
