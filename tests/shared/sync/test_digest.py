"""Two machines that hold the same have the same digest, and only they."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from focusflow_desktop.shared.sync.digest import canonical, digest
from focusflow_desktop.shared.sync.hlc import ZERO

ROW = (
    UUID(int=7),
    ZERO,
    {"name": "a" * 24},
    {"name": "Weber", "when": datetime(2026, 5, 13, 20, tzinfo=UTC)},
)
OTHER = (UUID(int=263), ZERO, {}, {"name": "Brandt", "when": None})


def changed(at: int, value: object) -> tuple:
    return (*ROW[:at], value, *ROW[at + 1 :])


def test_the_order_of_rows_and_of_their_fields_does_not_matter():
    turned = changed(3, dict(reversed(ROW[3].items())))
    assert digest([ROW, OTHER]) == digest([OTHER, turned])


@pytest.mark.parametrize(
    "other",
    [
        changed(0, UUID(int=263)),
        changed(1, "1" * 24),
        changed(2, {}),
        changed(3, {**ROW[3], "name": "Webers"}),
        changed(3, {"name": "Weber"}),
    ],
    ids=["id", "stamp of the row", "clock", "value under the same stamp", "a column less"],
)
def test_whatever_differs_is_found_in_its_bucket(other):
    assert digest([ROW]).differing(digest([other])) == (7,)


def test_a_row_more_and_the_same_row_twice_are_found():
    assert digest([ROW]).differing(digest([])) == (7,)
    assert digest([ROW]).differing(digest([ROW, ROW])) == (7,)
    assert digest([ROW, OTHER]).differing(digest([OTHER, ROW])) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 5, 13, 20, tzinfo=UTC), "2026-05-13T20:00:00.000000+00:00"),
        (date(2026, 5, 13), "2026-05-13"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (b"\x00\xff", "00ff"),
        (None, None),
        (True, True),
        ("é", "é"),
    ],
)
def test_a_value_has_one_form(value, text):
    assert canonical(value) == text
