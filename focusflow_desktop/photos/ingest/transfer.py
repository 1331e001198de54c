"""One group on its way: copied under part names, read back, placed under its names. Each state goes to the journal.

A part that reads back differently is copied again, three times in all. Placing starts only when every file of the
group is verified, so a group is either there or not there, at each destination.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.files.hashing import Reading, hash_cold
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.ingest.copy import Copied, Copier, told
from focusflow_desktop.photos.ingest.groups import Member
from focusflow_desktop.photos.ingest.journal import Journal, Placed
from focusflow_desktop.photos.ingest.plan import PlanLine, renamed
from focusflow_desktop.photos.ingest.verify import read_back
from focusflow_desktop.shared.durable import flush_folder
from focusflow_desktop.shared.errors import Conflict, Damaged, WorldError

_ATTEMPTS = 3


class NamesAt(Protocol):
    """The names in a folder at any of the destinations."""

    def __call__(self, folder: PurePosixPath) -> list[str]:
        """As the plan asks it."""
        ...


@dataclass(slots=True, kw_only=True)
class Crossing:
    """One file to one destination."""

    member: Member
    to: int
    part: Path
    sha256: str = ""
    reading: Future[Reading] | None = None
    placed: Placed | None = None
    error: WorldError | None = None


@dataclass(slots=True, kw_only=True)
class GroupOnItsWay:
    """All crossings of one planned group."""

    line: PlanLine
    crossings: list[Crossing] = field(default_factory=list)
    source_errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_read_back(self) -> bool:
        """Whether taking it further would not wait."""
        return all(crossing.reading is None or crossing.reading.done() for crossing in self.crossings)

    def of(self, member: Member) -> list[Crossing]:
        """This file's crossings, in the order of the destinations."""
        return [crossing for crossing in self.crossings if crossing.member is member]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The tools of one import; its methods are the steps of a group."""

    roots: tuple[Path, ...]
    copier: Copier
    readers: ThreadPoolExecutor
    journal: Journal
    originals: Originals
    cancelled: Callable[[], bool]
    names_at: NamesAt

    def begin(self, line: PlanLine) -> GroupOnItsWay:
        """Recalls from the journal what is done; nothing is copied yet."""
        on_its_way = GroupOnItsWay(line=line)
        for index, member in enumerate(line.group.members):
            for to, root in enumerate(self.roots):
                final = root / line.targets[index]
                mark = f"{self.journal.run[-8:]}-{_short_hash(member.file.key):x}"
                crossing = Crossing(member=member, to=to, part=atomic.part_beside(final, mark=mark))
                self._recall(crossing, final)
                on_its_way.crossings.append(crossing)
        return on_its_way

    def copy(self, on_its_way: GroupOnItsWay, member: Member) -> None:
        """Copies one file to every destination that lacks it, then starts reading it back. OSError is the card's."""
        waiting = [one for one in on_its_way.of(member) if one.placed is None and not one.sha256]
        if waiting:
            copied = self._copied(member, waiting)
            for crossing, error in zip(waiting, copied.errors, strict=True):
                crossing.sha256, crossing.error = copied.sha256, error
                if error is None:
                    self.journal.part(member.file.key, crossing.to, part=crossing.part, sha256=copied.sha256)

    def read_back(self, on_its_way: GroupOnItsWay, member: Member) -> None:
        """Starts the cold reading of the member's parts."""
        for crossing in on_its_way.of(member):
            if crossing.placed is None and crossing.error is None and crossing.sha256:
                crossing.reading = self.readers.submit(read_back, crossing.part)

    def settle(self, on_its_way: GroupOnItsWay) -> None:
        """Waits for the readings, repeats what differs, and places what is verified."""
        for crossing in on_its_way.crossings:
            self._believe(crossing)
        self._place_all(on_its_way)

    def sweep(self) -> None:
        """Removes the parts that earlier attempts left and nothing waits for any more."""
        for part, _ in self.journal.memory.parts.values():
            _remove(part)

    def drop_parts(self, on_its_way: GroupOnItsWay) -> None:
        """Removes our own unplaced parts: of a twin, or of a copy that failed."""
        for crossing in on_its_way.crossings:
            if crossing.placed is None:
                _remove(crossing.part)

    def _recall(self, crossing: Crossing, final: Path) -> None:
        key = (crossing.member.file.key, crossing.to)
        if placed := self.journal.memory.placed.get(key):
            if _is_still(placed.path, crossing.member.file.size):
                crossing.placed = placed
                return
            self.journal.forget(*key)
        if key in self.journal.memory.parts:
            part, sha256 = self.journal.memory.parts[key]
            if sha256 and (adopted := _placed_before_the_kill(final, sha256)):
                crossing.placed = adopted
                self.journal.placed(*key, adopted)
                _remove(part)
            elif sha256 and _is_still(part, crossing.member.file.size):
                crossing.part, crossing.sha256 = part, sha256

    def _copied(self, member: Member, waiting: list[Crossing]) -> Copied:
        for crossing in waiting:
            self.journal.part(member.file.key, crossing.to, part=crossing.part, sha256="")
        parts = [crossing.part for crossing in waiting]
        return self.copier.copy(member.file.path, parts, cancelled=self.cancelled)

    def _believe(self, crossing: Crossing) -> None:
        """Ends with a reading that agrees, or with an error."""
        if crossing.reading is None:
            return
        for attempt in range(_ATTEMPTS):
            try:
                reading = crossing.reading.result() if attempt == 0 else self._again(crossing)
            except OSError as error:
                crossing.error = told(error, crossing.part)
                return
            except WorldError as error:
                crossing.error = error
                return
            if reading.sha256 == crossing.sha256:
                path = crossing.part
                crossing.placed = Placed(path=path, sha256=reading.sha256, is_cold=reading.is_cold)
                return
        name = crossing.member.file.path.name
        message = f"{name} reads back differently from {crossing.part.parent} every time; that disk is not to be trusted."
        crossing.error = Damaged("ingest.reads_back_differently", message, file=name)

    def _again(self, crossing: Crossing) -> Reading:
        """A fresh copy from the card. Where the card itself reads differently now, the first reading is not believed."""
        copied = self._copied(crossing.member, [crossing])
        if error := copied.errors[0]:
            raise error
        crossing.sha256 = copied.sha256
        self.journal.part(crossing.member.file.key, crossing.to, part=crossing.part, sha256=copied.sha256)
        return read_back(crossing.part)

    def _place_all(self, on_its_way: GroupOnItsWay) -> None:
        """Names for all verified parts; if anybody took one of the names meanwhile, the whole group gets others."""
        ready = [one for one in on_its_way.crossings if one.placed and one.placed.path == one.part]
        line = on_its_way.line
        if any(_exists(self.roots[one.to] / _target(line, one.member)) for one in ready):
            line = on_its_way.line = renamed(line, names_in=self.names_at)
            self.journal.plan(line.group.key, line.targets)
        self.journal.settle()
        for crossing in ready:
            self._place(crossing, self.roots[crossing.to] / _target(line, crossing.member))
        named = {(one.placed.path.parent, self.roots[one.to]) for one in ready if one.placed}
        for folder in {level for lowest, root in named for level in _levels(lowest, root)}:
            flush_folder(folder)

    def _place(self, crossing: Crossing, final: Path) -> None:
        verified, crossing.placed = crossing.placed, None
        if verified is None:
            return
        try:
            self.originals.place_new(crossing.part, final)
        except Conflict as error:
            crossing.error = error
            return
        except OSError as error:
            crossing.error = told(error, final)
            return
        placed = Placed(path=final, sha256=verified.sha256, is_cold=verified.is_cold)
        crossing.placed = placed
        self.journal.placed(crossing.member.file.key, crossing.to, placed)


def _short_hash(key: str) -> int:
    """A short number for a part's name, the same after a restart."""
    encoded = key.encode(errors="surrogateescape")
    return zlib.crc32(encoded) << 32 | zlib.adler32(key.encode(errors="surrogateescape"))


def _levels(lowest: Path, root: Path) -> list[Path]:
    """The folder and those above it up to the destination: any of them may be new."""
    return [folder for folder in (lowest, *lowest.parents) if folder.is_relative_to(root)]


def _target(line: PlanLine, member: Member) -> PurePosixPath:
    return line.targets[line.group.members.index(member)]


def _placed_before_the_kill(final: Path, sha256: str) -> Placed | None:
    """Between the name and the journal's line lies one moment in which a kill may fall."""
    try:
        reading = hash_cold(final)
    except (OSError, WorldError):
        return None
    return Placed(path=final, sha256=sha256, is_cold=reading.is_cold) if reading.sha256 == sha256 else None


def _is_still(path: Path, size: int) -> bool:
    try:
        return path.lstat().st_size == size
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _remove(part: Path) -> None:
    """Only ever our own part files."""
    if part.name.startswith(atomic.PART_PREFIX):
        try:
            part.unlink(missing_ok=True)
        except OSError:
            return  # its disk is gone: the part stays there, named as what it is
