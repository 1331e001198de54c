"""The end of an import: the judgement over all files, and its written list at every destination still there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.ingest.cards import Card
from focusflow_desktop.photos.ingest.manifest import write_manifest
from focusflow_desktop.photos.ingest.places import Place
from focusflow_desktop.photos.ingest.results import Copy, FileResult
from focusflow_desktop.photos.ingest.verdict import Evidence, Judgement, judge


def judge_results(card: Card, results: Sequence[FileResult], *, source: Place) -> Judgement:
    """A copy on the very volume that would be formatted is no evidence for formatting it."""
    is_volume = source.folder.is_mount()

    def evidence(copy: Copy) -> Evidence:
        is_on_card = is_volume and _device_number(copy.path) == source.device
        return Evidence(device=copy.device, is_cold=copy.is_cold, is_on_card=is_on_card)

    found = [(result.relative, [evidence(copy) for copy in result.copies]) for result in results]
    return judge(found, not_copied=card.others)


def write_manifests(
    places: Sequence[Place], results: Sequence[FileResult], *, judgement: Judgement, run: str, at: datetime
) -> tuple[Path, ...]:
    """One per destination that is still there and has room for a list; the journal has it all in any case."""
    written = []
    for place in places:
        if not place.is_here() or not any(result.copies for result in results):
            continue
        try:
            written.append(write_manifest(place.folder, results, judgement=judgement, run=run, at=at))
        except OSError:
            continue  # a full disk: the result lists the manifests that were written
    return tuple(written)


def _device_number(path: Path) -> int:
    try:
        return path.stat().st_dev
    except OSError:
        return -1
