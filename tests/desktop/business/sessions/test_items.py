import pytest

from focusflow_desktop.business.sessions.items import ItemKind, of_person
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.calendars import berlin, item, person

TIMES = {"starts": berlin(14, 10), "ends": berlin(14, 12)}


@pytest.mark.parametrize(
    ("state", "may_move", "is_busy"),
    [
        (SessionState.BOOKED, True, True),
        (SessionState.HELD, True, True),
        (SessionState.INQUIRY, True, False),
        (SessionState.COMPLETED, False, False),
        (SessionState.CANCELLED, False, False),
    ],
)
def test_what_is_past_or_off_neither_moves_nor_takes_time(state, may_move, is_busy):
    one = item(**TIMES, state=state)
    assert (one.may_move, one.is_busy) == (may_move, is_busy)


def test_other_calendars_and_blackouts_do_not_move_here():
    assert not item(**TIMES, kind=ItemKind.BUSY).may_move
    assert not item(**TIMES, kind=ItemKind.BLACKOUT).may_move


def test_a_new_date_that_was_proposed_is_a_hold():
    assert item(**TIMES, state=SessionState.RESCHEDULED, hold_expires_at=berlin(15, 1)).is_hold
    assert not item(**TIMES, state=SessionState.RESCHEDULED).is_hold


def test_a_persons_calendar_has_what_holds_for_everybody():
    anna = person()
    mine = item(**TIMES, resources=(anna,))
    theirs = item(**TIMES, resources=(person("Mia"),))
    fair = item(**TIMES, kind=ItemKind.BLACKOUT)
    assert of_person((mine, theirs, fair), anna.id) == (mine, fair)
    assert of_person((mine, theirs), None) == (mine, theirs)
