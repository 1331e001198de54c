"""The room over a real studio with a wedding in it: hours, lists, ticks, coverage, the PDF."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from focusflow_desktop.business.call_sheets.operations import SheetField
from focusflow_desktop.business.call_sheets.queries import sheet_of
from focusflow_desktop.business.call_sheets.shot_lists import ItemFacts, add_items, add_list, link_photos
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.ui.call_sheets.box_delegate import PlaceDelegate
from focusflow_desktop.ui.call_sheets.hours_model import FROM, TO, WHAT, WHERE
from focusflow_desktop.ui.call_sheets.items_model import GROUP, MUST, PICKS
from focusflow_desktop.ui.call_sheets.page import CallSheetPage
from focusflow_desktop.ui.call_sheets.wiring import CallSheets
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from tests.desktop.business.call_sheets.conftest import photos, wedding
from tests.support.pdf_text import pages_of
from tests.support.rooms import GreyThumbnails
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english", "photos", "wedding"]


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def opened(house):
    """The folders that were shown in the system."""
    return []


def shown(house, qtbot, opened=None):
    page = CallSheetPage(GreyThumbnails())
    page.control = CallSheets(page, house.frame, StillClock(), open_folder=(opened or []).append)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


@pytest.fixture
def page(house, english, qtbot, wedding):
    page = shown(house, qtbot)
    page.show_place(session_id=wedding.session)
    qtbot.waitUntil(lambda: page.sheet is not None)
    return page


@pytest.fixture
def formals(page, qtbot, wedding):
    """A list of three pictures, in sight."""
    with wedding.studio.write() as db:
        (made,) = add_list(db, wedding.session, "Formals").rows["shot_lists"]
        add_items(db, made, [ItemFacts(title=name) for name in ("Both", "Parents", "Grandmother")])
    page.show_place(session_id=wedding.session)
    qtbot.waitUntil(lambda: made in page.cards)
    return page.cards[made]


def stored(wedding):
    with wedding.studio.read() as db:
        return sheet_of(db, wedding.session)


def write_line(page, words):
    page.hours.line.setText(words)
    QTest.keyClick(page.hours.line, Qt.Key.Key_Return)


def test_a_studio_without_sessions_says_what_belongs_here(house, english, qtbot):
    page = shown(house, qtbot)
    page.show_place()
    assert page._stack.currentIndex() == 0
    page._empty.findChildren(type(page.pdf))[0].click()
    assert house.shown == [("calendar", {})]


def test_entered_without_a_session_the_next_one_is_shown_and_another_can_be_chosen(
    house, english, qtbot, wedding
):
    page = shown(house, qtbot)
    page.show_place()
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert {page.choice.itemText(at).partition(" · ")[2] for at in range(page.choice.count())} == {
        "Ceremony · Weber, wedding",
        "Engagement · Weber, wedding",
    }
    page.choice.picked.emit(wedding.other_session)
    qtbot.waitUntil(lambda: page.sheet.title == "Engagement")


def test_a_session_that_is_gone_is_said_and_the_next_one_shown(house, english, qtbot, wedding):
    page = shown(house, qtbot)
    page.show_place(session_id=new_id())
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert house.recorder.only.text == "This session is not there any more."


def test_a_line_is_typed_with_its_times_and_stands_in_the_table(page, qtbot, wedding):
    write_line(page, "14:00–14:30 Ceremony")
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 1)
    (row,) = stored(wedding).entries
    assert (row.title, row.starts_at, row.ends_at) == (
        "Ceremony",
        datetime(2026, 6, 20, 12, tzinfo=UTC),
        datetime(2026, 6, 20, 12, 30, tzinfo=UTC),
    )
    assert page.hours.line.text() == ""


@pytest.mark.parametrize("words", ["14:00", "15:00–14:00 Vows"])
def test_a_line_that_is_refused_can_be_put_right(page, qtbot, wedding, words):
    write_line(page, words)
    qtbot.waitUntil(lambda: page.hours.row.error != "")
    assert page.hours.line.text() == words
    assert stored(wedding).entries == ()


def test_hours_are_written_in_place_and_a_time_that_is_none_is_said(page, qtbot, wedding):
    write_line(page, "14:00 Ceremony")
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 1)
    model = page.hours.model
    assert not model.setData(model.index(0, FROM), "soon")
    assert page.hours.row.error != ""
    assert page.hours.line.text() == ""
    model.setData(model.index(0, TO), "14:45")
    qtbot.waitUntil(lambda: stored(wedding).entries[0].ends_at is not None)
    qtbot.waitUntil(lambda: page.hours.row.error == "")
    model.setData(model.index(0, TO), "13:00")
    qtbot.waitUntil(lambda: page.hours.row.error != "")
    model.setData(model.index(0, WHAT), "Vows")
    qtbot.waitUntil(lambda: stored(wedding).entries[0].title == "Vows")


def test_a_place_is_chosen_in_its_cell(page, qtbot, wedding):
    write_line(page, "Ceremony")
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 1)
    index = page.hours.model.index(0, WHERE)
    page.hours.table.edit(index)
    (field,) = page.hours.table.findChildren(ChoiceField)
    assert isinstance(page.hours.table.itemDelegate(), PlaceDelegate)
    field.setCurrentIndex(0)
    field.activated.emit(0)
    qtbot.waitUntil(lambda: stored(wedding).entries[0].place == "Botanical garden")


def test_a_removed_line_comes_back_by_undo(page, house, qtbot, wedding):
    write_line(page, "Ceremony")
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 1)
    page.hours.table.choose([0])
    QTest.keyClick(page.hours.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 0)
    house.commands.enter("call_sheet")
    house.commands.run("call_sheet.undo")
    qtbot.waitUntil(lambda: page.hours.model.rowCount() == 1)


def test_words_for_everybody_are_kept_as_the_field_is_left(page, qtbot, wedding):
    field = page.words.fields[SheetField.PARKING]
    field.setText("Behind the church")
    field.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(wedding).parking == "Behind the church")


def test_a_new_list_waits_for_its_name(page, qtbot, wedding):
    page.new_list.click()
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    (card,) = page.cards.values()
    qtbot.waitUntil(lambda: page.focusWidget() is card.title)
    card.title.setText("Formals")
    card.title.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(wedding).lists[0].title == "Formals")


def test_a_pasted_list_comes_in_one_step(page, formals, house, qtbot, wedding):
    QGuiApplication.clipboard().setText("Details:\n- Rings\n- Dress!\n")
    QTest.keyClick(formals.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: formals.model.rowCount() == 5)
    assert formals.model.data(formals.model.index(4, GROUP)) == "Details"
    assert (
        formals.model.data(formals.model.index(4, MUST), Qt.ItemDataRole.CheckStateRole)
        == Qt.CheckState.Checked
    )
    house.commands.enter("call_sheet")
    house.commands.run("call_sheet.undo")
    qtbot.waitUntil(lambda: formals.model.rowCount() == 3)


def test_space_ticks_what_is_chosen_and_a_click_ticks_one(page, formals, qtbot, wedding):
    formals.table.choose([0, 1])
    QTest.keyClick(formals.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stored(wedding).lists[0].made == 2)
    qtbot.waitUntil(lambda: formals.made.text() == "2 of 3 made")
    box = formals.table.visualRect(formals.model.index(2, 0)).topLeft() + QPoint(16, 18)
    QTest.mouseClick(formals.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    qtbot.waitUntil(lambda: stored(wedding).lists[0].made == 3)


def test_the_keyboard_keeps_its_row_after_a_tick(page, formals, qtbot, wedding):
    formals.table.choose([1])
    QTest.keyClick(formals.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: formals.made.text() == "1 of 3 made")
    assert formals.table.chosen_rows == [1]


def test_an_item_is_moved_up_by_the_keyboard(page, formals, qtbot, wedding):
    formals.table.choose([2])
    QTest.keyClick(formals.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(
        lambda: [one.title for one in stored(wedding).lists[0].items] == ["Both", "Grandmother", "Parents"]
    )


def test_an_item_is_written_in_place_and_an_empty_one_refused_beside_it(page, formals, qtbot, wedding):
    model = formals.model
    model.setData(model.index(0, 0), "The two")
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[0].title == "The two")
    model.setData(model.index(0, MUST), None, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[0].is_must)
    qtbot.waitUntil(lambda: model.rows[0].is_must)
    model.setData(model.index(0, 0), "  ")
    qtbot.waitUntil(lambda: formals.row.error != "")


def test_what_comes_while_a_cell_is_written_in_waits(page, formals, qtbot, wedding):
    formals.table.edit(formals.model.index(0, 0))
    (field,) = formals.table.findChildren(QLineEdit)
    field.setText("Half a wo")
    with wedding.studio.write() as db:
        add_items(db, formals.list.id, [ItemFacts(title="From elsewhere")])
    page.control.ask()
    qtbot.waitUntil(lambda: formals._waiting is not None)
    assert (formals.model.rowCount(), field.text()) == (3, "Half a wo")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: formals.model.rowCount() == 4)


def test_a_list_is_deleted_and_copied(page, formals, house, qtbot, wedding):
    page.show_place(session_id=wedding.other_session)
    qtbot.waitUntil(lambda: page.copy.count() == 1)
    page.copy.picked.emit(formals.list.id)
    qtbot.waitUntil(lambda: len(page.cards) == 1 and page.sheet.title == "Engagement")
    (card,) = page.cards.values()
    assert card.model.rowCount() == 3
    card.delete.click()
    qtbot.waitUntil(lambda: not page.cards)


def test_after_the_shoot_the_picks_are_counted(page, formals, qtbot, wedding, photos):
    assert formals.table.isColumnHidden(PICKS) or page.sheet.photos
    with wedding.studio.write() as db:
        link_photos(db, formals.model.rows[2].id, photos[:2])
    formals.model.setData(formals.model.index(2, MUST), None, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(page._missing.isVisible)
    assert page._missing_words.text() == "1 must without a pick: Grandmother"
    assert formals.model.data(formals.model.index(2, PICKS)) == "0 picks of 2"
    assert not formals.table.isColumnHidden(PICKS)


def test_photos_are_linked_to_the_chosen_picture_by_click_and_space(
    page, formals, house, qtbot, wedding, photos
):
    page.show_place(session_id=wedding.session)
    qtbot.waitUntil(lambda: page.sheet.photos == 4)
    assert page.strip.isHidden()
    formals.table.choose([2])
    qtbot.waitUntil(lambda: page.strip.grid.photos.rowCount() == 4)
    assert page.strip._title.text() == "Which photos show “Grandmother”?"
    grid = page.strip.grid
    grid.clicked.emit(grid.photos.index(1))
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[2].photos == 1)
    grid.setCurrentIndex(grid.photos.index(3))
    QTest.keyClick(grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[2].photos == 2)
    qtbot.waitUntil(lambda: [row.is_linked for row in grid.photos.rows] == [False, True, False, True])
    page.strip.picks.click()
    assert grid.photos.rowCount() == 2
    grid.clicked.emit(grid.photos.index(0))
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[2].photos == 1)
    house.commands.enter("call_sheet")
    house.commands.run("call_sheet.undo")
    qtbot.waitUntil(lambda: stored(wedding).lists[0].items[2].photos == 2)
    page.close_pictures()


def test_the_strip_stands_below_the_list_of_its_picture_and_goes_with_it(
    page, formals, qtbot, wedding, photos
):
    page.show_place(session_id=wedding.session)
    formals.table.choose([0])
    qtbot.waitUntil(lambda: not page.strip.isHidden())
    assert page._lists.indexOf(page.strip) == page._lists.indexOf(formals) + 1
    formals.delete.click()
    qtbot.waitUntil(lambda: not page.cards)
    qtbot.waitUntil(page.strip.isHidden)


def test_the_pdf_is_saved_and_its_folder_one_click_away(
    house, english, qtbot, wedding, tmp_path, monkeypatch
):
    folders = []
    page = CallSheetPage(GreyThumbnails())
    control = CallSheets(page, house.frame, StillClock(), open_folder=folders.append)
    qtbot.addWidget(page)
    page.show_place(session_id=wedding.session)
    qtbot.waitUntil(lambda: page.sheet is not None)
    control.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert house.recorder.only.text == "Saved as sheet.pdf."
    house.recorder.only.run()
    assert folders == [tmp_path]
    text = pages_of((tmp_path / "sheet.pdf").read_bytes())[0]
    for words in (
        "Ceremony",
        "Weber, wedding",
        "+49 170 2",
        "Lead photographer",
        "Botanical garden",
        "Sunset",
    ):
        assert words in text


def test_a_pdf_that_cannot_be_written_is_said(page, house, qtbot, tmp_path):
    refused = []
    house.door.refused.connect(refused.append)
    page.control.save(tmp_path / "away" / "sheet.pdf")
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "file_unwritable"
    assert not isinstance(refused[0], Refused)


def test_the_job_and_the_clients_are_one_click_away(page, house):
    page.job.click()
    assert house.shown[-1] == ("jobs", {"job_id": page.sheet.job_id})
    page.client_asked.emit(page.sheet.people[1].contact_id)
    assert house.shown[-1] == ("clients", {"contact_id": page.sheet.people[1].contact_id})
