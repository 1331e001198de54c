"""What is said of a file follows from what lies on the disks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from focusflow_desktop.photos.ingest.cards import CardFile
from focusflow_desktop.photos.ingest.groups import group_files
from focusflow_desktop.photos.ingest.journal import Placed
from focusflow_desktop.photos.ingest.outcome import outcome_of
from focusflow_desktop.photos.ingest.plan import PlanLine
from focusflow_desktop.photos.ingest.results import FileResult, FileState
from focusflow_desktop.photos.ingest.transfer import Crossing, GroupOnItsWay
from focusflow_desktop.shared.errors import NoRoom, Unavailable, WorldError


@dataclass
class Looked:
    is_good: bool = True
    reason: str = ""


def outcome(*ends: str | WorldError, looked: Looked | WorldError | None = None) -> FileResult:
    """The outcome for crossings that ended with a hash or an error."""
    file = CardFile(path=Path("/card/a.CR3"), relative=Path("a.CR3"), size=1, mtime_ns=1)
    (group,) = group_files([file])
    line = PlanLine(group=group, facts=None, taken_at=None, targets=(PurePosixPath("a.CR3"),))
    crossings = [
        Crossing(
            member=group.first,
            to=to,
            part=Path("/p"),
            placed=Placed(path=Path(f"/{to}/a.CR3"), sha256=end, is_cold=True)
            if isinstance(end, str)
            else None,
            error=end if isinstance(end, WorldError) else None,
        )
        for to, end in enumerate(ends)
    ]

    def inspect(_: Path) -> Looked:
        if isinstance(looked, WorldError):
            raise looked
        return looked or Looked()

    way = GroupOnItsWay(line=line, crossings=crossings)
    at = datetime(2026, 5, 16, tzinfo=UTC)
    return outcome_of(group.first, way, devices=[None, None], inspect=inspect, at=at)


FULL = NoRoom("x", "The disk is full.")


@pytest.mark.parametrize(
    ("ends", "looked", "state", "reason", "copies"),
    [
        (("aa", "aa"), None, FileState.IMPORTED, "", 2),
        (("aa", FULL), None, FileState.FAILED, "The disk is full.", 1),
        ((FULL, FULL), None, FileState.FAILED, "The disk is full.", 0),
        (("aa", "aa"), Looked(is_good=False, reason="Too short."), FileState.REFUSED, "Too short.", 2),
        (("aa",), Unavailable("x", "Gone."), FileState.REFUSED, "Gone.", 1),
        (
            ("aa", "bb"),
            None,
            FileState.FAILED,
            "The card reads differently each time; do not trust this file.",
            0,
        ),
    ],
)
def test_outcomes(
    ends: tuple[str | WorldError, ...],
    looked: Looked | WorldError | None,
    state: FileState,
    reason: str,
    copies: int,
) -> None:
    result = outcome(*ends, looked=looked)
    assert (result.state, result.reason, len(result.copies)) == (state, reason, copies)
