"""Where the catalog's files are now: its folders looked into, names matched as Lightroom's systems do, groups made.

Only looks; the folders of another machine (`D:/Photos/`) are found where the person says they are.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.ingest.cards import WANTED, CardFile
from focusflow_desktop.photos.ingest.groups import Group, group_files
from focusflow_desktop.photos.lightroom.rows import CatalogPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundGroup:
    """Files that are one photo here, and the catalog's photos among them, the leading file's first."""

    group: Group
    photos: tuple[CatalogPhoto, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPhoto:
    """A photo of the catalog that has no file where the catalog says; `path` is where it was looked for."""

    photo: CatalogPhoto
    path: Path
    is_unknown_kind: bool = False  # the file is there, but FocusFlow reads no such files


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogPlaces:
    """All photos of a catalog, found or not."""

    found: tuple[FoundGroup, ...]
    lost: tuple[LostPhoto, ...]

    @property
    def folders(self) -> list[Path]:
        """The folders that hold found photos, without those that lie within another."""
        all_folders = {one.group.first.file.path.parent for one in self.found}
        return sorted(folder for folder in all_folders if not all_folders.intersection(folder.parents))

    @property
    def lost_roots(self) -> list[str]:
        """The catalog's root folders below which nothing at all was found."""
        there = {photo.root for one in self.found for photo in one.photos}
        return sorted({one.photo.root for one in self.lost if not one.is_unknown_kind} - there)


def find_files(photos: Sequence[CatalogPhoto], *, roots: Mapping[str, Path]) -> CatalogPlaces:
    """Looks for every photo; `roots` says where a root folder of the catalog lies on this machine."""
    by_folder: dict[Path, list[tuple[CatalogPhoto, Path]]] = defaultdict(list)
    for photo in photos:
        path = roots.get(photo.root, Path(photo.root)) / photo.relative
        by_folder[path.parent].append((photo, path))
    found: list[FoundGroup] = []
    lost: list[LostPhoto] = []
    for folder in sorted(by_folder):
        _look_into(folder, by_folder[folder], found=found, lost=lost)
    return CatalogPlaces(found=tuple(found), lost=tuple(lost))


def _look_into(
    folder: Path, wanted: list[tuple[CatalogPhoto, Path]], *, found: list[FoundGroup], lost: list[LostPhoto]
) -> None:
    files, others = _listed(folder)
    by_name: dict[str, list[CatalogPhoto]] = defaultdict(list)
    for photo, path in wanted:
        by_name[_folded(path.name)].append(photo)
    seen: set[str] = set()
    for group in group_files(files):
        names = [_folded(member.file.path.name) for member in group.members]
        photos = [photo for name in names for photo in by_name.get(name, ())]
        seen.update(names)
        if photos:
            found.append(FoundGroup(group=group, photos=tuple(photos)))
    for photo, path in wanted:
        name = _folded(path.name)
        if name not in seen:
            lost.append(LostPhoto(photo=photo, path=path, is_unknown_kind=name in others))


def _listed(folder: Path) -> tuple[list[CardFile], set[str]]:
    """The pictures with what stands beside them, and the names of everything else."""
    files: list[CardFile] = []
    others: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = Path(entry.path)
                if not entry.is_file(follow_symlinks=False):
                    continue
                if path.suffix.lower() not in WANTED:
                    others.add(_folded(path.name))
                    continue
                status = entry.stat(follow_symlinks=False)
                size, time = status.st_size, status.st_mtime_ns
                files.append(CardFile(path=path, relative=Path(path.name), size=size, mtime_ns=time))
    except OSError:
        return [], set()  # the drive is not here, or the folder is gone: its photos count as lost
    return sorted(files, key=lambda file: os.fsencode(file.path.name)), others


def _folded(name: str) -> str:
    """Lightroom's own systems tell neither case nor the ways of writing an accent apart."""
    return unicodedata.normalize("NFC", name).casefold()
