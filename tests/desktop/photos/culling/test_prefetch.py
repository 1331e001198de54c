import pytest

from focusflow_desktop.photos.culling.prefetch import REACH, Direction, Pace, plan_ring, step_to
from focusflow_desktop.photos.pool import Priority

ORDER = [f"P{number:03}" for number in range(100)]
PLENTY = {"budget_bytes": 1 << 40, "bytes_each": 1}


def ready(plan) -> list[str]:
    return [wish.photo for wish in plan.ready]


def test_the_photo_on_screen_comes_first_then_the_next_then_one_behind():
    plan = plan_ring(ORDER, 50, Direction.FORTH, **PLENTY)
    assert ready(plan)[:5] == ["P050", "P051", "P052", "P049", "P053"]
    assert [wish.priority for wish in plan.ready[:4]] == [
        Priority.VISIBLE,
        Priority.NEXT,
        Priority.NEXT,
        Priority.PREVIOUS,
    ]


def test_the_ring_reaches_eight_either_way():
    plan = plan_ring(ORDER, 50, Direction.FORTH, **PLENTY)
    assert sorted(ready(plan)) == ORDER[50 - REACH : 50 + REACH + 1]


def test_going_back_looks_back():
    assert ready(plan_ring(ORDER, 50, Direction.BACK, **PLENTY))[:3] == ["P050", "P049", "P048"]


@pytest.mark.parametrize("position", [0, 99, -5, 1000])
def test_the_ends_of_the_order_are_ends(position):
    plan = plan_ring(ORDER, position, Direction.FORTH, **PLENTY)
    assert len(plan.ready) == REACH + 1
    assert plan.ready[0].photo == ORDER[min(max(position, 0), 99)]


def test_the_budget_bounds_the_ring_but_never_the_photo_on_screen():
    assert len(plan_ring(ORDER, 50, Direction.FORTH, budget_bytes=50, bytes_each=10).ready) == 5
    assert ready(plan_ring(ORDER, 50, Direction.FORTH, budget_bytes=1, bytes_each=10)) == ["P050"]


def test_what_left_the_ring_is_dropped_and_what_is_in_it_stays():
    plan = plan_ring(ORDER, 50, Direction.FORTH, kept=["P010", "P049", "P058", "P059"], **PLENTY)
    assert plan.drop == ("P010", "P059")


def test_an_empty_order_keeps_nothing():
    plan = plan_ring([], 0, Direction.FORTH, kept=["P001"], **PLENTY)
    assert (plan.ready, plan.drop) == ((), ("P001",))


def test_a_held_key_falls_back_to_small_pictures_until_one_is_shown():
    pace = Pace()
    for _ in range(2):
        pace = pace.stepped()
    assert not pace.is_behind
    assert pace.stepped().is_behind
    assert not pace.stepped().shown().is_behind


def test_a_step_passes_over_hidden_photos_and_stops_at_the_ends():
    assert step_to(3, 1, count=10) == 4
    assert step_to(3, -10, count=10) == 0
    assert step_to(3, 1, count=10, is_shown=lambda place: place in {3, 7}) == 7
    assert step_to(3, 1, count=10, is_shown=lambda place: place == 3) == 3
