"""Which physical device a path lies on; `st_dev` cannot tell: two partitions differ in it and share one disk.

None means that nobody knows (network, memory, unfamiliar volumes): then a person is asked.
"""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.files.mounts import MOUNT_TABLE, mount_of
from focusflow_desktop.photos.files.windows import disks_of_volume

_WHOLE_DISK = re.compile(r"^(disk\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One or more physical disks that live and die together as far as a copy is concerned."""

    disks: frozenset[str]
    name: str

    def is_apart_from(self, other: Device) -> bool:
        """Whether no disk is shared, so that one failure leaves the other copy alone."""
        return self.disks.isdisjoint(other.disks)


def device_of(path: Path) -> Device | None:
    """The device of `path`, or of its nearest existing parent."""
    there = nearest_existing(path)
    try:
        if sys.platform == "win32":
            return _numbered(disks_of_volume(there))
        if sys.platform == "darwin":
            return mac_device(there, ask=_diskutil)
        return linux_device(there)
    except (OSError, subprocess.SubprocessError, plistlib.InvalidFileException):
        return None  # could not be told: the person is asked


def nearest_existing(path: Path) -> Path:
    """The path itself or the first parent that exists."""
    for candidate in (path, *path.parents):
        if candidate.exists():
            return candidate
    return Path.cwd()


def linux_device(path: Path, *, sys_root: Path = Path("/sys"), table: Path = MOUNT_TABLE) -> Device | None:
    """Through sysfs: partitions up to their disk, mapper and RAID volumes down to theirs, loops to their file's."""
    number = path.stat().st_dev
    if os.major(number) == 0:  # btrfs, overlay, network and memory have made-up numbers
        mount = mount_of(path, table=table)
        if mount is None or not mount.source.startswith("/dev/"):
            return None
        number = Path(mount.source).stat().st_rdev
    disks = _disks_of_block(sys_root / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}", sys_root)
    if not disks:
        return None
    return Device(disks=frozenset(disks), name=", ".join(sorted(_label(disk) for disk in disks)))


def _disks_of_block(entry: Path, sys_root: Path) -> set[str]:
    block = Path(os.path.realpath(entry))
    if not block.is_dir():
        return set()
    if (block / "partition").exists():
        return _disks_of_block(block.parent, sys_root)
    if (backing := block / "loop" / "backing_file").exists():
        file = Path(os.fsdecode(backing.read_bytes().rstrip(b"\n")))
        inner = linux_device(file, sys_root=sys_root) if file.exists() else None
        return set(inner.disks) if inner else set()
    slaves = sorted((block / "slaves").iterdir()) if (block / "slaves").is_dir() else []
    if slaves:
        below = [_disks_of_block(slave, sys_root) for slave in slaves]
        return set().union(*below) if all(below) else set()
    return _own_hardware(block)


def _own_hardware(block: Path) -> set[str]:
    """NVMe namespaces share one controller; the disk's `device` link names the hardware. Memory disks have none."""
    hardware = block / "device"
    return {os.path.realpath(hardware)} if hardware.exists() else set()


def _label(disk: str) -> str:
    model = Path(disk) / "model"
    try:
        return model.read_text(errors="replace").strip() or Path(disk).name
    except OSError:
        return Path(disk).name


def mac_device(path: Path, *, ask: Callable[[str], bytes]) -> Device | None:
    """Through diskutil; an APFS volume lies in a container on one or more physical stores."""
    answer = plistlib.loads(ask(str(path)))
    stores = [str(store.get("APFSPhysicalStore", "")) for store in answer.get("APFSPhysicalStores", [])]
    whole = stores or [str(answer.get("ParentWholeDisk", ""))]
    disks = {found[1] for text in whole if (found := _WHOLE_DISK.match(text))}
    if not disks or (answer.get("VirtualOrPhysical") == "Virtual" and not stores):
        return None
    return Device(disks=frozenset(disks), name=str(answer.get("MediaName") or ", ".join(sorted(disks))))


def _diskutil(path: str) -> bytes:
    mount = subprocess.run(["/bin/df", "-P", path], capture_output=True, check=True, timeout=20)
    node = mount.stdout.decode().splitlines()[-1].split(" ", 1)[0]
    command = ["/usr/sbin/diskutil", "info", "-plist", node]
    return subprocess.run(command, capture_output=True, check=True, timeout=20).stdout


def _numbered(disks: list[int]) -> Device | None:
    names = frozenset(f"PhysicalDrive{number}" for number in disks)
    return Device(disks=names, name=", ".join(sorted(names))) if names else None
