"""The cheap signs of change of a photo's sidecars: size, time and place on the disk of each, as one short text.

A folder is listed once for all its photos. The signs cover every file that might be the photo's, whoever owns it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from focusflow_desktop.photos.sidecars.write import Stamp

Sign = tuple[str, int, int, int]  # name, bytes, nanoseconds, inode
Listing = dict[str, tuple[Sign, ...]]  # the XMP files of a folder by their name in small letters


def listing_of(folder: Path) -> Listing | None:
    """The folder's sidecars; None where it cannot be read, which says nothing about them."""
    found: list[Sign] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(".xmp"):
                    facts = entry.stat()
                    found.append((entry.name, facts.st_size, facts.st_mtime_ns, facts.st_ino))
    except OSError:
        return None
    return _by_name(found)


def signs_of(photo: Path, listing: Mapping[str, tuple[Sign, ...]]) -> str | None:
    """The photo's part of its folder's listing; None where it has no sidecar."""
    names = {f"{photo.stem}.xmp".casefold(), f"{photo.name}.xmp".casefold()}
    mine = sorted(sign for name in names for sign in listing.get(name, ()))
    return hashlib.sha256(repr(mine).encode(errors="surrogateescape")).hexdigest() if mine else None


def with_written(listing: Listing, stamps: Mapping[Path, Stamp], written: Iterable[Path]) -> Listing:
    """The listing after files of ours were put there."""
    ours = {path.name: stamps[path] for path in written}
    kept = [sign for signs in listing.values() for sign in signs if sign[0] not in ours]
    return _by_name([*kept, *((name, s.byte_size, s.mtime_ns, s.inode) for name, s in ours.items())])


def _by_name(signs: Iterable[Sign]) -> Listing:
    listing: Listing = {}
    for sign in sorted(signs):
        name = sign[0].casefold()
        listing[name] = (*listing.get(name, ()), sign)
    return listing
