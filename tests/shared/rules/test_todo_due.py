from datetime import UTC, date, datetime

import pytest

from focusflow_desktop.shared.rules.todo_due import Anchors, due_on, is_overdue, local_day

JUNE = date(2026, 6, 20)
ANCHORS = Anchors(primary_session=JUNE, booked=date(2026, 1, 31), created=date(2026, 1, 1))

CASES = [
    ({}, None),
    ({"fixed": JUNE}, JUNE),
    ({"anchor": "primary_session", "offset_days": -14}, date(2026, 6, 6)),
    ({"anchor": "primary_session", "offset_days": 0}, JUNE),
    ({"anchor": "primary_session"}, JUNE),
    ({"anchor": "booked", "offset_days": 29}, date(2026, 3, 1)),
    ({"anchor": "created", "offset_days": -1}, date(2025, 12, 31)),
    ({"anchor": "session", "offset_days": -1}, None),  # no such day yet
    ({"anchor": "delivery", "fixed": JUNE}, None),  # an anchor wins over a date left behind
    ({"anchor": "an anchor of a later version"}, None),
    ({"anchor": "booked", "offset_days": 9_999_999}, None),
]


@pytest.mark.parametrize(("rule", "expected"), CASES)
def test_a_rule_is_counted_from_its_anchor(rule: dict[str, object], expected: date | None) -> None:
    assert due_on(ANCHORS, **rule) == expected


def test_moving_the_session_moves_what_hangs_on_it() -> None:
    moved = Anchors(primary_session=date(2026, 7, 4))
    assert due_on(moved, anchor="primary_session", offset_days=-14) == JUNE


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", 20), ("Europe/Berlin", 21), ("America/New_York", 20), ("Asia/Tokyo", 21)]
)
def test_the_day_is_that_of_the_place(zone: str, day: int) -> None:
    assert local_day(datetime(2026, 6, 20, 22, 30, tzinfo=UTC), zone) == date(2026, 6, day)


@pytest.mark.parametrize(
    ("due", "is_done", "expected"),
    [
        (None, False, False),
        (JUNE, False, False),
        (date(2026, 6, 19), False, True),
        (date(2026, 6, 19), True, False),
    ],
)
def test_overdue_begins_the_day_after(due: date | None, is_done: bool, expected: bool) -> None:
    assert is_overdue(due, today=JUNE, is_done=is_done) is expected
