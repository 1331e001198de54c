"""What is said of each file at the end: pure but for the inspection of the copy, which decides between good and refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.cards import Card
from focusflow_desktop.photos.ingest.groups import Group, Member, Role
from focusflow_desktop.photos.ingest.results import Copy, FileResult, FileState
from focusflow_desktop.photos.ingest.surroundings import Inspection
from focusflow_desktop.photos.ingest.transfer import GroupOnItsWay
from focusflow_desktop.shared.errors import WorldError

PICTURED = {Role.RAW, Role.IMAGE, Role.COMPANION, Role.VIDEO}


def is_pictured(result: FileResult) -> bool:
    """Whether the file is a photograph or a video, and not something beside one."""
    return result.role in PICTURED


def outcome_of(
    member: Member,
    group: GroupOnItsWay,
    *,
    devices: Sequence[Device | None],
    inspect: Callable[[Path], Inspection],
    at: datetime,
) -> FileResult:
    """One file's result after its group was settled."""
    crossings = group.of(member)
    placed = [(crossing.to, crossing.placed) for crossing in crossings if crossing.placed]
    copies = tuple(
        Copy(path=one.path, device=devices[to], is_cold=one.is_cold, verified_at=at) for to, one in placed
    )
    if len({copy.sha256 for _, copy in placed}) > 1:
        group.source_errors[member.file.key] = "The card reads differently each time; do not trust this file."
        copies = ()
    errors = [crossing.error.message for crossing in crossings if crossing.error]
    reason = group.source_errors.get(member.file.key, "") or " ".join(dict.fromkeys(errors))
    state = FileState.FAILED if len(copies) < len(crossings) else FileState.IMPORTED
    if copies and member.role in PICTURED and (fault := _fault(copies[0].path, inspect)):
        state, reason = FileState.REFUSED, " ".join([fault, reason]).strip()
    return FileResult(
        file=member.file.path,
        relative=member.file.relative,
        role=member.role,
        size=member.file.size,
        mtime_ns=member.file.mtime_ns,
        state=state,
        sha256=placed[0][1].sha256 if placed else "",
        reason=reason,
        copies=copies,
    )


def looked_at_again(result: FileResult, inspect: Callable[[Path], Inspection]) -> FileResult:
    """A file that is here already is refused again if it was broken the first time: having it makes it no better."""
    fault = _fault(result.copies[0].path, inspect) if result.copies and is_pictured(result) else ""
    return replace(result, state=FileState.REFUSED, reason=fault) if fault else result


def results_of_waiting(card: Card, groups: Sequence[Group], *, done: Collection[str]) -> list[FileResult]:
    """Lines for what the import did not come to, and for what could not even be looked at."""
    waiting = [
        FileResult(
            file=member.file.path,
            relative=member.file.relative,
            role=member.role,
            size=member.file.size,
            mtime_ns=member.file.mtime_ns,
            state=FileState.WAITING,
            reason="The import ended before its turn.",
        )
        for group in groups
        for member in group.members
        if member.file.key not in done
    ]
    unread = [
        FileResult(
            file=card.root / one.relative,
            relative=one.relative,
            role=Role.IMAGE,
            size=0,
            mtime_ns=0,
            state=FileState.FAILED,
            reason=f"It cannot be read from the card: {one.reason}.",
        )
        for one in card.unreadable
    ]
    return waiting + unread


def _fault(path: Path, inspect: Callable[[Path], Inspection]) -> str:
    try:
        inspection = inspect(path)
    except WorldError as error:
        return error.message
    except OSError as error:
        return f"The copy cannot be read: {error.strerror}."
    return "" if inspection.is_good else inspection.reason or "It is damaged."
