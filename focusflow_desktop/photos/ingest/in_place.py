"""Adds an archive where it lies: walked, grouped, hashed and registered; nothing is copied, moved or written there."""

from __future__ import annotations

from pathlib import Path

from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.ingest.cards import read_card
from focusflow_desktop.photos.ingest.clocks import ShotFacts
from focusflow_desktop.photos.ingest.groups import Group, Member, group_files
from focusflow_desktop.photos.ingest.outcome import PICTURED, is_pictured, results_of_waiting
from focusflow_desktop.photos.ingest.results import Copy, FileResult, FileState, PlacedGroup
from focusflow_desktop.photos.ingest.surroundings import Progress, Stage, Surroundings
from focusflow_desktop.shared.errors import WorldError


def add_in_place(folder: Path, *, around: Surroundings) -> list[FileResult]:
    """One result per file, its own place as its one copy. A cancelled walk keeps what it has registered."""
    card = read_card(folder)
    groups = group_files(card.files)
    results: list[FileResult] = []
    done: set[str] = set()
    for group in groups:
        if around.cancelled():
            break
        for member, result in add_group(group, around=around):
            done.add(member.file.key)
            results.append(result)
            around.progress(_progress(result, done=len(results), total=len(card.files)))
    return results + results_of_waiting(card, groups, done=done)


def add_group(group: Group, *, around: Surroundings) -> list[tuple[Member, FileResult]]:
    """Register one group where it lies; each file with what became of it."""
    results = [_looked_at(member, around) for member in group.members]
    lead = next((result for result in results if is_pictured(result) and result.is_sound), None)
    if lead is not None:
        facts = _facts(lead.file, around)
        sound = tuple(result for result in results if result.copies)
        taken_at = facts.captured_at if facts else None
        around.register(
            PlacedGroup(
                lead=lead, files=sound, facts=facts, taken_at=taken_at, photographer="", job="", session=""
            )
        )
    return list(zip(group.members, results, strict=True))


def _looked_at(member: Member, around: Surroundings) -> FileResult:
    state, reason, sha256 = FileState.IMPORTED, "", ""
    copies: tuple[Copy, ...] = ()
    path = member.file.path
    try:
        sha256 = hash_file(path).sha256
        copies = (
            Copy(path=path, device=around.device_of(path), is_cold=False, verified_at=around.clock.now()),
        )
        if member.role in PICTURED and not (inspection := around.inspect(path)).is_good:
            state, reason = FileState.REFUSED, inspection.reason
    except OSError as error:
        state, reason = FileState.FAILED, f"It cannot be read: {error.strerror}."
    except WorldError as error:
        state, reason = FileState.REFUSED if copies else FileState.FAILED, error.message
    return FileResult(
        file=path,
        relative=member.file.relative,
        role=member.role,
        size=member.file.size,
        mtime_ns=member.file.mtime_ns,
        state=state,
        sha256=sha256,
        reason=reason,
        copies=copies,
    )


def _facts(path: Path, around: Surroundings) -> ShotFacts | None:
    try:
        return around.read_facts(path)
    except (OSError, WorldError):
        return None


def _progress(result: FileResult, *, done: int, total: int) -> Progress:
    return Progress(stage=Stage.READING, file=result.file.name, done=done, total=total, result=result)
