"""The room Clients over a real studio."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.around import around
from focusflow_desktop.business.clients.page import contact_page
from focusflow_desktop.business.clients.queries import contact_ids
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.ui.clients.wiring import Clients, clients_page
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.table import NARROWEST
from tests.support.factories import make_contact, make_job, make_job_contact
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english"]


@pytest.fixture
def people(house):
    clara, julia, job = make_contact("Clara Schmidt"), make_contact("Julia Weber"), make_job()
    with house.studio.write() as db:
        db.add_all([clara, julia, job])
        db.flush()
        db.add(make_job_contact(job, julia))
        operations.set_emails(db, julia.id, ["julia@weber.example"])
    return {"clara": clara.id, "julia": julia.id}


@pytest.fixture
def page(house, english, qtbot, people):
    page = clients_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt", "Julia Weber"])
    return page


def names(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def stored(house, contact_id):
    with house.studio.read() as db:
        return contact_page(db, contact_id)


def beyond(house, contact_id):
    with house.studio.read() as db:
        return around(db, contact_id)


def page_room(page):
    return page.findChild(Clients)


def choose(page, qtbot, contact_id, name):
    page.choose(contact_id)
    qtbot.waitUntil(lambda: page.editor.isVisible() and page.editor.name.text() == name)


def test_the_list_says_how_far_and_how_to_reach(page):
    words = [page.model.index(1, column).data() for column in range(6)]
    assert words == ["Julia Weber", "Active", "julia@weber.example", "", "", "1"]


def test_words_and_stages_find(page, qtbot):
    page.search.setText("weber")
    qtbot.waitUntil(lambda: names(page) == ["Julia Weber"])
    page.search.clear()
    QTest.mouseClick(page.chips[Lifecycle.PROSPECT], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt"])
    page.search.setText("nobody")
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)


def test_who_is_written_on_the_line_is_shown_at_once(page, qtbot):
    page.line.setText("Blumen Krause")
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.editor.isVisible() and page.editor.name.text() == "Blumen Krause")
    qtbot.waitUntil(lambda: "Blumen Krause" in names(page))


def test_a_field_is_saved_as_it_is_left_and_taken_back_by_undo(page, house, qtbot, people):
    choose(page, qtbot, people["julia"], "Julia Weber")
    page.editor.company.setText("Weber & Co")
    page.editor.company.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(house, people["julia"]).company == "Weber & Co")
    house.commands.enter("clients")
    house.commands.run("clients.undo")
    qtbot.waitUntil(lambda: stored(house, people["julia"]).company == "")


def test_what_is_wrong_is_said_beside_its_field(page, house, qtbot, people):
    choose(page, qtbot, people["julia"], "Julia Weber")
    page.editor.emails.setText("julia at weber")
    page.editor.emails.editingFinished.emit()
    qtbot.waitUntil(lambda: "julia at weber" in page.editor.rows["emails"].error)
    assert stored(house, people["julia"]).emails == ("julia@weber.example",)


def test_a_stage_chosen_by_hand_goes_back_to_the_jobs(page, house, qtbot, people):
    choose(page, qtbot, people["julia"], "Julia Weber")
    page.editor.stage.setCurrentIndex(4)
    page.editor.stage.activated.emit(4)
    qtbot.waitUntil(lambda: stored(house, people["julia"]).stage is Lifecycle.REPEAT)
    page.editor.stage.setCurrentIndex(0)
    page.editor.stage.activated.emit(0)
    qtbot.waitUntil(lambda: stored(house, people["julia"]).override is None)


def test_many_are_tagged_and_removed_with_one_undo(page, house, qtbot):
    page.table.selectAll()
    assert page._bulk.isVisible()
    page.bulk_tag.setText("Spring")
    QTest.keyClick(page.bulk_tag, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [page.model.index(row, 4).data() for row in range(2)] == ["Spring", "Spring"])
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    house.recorder.said[-1].run()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    with house.studio.read() as db:
        assert len(contact_ids(db)) == 2


def test_two_are_made_one_and_two_again_by_undo(page, house, qtbot, people):
    page.table.selectAll()
    page.bulk_merge.click()
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt"])
    assert stored(house, people["clara"]).emails == ("julia@weber.example",)
    house.recorder.said[-1].run()
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt", "Julia Weber"])
    assert stored(house, people["julia"]).emails == ("julia@weber.example",)


def test_in_little_room_names_are_whole_and_the_tags_go_first(page, qtbot):
    page.resize(740, 700)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(4))
    assert page.table.columnWidth(0) >= NARROWEST
    page.resize(1600, 700)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(4))


def test_one_is_shown_from_elsewhere_and_leads_to_the_job(page, house, qtbot, people):
    page.search.setText("clara")
    page.show_place(contact_id=people["julia"])
    qtbot.waitUntil(lambda: page.editor.isVisible() and page.editor.name.text() == "Julia Weber")
    [job] = [
        one for one in page.editor.around.findChildren(Button) if one.text().startswith("Weber, wedding")
    ]
    assert job.text().startswith("Weber, wedding · Main client")
    assert job.accessibleName() == job.text()
    job.click()
    assert house.shown[-1][0] == "jobs"


def test_a_client_has_an_address_and_a_partner_and_things_to_do(page, house, qtbot, people):
    choose(page, qtbot, people["julia"], "Julia Weber")
    beside = page.editor.around
    beside.address.setFocus()
    beside.address.setPlainText("Seeweg 1\n12345 Berlin")
    page.search.setFocus()
    qtbot.waitUntil(lambda: beyond(house, people["julia"]).addresses == ("Seeweg 1\n12345 Berlin",))
    beside.link.setText("Clara Schmidt")
    QTest.keyClick(beside.link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "a colon" in beside.rows["link"].error)
    assert beside.link.text() == "Clara Schmidt"
    beside.link.setText("Sister: Clara Schmidt")
    QTest.keyClick(beside.link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.other for one in beyond(house, people["julia"]).links] == ["Clara Schmidt"])
    qtbot.waitUntil(lambda: beside.link.text() == "")
    beside.todo.setText("Send the album")
    QTest.keyClick(beside.todo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [tick.text() for tick in beside.findChildren(QCheckBox)] == ["Send the album"])
    beside.findChildren(QCheckBox)[0].click()
    qtbot.waitUntil(lambda: "Done: Send the album" in [line.title for line in beside.story.lines.lines])


def test_a_note_stands_in_the_story(page, qtbot, people):
    choose(page, qtbot, people["julia"], "Julia Weber")
    page.editor.note.setText("Likes fog")
    QTest.keyClick(page.editor.note, Qt.Key.Key_Return)
    story = page.editor.around.story.lines
    qtbot.waitUntil(lambda: [line.body for line in story.lines] == ["Likes fog"])


def test_who_was_made_one_is_taken_apart_long_after(page, house, qtbot, people):
    page.table.selectAll()
    page.bulk_merge.click()
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt"])
    choose(page, qtbot, people["clara"], "Clara Schmidt")
    apart = [one for one in page.editor.around.findChildren(Button) if one.text() == "Take apart"]
    apart[0].click()
    qtbot.waitUntil(lambda: names(page) == ["Clara Schmidt", "Julia Weber"])


def test_everybody_goes_out_as_a_table_and_as_cards(page, house, qtbot, tmp_path):
    room = page_room(page)
    room.export(tmp_path / "clients.csv")
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert house.recorder.said[-1].text == "2 clients are in clients.csv."
    assert "julia@weber.example" in (tmp_path / "clients.csv").read_text(encoding="utf-8-sig")
    room.export(tmp_path / "clients.vcf")
    qtbot.waitUntil(lambda: len(house.recorder.said) == 2)
    assert (tmp_path / "clients.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 2
