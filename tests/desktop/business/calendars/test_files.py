from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.calendars.files import apply_file, calendar_file, plan_file, session_file
from focusflow_desktop.business.calendars.ics import Entry, write_ics
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import ExternalBusy
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_allocation, make_job, make_member, make_session

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
DENTIST = Entry(uid="d", title="Dentist", starts_at=NOW, ends_at=NOW + timedelta(hours=1))


@pytest.fixture
def made(studio):
    job, anna = make_job("Weber"), make_member()
    with studio.write() as db:
        db.add_all([job, anna])
        db.flush()
        one = make_session(job, title="The day")
        held = make_session(job, title="Album", state=SessionState.HELD)
        db.add_all([one, held, make_session(job, title="Off", state=SessionState.CANCELLED)])
        none = make_session(job, title="No time", starts_at=None)
        db.add(none)
        db.flush()
        db.add(make_allocation(one, anna))
        return one.id, anna.id, none.id


def test_a_session_goes_out_under_a_name_that_stays(studio, made):
    with studio.read() as db:
        content = session_file(db, made[0], at=NOW)
        assert f"UID:{made[0]}@focusflow".encode() in content
        assert b"SUMMARY:Weber: The day" in content
        with pytest.raises(Refused):
            session_file(db, made[2], at=NOW)


def test_a_calendar_has_what_takes_place_and_holds_as_tentative(studio, made):
    first, last = NOW, NOW + timedelta(days=90)
    with studio.read() as db:
        everything = calendar_file(db, first, last, at=NOW)
        annas = calendar_file(db, first, last, at=NOW, member_id=made[1])
    assert everything.count(b"BEGIN:VEVENT") == 2
    assert everything.count(b"STATUS:TENTATIVE") == 1
    assert annas.count(b"BEGIN:VEVENT") == 1


def _plan(studio, *entries):
    with studio.read() as db:
        return plan_file(db, write_ics(entries, at=NOW), now=NOW)


def test_a_file_is_looked_at_taken_in_once_and_taken_back(studio):
    plan = _plan(studio, DENTIST)
    assert [entry.title for entry in plan.new] == ["Dentist"]
    for _ in range(2):
        with studio.write("Import calendar") as db:
            apply_file(db, plan)
    with studio.read() as db:
        [row] = db.scalars(select(ExternalBusy)).all()
        assert (row.title, row.starts_at) == ("Dentist", NOW)
    assert (_plan(studio, DENTIST).same, _plan(studio, DENTIST).new) == (1, ())
    later = Entry(uid="d", title="Dentist", starts_at=NOW, ends_at=NOW + timedelta(hours=2))
    assert len(_plan(studio, later).changed) == 1
    with studio.write() as db:
        undo.undo(db)  # the second, which changed nothing
        undo.undo(db)
    with studio.read() as db:
        assert not db.scalars(select(ExternalBusy).where(~ExternalBusy.deleted)).all()


def test_sessions_that_come_back_are_known_as_ours(studio, made):
    with studio.read() as db:
        content = calendar_file(db, NOW, NOW + timedelta(days=90), at=NOW)
        plan = plan_file(db, content, now=NOW)
    assert (plan.ours, plan.new) == (2, ())
