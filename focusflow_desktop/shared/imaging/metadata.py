"""Which metadata travels with an exported picture: EXIF, IPTC and XMP, each filtered by what the recipe lets through.

Nothing is copied blindly: EXIF loses its maker note and thumbnail, XMP passes only known namespaces.
"""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from datetime import datetime

from PIL import Image

from focusflow_desktop.shared.imaging.recipe import Keep, Recipe
from focusflow_desktop.shared.imaging.segments import Carried
from focusflow_desktop.shared.imaging.xmp import filter_xmp

_ORIENTATION, _ARTIST, _COPYRIGHT, _DATE, _MAKE, _MODEL, _DESCRIPTION = (
    0x0112, 0x013B, 0x8298, 0x0132, 0x010F, 0x0110, 0x010E,
)  # fmt: skip
_EXIF_IFD, _GPS_IFD, _INTEROP_IFD = 0x8769, 0x8825, 0xA005
_ORIGINAL_DATE, _MAKER_NOTE, _LENS, _SERIAL, _WIDTH, _HEIGHT, _SPACE = (
    0x9003, 0x927C, 0xA434, 0xA431, 0xA002, 0xA003, 0xA001,
)  # fmt: skip
_SERIALS = (0xA431, 0xA435, 0xA430, 0xA420)  # body, lens, owner's name, unique image id
_IFD0_SERIALS = (0xC62F, 0xA431)
_FOREIGN_IFD0 = (0x8773, 0x02BC, 0x83BB, 0x8649, 0xC634, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0115,
                 0x0116, 0x0117, 0x011C, 0x013D, 0x0142, 0x0143, 0x0144, 0x0145, 0x014A, 0x0152, 0x0153)  # fmt: skip
_IPTC_RIGHTS = frozenset({80, 85, 110, 115, 116, 118})
_IPTC_PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the library knows of a photo, written where its file says nothing; rights always win over the file's."""

    creator: str = ""
    rights: str = ""
    title: str = ""
    caption: str = ""
    keywords: tuple[str, ...] = ()
    captured_at: datetime | None = None
    camera_make: str = ""
    camera: str = ""
    camera_serial: str = ""
    lens: str = ""


def read_exif(block: bytes | None) -> Image.Exif:
    """EXIF, or an empty one where there is none or it makes no sense."""
    exif = Image.Exif()
    if block:
        try:
            _load(exif, block)
        except (ValueError, OSError, SyntaxError, struct.error, TypeError, KeyError, IndexError):
            return Image.Exif()  # a picture is worth more than its broken notes
    return exif


def _load(exif: Image.Exif, block: bytes) -> None:
    with warnings.catch_warnings():  # Pillow warns of every oddity; what it could read is what counts
        warnings.simplefilter("ignore")
        exif.load(b"Exif\x00\x00" + block)
        for ifd in (_EXIF_IFD, _GPS_IFD, _INTEROP_IFD):
            exif.get_ifd(ifd)


def orientation_in(exif: Image.Exif) -> int:
    """How the stored pixels lie, 1 to 8."""
    value = exif.get(_ORIENTATION)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def keep_metadata(
    carried: Carried, exif: Image.Exif, *, recipe: Recipe, facts: Facts, size: tuple[int, int]
) -> Carried:
    """The blocks to write: always the profile, the rest as the recipe says."""
    if recipe.metadata is Keep.NONE:
        return Carried(icc=carried.icc)
    return Carried(
        icc=carried.icc,
        exif=_exif_block(exif, recipe=recipe, facts=facts, size=size),
        xmp=filter_xmp(
            carried.xmp,
            recipe=recipe,
            creator=facts.creator,
            rights=facts.rights,
            title=facts.title,
            caption=facts.caption,
            keywords=facts.keywords,
        ),
        iptc=_filter_iptc(carried.iptc, recipe),
    )


def _exif_block(source: Image.Exif, *, recipe: Recipe, facts: Facts, size: tuple[int, int]) -> bytes | None:
    kept = Image.Exif()
    if recipe.metadata is Keep.ALL:
        _copy_all(source, kept, recipe)
        _add_facts(kept, facts, recipe)
        kept.get_ifd(_EXIF_IFD).update({_WIDTH: size[0], _HEIGHT: size[1]})
        kept[_ORIENTATION] = 1
    for tag, known in ((_ARTIST, facts.creator), (_COPYRIGHT, facts.rights)):
        value = known or source.get(tag)
        if value:
            kept[tag] = value
    if not len(kept):
        return None
    try:
        return kept.tobytes().removeprefix(b"Exif\x00\x00")
    except (
        ValueError,
        TypeError,
        struct.error,
        OverflowError,
    ):  # a foreign value no writer accepts: rights alone
        return _exif_block(Image.Exif(), recipe=recipe, facts=facts, size=size) if len(source) else None


def _copy_all(source: Image.Exif, kept: Image.Exif, recipe: Recipe) -> None:
    dropped = {*_FOREIGN_IFD0, _EXIF_IFD, _GPS_IFD, _INTEROP_IFD}
    if recipe.strip_serials:
        dropped.update(_IFD0_SERIALS)
    for tag, value in source.items():
        if tag not in dropped:
            kept[tag] = value
    inner_dropped = {_MAKER_NOTE, _SPACE, _INTEROP_IFD, *(_SERIALS if recipe.strip_serials else ())}
    inner = {tag: value for tag, value in source.get_ifd(_EXIF_IFD).items() if tag not in inner_dropped}
    kept.get_ifd(_EXIF_IFD).update(inner)
    places = source.get_ifd(_GPS_IFD)
    if places and not recipe.strip_gps:
        kept.get_ifd(_GPS_IFD).update(places)


def _add_facts(kept: Image.Exif, facts: Facts, recipe: Recipe) -> None:
    inner = kept.get_ifd(_EXIF_IFD)
    if facts.captured_at is not None and _ORIGINAL_DATE not in inner:
        inner[_ORIGINAL_DATE] = facts.captured_at.strftime("%Y:%m:%d %H:%M:%S")
    if facts.lens:
        inner.setdefault(_LENS, facts.lens)
    if facts.camera_serial and not recipe.strip_serials:
        inner.setdefault(_SERIAL, facts.camera_serial)
    for tag, value in ((_MAKE, facts.camera_make), (_MODEL, facts.camera), (_DESCRIPTION, facts.caption)):
        if value and tag not in kept:
            kept[tag] = value


def _filter_iptc(block: bytes | None, recipe: Recipe) -> bytes | None:
    kept = b""
    for record, number, whole in _datasets(block or b""):
        is_right = record == 1 or number in _IPTC_RIGHTS
        is_place = record == 2 and number in _IPTC_PLACES
        if (recipe.metadata is Keep.ALL or is_right) and not (is_place and recipe.strip_gps):
            kept += whole
    return kept or None


def _datasets(block: bytes) -> list[tuple[int, int, bytes]]:
    found: list[tuple[int, int, bytes]] = []
    position = 0
    while position + 5 <= len(block) and block[position] == 0x1C:
        record, number, length = struct.unpack_from(">BBH", block, position + 1)
        end = position + 5 + length
        if length & 0x8000 or end > len(block):
            break
        found.append((record, number, block[position:end]))
        position = end
    return found
