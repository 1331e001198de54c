"""Is there room for all of it? Destinations on one file system share its free space, so they are counted together."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.files.devices import nearest_existing
from focusflow_desktop.shared.errors import NoRoom

RESERVE = 500 << 20  # what a system needs to go on living (R8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """So many bytes are to be written below this folder."""

    folder: Path
    size: int


def check_room(
    needs: Sequence[Need], *, reserve: int = RESERVE, free_bytes: Callable[[Path], int] | None = None
) -> None:
    """Raises NoRoom, naming every folder that is short, before a single byte is written."""
    free = free_bytes or free_below
    together: dict[int, list[Need]] = defaultdict(list)
    for need in needs:
        together[nearest_existing(need.folder).stat().st_dev].append(need)
    short = [text for group in together.values() if (text := _shortage(group, reserve=reserve, free=free))]
    if short:
        raise NoRoom("files.no_room", " ".join(short), folders=[str(need.folder) for need in needs])


def free_below(folder: Path) -> int:
    """Free bytes for an ordinary user on the file system of `folder`."""
    return shutil.disk_usage(nearest_existing(folder)).free


def _shortage(needs: list[Need], *, reserve: int, free: Callable[[Path], int]) -> str:
    wanted = sum(need.size for need in needs)
    available = free(needs[0].folder)
    if wanted == 0 or wanted + reserve <= available:
        return ""
    folders = " and ".join(str(folder) for folder in dict.fromkeys(need.folder for need in needs))
    return (
        f"{folders}: {_megabytes(wanted + reserve)} are needed (500 MB stay free), "
        f"{_megabytes(available)} are free."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"
