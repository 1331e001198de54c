import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import ListRow
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import DESK_LIGHT
from focusflow_desktop.ui.widgets.list_editor import ListEditor, ListPlan
from focusflow_desktop.ui.widgets.list_fields import FieldPlan

PLAN = ListPlan(
    id="types", title="Types", add="Add a type", new="New type", empty="No types yet.", has_order=True,
    fields=(
        FieldPlan(column=Column(name="name"), label="Name"),
        FieldPlan(column=Column(name="length", kind=ColumnKind.MINUTES), label="Length"),
        FieldPlan(column=Column(name="asks", kind=ColumnKind.YES_NO), label="Asks first"),
    ),
)  # fmt: skip


def row(name, **given):
    archived = given.pop("is_archived", False)
    return ListRow(id=new_id(), name=name, is_archived=archived, values={"name": name, "length": 60, **given})


@pytest.fixture
def rows():
    return [row("Portrait", colour="red"), row("Call"), row("Old", is_archived=True)]


@pytest.fixture
def editor(qtbot, qapp, rows):
    dress_application(qapp, DESK_LIGHT)
    editor = ListEditor(PLAN)
    qtbot.addWidget(editor)
    editor.resize(800, 600)
    editor.show_rows(rows)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def heard(signal):
    told = []
    signal.connect(lambda *given: told.append(given))
    return told


def test_an_empty_list_says_so_and_its_button_adds(editor):
    asked = heard(editor.add_asked)
    editor.show_rows(())
    assert editor._stack.currentIndex() == 1
    editor.ask_new()
    assert asked == [("New type",)]


def test_the_first_row_is_chosen_and_what_is_put_away_is_named_so(editor, rows):
    assert editor.chosen is rows[0]
    assert editor.names.item(2).text() == "Old (archived)"
    assert editor.away.text() == "Archive"
    editor.choose(rows[2].id)
    assert editor.away.text() == "Put back"


def test_a_field_tells_once_when_it_is_left_and_only_something_new(editor, rows):
    told = heard(editor.changed)
    line = editor.form.field("length")
    line.setFocus()
    line.setText("1 h 30")
    QTest.keyClick(line, Qt.Key.Key_Return)
    line.clearFocus()
    assert told == [(rows[0].id, "length", "1 h 30")]


def test_a_refused_value_stays_with_its_sentence_until_it_is_put_right(editor, rows):
    line = editor.form.field("length")
    line.setText("long")
    line.editingFinished.emit()
    editor.form.show_error("length", "This is no length of time.")
    editor.show_rows(rows)  # told of something else
    assert (line.text(), editor.form.error("length")) == ("long", "This is no length of time.")
    line.setText("2 h")
    line.editingFinished.emit()
    assert editor.form.error("length") == ""


def test_another_row_shows_its_own_values(editor, rows):
    editor.form.field("length").setText("long")
    editor.form.show_error("length", "This is no length of time.")
    editor.names.setCurrentRow(1)
    assert editor.form.field("length").text() == "1 h"
    assert editor.form.error("length") == ""
    assert editor.form.field("name").text() == "Call"


def test_alt_and_arrows_ask_for_another_order(editor, rows):
    asked = heard(editor.order_asked)
    QTest.keyClick(editor.names, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # the first stays first
    QTest.keyClick(editor.names, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked == [([rows[1].id, rows[0].id, rows[2].id],)]


def test_a_dragged_row_asks_for_the_order_it_left(editor, rows):
    asked = heard(editor.order_asked)
    model = editor.names.model()
    assert model.moveRow(model.index(0, 0).parent(), 0, model.index(0, 0).parent(), 2)
    assert asked == [([rows[1].id, rows[0].id, rows[2].id],)]


def test_enter_goes_to_the_name_and_delete_puts_away(editor, rows):
    asked = heard(editor.archive_asked)
    editor.names.setFocus()
    QTest.keyClick(editor.names, Qt.Key.Key_Delete)
    assert asked == [(rows[0].id, True)]
    QTest.keyClick(editor.names, Qt.Key.Key_Return)
    assert editor.form.field("name").hasFocus()
    assert editor.form.field("name").selectedText() == "Portrait"


def test_a_tick_tells_at_once_and_goes_back_when_it_is_refused(editor, rows):
    told = heard(editor.changed)
    tick = editor.form.field("asks")
    tick.click()
    assert told == [(rows[0].id, "asks", True)]
    editor.form.show_error("asks", "Not now.")
    assert not tick.isChecked()


def test_a_row_that_went_leaves_its_neighbour_chosen(editor, rows):
    editor.choose(rows[1].id)
    editor.show_rows([rows[0], rows[2]])
    assert editor.chosen is rows[2]
