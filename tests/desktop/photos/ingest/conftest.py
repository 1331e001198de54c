"""A card of made-up files, and surroundings that remember what an import told them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.results import ImportResult, PlacedGroup
from focusflow_desktop.photos.ingest.run import run_import
from focusflow_desktop.photos.ingest.surroundings import Surroundings

START = datetime(2026, 5, 16, 13, 0, 0)


@dataclass(frozen=True)
class Facts:
    captured_at: datetime | None = START
    camera: str | None = "EOS R5"
    camera_serial: str | None = "A1"


@dataclass(frozen=True)
class Looked:
    is_good: bool = True
    reason: str = ""


def facts_by_number(path: Path) -> Facts:
    """IMG_0007 was taken seven seconds after the start."""
    digits = "".join(c for c in path.stem if c.isdigit())
    return Facts(captured_at=START + timedelta(seconds=int(digits or 0)))


def look(path: Path) -> Looked:
    """A file that says so is broken."""
    if path.suffix.lower() == ".xmp" or b"BROKEN" not in path.read_bytes()[:64]:
        return Looked()
    return Looked(is_good=False, reason="The file ends too early.")


class FakeLibrary:
    """Remembers registered groups as the real one would, by content."""

    def __init__(self) -> None:
        self.groups: list[PlacedGroup] = []

    def register(self, group: PlacedGroup) -> None:
        self.groups.append(group)

    def has_size(self, size: int) -> bool:
        return any(file.size == size for group in self.groups for file in group.files)

    def copies(self, sha256: str) -> list[Path]:
        return [
            copy.path
            for group in self.groups
            for file in group.files
            if file.sha256 == sha256
            for copy in file.copies
        ]


@dataclass
class Desk:
    """One photographer's afternoon: a card, two drives, a library."""

    root: Path
    library: FakeLibrary = field(default_factory=FakeLibrary)

    def __post_init__(self) -> None:
        self.card = self.root / "EOS CARD"
        self.laptop, self.drive = self.root / "laptop", self.root / "drive"
        self.card.mkdir()

    @property
    def request(self) -> ImportRequest:
        return ImportRequest(
            source=self.card,
            destinations=(Destination(folder=self.laptop), Destination(folder=self.drive)),
            folder_template="{year}",
            name_template="{date:%Y%m%d}_{number:4}",
        )

    @property
    def around(self) -> Surroundings:
        return Surroundings(
            journals=self.root / "journals",
            read_facts=facts_by_number,
            inspect=look,
            register=self.library.register,
            known=self.library,
            device_of=self.device_of,
        )

    def device_of(self, path: Path) -> Device | None:
        for name in ("laptop", "drive"):
            if path.is_relative_to(self.root / name):
                return Device(disks=frozenset({name}), name=name)
        return None

    def shoot(self, *names: str, size: int = 3000) -> None:
        for name in names:
            path = self.card / "DCIM" / "100CANON" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(os.urandom(size))
            os.utime(path, ns=(10**18, 10**18 + len(name)))

    def import_card(self, request: ImportRequest | None = None, **around: object) -> ImportResult:
        return run_import(request or self.request, around=replace(self.around, **around))


def tree(root: Path) -> dict[str, tuple[str, int, int]]:
    """Every file's hash, time and mode: what must not change."""
    return {
        str(path.relative_to(root)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(root=tmp_path)


@pytest.fixture
def tree_of() -> Iterator[Callable[[Path], dict[str, tuple[str, int, int]]]]:
    yield tree
