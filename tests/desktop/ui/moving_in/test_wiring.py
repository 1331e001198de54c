"""The room Move in over a real studio and files as other programs write them."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.shared.records import Contact, Job, OldInvoice
from focusflow_desktop.ui.moving_in.page import MovingInPage
from focusflow_desktop.ui.moving_in.wiring import MovingIn
from focusflow_desktop.ui.widgets.button import Button
from tests.desktop.business.moving_in.conftest import honeybook, write
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english", "honeybook", "write"]


@pytest.fixture
def page(house, english, qtbot):
    with house.studio.write() as db:
        found_studio(db, house.studio.tenant_id, name="Anna Studio", country="US", currency="USD")
    page = MovingInPage()
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


@pytest.fixture
def room(page, house):
    room = MovingIn(page, house.frame, StillClock())
    house.commands.enter("moving_in")
    page.show_place()
    return room


def living(house):
    with house.studio.read() as db:
        return tuple(
            db.scalar(select(func.count(record.id)).where(~record.deleted))
            for record in (Contact, Job, OldInvoice)
        )


def look_at(room, qtbot, path):
    room.open(path)
    qtbot.waitUntil(lambda: room.plan is not None and room.plan.table.name == path.name)


def button(page, words):
    return next(one for one in page.findChildren(Button) if one.text() == words and one.isVisible())


def test_600_clients_come_in_from_honeybook_and_go_out_again_by_one_undo(room, page, house, qtbot, honeybook):
    look_at(room, qtbot, honeybook)
    assert "600 new clients" in page.counts.text()
    assert "660 jobs, as history" in page.counts.text()
    assert living(house) == (0, 0, 0)  # a look writes nothing
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (600, 660, 660), timeout=30_000)
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert "honeybook.csv is in: 600 new clients, 660 jobs" in house.recorder.only.text
    house.commands.run("moving_in.undo")
    qtbot.waitUntil(lambda: living(house) == (0, 0, 0), timeout=30_000)


def test_what_a_column_means_can_be_changed_and_the_dry_run_follows(room, page, qtbot, write):
    path = write("Who,Mail,Shoot\nClara Brandt,clara@example.com,Newborn\n")
    room.open(path)
    qtbot.waitUntil(lambda: "Who" in page.columns.choices)
    choice = page.columns.choices["Who"]
    assert choice.accessibleName() == "What Who means"
    choice.setFocus()
    choice.setCurrentIndex(choice.findText("Name"))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: room.plan is not None)
    assert page.columns.mapping == {"Who": Field.NAME, "Shoot": Field.JOB}
    assert page.counts.text() == "1 new client\n1 job, as history"


def test_a_meaning_that_another_column_takes_is_let_go(room, page, qtbot, write):
    look_at(room, qtbot, write("Name,Nickname\nClara Brandt,Clara\n"))
    nickname = page.columns.choices["Nickname"]
    nickname.setCurrentIndex(nickname.findText("Name"))
    nickname.activated.emit(nickname.currentIndex())
    assert page.columns.mapping == {"Nickname": Field.NAME}


def test_nothing_can_be_brought_in_while_no_column_names_anybody(room, page, qtbot, write):
    room.open(write("Colour,Size\nred,3\n"))
    qtbot.waitUntil(lambda: page.error.isVisibleTo(page) and page._stack.currentIndex() == 1)
    assert "No column says who the clients are" in page.error.text()
    assert not page.bring.isEnabled()


def test_what_cannot_be_read_is_said_by_line_and_saved_as_a_report(room, page, qtbot, write, tmp_path, house):
    path = write("Name,Email,Wedding Date\nClara Brandt,clara@example.com,someday\n,,\nPaul,not a mail,\n")
    look_at(room, qtbot, path)
    assert "Line 2, Wedding Date" in page.problems.text()
    assert page.report.isVisible()
    room.write_report(tmp_path / "report.csv")
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["Line", "Column", "What", "The line was left out"]
    assert any(row[0] == "2" and row[1] == "Wedding Date" for row in rows)


def test_a_file_that_is_no_table_is_refused_on_the_first_page(room, page, qtbot, tmp_path):
    sheet = tmp_path / "clients.xlsx"
    sheet.write_bytes(b"PK\x03\x04 spreadsheet")
    room.open(sheet)
    qtbot.waitUntil(page._first_error.isVisible)
    assert "Save it as CSV there" in page._first_error.text()
    assert page.choose.isVisible()


def test_what_came_in_before_can_be_taken_out_and_not_come_in_twice(room, page, house, qtbot, write):
    path = write("Name,Email\nClara Brandt,clara@example.com\n")
    look_at(room, qtbot, path)
    page.bring.click()
    qtbot.waitUntil(page._before.isVisible)
    look_at(room, qtbot, path)
    page.bring.click()
    qtbot.waitUntil(page.error.isVisible)
    assert "already in" in page.error.text()
    assert living(house)[0] == 1
    page.leave.click()
    button(page, "Take out").click()
    qtbot.waitUntil(lambda: living(house)[0] == 0)


def test_escape_leads_back_to_the_clients(room, page, house, qtbot):
    house.commands.run("moving_in.back")
    assert house.shown == [("clients", {})]
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.choose.hasFocus()


def test_cards_come_in_like_a_table(room, page, house, qtbot, tmp_path):
    path = tmp_path / "people.vcf"
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Clara Brandt\nEMAIL:clara@example.com\nEND:VCARD\n", encoding="utf-8"
    )
    look_at(room, qtbot, path)
    assert list(page.columns.choices) == ["Name", "E-mail"]
    assert page.counts.text() == "1 new client"
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (1, 0, 0))


def test_several_files_are_looked_at_one_after_the_other(room, page, house, qtbot, write):
    people = write("Name,Email\nClara Brandt,clara@example.com\n", name="people.csv")
    jobs = write("Client Email,Project Name\nclara@example.com,Newborn\n", name="jobs.csv")
    room.open_all([people, jobs])
    qtbot.waitUntil(lambda: room.plan is not None and room.plan.table.name == "people.csv")
    page.bring.click()
    qtbot.waitUntil(lambda: room.plan is not None and room.plan.table.name == "jobs.csv")
    qtbot.waitUntil(lambda: "1 client here already" in page.counts.text())
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (1, 1, 0))
    qtbot.waitUntil(page.choose.isVisible)
