import itertools
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.shared.rules.booking_match import (
    Booking,
    Part,
    Shot,
    assign,
    cut,
    move_boundary,
    split,
)

DAY = datetime(2026, 5, 16, tzinfo=UTC)


def at(clock):
    hours, minutes = clock.split(":")
    return DAY + timedelta(hours=int(hours), minutes=int(minutes))


def shots(*clocks):
    return [Shot(key=f"{number:02}", at=at(one) if one else None) for number, one in enumerate(clocks, 1)]


def booking(number, starts, ends):
    return Booking(id=UUID(int=number), starts_at=at(starts), ends_at=at(ends))


def parts(proposal):
    return [(part.booking_id.int if part.booking_id else 0, len(part.keys)) for part in proposal]


MORNING, EVENING = booking(1, "9:00", "12:00"), booking(2, "16:00", "22:00")
MINI = [booking(1, "10:00", "10:20"), booking(2, "10:20", "10:40"), booking(3, "10:40", "11:00")]


@pytest.mark.parametrize(
    ("taken", "booked", "expected"),
    [
        (["9:10", "11:59", "16:00", "21:00"], [MORNING, EVENING], [(1, 2), (2, 2)]),
        (["8:10", "9:10", "12:40"], [MORNING], [(1, 3)]),  # a little early, a little late
        (["3:00", "9:10"], [MORNING], [(0, 1), (1, 1)]),  # the night before is nobody's
        (["9:10", "23:59"], [MORNING], [(1, 1), (0, 1)]),
        (["13:30", "15:30"], [MORNING, EVENING], [(1, 1), (2, 1)]),  # the nearest
        (["9:10"], [], [(0, 1)]),
        ([], [MORNING], []),
        (
            ["", "9:10", "", "16:10", ""],
            [MORNING, EVENING],
            [(1, 3), (2, 2)],
        ),  # without a time: with the one before
        (["", ""], [MORNING], [(0, 2)]),
        (["16:10", "9:10"], [MORNING, EVENING], [(1, 1), (2, 1)]),  # by time, not by name
    ],
)
def test_pictures_go_to_the_booking_they_were_taken_at(taken, booked, expected):
    assert parts(split(shots(*taken), booked)) == expected


def every_minute(*stretches):
    """Clock times of pictures, one a minute, through stretches of minutes after ten."""
    return [f"10:{minute:02}" for first, last in stretches for minute in range(first, last + 1)]


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([(2, 17), (22, 37), (42, 55)], [16, 16, 14]),  # everybody in time
        (
            [(2, 23), (28, 37), (42, 55)],
            [22, 10, 14],
        ),  # the second couple comes late: the first one's run over
        ([(2, 12), (16, 37), (42, 55)], [11, 22, 14]),  # or early: their first lie before their time
        ([(2, 24), (27, 45), (48, 55)], [23, 19, 8]),  # everything late
        ([(2, 55)], [18, 20, 16]),  # no pause at all: as booked
    ],
)
def test_slots_of_a_mini_day_meet_where_people_changed(taken, expected):
    found = split(shots(*every_minute(*taken)), MINI)
    assert [len(part.keys) for part in found] == expected
    assert [part.booking_id for part in found] == [slot.id for slot in MINI]


def test_a_booking_inside_another_has_its_own_pictures():
    whole, inside = booking(1, "9:00", "18:00"), booking(2, "12:00", "13:00")
    taken = shots("9:30", "12:10", "12:50", "15:00")
    assert parts(split(taken, [whole, inside])) == [(1, 1), (2, 2), (1, 1)]


def test_a_boundary_moves_and_leaves_neither_side_empty():
    proposal = split(shots("9:10", "9:20", "16:10", "16:20"), [MORNING, EVENING])
    assert parts(move_boundary(proposal, 0, by=1)) == [(1, 3), (2, 1)]
    assert parts(move_boundary(proposal, 0, by=-9)) == [(1, 1), (2, 3)]
    assert parts(move_boundary(proposal, 0, by=9)) == [(1, 3), (2, 1)]


def test_parts_that_get_the_same_booking_become_one():
    proposal = split(shots("3:00", "9:10", "23:59"), [MORNING])
    assert parts(assign(proposal, 0, MORNING.id)) == [(1, 2), (0, 1)]
    assert parts(assign(proposal, 1, None)) == [(0, 3)]


def test_a_part_is_cut_and_what_is_cut_off_waits_for_a_booking():
    proposal = split(shots("9:10", "9:20", "9:30"), [MORNING])
    assert parts(cut(proposal, 0, after=1)) == [(1, 1), (0, 2)]
    assert cut(proposal, 0, after=0) == proposal
    assert cut(proposal, 0, after=3) == proposal


TIMES = st.one_of(st.none(), st.integers(0, 24 * 60))
BOOKED = st.lists(st.tuples(st.integers(0, 24 * 60), st.integers(1, 600)), max_size=6)


@given(st.lists(TIMES, max_size=40), BOOKED, st.data())
def test_no_picture_is_lost_doubled_or_put_out_of_order(minutes, booked, data):
    taken = [
        Shot(key=str(number), at=None if minute is None else DAY + timedelta(minutes=minute))
        for number, minute in enumerate(minutes)
    ]
    bookings = [
        Booking(
            id=UUID(int=number),
            starts_at=DAY + timedelta(minutes=start),
            ends_at=DAY + timedelta(minutes=start + length),
        )
        for number, (start, length) in enumerate(booked, 1)
    ]
    proposal = split(taken, bookings)
    keys = [key for part in proposal for key in part.keys]
    assert sorted(keys) == sorted(shot.key for shot in taken)
    times = {shot.key: shot.at for shot in taken}
    known = [times[key] for key in keys if times[key] is not None]
    assert known == sorted(known)
    assert all(part.keys for part in proposal)
    assert all(
        one.booking_id is None or one.booking_id != other.booking_id
        for one, other in itertools.pairwise(proposal)
    )
    if len(proposal) > 1:
        after = data.draw(st.integers(0, len(proposal) - 2))
        moved = move_boundary(proposal, after, by=data.draw(st.integers(-50, 50)))
        assert [key for part in moved for key in part.keys] == keys
        assert all(isinstance(part, Part) and part.keys for part in moved)


ANNA, BEN = UUID(int=101), UUID(int=102)


def taken_by(who, *clocks):
    return [Shot(key=f"{who.int}-{clock}", at=at(clock), photographer=who) for clock in clocks]


def booked_for(who, number, starts, ends):
    return Booking(id=UUID(int=number), starts_at=at(starts), ends_at=at(ends), people=frozenset({who}))


def test_two_photographers_at_work_at_once_get_each_their_own_booking():
    wedding, family = booked_for(ANNA, 1, "9:00", "12:00"), booked_for(BEN, 2, "10:00", "11:00")
    card = [*taken_by(ANNA, "9:30", "10:30", "11:30"), *taken_by(BEN, "10:10", "10:31", "10:50")]
    proposal = split(card, [wedding, family])
    assert [(part.booking_id.int, [key[:3] for key in part.keys]) for part in proposal] == [
        (1, ["101"] * 3),
        (2, ["102"] * 3),
    ]


def test_a_photographer_s_early_pictures_are_not_of_the_booking_of_another():
    morning, noon = booked_for(ANNA, 1, "9:00", "12:00"), booked_for(BEN, 2, "12:15", "14:00")
    assert parts(split(taken_by(BEN, "11:50", "12:20"), [morning, noon])) == [(2, 2)]
    assert parts(split(taken_by(BEN, "9:30"), [morning, noon])) == [(1, 1)]  # who else's could it be


def test_two_photographers_of_one_wedding_stay_one_part():
    wedding = Booking(
        id=UUID(int=1), starts_at=at("9:00"), ends_at=at("18:00"), people=frozenset({ANNA, BEN})
    )
    card = [*taken_by(ANNA, "9:30", "11:30"), *taken_by(BEN, "10:10", "12:31")]
    assert parts(split(card, [wedding])) == [(1, 4)]


def test_a_long_gap_makes_two_parts_of_what_is_not_booked():
    assert parts(split(shots("8:00", "9:00", "", "18:00", "18:30"), [])) == [(0, 3), (0, 2)]
    assert parts(split(shots("8:00", "11:00"), [])) == [(0, 2)]  # no longer than the rule's length
    assert parts(split(shots("9:05", "14:55"), [booking(1, "9:00", "15:00")])) == [(1, 2)]


def test_a_part_between_two_that_are_not_booked_takes_them_in_and_leaves_others_alone():
    proposal = split(shots("1:00", "9:10", "23:00", "23:30"), [MORNING])
    assert parts(proposal) == [(0, 1), (1, 1), (0, 2)]
    apart = cut(proposal, 2, after=1)
    assert parts(apart) == [(0, 1), (1, 1), (0, 1), (0, 1)]
    assert assign(apart, 3, None) == apart
    assert parts(assign(apart, 3, EVENING.id)) == [(0, 1), (1, 1), (0, 1), (2, 1)]
    assert parts(assign(apart, 1, None)) == [(0, 3), (0, 1)]


PEOPLE = st.sampled_from([None, ANNA, BEN])


@given(
    st.lists(st.tuples(TIMES, PEOPLE), max_size=40),
    st.lists(st.tuples(st.integers(0, 24 * 60), st.integers(1, 600), st.sets(PEOPLE)), max_size=6),
    st.data(),
)
def test_whoever_took_it_every_picture_is_in_exactly_one_part(taken, booked, data):
    shots_taken = [
        Shot(
            key=str(number), at=None if minute is None else DAY + timedelta(minutes=minute), photographer=who
        )
        for number, (minute, who) in enumerate(taken)
    ]
    bookings = [
        Booking(
            id=UUID(int=number),
            starts_at=DAY + timedelta(minutes=start),
            ends_at=DAY + timedelta(minutes=start + length),
            people=frozenset(one for one in people if one is not None),
        )
        for number, (start, length, people) in enumerate(booked, 1)
    ]
    proposal = split(shots_taken, bookings)
    by_key = {shot.key: shot for shot in shots_taken}
    keys = [key for part in proposal for key in part.keys]
    assert sorted(keys) == sorted(by_key)
    for who in (None, ANNA, BEN):
        known = [by_key[key].at for key in keys if by_key[key].at and by_key[key].photographer == who]
        assert known == sorted(known)
    assert all(
        one.booking_id is None or one.booking_id != other.booking_id
        for one, other in itertools.pairwise(proposal)
    )
    if proposal:
        place = data.draw(st.integers(0, len(proposal) - 1))
        chosen = data.draw(st.sampled_from([None, *(one.id for one in bookings)]))
        changed = assign(proposal, place, chosen)
        assert [key for part in changed for key in part.keys] == keys
