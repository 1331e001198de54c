"""A camera's raw as DNG: an uncompressed RGGB mosaic in 14 bits, its full-size JPEG preview, a thumbnail, EXIF.

The pixels are taken back from sRGB to the light the sensor counted, with the camera's own colours and white balance.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from focusflow_desktop.photos.samples.exif import Shot, camera_tags
from focusflow_desktop.photos.samples.exposure import Bytes8
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes
from focusflow_desktop.photos.samples.tiff import Kind, Tag, TiffWriter

Mosaic = NDArray[np.uint16]

_BLACK, _WHITE = 512, 16383
_XYZ_TO_CAMERA = np.array(
    [[0.6444, -0.0904, -0.0893], [-0.4563, 1.2308, 0.2535], [-0.0903, 0.2016, 0.6728]], np.float64
)
_SRGB_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float64
)
_RGGB = ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2))  # row, column, channel
_STRIP = 256


def dng_bytes(pixels: Bytes8, shot: Shot, *, preview_quality: int = 90) -> bytes:
    """The DNG of pixels as they lie on the sensor; width and height must be even."""
    height, width = pixels.shape[:2]
    writer = TiffWriter()
    step = max(2, -(-height // 170))
    thumbnail = np.ascontiguousarray(pixels[::step, ::step])
    thumbnail_place = writer.put(thumbnail.tobytes())
    preview = jpeg_bytes(pixels, None, quality=preview_quality)
    preview_place = writer.put(preview)
    mosaic_place = writer.put(mosaic(pixels).tobytes())
    raw = writer.directory(_mosaic_tags((width, height), mosaic_place))
    full = writer.directory(_preview_tags((width, height), preview_place, len(preview)))
    tags = camera_tags(writer, shot, (width, height)) + _first_tags(shot, thumbnail, thumbnail_place)
    return writer.finish(writer.directory([*tags, Tag(330, Kind.LONG, [raw, full])]))


def mosaic(pixels: Bytes8) -> Mosaic:
    """What an RGGB sensor counts."""
    height, width = pixels.shape[:2]
    counted = np.empty((height, width), np.uint16)
    tables = _tables()
    for top in range(0, height, _STRIP):
        part = pixels[top : top + _STRIP]
        for row, column, channel in _RGGB:
            seen = part[row::2, column::2]
            light = tables[channel, 0][seen[..., 0]]
            light += tables[channel, 1][seen[..., 1]]
            light += tables[channel, 2][seen[..., 2]]
            np.clip(light, 0, _WHITE, out=light)
            counted[top + row : top + _STRIP : 2, column::2] = light
    return counted


@lru_cache(maxsize=1)
def _tables() -> NDArray[np.float32]:
    """Per camera channel and sRGB channel: the sensor's count for each 8-bit value."""
    value = np.arange(256) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    tables = _camera_matrix()[:, :, None] * linear * ((_WHITE - _BLACK) * 0.95)
    tables[:, 0] += _BLACK
    return tables.astype(np.float32)


def _neutral() -> NDArray[np.float64]:
    white = (_XYZ_TO_CAMERA @ _SRGB_TO_XYZ).sum(axis=1)
    return np.asarray(white / white.max())


def _camera_matrix() -> NDArray[np.float64]:
    matrix = _XYZ_TO_CAMERA @ _SRGB_TO_XYZ
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True) * _neutral()[:, None])


def _mosaic_tags(size: tuple[int, int], place: int) -> list[Tag]:
    width, height = size
    return [
        Tag(254, Kind.LONG, [0]),
        *_image_tags(size, place=place, length=width * height * 2),
        Tag(258, Kind.SHORT, [16]),
        Tag(259, Kind.SHORT, [1]),
        Tag(262, Kind.SHORT, [32803]),
        Tag(277, Kind.SHORT, [1]),
        Tag(33421, Kind.SHORT, [2, 2]),
        Tag(33422, Kind.BYTE, [0, 1, 1, 2]),
        Tag(50714, Kind.SHORT, [_BLACK]),
        Tag(50717, Kind.LONG, [_WHITE]),
        Tag(50719, Kind.LONG, [0, 0]),
        Tag(50720, Kind.LONG, [width, height]),
    ]


def _preview_tags(size: tuple[int, int], place: int, length: int) -> list[Tag]:
    return [
        Tag(254, Kind.LONG, [1]),
        *_image_tags(size, place=place, length=length),
        Tag(258, Kind.SHORT, [8, 8, 8]),
        Tag(259, Kind.SHORT, [7]),
        Tag(262, Kind.SHORT, [6]),
        Tag(277, Kind.SHORT, [3]),
        Tag(530, Kind.SHORT, [2, 2]),
    ]


def _first_tags(shot: Shot, thumbnail: Bytes8, place: int) -> list[Tag]:
    size = (thumbnail.shape[1], thumbnail.shape[0])
    matrix = [Fraction(round(part * 10000), 10000) for part in _XYZ_TO_CAMERA.ravel()]
    neutral = [Fraction(round(part * 1000000), 1000000) for part in _neutral()]
    return [
        Tag(254, Kind.LONG, [1]),
        *_image_tags(size, place=place, length=thumbnail.nbytes),
        Tag(258, Kind.SHORT, [8, 8, 8]),
        Tag(259, Kind.SHORT, [1]),
        Tag(262, Kind.SHORT, [2]),
        Tag(277, Kind.SHORT, [3]),
        Tag(50706, Kind.BYTE, [1, 4, 0, 0]),
        Tag(50707, Kind.BYTE, [1, 1, 0, 0]),
        Tag(50708, Kind.ASCII, shot.model),
        Tag(50721, Kind.SRATIONAL, matrix),
        Tag(50728, Kind.RATIONAL, neutral),
        Tag(50730, Kind.SRATIONAL, [Fraction(0)]),
        Tag(50778, Kind.SHORT, [21]),  # the colours hold under daylight (D65)
    ]


def _image_tags(size: tuple[int, int], *, place: int, length: int) -> list[Tag]:
    return [
        Tag(256, Kind.LONG, [size[0]]),
        Tag(257, Kind.LONG, [size[1]]),
        Tag(273, Kind.LONG, [place]),
        Tag(278, Kind.LONG, [size[1]]),
        Tag(279, Kind.LONG, [length]),
        Tag(284, Kind.SHORT, [1]),
    ]
