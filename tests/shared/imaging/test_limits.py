from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from focusflow_desktop.shared.errors import Damaged, Refused, WorldError
from focusflow_desktop.shared.imaging.decode import decode
from focusflow_desktop.shared.imaging.limits import check_size, open_checked


def png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + chunk(b"IEND", b"")
    )


def test_a_bomb_is_refused_by_its_header_before_a_pixel_is_decoded():
    with pytest.raises(Refused, match="30000 × 30000"):
        open_checked(png_claiming(30_000, 30_000))


def test_a_hundred_megapixels_are_welcome():
    assert open_checked(png_claiming(12_000, 9_000)).size == (12_000, 9_000)


@pytest.mark.parametrize(("width", "height"), [(70_000, 10), (10, 70_000), (50_000, 50_000)])
def test_too_large_is_refused(width, height):
    with pytest.raises(Refused):
        check_size(width, height)


def test_opening_leaves_the_limit_of_others_alone():
    before = Image.MAX_IMAGE_PIXELS
    open_checked(png_claiming(10, 10))
    assert before == Image.MAX_IMAGE_PIXELS


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 ...", b"SIMPLE  =  T" * 300, b"8BPS" + b"\0" * 100, b"GIF89a" + b"\0" * 50]
)
def test_only_known_formats_are_opened(content):
    with pytest.raises(WorldError):
        open_checked(content)


def test_every_truncation_is_told_and_none_passes_for_a_picture(busy, encoded):
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        whole = encoded(busy, kind)
        for part in range(1, 16):
            with pytest.raises((Damaged, Refused)):
                decode(whole[: len(whole) * part // 16], needed=lambda w, h, _: (w, h))
