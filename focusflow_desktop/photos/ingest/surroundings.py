"""What an import needs from the rest of the house, as one value of callables; only the composition root fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from focusflow_desktop.photos.files.devices import Device, device_of
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.files.room import free_below
from focusflow_desktop.photos.ingest.clocks import ShotFacts
from focusflow_desktop.photos.ingest.results import FileResult, PlacedGroup
from focusflow_desktop.shared.clock import Clock, SystemClock


class Inspection(Protocol):
    """Whether a file is whole, and if not, why."""

    @property
    def is_good(self) -> bool:
        """Nothing speaks against it."""
        ...

    @property
    def reason(self) -> str:
        """A sentence for people."""
        ...


class Known(Protocol):
    """What the library has already: asked by size first, so that most files of a card need not be read twice."""

    def has_size(self, size: int) -> bool:
        """Whether any known original has exactly this many bytes."""
        ...

    def copies(self, sha256: str) -> Sequence[Path]:
        """Where the originals with this content lie."""
        ...


class NothingKnown:
    """An empty library."""

    def has_size(self, size: int) -> bool:
        """Never."""
        return size < 0

    def copies(self, sha256: str) -> Sequence[Path]:
        """Nowhere."""
        return ()


class Stage(StrEnum):
    """The steps that a person follows."""

    READING = "reading"
    COMPARING = "comparing"
    COPIED = "copied"
    VERIFIED = "verified"
    MANIFEST = "manifest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step on one file; counts are files, bytes are of one destination."""

    stage: Stage
    file: str
    done: int
    total: int
    done_bytes: int = 0
    total_bytes: int = 0
    paths: tuple[Path, ...] = ()
    result: FileResult | None = None  # with VERIFIED: the file's line for scripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`register` is called once per verified group, and once more after a kill between the two: it must not mind."""

    journals: Path
    read_facts: Callable[[Path], ShotFacts]
    inspect: Callable[[Path], Inspection]
    register: Callable[[PlacedGroup], None]
    known: Known = NothingKnown()  # noqa: RUF009 — it has no state
    originals: Originals | None = None
    device_of: Callable[[Path], Device | None] = device_of
    free_bytes: Callable[[Path], int] = free_below
    clock: Clock = SystemClock()  # noqa: RUF009 — it has no state
    progress: Callable[[Progress], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False
