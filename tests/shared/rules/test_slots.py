from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.availability import open_stretches
from focusflow_desktop.shared.rules.clashes import Limit, Place, Resource, Taking, What
from focusflow_desktop.shared.rules.slots import Bounds, free_slots

ANNA = Resource(kind=ResourceKind.USER, id=uuid4())
THREE = Bounds(count=3)
NOW = datetime(2026, 5, 14, 8, 7, tzinfo=UTC)  # a Thursday


def at(day, hour, minute=0):
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC)


def taking(day, first, last, **changes):
    values = {"starts_at": at(day, first), "ends_at": at(day, last), "takes": frozenset({ANNA})}
    return Taking(**{"id": uuid4(), "day": date(2026, 5, day), **values, **changes})


def starts(*taken, wanted=None, bounds=THREE, limits=()):
    wanted = wanted or taking(14, 0, 2)
    found = free_slots(
        wanted, lambda day: open_stretches(day, UTC), taken, now=NOW, zone=UTC, bounds=bounds, limits=limits
    )
    assert all(slot.ends_at - slot.starts_at == wanted.ends_at - wanted.starts_at for slot in found)
    return [slot.starts_at for slot in found]


def test_the_first_free_times_lie_on_quarters_and_in_the_hours():
    assert starts() == [at(14, 9), at(14, 11), at(15, 9)]


def test_what_is_taken_is_gone_around():
    assert starts(taking(14, 10, 12), taking(15, 9, 17)) == [at(14, 12), at(14, 14), at(16, 9)]


def test_notice_and_horizon_bound_the_search():
    assert starts(bounds=Bounds(count=3, notice=timedelta(days=2)))[0] == at(16, 9)
    assert starts(bounds=Bounds(count=9, notice=timedelta(days=2), horizon=timedelta(days=1))) == []


def test_room_and_way_are_kept():
    wanted = taking(14, 0, 2, before=timedelta(minutes=30))
    assert starts(taking(14, 9, 11), wanted=wanted)[0] == at(14, 11, 30)
    here, there = Place(id=uuid4(), way=timedelta(0)), Place(id=uuid4(), way=timedelta(minutes=40))
    wanted = taking(14, 0, 2, place=there)
    assert starts(taking(14, 9, 11, place=here), wanted=wanted)[0] == at(14, 11, 45)


def test_a_full_day_and_a_day_off_are_left_out():
    limits = [Limit(count=1, resource=ANNA)]
    holiday = taking(15, 0, 23, what=What.BLACKOUT, takes=frozenset())
    assert starts(taking(14, 16, 17), holiday, limits=limits)[0] == at(16, 9)


def test_what_is_longer_than_a_day_is_never_free():
    assert starts(wanted=taking(14, 0, 10)) == []
