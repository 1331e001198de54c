"""What a camera notes about one picture, and the EXIF that says so: the same tags for JPEG and DNG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from focusflow_desktop.photos.samples.canvas import Size
from focusflow_desktop.photos.samples.tiff import Kind, Tag, TiffWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """The camera, the lens and the moment."""

    taken_at: datetime  # the camera's own naive clock, with microseconds
    make: str = "Canon"
    model: str = "Canon EOS R5"
    serial: str = "032021000412"
    lens: str = "RF85mm F1.2 L USM"
    focal_mm: float = 85.0
    aperture: float = 2.0
    exposure: Fraction = Fraction(1, 1250)  # seconds
    iso: int = 200
    offset: str | None = "+02:00"
    orientation: int = 1
    artist: str | None = "Anna Brandt"
    copyright_text: str | None = "Anna Brandt Photography"
    position: tuple[float, float] | None = None  # degrees north and east

    @property
    def stamp(self) -> str:
        """The moment as EXIF writes it."""
        return self.taken_at.strftime("%Y:%m:%d %H:%M:%S")

    @property
    def subsecond(self) -> str:
        """Hundredths of a second, as cameras note them."""
        return f"{self.taken_at.microsecond // 10000:02d}"


def exif_block(shot: Shot, size: Size) -> bytes:
    """The content of a JPEG's APP1 segment; `size` is the stored width and height."""
    writer = TiffWriter()
    first = writer.directory(camera_tags(writer, shot, size))
    return b"Exif\0\0" + writer.finish(first)


def camera_tags(writer: TiffWriter, shot: Shot, size: Size) -> list[Tag]:
    """The tags of the first directory; those of the EXIF and GPS directories are put into the file at once."""
    tags = [
        Tag(271, Kind.ASCII, shot.make),
        Tag(272, Kind.ASCII, shot.model),
        Tag(274, Kind.SHORT, [shot.orientation]),
        Tag(305, Kind.ASCII, "FocusFlow samples"),
        Tag(306, Kind.ASCII, shot.stamp),
        Tag(34665, Kind.LONG, [writer.directory(_exif_tags(shot, size))]),
    ]
    if shot.artist:
        tags.append(Tag(315, Kind.ASCII, shot.artist))
    if shot.copyright_text:
        tags.append(Tag(33432, Kind.ASCII, shot.copyright_text))
    if shot.position:
        tags.append(Tag(34853, Kind.LONG, [writer.directory(_gps_tags(*shot.position))]))
    return tags


def _exif_tags(shot: Shot, size: Size) -> list[Tag]:
    offsets = (
        [Tag(number, Kind.ASCII, shot.offset) for number in (36880, 36881, 36882)] if shot.offset else []
    )
    return [
        *offsets,
        Tag(33434, Kind.RATIONAL, [shot.exposure]),
        Tag(33437, Kind.RATIONAL, [_tenths(shot.aperture)]),
        Tag(34850, Kind.SHORT, [3]),  # aperture priority
        Tag(34855, Kind.SHORT, [shot.iso]),
        Tag(36864, Kind.UNDEFINED, b"0232"),
        Tag(36867, Kind.ASCII, shot.stamp),
        Tag(36868, Kind.ASCII, shot.stamp),
        Tag(37383, Kind.SHORT, [5]),  # evaluative metering
        Tag(37385, Kind.SHORT, [16]),  # no flash
        Tag(37386, Kind.RATIONAL, [_tenths(shot.focal_mm)]),
        Tag(37520, Kind.ASCII, shot.subsecond),
        Tag(37521, Kind.ASCII, shot.subsecond),
        Tag(37522, Kind.ASCII, shot.subsecond),
        Tag(40961, Kind.SHORT, [1]),  # sRGB
        Tag(40962, Kind.LONG, [size[0]]),
        Tag(40963, Kind.LONG, [size[1]]),
        Tag(42033, Kind.ASCII, shot.serial),
        Tag(42036, Kind.ASCII, shot.lens),
    ]


def _gps_tags(north: float, east: float) -> list[Tag]:
    return [
        Tag(0, Kind.BYTE, [2, 3, 0, 0]),
        Tag(1, Kind.ASCII, "N" if north >= 0 else "S"),
        Tag(2, Kind.RATIONAL, _degrees(abs(north))),
        Tag(3, Kind.ASCII, "E" if east >= 0 else "W"),
        Tag(4, Kind.RATIONAL, _degrees(abs(east))),
    ]


def _degrees(value: float) -> list[Fraction]:
    whole = int(value)
    minutes = int((value - whole) * 60)
    seconds = (value - whole - minutes / 60) * 3600
    return [Fraction(whole), Fraction(minutes), Fraction(round(seconds * 100), 100)]


def _tenths(value: float) -> Fraction:
    return Fraction(round(value * 10), 10)
