"""The XMP packet inside a picture: JPEG, TIFF and what is built like it (DNG, most raws), PNG, WebP. Reading only.

Every length comes from the file and is checked against a limit before it is believed; nothing is decoded.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from focusflow_desktop.photos.sidecars.marks import MarksRead
from focusflow_desktop.photos.sidecars.packet import MAX_BYTES, parse
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.shared.errors import Damaged, Unavailable

_JPEG_HEAD = b"http://ns.adobe.com/xap/1.0/\x00"
_PNG_KEY = b"XML:com.adobe.xmp\x00"
_MOST_PIECES = 10_000  # segments or chunks looked at before giving up
_TIFF_XMP = 700


def embedded_marks(picture: Path) -> MarksRead | None:
    """The marks inside a picture; None where it has no XMP."""
    packet = embedded_packet(picture)
    return None if packet is None else read_marks(parse(packet))


def embedded_packet(picture: Path) -> bytes | None:
    """The bytes of the XMP packet inside a picture; None where it has none or is of another kind."""
    try:
        with picture.open("rb") as file:
            reader = _reader_for(file.read(12))
            packet = reader(file) if reader else None
    except OSError as error:
        raise Unavailable(
            "picture_unreachable", f"{picture.name} cannot be read.", file=picture.name
        ) from error
    except (struct.error, zlib.error, ValueError) as error:
        raise Damaged(
            "picture_damaged", f"{picture.name} is damaged: its metadata cannot be read.", file=picture.name
        ) from error
    return packet.rstrip(b"\x00") if packet else None


def _reader_for(start: bytes) -> Callable[[BinaryIO], bytes | None] | None:
    if start.startswith(b"\xff\xd8"):
        return _from_jpeg
    if start.startswith((b"II*\x00", b"MM\x00*", b"IIRO", b"IIRS", b"IIU\x00")):
        return _from_tiff
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return _from_png
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return _from_webp
    return None


def _from_jpeg(file: BinaryIO) -> bytes | None:
    file.seek(2)
    for _ in range(_MOST_PIECES):
        marker = file.read(2)
        if len(marker) < 2 or marker[0] != 0xFF or marker[1] in (0xDA, 0xD9):
            return None  # the picture itself begins, or the file ends
        size = struct.unpack(">H", file.read(2))[0] - 2
        content = file.read(max(size, 0))
        if marker[1] == 0xE1 and content.startswith(_JPEG_HEAD):
            return content[len(_JPEG_HEAD) :]
    return None


def _from_tiff(file: BinaryIO) -> bytes | None:
    file.seek(0)
    order = "<" if file.read(2) == b"II" else ">"
    file.seek(4)
    file.seek(struct.unpack(f"{order}I", file.read(4))[0])
    for _ in range(struct.unpack(f"{order}H", file.read(2))[0]):
        tag, _, count, place = struct.unpack(f"{order}HHII", file.read(12))
        if tag == _TIFF_XMP and 4 < count <= MAX_BYTES:
            file.seek(place)
            return _whole(file, count)
    return None


def _from_png(file: BinaryIO) -> bytes | None:
    file.seek(8)
    for _ in range(_MOST_PIECES):
        head = file.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            return None
        size = struct.unpack(">I", head[:4])[0]
        if head[4:] == b"iTXt" and size <= MAX_BYTES:
            content = _whole(file, size)
            if content.startswith(_PNG_KEY):
                return _png_text(content[len(_PNG_KEY) :])
            file.seek(4, 1)
        else:
            file.seek(size + 4, 1)
    return None


def _png_text(content: bytes) -> bytes:
    """The text after its compression flag, method, language and translated keyword."""
    _, _, text = content[2:].split(b"\x00", 2)
    if not content[0]:
        return text
    inflater = zlib.decompressobj()
    plain = inflater.decompress(text, MAX_BYTES + 1)
    if len(plain) > MAX_BYTES:
        raise ValueError("a compressed text that grows without end")
    return plain


def _from_webp(file: BinaryIO) -> bytes | None:
    file.seek(12)
    for _ in range(_MOST_PIECES):
        head = file.read(8)
        if len(head) < 8:
            return None
        size = struct.unpack("<I", head[4:])[0]
        if head[:4] == b"XMP " and size <= MAX_BYTES:
            return _whole(file, size)
        file.seek(size + size % 2, 1)
    return None


def _whole(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise ValueError("the file ends inside its metadata")
    return content
