"""What lies on a card or in a folder: pictures, videos and their sidecars, and honestly everything else.

Links are not followed, trash and system folders are passed by, names keep their bytes. Nothing is opened here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.library.kinds import PICTURE_SUFFIXES, RAW_SUFFIXES, VIDEO_SUFFIXES

RARE_RAWS = frozenset(
    [
        ".ari",
        ".bay",
        ".cap",
        ".cine",
        ".cs1",
        ".dc2",
        ".dcs",
        ".drf",
        ".eip",
        ".kc2",
        ".mdc",
        ".nksc",
        ".ori",
        ".ptx",
        ".pxn",
        ".qtk",
        ".rdc",
        ".rwz",
        ".sti",
        ".r3d",
    ]
)
RAWS = RAW_SUFFIXES | RARE_RAWS
VIDEOS = VIDEO_SUFFIXES | {".3g2", ".mpv", ".vob", ".webm"}
SIDECARS = frozenset({".xmp", ".wav", ".thm", ".aae", ".lrv", ".mp3"})
WANTED = RAWS | VIDEOS | PICTURE_SUFFIXES | SIDECARS

_SYSTEM_FOLDERS = frozenset(
    [
        "$recycle.bin",
        "recycler",
        "recycled",
        "#recycle",
        "system volume information",
        "lost+found",
        "found.000",
        "__macosx",
        "@eadir",
        "trash",
    ]
)
_CAMERA_BOOKS = frozenset(  # what cameras and systems write for themselves: nobody misses it after formatting
    [
        ".ctg",
        ".ind",
        ".bdm",
        ".bdmv",
        ".cpi",
        ".mpl",
        ".dat",
        ".inp",
        ".int",
        ".bin",
        ".bnp",
        ".ppn",
        ".smi",
        ".tid",
        ".tdt",
        ".sav",
        ".dsc",
        ".pmf",
        ".dpf",
        ".mrk",
        ".db",
        ".ini",
        ".url",
        ".lst",
        ".cif",
        ".bim",
        ".xml",
        ".log",
        ".dcf",
        ".nc3",
        ".fsc",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFile:
    """One file as it lies there; `relative` names it within the card."""

    path: Path
    relative: Path
    size: int
    mtime_ns: int

    @property
    def suffix(self) -> str:
        """In lower case, with the dot."""
        return self.path.suffix.lower()

    @property
    def key(self) -> str:
        """The same after a restart for as long as the file is the same."""
        return f"{self.relative}|{self.size}|{self.mtime_ns}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file or folder that could not even be looked at."""

    relative: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that was found, in the order of the names."""

    root: Path
    files: tuple[CardFile, ...]
    others: tuple[Path, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def read_card(root: Path) -> Card:
    """Walks the card, or takes the one file that `root` may be."""
    files: list[CardFile] = []
    others: list[Path] = []
    unreadable: list[Unreadable] = []

    def unread(path: Path, error: OSError) -> None:
        unreadable.append(Unreadable(relative=_relative(path, root), reason=error.strerror or str(error)))

    for path, status in _walk(root, unread):
        relative = _relative(path, root)
        if path.suffix.lower() in WANTED:
            size, time = status.st_size, status.st_mtime_ns
            files.append(CardFile(path=path, relative=relative, size=size, mtime_ns=time))
        elif path.suffix.lower() not in _CAMERA_BOOKS:
            others.append(relative)
    files.sort(key=lambda file: os.fsencode(file.relative))
    return Card(root=root, files=tuple(files), others=tuple(sorted(others)), unreadable=tuple(unreadable))


def _walk(root: Path, unread: Callable[[Path, OSError], None]) -> Iterator[tuple[Path, os.stat_result]]:
    if root.is_file():
        yield root, root.stat()
        return
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError as error:
            unread(folder, error)
            continue
        for entry in found:
            if _is_passed_by(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
                continue
            try:
                if entry.is_file(follow_symlinks=False):
                    yield Path(entry.path), entry.stat(follow_symlinks=False)
            except OSError as error:
                unread(Path(entry.path), error)


def _is_passed_by(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") or entry.name.lower() in _SYSTEM_FOLDERS or entry.is_symlink()


def _relative(path: Path, root: Path) -> Path:
    return Path(path.name) if path == root else path.relative_to(root)
