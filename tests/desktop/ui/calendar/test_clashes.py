from uuid import uuid4

from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.clashes import clashing_with, shared_people, with_clashes
from focusflow_desktop.ui.calendar.items import ItemKind
from tests.support.calendars import berlin, item

ANNA = frozenset({uuid4()})


def _of_anna(first, last, **changes):
    return item(starts=berlin(14, first), ends=berlin(14, last), people_ids=ANNA, people=("Anna",), **changes)


def test_one_person_at_two_places_clashes():
    assert [one.has_clash for one in with_clashes((_of_anna(10, 12), _of_anna(11, 13)))] == [True, True]


def test_one_after_the_other_does_not():
    assert [one.has_clash for one in with_clashes((_of_anna(10, 12), _of_anna(12, 13)))] == [False, False]


def test_different_people_do_not():
    other = item(starts=berlin(14, 11), ends=berlin(14, 13), people_ids=frozenset({uuid4()}))
    assert not any(one.has_clash for one in with_clashes((_of_anna(10, 12), other)))


def test_gear_clashes_too():
    strobe = frozenset({uuid4()})
    one = item(starts=berlin(14, 10), ends=berlin(14, 12), gear_ids=strobe, gear=("Strobe",))
    other = item(starts=berlin(14, 11), ends=berlin(14, 12), gear_ids=strobe, gear=("Strobe",))
    assert all(found.has_clash for found in with_clashes((one, other)))
    assert shared_people(one, other) == ("Strobe",)


def test_what_is_cancelled_takes_no_time():
    off = _of_anna(11, 13, state=SessionState.CANCELLED)
    assert not any(one.has_clash for one in with_clashes((_of_anna(10, 12), off)))


def test_a_day_off_of_the_studio_clashes_with_everything_and_one_of_a_person_with_theirs():
    nobody = item(starts=berlin(14, 10), ends=berlin(14, 12))
    whole = item(starts=berlin(14, 0), ends=berlin(15, 0), kind=ItemKind.BLACKOUT)
    session, blackout = with_clashes((nobody, whole))
    assert (session.has_clash, blackout.has_clash) == (True, False)
    annas = item(starts=berlin(14, 0), ends=berlin(15, 0), kind=ItemKind.BLACKOUT, people_ids=ANNA)
    assert not any(one.has_clash for one in with_clashes((nobody, annas)))


def test_a_drag_hears_what_it_would_meet_but_not_itself():
    dragged, other = _of_anna(8, 9), _of_anna(11, 13)
    found = clashing_with(dragged, (dragged, other), starts_at=berlin(14, 12), ends_at=berlin(14, 13))
    assert found == (other,)
