"""Several cards, one after the other, each with its photographer; room for all of them is checked before the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from focusflow_desktop.photos.files.room import Need, check_room
from focusflow_desktop.photos.ingest.awake import Awake, stay_awake
from focusflow_desktop.photos.ingest.cards import read_card
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.photos.ingest.results import ImportResult
from focusflow_desktop.photos.ingest.run import run_import
from focusflow_desktop.photos.ingest.surroundings import Surroundings
from focusflow_desktop.shared.errors import WorldError

Answer = ImportResult | WorldError


def run_queue(
    requests: Sequence[ImportRequest],
    *,
    around: Surroundings,
    awake: Callable[[Awake], None] = lambda _: None,
    finished: Callable[[ImportRequest, Answer], None] = lambda _request, _answer: None,
) -> list[Answer]:
    """One answer per card. A card that fails does not keep the next from its turn; a cancelled queue ends."""
    answers: list[Answer] = []
    with stay_awake("Cards are being imported") as state:
        awake(state)
        for request in requests:
            try:
                answer: Answer = run_import(request, around=around)
            except WorldError as error:
                answer = error
            answers.append(answer)
            finished(request, answer)
            if isinstance(answer, ImportResult) and answer.is_cancelled:
                break
    return answers


def check_room_for_all(requests: Sequence[ImportRequest], *, around: Surroundings) -> None:
    """NoRoom if all cards together do not fit. What is known by its size is counted all the same: better too careful.

    An import that goes on after a break asks only for what is left, so it is checked when its turn comes.
    """
    needs: Counter[Path] = Counter()
    for request in requests:
        size = sum(file.size for file in read_card(request.source).files)
        for destination in request.destinations:
            needs[destination.folder] += size
    check_room(
        [Need(folder=folder, size=size) for folder, size in needs.items()], free_bytes=around.free_bytes
    )
