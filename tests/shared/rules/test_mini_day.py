import itertools
from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.rules.mini_day import MOST_SLOTS, moved_slots, slots_from

NINE = datetime(2026, 10, 10, 7, tzinfo=UTC)


def test_24_slots_of_20_minutes_with_5_between_fill_a_day():
    slots = slots_from(NINE, count=24, slot_minutes=20, gap_minutes=5)
    assert [slot.number for slot in slots] == list(range(1, 25))
    assert all(slot.ends_at - slot.starts_at == timedelta(minutes=20) for slot in slots)
    assert {after.starts_at - slot.ends_at for slot, after in itertools.pairwise(slots)} == {
        timedelta(minutes=5)
    }
    assert slots[-1].ends_at == NINE + timedelta(minutes=24 * 25 - 5)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"count": 0, "slot_minutes": 20}, "count"),
        ({"count": MOST_SLOTS + 1, "slot_minutes": 1}, "count"),
        ({"count": 2, "slot_minutes": 0}, "slot_minutes"),
        ({"count": 2, "slot_minutes": 20, "gap_minutes": -1}, "gap_minutes"),
        ({"count": 100, "slot_minutes": 20}, "count"),
    ],
)
def test_a_day_that_is_none_is_refused_beside_its_field(asked, field):
    with pytest.raises(Refused) as refused:
        slots_from(NINE, **asked)
    assert refused.value.fields["field"] == field


def test_moved_slots_keep_their_numbers_and_their_order():
    slots = slots_from(NINE, count=3, slot_minutes=20, gap_minutes=5)
    later = NINE + timedelta(days=7, hours=1)
    moved = moved_slots(slots, old_start=NINE, new_start=later)
    assert [slot.number for slot in moved] == [1, 2, 3]
    assert moved[0].starts_at == later
    assert moved[2].ends_at - moved[0].starts_at == slots[2].ends_at - slots[0].starts_at
