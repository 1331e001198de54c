"""One small picture of a file, from the least that will do: EXIF's own thumbnail, an embedded JPEG, or the file."""

from __future__ import annotations

from pathlib import Path

import simplejpeg

from focusflow_desktop.photos.library import jpeg
from focusflow_desktop.photos.library.decoding import decode_for_screen, decode_picture
from focusflow_desktop.photos.library.facts import PhotoFacts, facts_of
from focusflow_desktop.photos.library.layout import Role, sections_of_exif
from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records.photos import PhotoKind

_QUALITY = 84
_SHAPE_TOLERANCE = 0.02  # cameras put black bars around a thumbnail of another shape


def make_thumbnail(path: Path, edge: int) -> bytes:
    """An upright JPEG with its longer side at most `edge`. A job for the pool."""
    pixels = _from_exif(path, edge) or decode_for_screen(path, (edge, edge))
    array = memoryview(pixels.rgb).cast("B", (pixels.height, pixels.width, 3))
    encoded: bytes = simplejpeg.encode_jpeg(array, quality=_QUALITY, colorspace="RGB", colorsubsampling="420")
    return encoded


def _from_exif(path: Path, edge: int) -> Pixels | None:
    """The thumbnail in a camera JPEG's EXIF, if it is large enough and of the picture's shape."""
    with ByteSource.open(path) as source:
        if source.at(0, 3) != b"\xff\xd8\xff":
            return None
        facts = facts_of(source, name=path.name)
        content = _thumbnail(source, facts, edge) if facts.kind is PhotoKind.JPEG else None
    if content is None:
        return None
    try:
        return decode_picture(
            content,
            orientation=facts.orientation,
            box=(edge, edge),
            source=PixelSource.EMBEDDED,
            is_adobe_rgb=facts.is_adobe_rgb,
        )
    except Damaged:
        return None


def _thumbnail(source: ByteSource, facts: PhotoFacts, edge: int) -> bytes | None:
    base = jpeg.read_head(source).exif_base
    for section in sections_of_exif(source, base) if base is not None else ():
        offset, length = section.pieces[0]
        content = source.at(offset, length)
        if section.role is not Role.JPEG or content[:2] != b"\xff\xd8":
            continue
        head = jpeg.read_head(ByteSource.of(content))
        if max(head.width, head.height) >= edge and _same_shape(head, facts):
            return content
    return None


def _same_shape(head: jpeg.JpegHead, facts: PhotoFacts) -> bool:
    if not (head.height and facts.height):
        return False
    shape, whole = head.width / head.height, facts.width / facts.height
    return abs(shape - whole) <= _SHAPE_TOLERANCE * whole
