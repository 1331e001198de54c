from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.shared.sync.hlc import ZERO, StampClock
from tests.support.studios import StillClock


@given(st.lists(st.integers(-86_400, 86_400), min_size=2, max_size=30))
def test_stamps_only_grow_whatever_the_clock_does(jumps: list[int]) -> None:
    clock = StillClock()
    stamps = StampClock(clock)
    made = []
    for jump in jumps:
        clock.advance(seconds=jump)
        made.append(stamps.tick())
    assert made == sorted(set(made))
    assert {len(stamp) for stamp in made} == {24}


def test_a_stamp_is_later_than_any_stamp_seen() -> None:
    stamps = StampClock(StillClock(), device="00000007")
    future = "ffff00000000" + "0003" + "00000001"
    stamps.see(future)
    assert stamps.tick() == "ffff00000000" + "0004" + "00000007"


def test_a_full_counter_steps_into_the_next_millisecond() -> None:
    stamps = StampClock(StillClock(), last="ffff00000000" + "ffff" + "00000001")
    assert stamps.tick()[:16] == "ffff00000001" + "0000"
    assert stamps.tick() > ZERO
