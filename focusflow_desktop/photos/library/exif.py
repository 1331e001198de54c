"""EXIF tags turned into facts: dates that never were, fractions by nothing and NULs are left out, not passed on."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from focusflow_desktop.photos.library import maker
from focusflow_desktop.photos.library.tiff import (
    Directory,
    Tiff,
    exif_directory,
    gps_directory,
    read_directory,
)

_DATE = re.compile(r"^(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})")
_OFFSET = re.compile(r"^([+\-])(\d{1,2}):?(\d{2})")
_FIRST_YEAR = 1826  # the oldest photograph there is


@dataclass(frozen=True, slots=True, kw_only=True)
class ExifFacts:
    """What EXIF tells of a photo; None where it tells nothing that can be true."""

    captured_at: datetime | None = None  # naive, with sub-seconds
    has_subsecond: bool = False
    offset_minutes: int | None = None
    make: str | None = None
    model: str | None = None
    serial: str | None = None
    lens: str | None = None
    focal_mm: float | None = None
    aperture: float | None = None
    exposure_s: float | None = None
    exposure_bias: float | None = None
    iso: int | None = None
    width: int = 0
    height: int = 0
    orientation: int = 1
    has_gps: bool = False
    is_adobe_rgb: bool = False  # how a camera marks a JPEG, or the one in its raw, that carries no profile


def from_tiff(tiff: Tiff) -> ExifFacts:
    """The facts of an EXIF block or a TIFF-like raw."""
    first = read_directory(tiff, tiff.first())
    exif = exif_directory(first, tiff)
    made = first.text(271)
    return _facts(first, exif, gps_directory(first, tiff), extra=maker.read(exif, made))


def from_parts(*, first: Tiff | None, exif: Tiff | None, maker: Tiff | None, gps: Tiff | None) -> ExifFacts:
    """The facts of a file that keeps each directory in a TIFF of its own, as Canon's CR3 does."""

    def read(tiff: Tiff | None) -> Directory:
        return read_directory(tiff, tiff.first()) if tiff is not None else Directory()

    return _facts(read(first), read(exif), read(gps), extra=_canon(read(maker)))


def _canon(tags: Directory) -> maker.MakerFacts:
    return maker.of_canon(tags)


def _facts(first: Directory, exif: Directory, gps: Directory, *, extra: maker.MakerFacts) -> ExifFacts:
    subsecond = exif.text(0x9291) or exif.text(0x9290)
    captured = _moment(exif.text(0x9003), subsecond) or _moment(exif.text(0x9004), exif.text(0x9292))
    orientation = first.whole(274, 1)
    return ExifFacts(
        captured_at=captured or _moment(first.text(306), None),
        has_subsecond=captured is not None and bool(subsecond and subsecond.strip().isdigit()),
        offset_minutes=_offset(exif.text(0x9011) or exif.text(0x9010)),
        make=_clean(first.text(271)),
        model=_clean(first.text(272)) or _clean(first.text(50708)),
        serial=_clean(exif.text(0xA431)) or extra.serial or _clean(first.text(50735)),
        lens=_clean(exif.text(0xA434)) or extra.lens or _lens_of_range(exif),
        focal_mm=_positive(exif.number(0x920A) or first.number(0x920A)),
        aperture=_aperture(exif, first),
        exposure_s=_exposure(exif, first),
        exposure_bias=_finite(exif.number(0x9204)),
        iso=_iso(exif, first),
        width=exif.whole(0xA002) or first.whole(256),
        height=exif.whole(0xA003) or first.whole(257),
        orientation=orientation if 1 <= orientation <= 8 else 1,
        has_gps=2 in gps.tags and 4 in gps.tags,
        is_adobe_rgb=_is_adobe_rgb(exif),
    )


def _moment(said: str | None, subsecond: str | None) -> datetime | None:
    found = _DATE.match(said) if said else None
    if found is None:
        return None
    digits = (subsecond or "").strip()
    micro = int(digits[:6].ljust(6, "0")) if digits.isdecimal() and digits.isascii() else 0
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        when = datetime(year, month, day, hour, minute, min(second, 59), micro)  # noqa: DTZ001 — a camera's clock
    except ValueError:  # such as 0000:00:00, which a camera without a set clock writes
        return None
    return when if year >= _FIRST_YEAR else None


def from_seconds(seconds: int) -> datetime | None:
    """A naive moment from a count of seconds of the camera's own clock since 1970."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None) if seconds > 0 else None


def _offset(said: str | None) -> int | None:
    found = _OFFSET.match(said.strip()) if said else None
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    return (minutes if found[1] == "+" else -minutes) if minutes <= 15 * 60 else None


def _aperture(exif: Directory, first: Directory) -> float | None:
    number = _positive(exif.number(0x829D) or first.number(0x829D))
    if number is not None:
        return round(number, 2)
    apex = _finite(exif.number(0x9202))
    return round(math.sqrt(2) ** apex, 1) if apex is not None and 0 < apex < 20 else None


def _exposure(exif: Directory, first: Directory) -> float | None:
    seconds = _positive(exif.number(0x829A) or first.number(0x829A))
    if seconds is not None:
        return seconds
    apex = _finite(exif.number(0x9201))
    return 2.0**-apex if apex is not None and -20 < apex < 20 else None


def _iso(exif: Directory, first: Directory) -> int | None:
    """Above 65,534 the old tag says 65,535 and a newer one the truth; Panasonic has its own."""
    said = exif.whole(0x8827) or first.whole(0x8827) or first.whole(0x17 if first.whole(2) else 0x8827)
    if said in {0, 65535}:
        said = exif.whole(0x8832) or exif.whole(0x8831) or said
    return said if 0 < said < 1 << 31 else None


def _is_adobe_rgb(exif: Directory) -> bool:
    said, below = exif.whole(0xA001), exif.tags.get(0xA005)
    if (
        said != 65535 or below is None
    ):  # 65,535 is "uncalibrated": the interoperability directory says what it is
        return said == 2
    return (read_directory(below.tiff, exif.whole(0xA005)).text(1) or "").startswith("R03")


def _lens_of_range(exif: Directory) -> str | None:
    """A lens without a name, by its focal lengths and apertures: `24-70mm f/2.8`."""
    numbers = exif.numbers(0xA432)
    return maker.lens_by_numbers(numbers) if len(numbers) == 4 else None


def _clean(said: str | None) -> str | None:
    return text(said.encode()) if said else None


def text(raw: bytes) -> str | None:
    """Text without NULs, controls and outer spaces; None when nothing is left. Dashes alone mean nothing."""
    said = raw.decode(errors="replace").replace("\0", " ")
    kept = "".join(character for character in said if character.isprintable()).strip()
    return kept[:200] if kept.strip("-. ") else None


def _finite(number: float | None) -> float | None:
    return float(number) if number is not None and math.isfinite(number) and abs(number) < 1e6 else None


def _positive(number: float | None) -> float | None:
    finite = _finite(number)
    return finite if finite is not None and finite > 0 else None
