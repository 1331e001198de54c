from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.business.calendars.ics import Entry, write_ics
from focusflow_desktop.ui.settings.calendar_files import CalendarFiles
from tests.support.factories import make_job, make_session
from tests.support.services import english, open_house

__all__ = ["english", "open_house"]


@pytest.fixture
def files(open_house, qtbot):
    files = CalendarFiles(open_house.frame)
    qtbot.addWidget(files)
    files.show()
    return files


def test_a_file_is_looked_at_with_its_problems_and_taken_in(files, open_house, qtbot, tmp_path):
    soon = datetime.now(UTC) + timedelta(days=3)
    path = tmp_path / "private.ics"
    dentist = Entry(uid="d", title="Dentist", starts_at=soon, ends_at=soon + timedelta(hours=1))
    path.write_bytes(
        write_ics([dentist], at=soon).replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nEND:VCALENDAR")
    )
    files.look_at(path)
    qtbot.waitUntil(files.take.isVisible)
    assert files.said.text().startswith("private.ics: 1 new busy times")
    assert files.problems.text().startswith("Line ")
    files.take.click()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert open_house.said[0].text.startswith("1 busy time taken in")
    assert not files.take.isVisible()


@pytest.mark.parametrize("content", [None, b"Name,Date"])
def test_what_is_no_calendar_is_said(files, qtbot, tmp_path, content):
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    files.look_at(path)
    qtbot.waitUntil(files.said.isVisible)
    assert "Nothing was" in files.said.text()
    assert not files.take.isVisible()


def test_all_sessions_are_saved_as_one_file(files, open_house, qtbot, tmp_path):
    with open_house.services.studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add(make_session(job))
    files.write_to(tmp_path / "sessions.ics")
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert (tmp_path / "sessions.ics").read_bytes().count(b"BEGIN:VEVENT") == 1
