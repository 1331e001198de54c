"""Which finals in a watched folder are new or changed and no longer being written.

A file counts only after two looks found it with the same size and time: editors save slowly and cloud folders slower.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from focusflow_desktop.shared.errors import Unavailable

FINAL_SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp", ".heic", ".heif", ".avif"}
)
_UNFINISHED: Final = (".", "~", "_tmp", "tmp_")


@dataclass(frozen=True, slots=True)
class Signs:
    """The cheap signs of change of a file."""

    byte_size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the folder found; `unreadable` are folders below it that could not be listed."""

    files: Mapping[Path, Signs] = field(default_factory=dict)
    unreadable: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two looks and the finals already known come to; `waiting` asks for one more look."""

    settled: tuple[Path, ...]
    waiting: tuple[Path, ...]
    gone: tuple[Path, ...]


def look(folder: Path) -> Look:
    """Every picture below the folder, hidden and unfinished ones left out, links not followed."""
    if not folder.is_dir():
        said = f"The finals folder {folder} is not there. Links that were made are kept."
        raise Unavailable("finals_folder_away", said, folder=str(folder))
    files: dict[Path, Signs] = {}
    unreadable: list[Path] = []
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:  # said to the person through `unreadable`; the other folders still count
            unreadable.append(current)
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif (signs := _signs(entry)) is not None:
                files[Path(entry.path)] = signs
    return Look(files, tuple(unreadable))


def compare(*, previous: Look, current: Look, known: Mapping[Path, Signs]) -> Comparison:
    """New and changed finals that kept still between two looks, and known ones that are no longer there."""
    fresh = [path for path, signs in current.files.items() if known.get(path) != signs]
    still = {path for path in fresh if previous.files.get(path) == current.files[path]}
    return Comparison(
        settled=tuple(path for path in fresh if path in still),
        waiting=tuple(path for path in fresh if path not in still),
        gone=tuple(path for path in known if path not in current.files and _was_listed(path, current)),
    )


def _signs(entry: os.DirEntry[str]) -> Signs | None:
    suffix = Path(entry.name).suffix.lower()
    if suffix not in FINAL_SUFFIXES or entry.name.lower().startswith(_UNFINISHED):
        return None
    try:
        facts = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # renamed while we looked: the next look finds it by its new name
        return None
    is_file = entry.is_file(follow_symlinks=False)
    return Signs(facts.st_size, facts.st_mtime_ns) if is_file and facts.st_size else None


def _was_listed(path: Path, current: Look) -> bool:
    """Whether the file's absence is seen, and not merely its folder unreadable."""
    return not any(folder in path.parents for folder in current.unreadable)
