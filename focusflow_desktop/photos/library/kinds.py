"""What a file is, by its first bytes; the suffix only decides between a TIFF and the raw files that look like one."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath

from focusflow_desktop.photos.library.tiff import MAGICS
from focusflow_desktop.shared.records.photos import PhotoKind

RAW_SUFFIXES = frozenset(
    [
        ".3fr",
        ".arw",
        ".cr2",
        ".cr3",
        ".crw",
        ".dcr",
        ".dng",
        ".erf",
        ".fff",
        ".gpr",
        ".iiq",
        ".k25",
        ".kdc",
        ".mef",
        ".mos",
        ".mrw",
        ".nef",
        ".nrw",
        ".orf",
        ".pef",
        ".raf",
        ".raw",
        ".rw2",
        ".rwl",
        ".sr2",
        ".srf",
        ".srw",
        ".x3f",
    ]
)
VIDEO_SUFFIXES = frozenset(
    [
        ".mp4",
        ".mov",
        ".m4v",
        ".avi",
        ".mts",
        ".m2ts",
        ".mxf",
        ".mpg",
        ".mpeg",
        ".3gp",
        ".wmv",
        ".mkv",
        ".insv",
        ".crm",
        ".braw",
    ]
)
PICTURE_SUFFIXES = frozenset(
    [".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif", ".hif", ".avif"]
)

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"})


class Container(Enum):
    """How a file is built."""

    JPEG = auto()
    PNG = auto()
    WEBP = auto()
    TIFF = auto()
    HEIC = auto()
    AVIF = auto()
    CR3 = auto()
    CRW = auto()
    RAF = auto()
    X3F = auto()
    MRW = auto()
    VIDEO = auto()
    UNKNOWN = auto()


def container_of(head: bytes, *, name: str) -> Container:  # noqa: PLR0911 — a table of signatures reads best as one
    """How the file that starts with `head` is built."""
    if head[:3] == b"\xff\xd8\xff":
        return Container.JPEG
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return Container.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Container.WEBP
    if head[:4] in MAGICS:
        return Container.TIFF
    if head[6:14] == b"HEAPCCDR":
        return Container.CRW
    if head[:15] == b"FUJIFILMCCD-RAW":
        return Container.RAF
    if head[:4] == b"FOVb":
        return Container.X3F
    if head[:4] == b"\0MRM":
        return Container.MRW
    if head[4:8] == b"ftyp":
        return _iso_container(head[8:12])
    return Container.VIDEO if PurePath(name).suffix.lower() in VIDEO_SUFFIXES and head else Container.UNKNOWN


def _iso_container(brand: bytes) -> Container:
    if brand == b"crx ":
        return Container.CR3
    if brand in {b"avif", b"avis"}:
        return Container.AVIF
    return Container.HEIC if brand in _HEIC_BRANDS else Container.VIDEO


_KINDS = {
    Container.JPEG: PhotoKind.JPEG,
    Container.PNG: PhotoKind.PNG,
    Container.WEBP: PhotoKind.WEBP,
    Container.HEIC: PhotoKind.HEIC,
    Container.AVIF: PhotoKind.AVIF,
    Container.VIDEO: PhotoKind.VIDEO,
    Container.CR3: PhotoKind.RAW,
    Container.CRW: PhotoKind.RAW,
    Container.RAF: PhotoKind.RAW,
    Container.X3F: PhotoKind.RAW,
    Container.MRW: PhotoKind.RAW,
}


def kind_of(container: Container, *, name: str) -> PhotoKind | None:
    """The photo's kind; None for what is no picture."""
    if container is Container.TIFF:
        return PhotoKind.RAW if PurePath(name).suffix.lower() in RAW_SUFFIXES else PhotoKind.TIFF
    return _KINDS.get(container)
