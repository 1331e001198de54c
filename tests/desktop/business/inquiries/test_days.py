from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from focusflow_desktop.business.inquiries.days import day_hint
from focusflow_desktop.shared.records import Blackout
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_inquiry, make_job, make_session

THE_DAY, ZONE = date(2026, 8, 22), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 13, 20, tzinfo=UTC)
EVENING = datetime(2026, 8, 22, 18, tzinfo=UTC)


def hint(desk, **asked):
    with desk.studio.read() as db:
        return day_hint(db, THE_DAY, zone=ZONE, now=NOW, **asked)


def test_a_day_with_nothing_on_it_is_free(desk):
    found = hint(desk)
    assert (found.is_free, found.is_past, found.asked) == (True, False, ())


def test_what_takes_time_is_named_and_what_was_cancelled_or_only_asked_for_is_not(desk):
    with desk.studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        states = {
            "Cancelled": SessionState.CANCELLED,
            "Asked": SessionState.INQUIRY,
            "Ceremony": SessionState.BOOKED,
        }
        db.add_all(
            make_session(job, title=title, state=state, starts_at=EVENING) for title, state in states.items()
        )
        db.add(make_session(job, title="Night before", starts_at=datetime(2026, 8, 21, 18, tzinfo=UTC)))
    assert [item.title for item in hint(desk).items] == ["Weber, wedding: Ceremony"]
    assert not hint(desk).is_free
    assert hint(desk, job_id=job.id).is_free


def test_a_day_off_is_no_free_day(desk):
    with desk.studio.write() as db:
        db.add(
            Blackout(
                title="Holiday",
                starts_at=datetime(2026, 8, 20, tzinfo=UTC),
                ends_at=datetime(2026, 8, 30, tzinfo=UTC),
            )
        )
    assert (hint(desk).is_off, hint(desk).is_free) == (True, False)


def test_others_who_wish_for_the_same_day_are_named(desk):
    with desk.studio.write() as db:
        one, other = make_inquiry("Clara", wished_on=THE_DAY), make_inquiry("Julia", wished_on=THE_DAY)
        db.add_all([one, other])
    found = hint(desk, but=one.id)
    assert (found.asked, found.is_free) == (("Julia",), True)


def test_a_day_that_is_over_says_so(desk):
    with desk.studio.read() as db:
        assert day_hint(db, date(2026, 5, 12), zone=ZONE, now=NOW).is_past
        assert not day_hint(db, date(2026, 5, 13), zone=ZONE, now=NOW).is_past
