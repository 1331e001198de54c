"""Decides, before a byte is copied, under which name every file will lie. Pure: what is there comes in as answers.

One number per group; names that some system takes for one file (case, NFC and NFD) never meet; a name that is taken
moves the number on, or gets `-2` where there is no number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath

from focusflow_desktop.photos.ingest.clocks import ShotFacts, corrected
from focusflow_desktop.photos.ingest.groups import Group
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.photos.ingest.templates import (
    Shot,
    Template,
    base_name,
    folder_levels,
    parse_folder,
    parse_name,
)
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.names import collision_key, safe_name

NamesIn = Callable[[PurePosixPath], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A group with what its first file says about itself."""

    group: Group
    facts: ShotFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One group and the names of its members below each destination, in the members' order."""

    group: Group
    facts: ShotFacts | None
    taken_at: datetime | None
    targets: tuple[PurePosixPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An old and a new name of the names' live preview."""

    old: str
    new: str
    why: str  # first, paired, last


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What will be copied where."""

    lines: tuple[PlanLine, ...]

    @property
    def size(self) -> int:
        """Bytes for one destination."""
        return sum(line.group.size for line in self.lines)

    def preview(self) -> list[Preview]:
        """The real first file, the one beside it, and the last."""
        if not self.lines:
            return []
        first, last = self.lines[0], self.lines[-1]
        paired = next((line for line in self.lines if len(line.targets) > 1), None)
        shown = [_preview(first, 0, "first")]
        if paired is not None:
            shown.append(_preview(paired, 1, "paired"))
        return shown + ([_preview(last, 0, "last")] if last is not first else [])


def plan_import(
    described: Sequence[Described],
    request: ImportRequest,
    *,
    names_in: NamesIn,
    reserved: Sequence[PurePosixPath] = (),
) -> ImportPlan:
    """Names for all groups, in the order of their corrected times."""
    folder, name = parse_folder(request.folder_template), parse_name(request.name_template)
    _refuse_unmet(request, folder, name)
    namer = _Namer(request=request, folder=folder, name=name, taken=_Taken(names_in, reserved))
    timed = [(item, _time_of(item, request)) for item in described]
    timed.sort(key=lambda pair: (pair[1], pair[0].group.first.file.relative.as_posix()))
    return ImportPlan(lines=tuple(namer.line(item, at) for item, at in timed))


def resumed(item: Described, request: ImportRequest, *, targets: tuple[PurePosixPath, ...]) -> PlanLine:
    """The line that an interrupted import had planned."""
    taken_at = corrected(item.facts, request.clock_offsets) if item.facts else None
    return PlanLine(group=item.group, facts=item.facts, taken_at=taken_at, targets=targets)


def renamed(line: PlanLine, *, names_in: NamesIn) -> PlanLine:
    """The same line under the next free base: somebody took its name since it was planned."""
    taken = _Taken(names_in, ())
    folder = line.targets[0].parent
    planned = line.targets[0].name.removesuffix(line.group.first.ending)
    targets = taken.claim(folder, planned, [member.ending for member in line.group.members])
    return replace(line, targets=targets)


class _Taken:
    """The names that are spoken for, folder by folder."""

    def __init__(self, names_in: NamesIn, reserved: Sequence[PurePosixPath]) -> None:
        self._names_in = names_in
        self._reserved = reserved
        self._keys: dict[str, set[str]] = {}

    def are_free(self, folder: PurePosixPath, names: Sequence[str]) -> bool:
        keys = self._of(folder)
        return all(collision_key(name) not in keys for name in names)

    def claim(self, folder: PurePosixPath, base: str, endings: Sequence[str]) -> tuple[PurePosixPath, ...]:
        """The base itself or the first numbered variant under which all endings are free."""
        attempt, number = base, 1
        while not self.are_free(folder, _names(attempt, endings)):
            number += 1
            attempt = f"{base}-{number}"
        names = _names(attempt, endings)
        self._of(folder).update(collision_key(name) for name in names)
        return tuple(folder / name for name in names)

    def _of(self, folder: PurePosixPath) -> set[str]:
        key = collision_key(str(folder))
        if key not in self._keys:
            names = [
                *self._names_in(folder),
                *(path.name for path in self._reserved if path.parent == folder),
            ]
            self._keys[key] = {collision_key(name) for name in names}
        return self._keys[key]


@dataclass(slots=True, kw_only=True)
class _Namer:
    request: ImportRequest
    folder: Template
    name: Template
    taken: _Taken
    number: int = 0

    def __post_init__(self) -> None:
        self.number = self.request.first_number

    def line(self, item: Described, at: datetime) -> PlanLine:
        endings = [safe_name(member.ending, max_bytes=20) for member in item.group.members]
        shot = Shot(taken_at=at, texts=self._texts(item), number=self.number)
        if self.name.uses("number"):
            while not self.taken.are_free(self._folder(shot), _names(base_name(self.name, shot), endings)):
                shot = replace(shot, number=shot.number + 1)
            self.number = shot.number + 1
        targets = self.taken.claim(self._folder(shot), base_name(self.name, shot), endings)
        taken_at = corrected(item.facts, self.request.clock_offsets) if item.facts else None
        return PlanLine(group=item.group, facts=item.facts, taken_at=taken_at, targets=targets)

    def _folder(self, shot: Shot) -> PurePosixPath:
        return PurePosixPath(*folder_levels(self.folder, shot))

    def _texts(self, item: Described) -> Mapping[str, str]:
        facts = item.facts
        return {
            "photographer": self.request.photographer,
            "job": self.request.job,
            "session": self.request.session,
            "camera": (facts.camera if facts else None) or "camera",
            "serial": (facts.camera_serial if facts else None) or "unknown",
            "name": item.group.base,
        }


def _names(base: str, endings: Sequence[str]) -> list[str]:
    return [base + ending for ending in endings]


def _time_of(item: Described, request: ImportRequest) -> datetime:
    """The corrected camera time; without one the file's own, read as UTC so that it is the same on every machine."""
    taken = corrected(item.facts, request.clock_offsets) if item.facts else None
    if taken is not None:
        return taken
    return datetime.fromtimestamp(item.group.first.file.mtime_ns / 1e9, tz=UTC).replace(tzinfo=None)


def _refuse_unmet(request: ImportRequest, *templates: Template) -> None:
    for token in sorted(token for template in templates for token in template.unmet):
        if not getattr(request, token):
            message = f"The template uses {{{token}}}, but no {token} was given."
            raise Refused("ingest.token_without_value", message, token=token)


def _preview(line: PlanLine, index: int, why: str) -> Preview:
    return Preview(old=line.group.members[index].file.path.name, new=line.targets[index].name, why=why)
