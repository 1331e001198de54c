"""The makers' own notes, for the two facts older bodies keep only there: the serial number and the lens."""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.photos.library.tiff import Directory, Tiff, read_directory

_MAKER_NOTE = 0x927C


@dataclass(frozen=True, slots=True)
class MakerFacts:
    """What a maker's note adds to EXIF."""

    serial: str | None = None
    lens: str | None = None


def read(exif: Directory, make: str | None) -> MakerFacts:
    """The serial and lens of a Canon's or Nikon's note; nothing of others, whose bodies write the EXIF tags."""
    note = exif.tags.get(_MAKER_NOTE)
    if note is None or note.nbytes < 32 or make is None:
        return MakerFacts()
    tiff = note.tiff
    if make.lower().startswith("canon"):
        return of_canon(read_directory(tiff, note.offset - tiff.base))
    if tiff.source.at(note.offset, 6) == b"Nikon\0":
        inner = Tiff.at(tiff.source, note.offset + 10)  # a TIFF of its own, after the maker's head
        return _of_nikon(read_directory(inner, inner.first())) if inner is not None else MakerFacts()
    return MakerFacts()


def of_canon(tags: Directory) -> MakerFacts:
    """Canon's serial is a number, its lens a name."""
    serial = tags.whole(0x0C)
    return MakerFacts(str(serial) if serial > 0 else None, tags.text(0x95))


def _of_nikon(tags: Directory) -> MakerFacts:
    numbers = tags.numbers(0x84)
    return MakerFacts(tags.text(0x1D), lens_by_numbers(numbers) if len(numbers) == 4 else None)


def lens_by_numbers(numbers: tuple[float, ...]) -> str | None:
    """`24-70mm f/2.8` from shortest and longest focal length and their apertures."""
    short, long, wide, narrow = numbers
    if not 0 < short <= long < 5000:
        return None
    focal = f"{short:g}mm" if short == long else f"{short:g}-{long:g}mm"
    if not 0 < wide < 100:
        return focal
    return f"{focal} f/{wide:g}" if wide == narrow or not narrow > 0 else f"{focal} f/{wide:g}-{narrow:g}"
