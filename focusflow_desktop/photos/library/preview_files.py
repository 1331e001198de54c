"""Decoded previews kept on disk as smaller JPEGs, each with its own checksum: a torn file is a miss, never a picture.

A cache may lose anything at any time: writing is best effort, without fsync, and every trouble means "not there".
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import struct
from dataclasses import dataclass
from pathlib import Path

import simplejpeg

from focusflow_desktop.photos.library.pixels import Pixels, PixelSource

_MAGIC = b"FFPV0001"
_HEAD = struct.Struct("<8s32s4sIIIII")  # magic, checksum, source, width, height, original ones, partial
_SOURCES = {PixelSource.EMBEDDED: b"embd", PixelSource.HALF: b"half", PixelSource.FULL: b"full"}
_SOURCE_OF = {code: source for source, code in _SOURCES.items()}
_SUFFIX = ".preview"
_QUALITY = 92


@dataclass(frozen=True, slots=True)
class PreviewKey:
    """One picture's content and the size class it was decoded for."""

    identity: str
    size_class: str


def identity_of(path: Path) -> str:
    """What stands for a file's content where its hash is not known yet: its path, size and moment of change."""
    stat = path.stat()
    said = f"{path.absolute()}\0{stat.st_size}\0{stat.st_mtime_ns}"
    return hashlib.sha256(said.encode(errors="surrogateescape")).hexdigest()


def file_of(folder: Path, key: PreviewKey) -> Path:
    """Where a preview lies; folders of a few thousand at most."""
    name = hashlib.sha256(f"{key.identity}\0{key.size_class}".encode()).hexdigest()
    return folder / name[:2] / f"{name[2:42]}{_SUFFIX}"


def read_preview(folder: Path, key: PreviewKey) -> Pixels | None:
    """The preview, or None if there is none that is whole."""
    place = file_of(folder, key)
    try:
        content = place.read_bytes()
    except OSError:
        return None
    pixels = _unpacked(content)
    with contextlib.suppress(OSError):
        os.utime(place) if pixels is not None else place.unlink(missing_ok=True)
    return pixels


def write_preview(folder: Path, key: PreviewKey, pixels: Pixels) -> bool:
    """Keep a preview; False when the disk does not want it."""
    place = file_of(folder, key)
    part = place.with_name(f".{secrets.token_hex(6)}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_packed(pixels))
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def trim(folder: Path, *, most_bytes: int) -> int:
    """Remove the previews used longest ago until they fit, and parts of a killed writer; returns the bytes left."""
    kept: list[tuple[float, int, Path]] = []
    for place in folder.glob("??/*"):
        with contextlib.suppress(OSError):
            stat = place.stat()
            if place.suffix == _SUFFIX:
                kept.append((stat.st_mtime, stat.st_size, place))
            elif place.suffix == ".part":
                place.unlink()
    kept.sort(key=lambda entry: entry[0])
    total = sum(size for _, size, _ in kept)
    for _, size, place in kept:
        if total <= most_bytes:
            break
        with contextlib.suppress(OSError):
            place.unlink()
            total -= size
    return total


def _packed(pixels: Pixels) -> bytes:
    array = memoryview(pixels.rgb).cast("B", (pixels.height, pixels.width, 3))
    encoded: bytes = simplejpeg.encode_jpeg(array, quality=_QUALITY, colorspace="RGB", colorsubsampling="444")
    facts = struct.pack(
        "<IIIII",
        pixels.width,
        pixels.height,
        pixels.original_width,
        pixels.original_height,
        int(pixels.is_partial),
    )
    source = _SOURCES[pixels.source]
    return _MAGIC + _checksum(source + facts + encoded) + source + facts + encoded


def _unpacked(content: bytes) -> Pixels | None:
    if len(content) < _HEAD.size or content[:8] != _MAGIC or content[8:40] != _checksum(content[40:]):
        return None
    _, _, source, width, height, original_width, original_height, partial = _HEAD.unpack_from(content)
    try:
        array = simplejpeg.decode_jpeg(content[_HEAD.size :], colorspace="RGB")
    except ValueError:
        return None
    if array.shape != (height, width, 3) or source not in _SOURCE_OF:
        return None
    return Pixels(
        width=width,
        height=height,
        rgb=array.tobytes(),
        source=_SOURCE_OF[source],
        original_width=original_width,
        original_height=original_height,
        is_partial=bool(partial),
    )


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=32).digest()
