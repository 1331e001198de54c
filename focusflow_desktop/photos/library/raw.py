"""Pixels out of raw files: the camera's own JPEG inside them, found without LibRaw where possible, or developed.

Developing is LibRaw's, with the camera's white balance, in sRGB, upright; it belongs into a worker process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rawpy

from focusflow_desktop.photos.library import jpeg
from focusflow_desktop.photos.library.kinds import container_of
from focusflow_desktop.photos.library.layout import Role, Section, sections
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.limits import check_size

_MAX_EMBEDDED_BYTES = 48 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedJpeg:
    """A JPEG inside a raw, as the camera stored it: turned like the sensor, not upright."""

    content: bytes
    width: int
    height: int

    @property
    def long_side(self) -> int:
        """The longer of width and height."""
        return max(self.width, self.height)


def embedded_jpeg(path: Path, *, least_side: int) -> EmbeddedJpeg | None:
    """The smallest embedded JPEG whose longer side reaches `least_side`, else the largest there is."""
    with ByteSource.open(path) as source:
        found = _embedded(source, path.name, least_side=least_side)
    return found if found is not None else _by_libraw(path)


def _embedded(source: ByteSource, name: str, *, least_side: int) -> EmbeddedJpeg | None:
    container = container_of(source.at(0, 32), name=name)
    candidates = [
        (max(head.width, head.height), section, head)
        for section in sections(source, container, is_raw=True)
        if section.role is Role.JPEG and (head := _head(source, section)) is not None
    ]
    if not candidates:
        return None
    candidates.sort(key=lambda candidate: candidate[0])
    _, section, head = next((c for c in candidates if c[0] >= least_side), candidates[-1])
    offset, length = section.pieces[0]
    return EmbeddedJpeg(content=source.at(offset, length), width=head.width, height=head.height)


def _head(source: ByteSource, section: Section) -> jpeg.JpegHead | None:
    offset, length = section.pieces[0]
    is_jpeg = source.at(offset, 3) == b"\xff\xd8\xff"
    if not is_jpeg or length > _MAX_EMBEDDED_BYTES or offset + length > source.size:
        return None
    head = jpeg.read_head(source, offset)
    return head if head.width and head.height else None


def _by_libraw(path: Path) -> EmbeddedJpeg | None:
    """For makers that hide it in notes of their own. A raw without any is no error."""
    with _opened(path) as raw:
        try:
            thumbnail = raw.extract_thumb()
        except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
            return None
        if thumbnail.format is not rawpy.ThumbFormat.JPEG:
            return None
        content = bytes(thumbnail.data)
    head = jpeg.read_head(ByteSource.of(content))
    if not (head.width and head.height):
        return None
    return EmbeddedJpeg(content=content, width=head.width, height=head.height)


def develop(path: Path, *, half_size: bool = False) -> Pixels:
    """Develop a raw: upright, eight bits, sRGB, the camera's white balance; at half size about five times as fast."""
    with _opened(path) as raw:
        check_size(raw.sizes.width, raw.sizes.height)
        pixels: Pixels = raw.postprocess(
            use_camera_wb=True, half_size=half_size, output_bps=8, output_color=rawpy.ColorSpace.sRGB
        )
    return np.ascontiguousarray(pixels)


@contextmanager
def _opened(path: Path) -> Iterator[rawpy.RawPy]:
    """LibRaw over one file; what it says against it becomes Damaged."""
    try:
        with rawpy.imread(str(path)) as raw:
            yield raw
    except rawpy.LibRawError as error:
        said = _words(error)
        raise Damaged("raw.damaged", f"The raw file cannot be developed: {said}.", reason=said) from error


def _words(error: rawpy.LibRawError) -> str:
    first = error.args[0] if error.args else ""
    return first.decode(errors="replace") if isinstance(first, bytes) else str(first)
