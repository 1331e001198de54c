"""The segments at the head of a JPEG: found without decoding, and spliced into one that an encoder made bare."""

from __future__ import annotations

import struct
from dataclasses import dataclass

EXIF = b"Exif\x00\x00"
XMP = b"http://ns.adobe.com/xap/1.0/\x00"
ICC = b"ICC_PROFILE\x00"
PHOTOSHOP = b"Photoshop 3.0\x00"
_MOST = 65_533  # bytes in one segment after its length
_APP0, _APP1, _APP2, _APP13 = 0xE0, 0xE1, 0xE2, 0xED


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The blocks of metadata a picture file carries, each in its own raw form."""

    icc: bytes | None = None
    exif: bytes | None = None  # starts at the TIFF header
    xmp: bytes | None = None
    iptc: bytes | None = None  # IIM datasets


def read_segments(encoded: bytes) -> Carried:
    """The metadata of a JPEG; a head that makes no sense yields what was found before it."""
    chunks: dict[int, bytes] = {}
    found: dict[str, bytes] = {}
    for marker, body in _segments(encoded):
        if marker == _APP1 and body.startswith(EXIF):
            found.setdefault("exif", body[len(EXIF) :])
        elif marker == _APP1 and body.startswith(XMP):
            found.setdefault("xmp", body[len(XMP) :])
        elif marker == _APP2 and body.startswith(ICC) and len(body) > len(ICC) + 2:
            chunks.setdefault(body[len(ICC)], body[len(ICC) + 2 :])
        elif marker == _APP13 and body.startswith(PHOTOSHOP):
            found.setdefault("iptc", _iptc_in(body[len(PHOTOSHOP) :]))
    icc = b"".join(chunks[number] for number in sorted(chunks)) or None
    return Carried(icc=icc, exif=found.get("exif"), xmp=found.get("xmp"), iptc=found.get("iptc") or None)


def splice(encoded: bytes, carried: Carried, *, ppi: int) -> bytes:
    """The JPEG with a JFIF density and these blocks put behind its first marker, its own APP0 replaced."""
    parts = [b"\xff\xd8", _segment(_APP0, struct.pack(">5sHBHHBB", b"JFIF\0", 0x0102, 1, ppi, ppi, 0, 0))]
    if carried.exif and len(carried.exif) + len(EXIF) <= _MOST:
        parts.append(_segment(_APP1, EXIF + carried.exif))
    if carried.xmp and len(carried.xmp) + len(XMP) <= _MOST:
        parts.append(_segment(_APP1, XMP + carried.xmp))
    if carried.iptc and len(carried.iptc) + 64 <= _MOST:
        parts.append(_segment(_APP13, PHOTOSHOP + photoshop_resource(carried.iptc)))
    parts.extend(_icc_segments(carried.icc or b""))
    parts.append(encoded[_after_app0(encoded) :])
    return b"".join(parts)


def photoshop_resource(iptc: bytes) -> bytes:
    """IIM datasets as the Photoshop resource that JPEG and TIFF keep them in."""
    padding = b"\0" if len(iptc) % 2 else b""
    return b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(iptc)) + iptc + padding


def _segments(encoded: bytes) -> list[tuple[int, bytes]]:
    found: list[tuple[int, bytes]] = []
    position = 2
    while position + 4 <= len(encoded) and encoded[position] == 0xFF:
        marker = encoded[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == 0xDA or not 0xC0 <= marker <= 0xFE:
            break
        (length,) = struct.unpack_from(">H", encoded, position + 2)
        if _APP0 <= marker <= 0xEF:
            found.append((marker, encoded[position + 4 : position + 2 + length]))
        position += 2 + max(length, 2)
    return found


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _icc_segments(icc: bytes) -> list[bytes]:
    room = _MOST - len(ICC) - 2
    pieces = [icc[start : start + room] for start in range(0, len(icc), room)]
    if len(pieces) > 255:
        return []
    return [_segment(_APP2, ICC + bytes((i, len(pieces))) + piece) for i, piece in enumerate(pieces, start=1)]


def _after_app0(encoded: bytes) -> int:
    if encoded[2:4] != b"\xff\xe0":
        return 2
    (length,) = struct.unpack_from(">H", encoded, 4)
    return int(4 + length)


def _iptc_in(resources: bytes) -> bytes:
    position = 0
    while position + 12 <= len(resources) and resources[position : position + 4] == b"8BIM":
        (kind,) = struct.unpack_from(">H", resources, position + 4)
        name_bytes = (resources[position + 6] + 2) & ~1
        start = position + 6 + name_bytes
        if start + 4 > len(resources):
            break
        (length,) = struct.unpack_from(">I", resources, start)
        if kind == 0x0404:
            return resources[start + 4 : start + 4 + length]
        position = start + 4 + length + (length & 1)
    return b""
