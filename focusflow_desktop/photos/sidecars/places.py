"""Where a photo's sidecars are: those that exist in any spelling, and the one that may be made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RAW_SUFFIXES: Final = frozenset(
    [
        "3fr",
        "ari",
        "arw",
        "bay",
        "cr2",
        "cr3",
        "crw",
        "dcr",
        "erf",
        "fff",
        "gpr",
        "iiq",
        "k25",
        "kdc",
        "mef",
        "mos",
        "mrw",
        "nef",
        "nrw",
        "orf",
        "pef",
        "ptx",
        "raf",
        "raw",
        "rw2",
        "rwl",
        "sr2",
        "srf",
        "srw",
        "x3f",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The sidecars of one photo. `to_make` is None for files that carry their own XMP."""

    existing: tuple[Path, ...]
    to_make: Path | None
    shares_its_base: bool  # another raw has the same base name; the person is told once


def is_raw(photo: Path) -> bool:
    """Whether this is a raw that takes a sidecar; a DNG carries its own XMP."""
    return _suffix(photo.name) in RAW_SUFFIXES


def places_of(photo: Path, *, beside: Collection[str], owner: Callable[[Path], str | None]) -> Places:
    """The photo's sidecars, given the names in its folder and what SidecarForExtension a sidecar says."""
    base, suffix = photo.stem.casefold(), _suffix(photo.name)
    folder = photo.parent
    long_ones = [
        folder / name for name in sorted(beside) if name.casefold() == f"{photo.name.casefold()}.xmp"
    ]
    short_ones = [folder / name for name in sorted(beside) if name.casefold() == f"{base}.xmp"]
    raws = sorted(
        {_suffix(name) for name in beside if Path(name).stem.casefold() == base} & RAW_SUFFIXES
        | ({suffix} & RAW_SUFFIXES)
    )
    is_mine = _owns_short(suffix, raws, {owner(path) for path in short_ones})
    existing = (*(short_ones if is_mine else ()), *long_ones)
    to_make = None
    if suffix in RAW_SUFFIXES:
        to_make = folder / (f"{photo.stem}.xmp" if is_mine else f"{photo.name}.xmp")
    return Places(existing=existing, to_make=to_make, shares_its_base=len(raws) > 1)


def _owns_short(suffix: str, raws: list[str], owners: set[str | None]) -> bool:
    """Whether BASE.xmp is this file's: as the sidecar says, else the first raw's, else the only file's."""
    said = owners - {None}
    if said:
        return suffix in said
    return suffix == raws[0] if raws else True


def _suffix(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")
