"""Several cards, one after the other, and room for all of them first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from focusflow_desktop.photos.files.room import RESERVE
from focusflow_desktop.photos.ingest.queue import check_room_for_all, run_queue
from focusflow_desktop.photos.ingest.request import ImportRequest
from focusflow_desktop.photos.ingest.results import ImportResult
from focusflow_desktop.photos.ingest.verdict import Verdict
from focusflow_desktop.shared.errors import NoRoom, Unavailable


def cards(desk: Any) -> list[ImportRequest]:
    desk.shoot("IMG_0001.JPG", "IMG_0002.JPG")
    second = desk.root / "SECOND"
    (second / "DCIM").mkdir(parents=True)
    (second / "DCIM" / "IMG_0001.JPG").write_bytes(b"another picture")
    return [
        replace(desk.request, photographer="Anna"),
        replace(desk.request, source=second, photographer="Tom"),
    ]


def test_two_cards_go_on_with_one_count_each_with_its_photographer(desk: Any) -> None:
    answers = run_queue(cards(desk), around=desk.around)
    assert [answer.judgement.verdict for answer in answers if isinstance(answer, ImportResult)] == [
        Verdict.MAY_FORMAT
    ] * 2
    assert sorted(path.name for path in desk.laptop.rglob("*.JPG")) == [
        "20260516_0001.JPG",
        "20260516_0002.JPG",
        "20260516_0003.JPG",
    ]
    assert [group.photographer for group in desk.library.groups] == ["Anna", "Anna", "Tom"]


def test_a_card_that_is_missing_does_not_keep_the_next_waiting(desk: Any) -> None:
    first, second = cards(desk)
    told: list[object] = []
    requests = [replace(first, source=desk.root / "nothing"), second]
    answers = run_queue(requests, around=desk.around, finished=lambda _, answer: told.append(answer))
    assert isinstance(answers[0], Unavailable)
    assert isinstance(answers[1], ImportResult)
    assert told == answers


def test_room_is_asked_for_all_cards_together(desk: Any) -> None:
    requests = cards(desk)
    both = 2 * (3000 * 2 + len(b"another picture"))  # two destinations on this one disk

    def free(size: int) -> Any:
        return replace(desk.around, free_bytes=lambda _: RESERVE + size)

    check_room_for_all(requests, around=free(both))
    with pytest.raises(NoRoom):
        check_room_for_all(requests, around=free(both - 1))
    assert not Path(desk.laptop).exists()
