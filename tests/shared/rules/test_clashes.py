from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState as State
from focusflow_desktop.shared.rules.clashes import (
    ClashKind,
    Limit,
    Place,
    Resource,
    Taking,
    What,
    all_clashes,
    clashes_of,
    takes_time,
    way_between,
)

DAY = date(2026, 5, 14)
ANNA = Resource(kind=ResourceKind.USER, id=uuid4(), name="Anna")
MIA = Resource(kind=ResourceKind.USER, id=uuid4(), name="Mia")
STUDIO = Resource(kind=ResourceKind.ROOM, id=uuid4(), name="Studio 1")
STROBE = Resource(kind=ResourceKind.KIT, id=uuid4(), name="Strobe")
BERLIN = Place(id=uuid4(), latitude=52.52, longitude=13.40, way=timedelta(minutes=10))
POTSDAM = Place(id=uuid4(), latitude=52.39, longitude=13.06, way=timedelta(minutes=45))
FARM = Place(id=uuid4(), way=timedelta(minutes=40))  # nobody knows where it is
NOW = datetime(2026, 5, 1, tzinfo=UTC)
MINUTES = timedelta(minutes=1)


def at(hour, minute=0):
    return datetime(2026, 5, 14, hour, minute, tzinfo=UTC)


def taking(first, last, *takes, **changes):
    ends = at(last) if isinstance(last, int) else last
    starts = at(first) if isinstance(first, int) else first
    values = {"id": uuid4(), "day": DAY, "starts_at": starts, "ends_at": ends, "takes": frozenset(takes)}
    return Taking(**{**values, **changes})


def kinds(one, other, **more):
    return [clash.kind for clash in clashes_of(one, [other], **more)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(taking(10, 12, ANNA), taking(11, 13, ANNA), [ClashKind.PERSON], id="one person twice"),
        pytest.param(taking(10, 12, ANNA), taking(12, 13, ANNA), [], id="one after the other"),
        pytest.param(taking(10, 12, ANNA), taking(11, 13, MIA), [], id="two people"),
        pytest.param(taking(10, 12), taking(11, 13), [], id="nobody yet"),
        pytest.param(taking(10, 12, STUDIO), taking(11, 13, STUDIO, MIA), [ClashKind.ROOM], id="a room"),
        pytest.param(taking(10, 12, STROBE), taking(11, 13, STROBE), [ClashKind.GEAR], id="gear"),
        pytest.param(taking(10, 12, ANNA, STUDIO), taking(11, 13, ANNA, STUDIO), [ClashKind.PERSON], id="said once"),
        pytest.param(taking(10, 12, ANNA), taking(11, 13, ANNA, is_taking=False), [], id="over or not booked"),
        pytest.param(
            taking(10, 12, ANNA), taking(12, 13, ANNA, before=30 * MINUTES), [ClashKind.BUFFER], id="room before"
        ),
        pytest.param(taking(10, 12, ANNA, after=60 * MINUTES), taking(13, 14, ANNA), [], id="room just enough"),
        pytest.param(
            taking(10, 12, ANNA, after=45 * MINUTES),
            taking(13, 14, ANNA, before=30 * MINUTES),
            [ClashKind.BUFFER],
            id="room after the first and before the second add up",
        ),
        pytest.param(
            taking(13, 14, STUDIO, before=30 * MINUTES), taking(10, 13, STUDIO), [ClashKind.BUFFER], id="a room too"
        ),
        pytest.param(
            taking(10, 12, ANNA, place=BERLIN), taking(at(12, 30), 14, ANNA, place=POTSDAM), [ClashKind.TRAVEL],
            id="the way from Berlin to Potsdam",
        ),
        pytest.param(
            taking(10, 12, ANNA, place=BERLIN), taking(13, 14, ANNA, place=POTSDAM), [], id="time for the way"
        ),
        pytest.param(
            taking(10, 12, ANNA, place=BERLIN), taking(12, 14, ANNA, place=BERLIN), [], id="the same place"
        ),
        pytest.param(
            taking(10, 12, ANNA, place=BERLIN), taking(at(12, 30), 14, ANNA, place=FARM), [ClashKind.TRAVEL],
            id="the place's own minutes",
        ),
        pytest.param(
            taking(10, 12, ANNA, way_after=50 * MINUTES), taking(at(12, 30), 14, ANNA), [ClashKind.TRAVEL],
            id="a way that was written down",
        ),
        pytest.param(
            taking(10, 12, STUDIO, place=BERLIN), taking(12, 14, STUDIO, place=POTSDAM), [], id="rooms do not travel"
        ),
        pytest.param(
            taking(0, 23, ANNA, is_whole_day=True), taking(10, 12, ANNA), [ClashKind.SAME_DAY], id="the whole day"
        ),
        pytest.param(
            taking(0, 23, is_whole_day=True), taking(0, 23, ANNA, is_whole_day=True), [ClashKind.SAME_DAY],
            id="two weddings, one of nobody yet",
        ),
        pytest.param(
            taking(0, 23, ANNA, is_whole_day=True), taking(0, 23, MIA, is_whole_day=True), [], id="two teams"
        ),
        pytest.param(
            taking(10, 12, ANNA), taking(0, 23, what=What.BLACKOUT), [ClashKind.BLACKOUT], id="the studio is away"
        ),
        pytest.param(taking(10, 12, MIA), taking(0, 23, ANNA, what=What.BLACKOUT), [], id="Anna's day off"),
        pytest.param(
            taking(10, 12, ANNA), taking(11, 12, ANNA, what=What.BUSY), [ClashKind.BUSY], id="another calendar"
        ),
        pytest.param(
            taking(10, 12, ANNA, what=What.BLACKOUT), taking(11, 12, ANNA, what=What.BUSY), [], id="neither is ours"
        ),
        pytest.param(
            taking(10, 12, ANNA, what=What.MINI_DAY), taking(11, 13, ANNA), [ClashKind.PERSON], id="a mini day"
        ),
    ],
)  # fmt: skip
def test_a_table_of_cases(one, other, expected):
    assert kinds(one, other) == expected
    backwards = [] if other.what in (What.BLACKOUT, What.BUSY) or not other.is_taking else expected
    if backwards:
        assert kinds(other, one) == backwards


@pytest.mark.parametrize(
    ("state", "expires", "takes"),
    [
        (State.HELD, None, True),
        (State.HELD, NOW + MINUTES, True),
        (State.HELD, NOW, False),
        (State.BOOKED, None, True),
        (State.CONFIRMED, None, True),
        (State.PREPARING, None, True),
        (State.RESCHEDULED, None, False),
        (State.RESCHEDULED, NOW + MINUTES, True),
        (State.RESCHEDULED, NOW - MINUTES, False),
        (State.INQUIRY, None, False),
        (State.COMPLETED, None, False),
        (State.CANCELLED, None, False),
        (State.NO_SHOW, None, False),
    ],
)
def test_only_what_is_booked_or_held_takes_time(state, expires, takes):
    assert takes_time(state, expires, now=NOW) is takes


def test_a_mini_day_and_its_own_slots_do_not_clash_but_two_families_in_one_slot_do():
    day = uuid4()
    block = taking(10, 14, ANNA, what=What.MINI_DAY, group=day)
    first, second = (taking(10, 11, ANNA, group=day, after=30 * MINUTES) for _ in range(2))
    third = taking(11, 12, ANNA, group=day)
    assert not kinds(block, first)
    assert kinds(first, second) == [ClashKind.PERSON]
    assert not kinds(first, third)


def test_a_clash_says_with_what_who_and_how_much_is_missing():
    other = taking(12, 13, ANNA, STROBE, title="Kaiser", before=20 * MINUTES)
    [clash] = clashes_of(taking(10, 12, STROBE, ANNA), [other])
    assert (clash.other, clash.other_title, clash.names) == (other.id, "Kaiser", ("Anna", "Strobe"))
    assert (clash.short, clash.other_starts_at) == (20 * MINUTES, at(12))


def test_the_way_is_estimated_in_five_minutes():
    one, other = taking(10, 12, place=BERLIN), taking(13, 14, place=POTSDAM)
    assert way_between(one, other) == 45 * MINUTES  # 27 km as the crow flies


@pytest.mark.parametrize(("count", "is_over"), [(1, True), (2, False)])
def test_more_bookings_a_day_than_somebody_wants_are_said(count, is_over):
    limit = Limit(count=count, resource=ANNA)
    clashes = clashes_of(taking(8, 9, ANNA), [taking(15, 16, ANNA), taking(15, 16, MIA)], limits=[limit])
    assert [clash.kind for clash in clashes] == [ClashKind.DAILY_LIMIT] * is_over


def test_a_mini_days_slots_count_as_one_booking():
    day = uuid4()
    slots = [taking(hour, hour + 1, ANNA, group=day) for hour in (10, 11, 12)]
    assert not all_clashes(slots, limits=[Limit(count=1)])
    assert len(all_clashes([*slots, taking(16, 17)], limits=[Limit(count=1)])) == 4


def test_one_pass_finds_the_same_as_every_pair():
    takings = [
        taking(hour, hour + 2, who, before=15 * MINUTES, place=place)
        for hour in range(1, 20, 3)
        for who in (ANNA, MIA, STUDIO)
        for place in (BERLIN, POTSDAM)
    ]
    found = all_clashes(takings)
    for one in takings:
        assert sorted(map(repr, found.get(one.id, ()))) == sorted(map(repr, clashes_of(one, takings)))
