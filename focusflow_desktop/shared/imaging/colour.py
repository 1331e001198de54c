"""From the source's colours to the ones asked for, through LittleCMS; what is already right is left untouched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace

_EXIF_IFD, _COLOUR_SPACE, _INTEROP_IFD, _INTEROP_INDEX = 0x8769, 0xA001, 0xA005, 1


@dataclass(frozen=True, slots=True)
class Coloured:
    """Pixels and the profile that describes them, always ready to embed."""

    pixels: Pixels
    icc: bytes


def source_profile(icc: bytes | None, exif: Image.Exif) -> bytes:
    """The embedded profile, or what EXIF says of a file without one (cameras mark Adobe RGB so), or sRGB."""
    if icc is not None:
        return icc
    if str(exif.get_ifd(_INTEROP_IFD).get(_INTEROP_INDEX, "")).startswith("R03"):
        return profile_of(ColourSpace.ADOBE_RGB)
    return profile_of(ColourSpace.SRGB)


def convert(pixels: Pixels, *, icc: bytes, to: ColourSpace) -> Coloured:
    """Convert between RGB spaces, relative colorimetric with black point compensation; alpha stays as it is."""
    if to is ColourSpace.KEEP:
        return Coloured(pixels, icc)
    transform = _transform(icc, to)
    if transform is None:
        return Coloured(pixels, profile_of(to))
    converted = pixels.copy()
    converted[..., :3] = np.asarray(transform.apply(Image.fromarray(np.ascontiguousarray(pixels[..., :3]))))
    return Coloured(converted, profile_of(to))


@lru_cache(maxsize=32)
def _transform(icc: bytes, to: ColourSpace) -> ImageCms.ImageCmsTransform | None:
    """The transform, or None where it would change no pixel by more than rounding."""
    target = profile_of(to)
    if icc == target:
        return None
    try:
        transform = ImageCms.ImageCmsTransform(
            ImageCms.ImageCmsProfile(BytesIO(icc)),
            ImageCms.ImageCmsProfile(BytesIO(target)),
            "RGB",
            "RGB",
            intent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ValueError, ImageCms.PyCMSError):  # a broken profile says nothing: taken as sRGB (R13)
        return None if to is ColourSpace.SRGB else _transform(profile_of(ColourSpace.SRGB), to)
    return None if _changes_nothing(transform) else transform


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(27, 27, 3)
    after = np.asarray(transform.apply(Image.fromarray(cube)))
    return bool(np.abs(after.astype(int) - cube).max() <= 1)
