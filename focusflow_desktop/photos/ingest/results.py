"""What became of every file: the values that callers, manifests and the verdict read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.clocks import ShotFacts
from focusflow_desktop.photos.ingest.groups import Role
from focusflow_desktop.photos.ingest.verdict import Judgement
from focusflow_desktop.shared.errors import WorldError


class FileState(StrEnum):
    """What a person is told about one file."""

    IMPORTED = "imported"
    ALREADY = "already"
    REFUSED = "refused"  # copied and verified like any other, but not to be trusted as a picture
    FAILED = "failed"
    WAITING = "waiting"  # the import ended before its turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One verified copy. `is_cold`: it was read back from the medium, not from memory."""

    path: Path
    device: Device | None
    is_cold: bool
    verified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """One file of the card and where it is now."""

    file: Path
    relative: Path
    role: Role
    size: int
    mtime_ns: int
    state: FileState
    sha256: str = ""
    reason: str = ""
    copies: tuple[Copy, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether there is a copy that may be shown as good."""
        return bool(self.copies) and self.state in {FileState.IMPORTED, FileState.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedGroup:
    """A group that lies verified at its destinations: what the library registers. `lead` is the best sound file."""

    lead: FileResult
    files: tuple[FileResult, ...]
    facts: ShotFacts | None
    taken_at: datetime | None  # the corrected time, where the camera wrote one
    photographer: str
    job: str
    session: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """The whole of one import."""

    run: str
    files: tuple[FileResult, ...]
    judgement: Judgement
    manifests: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    stopped_by: WorldError | None = None
    is_cancelled: bool = False

    def count(self, state: FileState) -> int:
        """How many files are in this state."""
        return sum(result.state is state for result in self.files)
