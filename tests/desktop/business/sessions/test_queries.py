from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.business.sessions.queries import beside, calendar_items, day_of_session, open_jobs
from focusflow_desktop.shared.records import (
    Blackout,
    CalendarAccount,
    ExternalBusy,
    Location,
    MiniDay,
    MiniSlot,
)
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_allocation, make_job, make_member, make_session

FROM, TO = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
NOW = datetime(2026, 5, 13, tzinfo=UTC)
NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)


@pytest.fixture
def made(studio):
    job, anna = make_job("Weber, wedding"), make_member("Anna")
    place = Location(name="Gut Marienhöhe", latitude=50.1, longitude=8.6, tz="Europe/Berlin")
    with studio.write() as db:
        db.add_all([job, anna, place])
        db.flush()
        session = make_session(job, location_id=place.id, title="The day")
        held = make_session(
            job, title="Album", state=SessionState.HELD, starts_at=datetime(2026, 8, 1, 9, tzinfo=UTC),
            hold_expires_at=datetime(2026, 6, 1, tzinfo=UTC),
        )  # fmt: skip
        db.add_all([session, held, make_session(job, starts_at=None)])
        db.flush()
        db.add(make_allocation(session, anna))
        return job.id, session.id, anna.id


def _read(studio, from_=FROM, to=TO):
    with studio.read() as db:
        return calendar_items(db, from_, to)


def test_a_session_comes_with_its_job_place_and_people(studio, made):
    [item] = _read(studio)
    assert (item.title, item.place, item.people) == ("Weber, wedding: The day", "Gut Marienhöhe", ("Anna",))
    assert item.people_ids == {made[2]}
    assert (item.latitude, item.job_id) == (50.1, made[0])


def test_only_what_touches_the_days_is_read(studio, made):
    assert _read(studio, NOON + timedelta(hours=1), TO)  # it is still going on
    assert not _read(studio, NOON + timedelta(hours=3), TO)
    assert not _read(studio, FROM, NOON)


def test_a_session_without_an_end_is_drawn_for_an_hour(studio):
    with studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add(make_session(job, ends_at=None))
    [item] = _read(studio)
    assert item.ends_at - item.starts_at == timedelta(hours=1)


def test_holds_are_known_whatever_is_in_sight(studio, made):
    with studio.read() as db:
        assert [hold.title for hold in beside(db, now=NOW).holds] == ["Weber, wedding: Album"]


def test_a_mini_day_is_one_block_with_its_slots(studio, made):
    with studio.write() as db:
        mini = MiniDay(title="Mini day", starts_at=NOON)
        db.add(mini)
        db.flush()
        for number in range(4):
            starts = NOON + timedelta(minutes=20 * number)
            db.add(
                MiniSlot(
                    mini_day_id=mini.id, number=number, starts_at=starts, ends_at=starts + timedelta(minutes=20),
                    is_blocked=number == 2,
                )
            )  # fmt: skip
        db.flush()
        mini_id = mini.id
        job = make_job()
        db.add(job)
        db.flush()
        db.add_all(
            [
                make_session(job, mini_day_id=mini_id, slot_number=0),
                make_session(job, mini_day_id=mini_id, slot_number=1, state=SessionState.CANCELLED),
            ]
        )
    [item] = [item for item in _read(studio) if item.kind is ItemKind.MINI_DAY]
    assert (item.slots, item.slots_booked) == (3, 1)
    assert item.ends_at - item.starts_at == timedelta(minutes=80)
    assert len(_read(studio)) == 2  # its sessions do not stand beside it


def test_blackouts_and_other_calendars_are_there(studio):
    with studio.write() as db:
        account = CalendarAccount(name="Private")
        db.add(account)
        db.flush()
        db.add(Blackout(title="Fair", starts_at=NOON, ends_at=TO))
        db.add(
            ExternalBusy(
                calendar_account_id=account.id,
                external_id="a",
                starts_at=NOON,
                ends_at=NOON + timedelta(hours=1),
            )
        )
    assert {(item.kind, item.title) for item in _read(studio)} == {
        (ItemKind.BLACKOUT, "Fair"),
        (ItemKind.BUSY, "Private"),
    }


def test_ten_times_the_sessions_cost_the_same_statements(studio, made):
    def count():
        seen = []
        with studio.read() as db:
            engine = db.get_bind()

            def hear(_connection, _cursor, statement, *_rest):
                seen.append(statement)

            event.listen(engine, "before_cursor_execute", hear)
            calendar_items(db, FROM, TO)
            event.remove(engine, "before_cursor_execute", hear)
        return len([one for one in seen if one.lstrip().upper().startswith("SELECT")])

    once = count()
    with studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add_all(make_session(job) for _ in range(20))
    assert 0 < once <= 5
    assert count() == once


def test_the_day_of_a_session_is_found(studio, made):
    with studio.read() as db:
        assert day_of_session(db, session_id=made[1]) == NOON
        assert day_of_session(db, session_id=made[0]) is None


def test_only_jobs_that_go_on_are_offered(studio):
    with studio.write() as db:
        db.add_all(
            [make_job("Weber"), make_job("Lost", stage=JobStage.LOST), make_job("Old", is_archived=True)]
        )
    with studio.read() as db:
        assert [job.title for job in open_jobs(db)] == ["Weber"]
