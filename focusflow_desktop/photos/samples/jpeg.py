"""A camera's JPEG: encoded pixels with full EXIF in front."""

from __future__ import annotations

import struct

import numpy as np
import simplejpeg
from PIL import Image

from focusflow_desktop.photos.samples.exif import Shot, exif_block
from focusflow_desktop.photos.samples.exposure import Bytes8


def jpeg_bytes(pixels: Bytes8, shot: Shot | None, *, quality: int = 90) -> bytes:
    """The file of pixels as they lie on the sensor; without a shot it carries no EXIF."""
    plain: bytes = simplejpeg.encode_jpeg(
        np.ascontiguousarray(pixels), quality=quality, colorspace="RGB", colorsubsampling="420"
    )
    if shot is None:
        return plain
    block = exif_block(shot, (pixels.shape[1], pixels.shape[0]))
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + plain[2:]


def on_sensor(upright: Bytes8, orientation: int) -> Bytes8:
    """The pixels as the sensor delivers them, so that `orientation` (1, 3, 6 or 8) turns them upright again."""
    turn = {
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    return upright if turn is None else np.asarray(Image.fromarray(upright).transpose(turn))
