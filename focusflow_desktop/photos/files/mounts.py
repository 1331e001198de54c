"""Which file system a path lies on (Linux), read from the kernel's own table."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

MOUNT_TABLE = Path("/proc/self/mountinfo")
_IN_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs"})
_OCTAL = re.compile(r"\\([0-7]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """One line of the table: where, of what kind, from what."""

    point: Path
    kind: str
    source: str


def mount_points(*, table: Path = MOUNT_TABLE) -> list[Path]:
    """Where volumes are mounted, in the table's order."""
    return [_parsed(line).point for line in os.fsdecode(table.read_bytes()).splitlines()]


def mount_of(path: Path, *, table: Path = MOUNT_TABLE) -> Mount | None:
    """The mount that holds `path`, or None where there is no such table."""
    try:
        lines = os.fsdecode(table.read_bytes()).splitlines()
    except OSError:
        return None
    target = Path(os.path.realpath(path))
    holding = [mount for line in lines if target.is_relative_to((mount := _parsed(line)).point)]
    if not holding:
        return None
    deepest = max(len(mount.point.parts) for mount in holding)
    return [mount for mount in holding if len(mount.point.parts) == deepest][
        -1
    ]  # the last one covers the others


def is_in_memory(path: Path) -> bool:
    """Whether the file has no medium behind it at all."""
    if sys.platform != "linux":
        return False
    mount = mount_of(path)
    return mount is not None and mount.kind in _IN_MEMORY


def _parsed(line: str) -> Mount:
    before, _, after = line.partition(" - ")
    kind, source, *_ = [*after.split(" "), "", ""]
    return Mount(point=Path(_unescaped(before.split(" ")[4])), kind=kind, source=_unescaped(source))


def _unescaped(text: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), text)
