"""Which file becomes which: photos times presets, decided before anything is read or written. Pure.

A photo is one thing however many files it has. Its finals win, then the camera's JPEG, then the RAW as the preset says.
A photo that was edited is never exported unedited unasked: where all its finals are missing, a person has said so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from focusflow_desktop.photos.export.names import Named, file_name
from focusflow_desktop.photos.export.presets import Collision, Preset, RawFrom
from focusflow_desktop.shared.imaging.metadata import Facts
from focusflow_desktop.shared.names import collision_key, distinct, safe_name


class Reading(StrEnum):
    """How the pixels of a source are got."""

    FILE = "file"
    PREVIEW = "preview"
    DEVELOP = "develop"


class WithoutFinal(StrEnum):
    """What becomes of a photo that was edited when none of its finals is here."""

    LEFT_OUT = "left_out"
    ORIGINAL = "original"


class Why(StrEnum):
    """Why a line of the plan has nothing to do."""

    NAME_TAKEN = "skipped"
    NO_FILE = "missing"
    FINAL_MISSING = "final_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSource:
    """One photo with the files it has on this machine. `original` is the RAW, or whatever the camera wrote instead."""

    photo_id: UUID
    name: str
    original: Path | None = None
    is_raw: bool = False
    jpeg: Path | None = None  # the camera's JPEG beside a RAW
    finals: tuple[Path, ...] = ()  # newest first
    missing_finals: tuple[Path, ...] = ()  # known, and not here; a bare name where no place of it is known
    orientation: int = 1  # of the original, EXIF 1–8
    captured_at: datetime | None = None
    rating: int = 0
    camera: str = ""
    job: str = ""
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file to write."""

    preset: Preset
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoWork:
    """All files that come from one reading of one photo, so that one decode serves them all."""

    source: ExportSource
    reading: Reading
    path: Path
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Untouched:
    """A line of the plan with nothing to do."""

    source: ExportSource
    preset: Preset
    reason: Why
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlan:
    """The whole run."""

    work: tuple[PhotoWork, ...]
    untouched: tuple[Untouched, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders written to."""
        return tuple(dict.fromkeys(out.path.parent for work in self.work for out in work.outputs))

    @property
    def file_count(self) -> int:
        """How many files will be written."""
        return sum(len(work.outputs) for work in self.work)

    def left_out(self, reason: Why) -> tuple[ExportSource, ...]:
        """The photos that have a line with nothing to do for this reason."""
        found = {line.source.photo_id: line.source for line in self.untouched if line.reason is reason}
        return tuple(found.values())


def folders_of(presets: Sequence[Preset], *, folder: Path) -> tuple[Path, ...]:
    """Where each preset writes: its subfolder; several presets without one get a folder of their name."""
    names = [preset.subfolder or (preset.name if len(presets) > 1 else "") for preset in presets]
    return tuple(folder / safe_name(name) if name else folder for name in names)


def plan_export(
    sources: Sequence[ExportSource],
    presets: Sequence[Preset],
    *,
    folder: Path,
    taken: Mapping[Path, frozenset[str]],
    without_final: WithoutFinal = WithoutFinal.LEFT_OUT,
) -> ExportPlan:
    """`taken` holds the collision keys of the names that lie in each folder already."""
    protected = {path for source in sources for path in _files(source)}
    namers = [
        _Namer(preset=preset, folder=place, present=taken.get(place, frozenset()), protected=protected)
        for preset, place in zip(presets, folders_of(presets, folder=folder), strict=True)
    ]
    _share_names(namers)
    work: list[PhotoWork] = []
    untouched: list[Untouched] = []
    for position, source in enumerate(sources):
        outputs: dict[tuple[Reading, Path], list[Output]] = {}
        for namer in namers:
            chosen = _choose(source, namer.preset, without_final=without_final)
            path = None if isinstance(chosen, Why) else namer.next(source, position)
            if isinstance(chosen, Why) or path is None:
                reason = chosen if isinstance(chosen, Why) else Why.NAME_TAKEN
                untouched.append(Untouched(source=source, preset=namer.preset, reason=reason))
                continue
            outputs.setdefault(chosen, []).append(Output(preset=namer.preset, path=path))
        work += [
            PhotoWork(source=source, reading=reading, path=path, outputs=tuple(made))
            for (reading, path), made in outputs.items()
        ]
    return ExportPlan(work=tuple(work), untouched=tuple(untouched))


def _choose(
    source: ExportSource, preset: Preset, *, without_final: WithoutFinal
) -> tuple[Reading, Path] | Why:
    """Finals, then the camera's JPEG, then the RAW by preview or development."""
    if source.finals:
        return Reading.FILE, source.finals[0]
    if source.missing_finals and without_final is WithoutFinal.LEFT_OUT:
        return Why.FINAL_MISSING
    if source.jpeg is not None:
        return Reading.FILE, source.jpeg
    if source.original is None:
        return Why.NO_FILE
    if not source.is_raw:
        return Reading.FILE, source.original
    return (Reading.DEVELOP if preset.raw is RawFrom.DEVELOP else Reading.PREVIEW), source.original


def _files(source: ExportSource) -> list[Path]:
    return [path for path in (source.original, source.jpeg, *source.finals) if path is not None]


def name_of(source: ExportSource, preset: Preset, *, position: int) -> str:
    """What the preset calls this photo's file where no other has the name; `position` counts from 0."""
    named = Named(
        name=source.name, captured_at=source.captured_at, rating=source.rating, camera=source.camera,
        job=source.job, title=source.facts.title, preset=preset.name, number=preset.start_at + position,
    )  # fmt: skip
    return file_name(preset.name_template, named, suffix=preset.recipe.format.suffix)


class _Namer:
    """Gives out the names of one preset; what is given in this run is never given twice, whatever the rule."""

    def __init__(
        self, *, preset: Preset, folder: Path, present: frozenset[str], protected: set[Path]
    ) -> None:
        self.preset = preset
        self.folder = folder
        self.given: set[str] = set()
        self._present = present
        self._sources = {collision_key(path.name) for path in protected if path.parent == folder}

    def next(self, source: ExportSource, position: int) -> Path | None:
        """The path for the next photo, or None when the rule is to skip it."""
        name = name_of(source, self.preset, position=position)
        if self.preset.collision is Collision.SKIP and collision_key(name) in self._present - self.given:
            return None
        shut = self.given | self._sources
        if self.preset.collision is Collision.RENAME:
            shut |= self._present
        name = distinct(name, shut)
        self.given.add(collision_key(name))
        return self.folder / name


def _share_names(namers: list[_Namer]) -> None:
    """Presets that write into one folder share what is given there."""
    by_folder: dict[Path, set[str]] = {}
    for namer in namers:
        namer.given = by_folder.setdefault(namer.folder, namer.given)
