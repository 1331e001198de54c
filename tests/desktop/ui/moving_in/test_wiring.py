"""The room Move in over a real studio and files as other programs write them."""

import csv

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import func, select, text

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.shared.records import Contact, Job, OldInvoice
from focusflow_desktop.ui.moving_in.page import MovingInPage
from focusflow_desktop.ui.moving_in.wiring import MovingIn
from focusflow_desktop.ui.widgets.button import Button
from tests.desktop.business.moving_in.conftest import honeybook, three_files, write
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english", "honeybook", "three_files", "write"]


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
    qtbot.waitUntil(lambda: room.plan is not None and room.plan.name == path.name)


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
    assert rows[0] == ["File", "Line", "Column", "What", "The line was left out"]
    assert any(row[1] == "2" and row[2] == "Wedding Date" for row in rows)


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


PEOPLE = "Name,Email\nClara Brandt,clara@example.com\n"
JOBS = "Client Email,Project Name\nclara@example.com,Newborn\n"


def look_at_all(room, qtbot, *paths):
    room.open_all(list(paths))
    qtbot.waitUntil(lambda: room.plan is not None and len(room.plan.files) == len(paths))


def named(page, name):
    return next(one for one in page.findChildren(Button) if one.accessibleName() == name)


def labels(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_three_files_of_600_clients_come_in_together_and_go_out_by_one_undo(
    room, page, house, qtbot, three_files
):
    look_at_all(room, qtbot, *three_files)
    assert page.counts.text().splitlines() == [
        "600 new clients",
        "660 jobs, as history",
        "660 old invoices, to read",
        "1320 payments",
    ]
    assert "Projects · 660 records · HoneyBook" in labels(page)
    assert living(house) == (0, 0, 0)
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (600, 660, 660), timeout=30_000)
    qtbot.waitUntil(page.choose.isVisible, timeout=30_000)
    assert "clients.csv, projects.csv, payments.csv are in: 600 new clients" in house.recorder.only.text
    house.commands.run("moving_in.undo")
    qtbot.waitUntil(lambda: living(house) == (0, 0, 0), timeout=30_000)


def test_files_may_be_added_in_any_order_and_the_same_one_counts_once(room, page, house, qtbot, write):
    jobs, people = write(JOBS, name="jobs.csv"), write(PEOPLE, name="people.csv")
    look_at(room, qtbot, jobs)
    assert page.counts.text() == "1 new client\n1 job, as history"
    room.open_all([people, write(PEOPLE, name="a copy.csv")])
    qtbot.waitUntil(lambda: room.plan is not None and len(room.plan.files) == 2)
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (1, 1, 0))
    with house.studio.read() as db:
        assert db.scalar(select(Contact.name)) == "Clara Brandt"


def test_files_and_folders_are_dropped_on_the_room(room, page, qtbot, write, tmp_path):
    write(JOBS, name="jobs.csv")
    write(PEOPLE, name="people.csv")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    at, action, button = QPoint(40, 40), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(at, action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(at), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, dropped)
    qtbot.waitUntil(lambda: room.plan is not None and len(room.plan.files) == 2)


def test_each_file_has_its_own_columns_and_keeps_what_was_changed(room, page, qtbot, write):
    first = write("Who,Mail\nClara Brandt,clara@example.com\n", name="a.csv")
    second = write(JOBS, name="b.csv")
    room.open_all([first, second])
    qtbot.waitUntil(page.error.isVisible)
    assert "No column of a.csv says who the clients are" in page.error.text()
    assert not page.bring.isEnabled()
    choice = page.columns.choices["Mail"]
    choice.setCurrentIndex(choice.findText("E-mail"))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: room.plan is not None)
    named(page, "Its columns: b.csv").click()
    qtbot.waitUntil(lambda: "Project Name" in page.columns.choices)
    named(page, "Its columns: a.csv").click()
    qtbot.waitUntil(lambda: "Mail" in page.columns.choices)
    assert page.columns.mapping == {"Mail": Field.EMAIL}
    qtbot.waitUntil(page.bring.isEnabled)


def test_one_file_that_cannot_be_read_holds_the_others_until_it_is_left_out(
    room, page, house, qtbot, write, tmp_path
):
    sheet = tmp_path / "payments.xlsx"
    sheet.write_bytes(b"PK\x03\x04 spreadsheet")
    room.open_all([write(PEOPLE, name="people.csv"), sheet])
    qtbot.waitUntil(page.error.isVisible)
    assert "payments.xlsx cannot be read" in page.error.text()
    assert "Save it as CSV there" in labels(page)
    assert not page.bring.isEnabled()
    assert page.counts.text() == "1 new client"
    named(page, "Leave out: payments.xlsx").click()
    qtbot.waitUntil(page.bring.isEnabled)
    page.bring.click()
    qtbot.waitUntil(lambda: living(house) == (1, 0, 0))


def test_the_last_file_left_out_leads_back_to_the_beginning(room, page, qtbot, write):
    look_at_all(room, qtbot, write(PEOPLE, name="a.csv"), write(JOBS, name="b.csv"))
    room._leave_out(1)
    room._leave_out(0)
    assert page.choose.isVisible()


BROKEN = {
    "quotes.csv": (b'Name,Notes\nClara,"one\nBoris,two\n', "quotation mark"),
    "header.csv": (b"Clara,clara@example.com\nBoris,b@example.com\n", "Add a line above it"),
    "empty.csv": (b"", "is empty"),
    "signs.csv": (b"Name^Email\nClara^clara@example.com\n", "commas, semicolons, tabs or bars"),
    "picture.csv": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01", "no table in letters"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_said_in_plain_words_and_writes_nothing(room, page, house, qtbot, tmp_path, name):
    content, words = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    room.open(tmp_path / name)
    qtbot.waitUntil(page._first_error.isVisible)
    assert words in page._first_error.text()
    assert name in page._first_error.text()
    assert living(house) == (0, 0, 0)


def test_a_file_of_200_megabytes_is_refused_by_the_room(room, page, qtbot, tmp_path):
    with (tmp_path / "all.csv").open("wb") as stream:
        stream.truncate(200 << 20)
    room.open(tmp_path / "all.csv")
    qtbot.waitUntil(page._first_error.isVisible)
    assert "larger than 64 MB" in page._first_error.text()


def test_a_write_the_disk_refuses_keeps_what_was_chosen(room, page, house, qtbot, write):
    look_at_all(room, qtbot, write(PEOPLE, name="people.csv"), write(JOBS, name="jobs.csv"))
    with house.studio.write() as db:
        db.execute(text("PRAGMA query_only = ON"))
    page.bring.click()
    qtbot.waitUntil(page.error.isVisible)
    assert "cannot be written" in page.error.text()
    assert page.bring.isEnabled()
    assert page.counts.text() == "1 new client\n1 job, as history"
    assert living(house) == (0, 0, 0)
