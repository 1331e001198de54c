"""Encoded pictures become pixels: 8-bit RGB or RGBA, no larger than needed, with their metadata beside them.

JPEGs go through libjpeg-turbo, which shrinks while decoding; everything else through Pillow. What has no RGB profile
(CMYK, Lab, grey) leaves here as sRGB, so that later stages know one kind of pixel.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import numpy.typing as npt
import simplejpeg
from PIL import Image, ImageCms

from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.imaging.limits import MAX_ICC_BYTES, check_size, is_jpeg, open_checked
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace
from focusflow_desktop.shared.imaging.segments import Carried, read_segments

Pixels = npt.NDArray[np.uint8]  # height × width × 3 or 4, C-contiguous
Needed = Callable[[int, int, Carried], tuple[int, int]]  # stored width and height → the least that will do


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Pixels as stored (not yet turned upright), and what the file said about them."""

    pixels: Pixels
    full_size: tuple[int, int]  # width and height of the file, whatever was decoded
    carried: Carried  # its ICC profile, if any, is an RGB one that describes `pixels`


def decode(encoded: bytes, *, needed: Needed) -> Decoded:
    """Decode at the smallest size at or above what `needed` answers."""
    if is_jpeg(encoded):
        return _decode_jpeg(encoded, needed=needed)
    return _decode_pillow(encoded)


def _decode_jpeg(encoded: bytes, *, needed: Needed) -> Decoded:
    try:
        height, width, colourspace, _ = simplejpeg.decode_jpeg_header(encoded, strict=False)
    except (ValueError, KeyError) as error:  # KeyError: a head without a colour space
        raise Damaged("imaging.damaged", f"The JPEG is damaged: {error}", reason=str(error)) from error
    check_size(width, height)
    if colourspace in {"CMYK", "YCCK", "Gray"}:
        return _decode_pillow(encoded)
    carried = read_segments(encoded)
    least_width, least_height = needed(width, height, carried)
    pixels = _turbo(encoded, width=min(least_width, width), height=min(least_height, height))
    return Decoded(pixels=pixels, full_size=(width, height), carried=_with_icc(carried, carried.icc))


def _turbo(encoded: bytes, *, width: int, height: int) -> Pixels:
    """Strictly, so that half a picture never passes for a whole one; stray bytes between segments are harmless."""
    try:
        pixels: Pixels = simplejpeg.decode_jpeg(encoded, colorspace="RGB", min_width=width, min_height=height)
    except ValueError as error:
        if "extraneous" not in str(error):
            raise Damaged("imaging.damaged", f"The JPEG is damaged: {error}", reason=str(error)) from error
        pixels = simplejpeg.decode_jpeg(
            encoded, colorspace="RGB", min_width=width, min_height=height, strict=False
        )
    return pixels


def _decode_pillow(encoded: bytes) -> Decoded:
    opened = open_checked(encoded)
    try:
        opened.load()
        carried = read_segments(encoded) if is_jpeg(encoded) else _carried(opened)
        image, icc = _as_rgb(opened, icc=carried.icc)
        full_size = opened.size
    except (OSError, ValueError, SyntaxError, EOFError, ImageCms.PyCMSError) as error:
        raise Damaged("imaging.damaged", f"The picture is damaged: {error}", reason=str(error)) from error
    pixels = np.ascontiguousarray(np.asarray(image))
    return Decoded(pixels=pixels, full_size=full_size, carried=_with_icc(carried, icc))


def _carried(opened: Image.Image) -> Carried:
    exif = opened.info.get("exif")
    if isinstance(exif, bytes):
        exif = exif.removeprefix(b"Exif\x00\x00")
    elif opened.format == "TIFF":
        exif = opened.getexif().tobytes().removeprefix(b"Exif\x00\x00")
    xmp = opened.info.get("xmp")
    icc = opened.info.get("icc_profile")
    return Carried(
        icc=icc if isinstance(icc, bytes) else None,
        exif=exif if isinstance(exif, bytes) and exif else None,
        xmp=xmp.encode() if isinstance(xmp, str) else xmp if isinstance(xmp, bytes) else None,
    )


def _as_rgb(image: Image.Image, *, icc: bytes | None) -> tuple[Image.Image, bytes | None]:
    """RGB or RGBA pixels with the RGB profile that describes them, or None for sRGB."""
    if icc is not None and len(icc) > MAX_ICC_BYTES:
        icc = None
    has_alpha = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    if image.mode in {"RGB", "RGBA", "RGBX", "P", "PA", "RGBa"}:
        return image.convert("RGBA" if has_alpha else "RGB"), icc
    if image.mode == "LAB":
        return _to_srgb(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()), None
    if image.mode == "CMYK":
        return (_to_srgb(image, icc) if icc else image.convert("RGB")), None
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = _eight_bits(image)
    if image.mode == "L" and icc:
        return _to_srgb(image, icc), None
    return image.convert("RGBA" if has_alpha else "RGB"), None


def _to_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    target = ImageCms.ImageCmsProfile(BytesIO(profile_of(ColourSpace.SRGB)))
    try:
        transform = ImageCms.ImageCmsTransform(
            ImageCms.ImageCmsProfile(BytesIO(icc)),
            target,
            image.mode,
            "RGB",
            intent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (
        OSError,
        ValueError,
        ImageCms.PyCMSError,
    ):  # a profile of another kind than its pixels says nothing
        return image.convert("RGB")
    return transform.apply(image)


def _eight_bits(image: Image.Image) -> Image.Image:
    values = np.asarray(image)
    if values.dtype.kind == "f":  # fractions by convention; else eight bits, or scaled to the peak
        peak = float(np.nan_to_num(values).max())
        scale = 255.0 if peak <= 1.0 else 255.0 / max(peak, 255.0)
        return Image.fromarray(np.clip(np.nan_to_num(values) * scale, 0, 255).astype(np.uint8))
    return Image.fromarray(np.clip(values.astype(np.int64) >> 8, 0, 255).astype(np.uint8))


def _with_icc(carried: Carried, icc: bytes | None) -> Carried:
    if icc is not None and (len(icc) > MAX_ICC_BYTES or icc[16:20] != b"RGB "):
        icc = None
    return Carried(icc=icc, exif=carried.exif, xmp=carried.xmp, iptc=carried.iptc)
