"""Small picture files made for tests: TIFF directories byte by byte, JPEGs with EXIF, raws that LibRaw opens."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image

SHORT, LONG, ASCII, RATIONAL, UNDEFINED, BYTE, SRATIONAL = 3, 4, 2, 5, 7, 1, 10
Tags = Mapping[int, tuple[int, object]]


class TiffBuilder:
    """Appends blobs and directories to a growing TIFF; values are numbers, texts, bytes or pairs."""

    def __init__(self, *, order: str = "<", magic: bytes | None = None) -> None:
        self.order = order
        self.content = bytearray((magic or (b"II*\0" if order == "<" else b"MM\0*")) + b"\0\0\0\0")

    def blob(self, content: bytes) -> int:
        if len(self.content) % 2:
            self.content.append(0)
        offset = len(self.content)
        self.content += content
        return offset

    def directory(self, tags: Tags, *, following: int = 0) -> int:
        rows = b""
        for tag, (kind, value) in sorted(tags.items()):
            raw, count = self._encoded(kind, value)
            kept = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack(self.order + "I", self.blob(raw))
            rows += struct.pack(self.order + "HHI", tag, kind, count) + kept
        head = struct.pack(self.order + "H", len(tags))
        return self.blob(head + rows + struct.pack(self.order + "I", following))

    def finish(self, first: int) -> bytes:
        struct.pack_into(self.order + "I", self.content, 4, first)
        return bytes(self.content)

    def _encoded(self, kind: int, value: object) -> tuple[bytes, int]:
        if kind == ASCII:
            raw = value if isinstance(value, bytes) else str(value).encode() + b"\0"
            return raw, len(raw)
        if kind in {BYTE, UNDEFINED}:
            return bytes(value), len(bytes(value))  # type: ignore[call-overload]
        values: Sequence = value if isinstance(value, list) else [value]  # type: ignore[type-arg]
        if kind in {RATIONAL, SRATIONAL}:
            letter = "II" if kind == RATIONAL else "ii"
            return b"".join(struct.pack(self.order + letter, *pair) for pair in values), len(values)
        letter = "H" if kind == SHORT else "I"
        return struct.pack(f"{self.order}{len(values)}{letter}", *values), len(values)


EXIF_TAGS: Tags = {
    33434: (RATIONAL, (1, 250)),
    33437: (RATIONAL, (28, 10)),
    34855: (SHORT, 800),
    36867: (ASCII, "2026:06:20 14:30:05"),
    36881: (ASCII, "+02:00"),
    37386: (RATIONAL, (85, 1)),
    37521: (ASCII, "27"),
    42033: (ASCII, "SN-77"),
    42036: (ASCII, "Prime 85mm F1.8"),
}
FIRST_TAGS: Tags = {271: (ASCII, "FocusFlow"), 272: (ASCII, "Sample One")}


def exif_block(
    *, exif: Tags | None = None, first: Tags | None = None, gps: Tags | None = None, order: str = "<"
) -> bytes:
    """A TIFF with a first directory, an EXIF one and, if asked, a GPS one."""
    tiff = TiffBuilder(order=order)
    below = {0x8769: (LONG, tiff.directory(EXIF_TAGS if exif is None else exif))}
    if gps is not None:
        below[0x8825] = (LONG, tiff.directory(gps))
    return tiff.finish(tiff.directory({**(FIRST_TAGS if first is None else first), **below}))


def scene(width: int, height: int, *, seed: int = 1) -> np.ndarray:
    """A picture with edges and slopes, so that it neither compresses to nothing nor looks the same turned."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    base = np.stack([x * 255 / width, y * 255 / height, (x + y) * 127 / (width + height)], axis=-1)
    for _ in range(12):
        cx, cy, r = rng.random() * width, rng.random() * height, (0.03 + 0.1 * rng.random()) * width
        base[(x - cx) ** 2 + (y - cy) ** 2 < r * r] = rng.random(3) * 255
    return base.clip(0, 255).astype(np.uint8)


def jpeg(
    width: int = 320,
    height: int = 200,
    *,
    exif: bytes | None = None,
    seed: int = 1,
    quality: int = 85,
    pixels: np.ndarray | None = None,
) -> bytes:
    """A JPEG, with an EXIF block if one is given."""
    out = io.BytesIO()
    extra = {"exif": b"Exif\0\0" + exif} if exif is not None else {}
    shown = scene(width, height, seed=seed) if pixels is None else pixels
    Image.fromarray(shown).save(out, "JPEG", quality=quality, **extra)
    return out.getvalue()


def dng(
    width: int = 320,
    height: int = 200,
    *,
    preview: bytes | None = b"",
    orientation: int = 1,
    first: Tags | None = None,
) -> bytes:
    """A raw that LibRaw opens: uncompressed sensor data, and an embedded JPEG (None leaves it out)."""
    rgb = scene(width, height).astype(np.uint16)
    cfa = np.empty((height, width), np.uint16)
    for dy, dx, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        cfa[dy::2, dx::2] = rgb[dy::2, dx::2, channel] * 60 + 512
    tiff = TiffBuilder()
    below = []
    if preview is not None:
        shown = preview or jpeg(width, height)
        below.append(tiff.directory(_preview_tags(tiff.blob(shown), len(shown))))
    raw_at = tiff.blob(cfa.tobytes())
    below.append(tiff.directory(_sensor_tags(raw_at, width, height)))
    colour = [(6444, 10000), (-904, 10000), (-893, 10000), (-4563, 10000), (12308, 10000), (2535, 10000)]
    colour += [(-903, 10000), (2016, 10000), (6728, 10000)]
    tags: Tags = {
        **FIRST_TAGS,
        254: (LONG, 1),
        274: (SHORT, orientation),
        330: (LONG, below),
        0x8769: (LONG, tiff.directory(EXIF_TAGS)),
        50706: (BYTE, [1, 4, 0, 0]),
        50707: (BYTE, [1, 1, 0, 0]),
        50708: (ASCII, "FocusFlow Sample One"),
        50721: (SRATIONAL, colour),
        50728: (RATIONAL, [(6, 10), (10, 10), (7, 10)]),
        50778: (SHORT, 21),
        **(first or {}),
    }
    return tiff.finish(tiff.directory(tags))


def _sensor_tags(offset: int, width: int, height: int) -> Tags:
    return {
        254: (LONG, 0),
        256: (LONG, width),
        257: (LONG, height),
        258: (SHORT, 16),
        259: (SHORT, 1),
        262: (SHORT, 32803),
        273: (LONG, offset),
        277: (SHORT, 1),
        278: (LONG, height),
        279: (LONG, width * height * 2),
        33421: (SHORT, [2, 2]),
        33422: (BYTE, [0, 1, 1, 2]),
        50714: (SHORT, 512),
        50717: (LONG, 16383),
    }


def _preview_tags(offset: int, length: int) -> Tags:
    return {
        254: (LONG, 1),
        258: (SHORT, [8, 8, 8]),
        259: (SHORT, 7),
        262: (SHORT, 6),
        273: (LONG, offset),
        277: (SHORT, 3),
        279: (LONG, length),
    }


def iso_box(name: bytes, *parts: bytes) -> bytes:
    """One box of an ISO media file."""
    content = b"".join(parts)
    return struct.pack(">I", 8 + len(content)) + name + content


def raf(*, length: int, present: int) -> bytes:
    """A Fujifilm raw whose head tells of `length` bytes of sensor data, of which `present` are there."""
    shown = jpeg(160, 120, exif=exif_block())
    table = struct.pack(">IHHHH", 1, 0x111, 4, 200, 300)
    jpeg_at = 160
    table_at = jpeg_at + len(shown)
    data_at = table_at + len(table)
    head = b"FUJIFILMCCD-RAW 0201FF392201FinePix".ljust(84, b"\0")
    head += struct.pack(">IIIIII", jpeg_at, len(shown), table_at, len(table), data_at, length)
    return head.ljust(jpeg_at, b"\0") + shown + table + bytes(present)
