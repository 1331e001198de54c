"""May this card be formatted? A pure judgement over verified copies and the devices they lie on (decisions 4, 42).

Yes only if every file on the card has two copies, read back cold, on two known and different physical devices,
neither of them on the card itself. A device that nobody could name never counts as another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from pathlib import Path

from focusflow_desktop.photos.files.devices import Device


class Verdict(StrEnum):
    """The three answers."""

    MAY_FORMAT = "may_format"
    ONE_VERIFIED_COPY = "one_verified_copy"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verified copy as the judge sees it."""

    device: Device | None
    is_cold: bool
    is_on_card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`verified`: files with a verified copy. `copies`, `devices`: what even the worst-off file has at least."""

    verdict: Verdict
    verified: int
    copies: int
    devices: int
    total: int
    missing: tuple[str, ...] = ()
    has_unknown_device: bool = False

    def as_line(self) -> dict[str, object]:
        """The last line of an import for scripts."""
        return {
            "verdict": self.verdict.value,
            "verified": self.verified,
            "copies": self.copies,
            "devices": self.devices,
        }


def judge(
    evidence: Sequence[tuple[Path, Sequence[Evidence]]], *, not_copied: Sequence[Path] = ()
) -> Judgement:
    """Every file with its evidence; `not_copied` are those that the import leaves on the card."""
    missing = [str(file) for file, copies in evidence if not copies] + [str(file) for file in not_copied]
    everything = [copies for _, copies in evidence]
    may_format = bool(everything) and not missing and all(_is_safe(copies) for copies in everything)
    return Judgement(
        verdict=_verdict(may_format=may_format, is_complete=bool(everything) and not missing),
        verified=sum(bool(copies) for copies in everything),
        copies=min((len(copies) for copies in everything), default=0),
        devices=min((_devices(copies) for copies in everything), default=0),
        total=len(everything) + len(not_copied),
        missing=tuple(missing),
        has_unknown_device=any(copy.device is None for copies in everything for copy in copies),
    )


def _verdict(*, may_format: bool, is_complete: bool) -> Verdict:
    if may_format:
        return Verdict.MAY_FORMAT
    return Verdict.ONE_VERIFIED_COPY if is_complete else Verdict.NOT_YET


def _is_safe(copies: Sequence[Evidence]) -> bool:
    known = [copy.device for copy in copies if copy.device and copy.is_cold and not copy.is_on_card]
    return any(one.is_apart_from(other) for one, other in combinations(known, 2))


def _devices(copies: Sequence[Evidence]) -> int:
    """Copies whose devices share no disk; unknown ones together count as one, and only when nothing is known."""
    apart: list[Device] = []
    for copy in copies:
        if copy.device and all(copy.device.is_apart_from(other) for other in apart):
            apart.append(copy.device)
    return len(apart) or min(len(copies), 1)
