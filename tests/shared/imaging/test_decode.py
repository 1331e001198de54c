from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from focusflow_desktop.shared.errors import Damaged, WorldError
from focusflow_desktop.shared.imaging.decode import decode
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace


def whole(width, height, _):
    return width, height


def corners(pixels: np.ndarray) -> list[tuple[int, ...]]:
    high, wide = pixels.shape[:2]
    return [
        tuple(int(v) for v in pixels[y, x][:3])
        for y in (high // 4, 3 * high // 4)
        for x in (wide // 4, 3 * wide // 4)
    ]


EXPECTED = [(200, 30, 30), (30, 180, 40), (20, 40, 190), (128, 128, 128)]


def close(found, expected, by):
    return all(
        abs(a - b) <= by
        for one, two in zip(found, expected, strict=True)
        for a, b in zip(one, two, strict=True)
    )


@pytest.mark.parametrize(("kind", "by"), [("JPEG", 6), ("PNG", 0), ("WEBP", 8), ("TIFF", 0), ("AVIF", 8)])
def test_each_format_gives_its_colours(scene, encoded, kind, by):
    decoded = decode(encoded(scene, kind), needed=whole)
    assert decoded.full_size == (240, 160)
    assert close(corners(decoded.pixels), EXPECTED, by)


def test_a_jpeg_is_decoded_no_larger_than_needed(busy, encoded):
    decoded = decode(encoded(busy, "JPEG"), needed=lambda *_: (150, 100))
    assert decoded.full_size == (600, 400)
    assert 150 <= decoded.pixels.shape[1] <= 225


MODES = {
    "PNG": ("L", "LA", "P", "RGBA", "1", "I;16"),
    "TIFF": ("L", "LA", "P", "RGBA", "CMYK", "1", "I;16", "F"),
    "JPEG": ("L", "CMYK"),
}


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in MODES.items() for mode in modes])
def test_every_kind_of_pixel_becomes_rgb(scene, encoded, mode, kind):
    if mode == "I;16":
        image = Image.fromarray((np.asarray(scene.convert("L")).astype(np.uint16) << 8) + 13)
    else:
        image = scene.convert(mode)
    decoded = decode(encoded(image, kind), needed=whole)
    assert decoded.pixels.dtype == np.uint8
    assert decoded.pixels.shape[2] == (4 if mode in {"LA", "RGBA"} else 3)
    if mode in {"RGBA", "CMYK"}:
        assert close(corners(decoded.pixels), EXPECTED, 6)
    if mode in {"L", "LA", "I;16", "F"}:
        assert corners(decoded.pixels)[3] == pytest.approx((128, 128, 128), abs=3)


def test_a_palette_with_a_hole_keeps_it(scene, encoded):
    image = scene.convert("P", palette=Image.Palette.ADAPTIVE)
    content = encoded(image, "PNG", transparency=image.getpixel((60, 40)))
    decoded = decode(content, needed=whole)
    assert decoded.pixels[40, 60, 3] == 0
    assert decoded.pixels[40, 180, 3] == 255


def test_grey_with_its_own_curve_becomes_srgb(encoded):
    from io import BytesIO

    grey = Image.new("L", (16, 16), 120)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    decoded = decode(encoded(grey, "PNG", icc_profile=lab), needed=whole)
    assert decoded.carried.icc is None
    assert Image.open(BytesIO(encoded(grey, "PNG"))).mode == "L"


def test_the_profile_comes_along(scene, encoded):
    adobe = profile_of(ColourSpace.ADOBE_RGB)
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        assert decode(encoded(scene, kind, icc_profile=adobe), needed=whole).carried.icc == adobe


def test_a_monstrous_profile_is_dropped(scene, encoded):
    monster = profile_of(ColourSpace.ADOBE_RGB) + b"\0" * (4 << 20)
    assert decode(encoded(scene, "TIFF", icc_profile=monster), needed=whole).carried.icc is None


def test_a_flipped_byte_is_told_or_harmless_and_never_a_crash(busy, encoded):
    content = encoded(busy, "JPEG")
    for place in range(2, len(content), max(1, len(content) // 60)):
        bent = bytearray(content)
        bent[place] ^= 0xFF
        try:
            assert decode(bytes(bent), needed=whole).pixels.ndim == 3
        except WorldError:
            continue


def test_the_name_does_not_matter_only_the_content(scene, encoded):
    assert decode(encoded(scene, "PNG"), needed=whole).pixels.shape == (160, 240, 3)
    with pytest.raises(Damaged):
        decode(b"\xff\xd8\xff" + b"\0" * 50, needed=whole)
