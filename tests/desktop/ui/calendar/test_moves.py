from datetime import UTC, date, datetime, timedelta

from focusflow_desktop.shared.rules.local_time import Reading
from focusflow_desktop.ui.calendar.moves import Drag, Grip, Proposal, moved, stretched_by
from tests.support.calendars import BERLIN, THURSDAY, berlin, item

SESSION = item(starts=berlin(14, 10), ends=berlin(14, 12))


def test_a_move_snaps_to_a_quarter_and_keeps_the_length():
    drag = Drag(grip=Grip.MOVE, day=THURSDAY, minute=630, item=SESSION)
    assert drag.to(date(2026, 5, 15), 652, BERLIN) == Proposal(
        starts_at=berlin(15, 10, 15), ends_at=berlin(15, 12, 15)
    )


def test_a_move_over_the_night_of_summer_time_keeps_the_wall_time_and_the_length():
    night = item(starts=datetime(2026, 3, 28, 0, tzinfo=UTC), ends=datetime(2026, 3, 28, 4, tzinfo=UTC))
    proposal = moved(night, BERLIN, days=1, minutes=0)
    assert proposal.starts_at.astimezone(BERLIN).hour == 1
    assert proposal.ends_at - proposal.starts_at == timedelta(hours=4)


def test_a_move_into_the_missing_hour_says_so():
    early = item(starts=berlin(28, 2, 30, month=3), ends=berlin(28, 3, 30, month=3))
    assert moved(early, BERLIN, days=1, minutes=0).reading is Reading.SKIPPED


def test_an_end_is_never_pulled_before_its_beginning():
    drag = Drag(grip=Grip.END, day=THURSDAY, minute=720, item=SESSION)
    assert drag.to(THURSDAY, 500, BERLIN).ends_at == berlin(14, 10, 15)
    drag = Drag(grip=Grip.START, day=THURSDAY, minute=600, item=SESSION)
    assert drag.to(THURSDAY, 900, BERLIN).starts_at == berlin(14, 11, 45)


def test_a_new_session_is_drawn_downwards_and_upwards():
    drag = Drag(grip=Grip.NEW, day=THURSDAY, minute=607)
    assert drag.to(THURSDAY, 658, BERLIN) == Proposal(starts_at=berlin(14, 10), ends_at=berlin(14, 11))
    assert drag.to(THURSDAY, 541, BERLIN) == Proposal(starts_at=berlin(14, 9), ends_at=berlin(14, 10))
    assert drag.to(THURSDAY, 607, BERLIN).ends_at == berlin(14, 10, 15)


def test_stretching_by_keys():
    assert stretched_by(SESSION, 15).ends_at == berlin(14, 12, 15)
    assert stretched_by(SESSION, -600).ends_at == berlin(14, 10, 15)


def test_a_time_that_comes_twice_leaves_two_to_choose_from():
    night = item(starts=berlin(24, 2, 30, month=10), ends=berlin(24, 4, 30, month=10))
    proposal = moved(night, BERLIN, days=1, minutes=0)
    assert proposal.reading is Reading.TWICE
    first, second = proposal.options
    assert second[0] - first[0] == timedelta(hours=1)
    assert {last - start for start, last in proposal.options} == {timedelta(hours=2)}
    drag = Drag(grip=Grip.END, day=date(2026, 10, 24), minute=270, item=night)
    assert len(drag.to(date(2026, 10, 25), 150, BERLIN).options) == 2
