from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.call_sheets.queries import sheet_of
from focusflow_desktop.business.forms.queries import form_page, form_rows, response_page
from focusflow_desktop.photos.library.operations import find_or_add_session, register
from focusflow_desktop.shared.records import Job, Photo, PhotoSession, PhotoState
from focusflow_desktop.shared.records.photos import Flag
from tests.desktop.business.samples.conftest import NOW, sample
from tests.support.factories import make_photo


def sheet(studio, title="The day"):
    with studio.read() as db:
        return sheet_of(db, session_named(db, title).id)


def session_named(db, title, *, jobs=("Weber, wedding", "Botanica summer catalogue")):
    wanted = select(PhotoSession).join(Job, Job.id == PhotoSession.job_id)
    return db.scalars(wanted.where(PhotoSession.title == title, Job.title.in_(jobs))).one()


def test_the_wedding_has_its_hours_people_and_lists(filled):
    found = sheet(filled)
    assert [row.title for row in found.entries][:2] == ["Getting ready", "Ceremony"]
    assert all(row.starts_at >= found.starts_at for row in found.entries)
    assert {"Lena Weber", "Jonas Weber"} <= {one.name for one in found.people}
    assert [(one.title, len(one.items), one.made) for one in found.lists] == [
        ("Family formals", 4, 4),
        ("Around the day", 4, 2),
    ]
    assert found.parking


def test_todays_shoot_has_a_list_that_nobody_ticked(filled):
    found = sheet(filled, "Day 3 · Details")
    assert [(one.title, one.made) for one in found.lists] == [("Pictures to make", 0)]


def test_with_the_pictures_there_they_show_what_they_show_and_the_families_are_still_missing(studio):
    with studio.write() as db:
        find_or_add_session(db, job="Weber, wedding", session="The day")
        names = ("TM6_0231.JPG", "AB5_9001.JPG", "AB5_9002.JPG", "AB5_0099.JPG")
        register(db, [make_photo(number, name=name) for number, name in enumerate(names)])
        db.flush()
        session = session_named(db, "The day")
        for photo in db.scalars(select(Photo)):
            photo.session_id = session.id
        for state in db.scalars(select(PhotoState)):
            state.flag = Flag.PICK
    sample(studio)
    found = sheet(studio)
    around = {item.title: item.picks for item in found.lists[1].items}
    assert around == {
        "Both against the evening sky": 1, "The valley at dawn": 2, "Flowers": 0, "Letter of the grandfather": 0,
    }  # fmt: skip
    assert [item.title for item in found.missing] == ["Both with Irma", "Jonas’s parents", "Her parents"]


def test_the_questionnaire_is_answered_whole(filled):
    with filled.read() as db:
        (row,) = form_rows(db)
        (given,) = form_page(db, row.id).responses
        assert response_page(db, given.id).missing == ()
    assert (row.published, row.answers, row.submitted) == (1, 1, 1)
    assert given.submitted_at < NOW


@pytest.mark.parametrize(
    "now", [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 10, 26, 12, tzinfo=UTC)]
)
def test_it_fits_the_nights_the_clocks_change(studio, now):
    sample(studio, now=now)
    assert len(sheet(studio).entries) == 6
