"""The durable memory of one import: JSON lines, appended and flushed, so that a kill or a pulled card costs nothing.

A line is a plan (this group goes to these names), a copy (this part holds this hash), a placing (verified and under
its name), a registration, or the end. A torn last line is what a kill leaves, and is ignored.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.shared.durable import flush, flush_folder
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.ids import new_id

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A copy that was verified and named."""

    path: Path
    sha256: str
    is_cold: bool


@dataclass(slots=True)
class Memory:
    """What the lines so far amount to. Copies are keyed by file and destination number."""

    targets: dict[str, tuple[PurePosixPath, ...]] = field(default_factory=dict)
    parts: dict[tuple[str, int], tuple[Path, str]] = field(default_factory=dict)
    placed: dict[tuple[str, int], Placed] = field(default_factory=dict)
    registered: set[str] = field(default_factory=set)
    is_finished: bool = False


class Journal:
    """One import's lines, open for appending. Lines become durable with `settle`."""

    def __init__(self, path: Path, memory: Memory) -> None:
        self.path = path
        self.memory = memory
        self._stream = path.open("ab")
        self._is_dirty = False

    @property
    def run(self) -> str:
        """The import's id: the UUID that its journal's name begins with."""
        return self.path.stem.rpartition("-")[0]

    @classmethod
    def open(cls, folder: Path, request: ImportRequest) -> Journal:
        """The unfinished import of the same request, or a new one."""
        folder.mkdir(parents=True, exist_ok=True)
        mark = request_mark(request)
        for path in sorted(folder.glob(f"*-{mark}.jsonl"), reverse=True):
            memory = remembered(path)
            if not memory.is_finished:
                _cut_torn_end(path)
                return cls(path, memory)
        journal = cls(folder / f"{new_id()}-{mark}.jsonl", Memory())
        journal._append({"format": FORMAT, "source": str(request.source)})
        journal.settle()
        flush_folder(folder)
        return journal

    def plan(self, group: str, targets: Sequence[PurePosixPath]) -> None:
        """This group goes to these names."""
        self._append({"plan": group, "targets": [str(target) for target in targets]})

    def part(self, file: str, destination: int, *, part: Path, sha256: str) -> None:
        """The part is about to be written (no hash) or complete (its hash)."""
        self._append({"part": str(part), "file": file, "to": destination, "sha256": sha256})

    def placed(self, file: str, destination: int, placed: Placed) -> None:
        """The copy is verified and has its name."""
        line = {"placed": str(placed.path), "file": file, "to": destination}
        self._append({**line, "sha256": placed.sha256, "cold": placed.is_cold})

    def forget(self, file: str, destination: int) -> None:
        """A copy that was there is there no more: it is made again."""
        self._append({"forget": file, "to": destination})

    def registered(self, group: str) -> None:
        """The library knows the group."""
        self._append({"registered": group})

    def finish(self) -> None:
        """Nothing is left to do."""
        self._append({"finished": True})
        self.settle()

    def settle(self) -> None:
        """All lines so far survive a power cut."""
        if self._is_dirty:
            self._stream.flush()
            flush(self._stream.fileno())
            self._is_dirty = False

    def close(self) -> None:
        """Settles and lets go."""
        self.settle()
        self._stream.close()

    def _append(self, line: dict[str, object]) -> None:
        _apply(self.memory, line)
        self._stream.write(json.dumps(line).encode() + b"\n")
        self._stream.flush()  # survives our own death; `settle` survives the machine's
        self._is_dirty = True


def request_mark(request: ImportRequest) -> str:
    """The same for the same wish: what a resumed import is recognised by."""
    wish = [
        os.path.realpath(request.source),
        [os.path.realpath(destination.folder) for destination in request.destinations],
        [request.folder_template, request.name_template, request.first_number],
        [request.photographer, request.job, request.session],
        sorted((c.model, c.serial, offset.total_seconds()) for c, offset in request.clock_offsets.items()),
    ]
    return hashlib.sha256(json.dumps(wish).encode()).hexdigest()[:16]


def remembered(path: Path) -> Memory:
    """What a journal amounts to; Damaged if it is broken anywhere but in its last line."""
    memory = Memory()
    for line in _lines(path):
        _apply(memory, line)
    return memory


def _lines(path: Path) -> Iterator[dict[str, object]]:
    whole, _, _torn = path.read_bytes().rpartition(b"\n")
    for number, text in enumerate(whole.split(b"\n") if whole else [], start=1):
        try:
            line = json.loads(text)
        except ValueError as error:
            message = f"The import's journal {path.name} is damaged in line {number}."
            raise Damaged("ingest.journal", message, file=str(path)) from error
        if isinstance(line, dict):
            yield line


def _cut_torn_end(path: Path) -> None:
    content = path.read_bytes()
    whole = content.rpartition(b"\n")[0]
    keep = len(whole) + 1 if whole else 0
    if keep != len(content):
        os.truncate(path, keep)


def _apply(memory: Memory, line: dict[str, object]) -> None:
    match line:
        case {"plan": str(group), "targets": list(targets)}:
            memory.targets[group] = tuple(PurePosixPath(str(target)) for target in targets)
        case {"part": str(part), "file": str(file), "to": int(to), "sha256": str(sha256)}:
            memory.parts[file, to] = (Path(part), sha256)
        case {
            "placed": str(path),
            "file": str(file),
            "to": int(to),
            "sha256": str(sha256),
            "cold": bool(cold),
        }:
            memory.placed[file, to] = Placed(path=Path(path), sha256=sha256, is_cold=cold)
            memory.parts.pop((file, to), None)
        case {"forget": str(file), "to": int(to)}:
            memory.placed.pop((file, to), None)
            memory.parts.pop((file, to), None)
        case {"registered": str(group)}:
            memory.registered.add(group)
        case {"finished": True}:
            memory.is_finished = True
        case _:
            return  # the heading, or a line of a later version that changes nothing here
