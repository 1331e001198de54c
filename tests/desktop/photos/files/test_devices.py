"""Physical devices are told from sysfs and diskutil as they really look; what cannot be told is None."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.devices import Device, device_of, linux_device, mac_device


class FakeSys:
    """A sysfs tree in which one real folder's device number means what the test says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "dev/block").mkdir(parents=True)

    def disk(self, name: str, model: str = "") -> Path:
        hardware = self.root / "devices" / f"hw-{name}"
        block = hardware / "block" / name
        block.mkdir(parents=True)
        (block / "device").symlink_to(hardware)
        if model:
            (hardware / "model").write_text(f"{model}  \n")
        return block

    def partition(self, disk: Path, number: int) -> Path:
        part = disk / f"{disk.name}{number}"
        part.mkdir()
        (part / "partition").write_text(str(number))
        return part

    def mapper(self, name: str, *below: Path) -> Path:
        block = self.root / "devices/virtual/block" / name
        (block / "slaves").mkdir(parents=True)
        for slave in below:
            (block / "slaves" / slave.name).symlink_to(slave)
        return block

    def means(self, folder: Path, block: Path) -> None:
        number = folder.stat().st_dev
        (self.root / "dev/block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(block)


@pytest.fixture
def fake(tmp_path: Path) -> FakeSys:
    if os.major(tmp_path.stat().st_dev) == 0:
        pytest.skip("the test folder has no block device number")
    return FakeSys(tmp_path / "sys")


def test_a_partition_is_its_disk(fake: FakeSys, tmp_path: Path) -> None:
    disk = fake.disk("sda", model="Samsung T7")
    fake.means(tmp_path, fake.partition(disk, 2))
    found = linux_device(tmp_path, sys_root=fake.root)
    assert found is not None
    assert found.name == "Samsung T7"
    assert found.disks == {str(fake.root / "devices/hw-sda")}


def test_an_encrypted_volume_over_two_disks_is_both(fake: FakeSys, tmp_path: Path) -> None:
    one, two = fake.disk("sda"), fake.disk("sdb")
    volume = fake.mapper("dm-1", fake.mapper("dm-0", fake.partition(one, 1)), two)
    fake.means(tmp_path, volume)
    found = linux_device(tmp_path, sys_root=fake.root)
    assert found is not None
    assert len(found.disks) == 2


def test_a_disk_in_memory_is_no_device(fake: FakeSys, tmp_path: Path) -> None:
    block = fake.root / "devices/virtual/block/zram0"
    block.mkdir(parents=True)
    fake.means(tmp_path, block)
    assert linux_device(tmp_path, sys_root=fake.root) is None


def test_a_loop_is_the_disk_of_its_file(fake: FakeSys, tmp_path: Path) -> None:
    block = fake.root / "devices/virtual/block/loop0"
    (block / "loop").mkdir(parents=True)
    (block / "loop/backing_file").write_bytes(b"/proc/version\n")  # lies on no disk
    fake.means(tmp_path, block)
    assert linux_device(tmp_path, sys_root=fake.root) is None


def test_an_unknown_number_is_asked_about(fake: FakeSys, tmp_path: Path) -> None:
    assert linux_device(tmp_path, sys_root=fake.root) is None


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs /proc")
def test_what_has_no_disk_is_asked_about() -> None:
    assert device_of(Path("/proc/version")) is None


def test_a_folder_that_does_not_exist_yet_is_on_its_parents_device(tmp_path: Path) -> None:
    assert device_of(tmp_path / "new" / "folder") == device_of(tmp_path)


def test_an_apfs_volume_is_its_physical_store() -> None:
    answer = {
        "APFSPhysicalStores": [{"APFSPhysicalStore": "disk0s2"}],
        "ParentWholeDisk": "disk3",
        "VirtualOrPhysical": "Virtual",
    }
    found = mac_device(Path("/Users/anna"), ask=lambda _: plistlib.dumps(answer))
    assert found is not None
    assert found.disks == {"disk0"}


def test_a_disk_image_is_asked_about() -> None:
    answer = {"ParentWholeDisk": "disk9", "VirtualOrPhysical": "Virtual"}
    assert mac_device(Path("/Volumes/x"), ask=lambda _: plistlib.dumps(answer)) is None


def test_devices_that_share_a_disk_are_not_apart() -> None:
    raid = Device(disks=frozenset({"a", "b"}), name="RAID")
    assert not raid.is_apart_from(Device(disks=frozenset({"b"}), name="B"))
    assert raid.is_apart_from(Device(disks=frozenset({"c"}), name="C"))
