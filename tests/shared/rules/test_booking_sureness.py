from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from focusflow_desktop.shared.rules.booking_match import Booking, Part, Shot
from focusflow_desktop.shared.rules.booking_sureness import Level, Why, clock_shifts, sureness

DAY = datetime(2026, 5, 16, tzinfo=UTC)
ANNA, BEN = UUID(int=101), UUID(int=102)
MINUTE = timedelta(minutes=1)


def at(clock, *, day=0):
    hours, minutes = clock.split(":")
    return DAY + timedelta(days=day, hours=int(hours), minutes=int(minutes))


def booking(number, starts, ends, *people):
    return Booking(id=UUID(int=number), starts_at=at(starts), ends_at=at(ends), people=frozenset(people))


MORNING, NOON = booking(1, "9:00", "11:00"), booking(2, "12:00", "13:00")


def told(clocks, bookings, chosen, *, who=None):
    shots = {
        str(number): Shot(key=str(number), at=at(clock) if clock else None, photographer=who)
        for number, clock in enumerate(clocks)
    }
    part = Part(booking_id=chosen.id if chosen else None, keys=tuple(shots))
    return sureness(part, shots, bookings, zone=UTC)


@pytest.mark.parametrize(
    ("clocks", "chosen", "level", "why"),
    [
        (["9:05", "10:50"], MORNING, Level.SURE, (Why.WITHIN,)),
        (["8:48", "10:50"], MORNING, Level.LIKELY, (Why.EARLY,)),
        (["9:00", "11:30"], MORNING, Level.LIKELY, (Why.LATE,)),
        (["8:48", "11:20"], MORNING, Level.LIKELY, (Why.EARLY, Why.LATE)),
        (["9:00", "11:31"], MORNING, Level.UNSURE, (Why.LATE,)),
        (["18:00"], None, Level.UNSURE, (Why.NOTHING_THEN,)),
        (["", ""], MORNING, Level.UNSURE, (Why.NO_TIME,)),
    ],
)
def test_how_sure_it_is_and_why(clocks, chosen, level, why):
    found = told(clocks, [MORNING, NOON], chosen)
    assert (found.level, found.why) == (level, why)


def test_it_says_how_early_and_how_late():
    found = told(["8:48", "11:20"], [MORNING], MORNING)
    assert (found.before, found.after) == (12 * MINUTE, 20 * MINUTE)


def test_a_day_without_a_booking_is_told_from_an_hour_without_one():
    other_day = Booking(id=UUID(int=3), starts_at=at("9:00", day=1), ends_at=at("10:00", day=1))
    assert told(["9:00"], [other_day], None).why == (Why.NOTHING_THAT_DAY,)
    assert told(["9:00"], [], None).level is Level.SURE


def test_another_booking_at_the_same_time_makes_it_less_sure_unless_the_photographer_tells():
    wedding, family = booking(1, "9:00", "12:00", ANNA), booking(2, "10:00", "11:00", BEN)
    assert told(["10:30"], [wedding, family], family).why == (Why.WITHIN, Why.AT_ONCE)
    assert told(["10:30"], [wedding, family], family, who=BEN).level is Level.SURE
    found = told(["10:30"], [wedding, family], wedding, who=BEN)
    assert (found.level, found.why) == (Level.UNSURE, (Why.WITHIN, Why.SOMEBODY_ELSE))


def every(minutes, starts, ends, camera=""):
    first, last = at(starts), at(ends)
    count = int((last - first) / MINUTE) // minutes
    moments = [first + number * minutes * MINUTE for number in range(count + 1)]
    return [Shot(key=f"{camera}{moment}", at=moment, camera=camera) for moment in moments]


WEDDING = booking(1, "9:00", "17:00")


@pytest.mark.parametrize(
    ("taken", "booked", "hours"),
    [
        (("10:05", "18:02"), [WEDDING], -1),  # summer time forgotten
        (("8:03", "15:58"), [WEDDING], 1),
        (("15:03", "22:58"), [WEDDING], -6),  # another part of the world
        (("9:05", "17:02"), [WEDDING], 0),
        (("9:40", "18:20"), [WEDDING], 0),  # began late, stayed late: no clock does that
        (("8:00", "17:00"), [WEDDING], 0),  # came an hour early
        (("12:10", "12:40"), [MORNING], 0),  # a few pictures afterwards
        (("10:00", "11:00"), [booking(1, "9:30", "10:30")], 0),  # a late client, once
        (("9:05", "17:00"), [], 0),
    ],
)
def test_a_clock_that_is_off_alike_is_told_from_people_who_are_late(taken, booked, hours):
    expected = {"": timedelta(hours=hours)} if hours else {}
    assert clock_shifts(every(5, *taken), booked) == expected


def test_half_an_hour_counts_where_several_bookings_say_it():
    shots = [*every(5, "9:32", "11:29"), *every(5, "12:33", "13:29")]
    assert clock_shifts(shots, [MORNING, NOON]) == {"": -30 * MINUTE}


def test_each_camera_has_its_own_clock():
    shots = [*every(5, "9:05", "17:00", "R5"), *every(5, "10:05", "18:00", "Z9")]
    assert clock_shifts(shots, [WEDDING]) == {"Z9": timedelta(hours=-1)}


def test_a_test_frame_at_home_does_not_hide_a_clock():
    assert clock_shifts([*every(5, "3:00", "3:00"), *every(5, "10:05", "18:02")], [WEDDING]) == {
        "": timedelta(hours=-1)
    }


def test_a_few_pictures_fit_everywhere_and_say_nothing_of_a_clock():
    slots = [booking(number, f"10:{20 * number:02}", f"10:{20 * number + 20:02}") for number in range(2)]
    assert clock_shifts(every(5, "18:08", "18:12"), slots) == {}
    assert clock_shifts(every(5, "18:08", "18:30"), [booking(1, "10:00", "11:00")]) == {}


def test_the_slots_of_a_mini_day_tell_a_clock_too():
    slots = [
        booking(
            number,
            f"{10 + number // 3}:{number % 3 * 20:02}",
            f"{10 + (number + 1) // 3}:{(number + 1) % 3 * 20:02}",
        )
        for number in range(6)
    ]
    shots = [
        shot
        for number in range(6)
        for shot in every(
            2, f"{16 + number // 3}:{number % 3 * 20 + 2}", f"{16 + number // 3}:{number % 3 * 20 + 17}"
        )
    ]
    assert clock_shifts(shots, slots) == {"": timedelta(hours=-6)}
    on_time = [Shot(key=shot.key, at=shot.at - timedelta(hours=6)) for shot in shots]
    assert clock_shifts(on_time[24:], slots) == {}  # nobody came at first
