from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from focusflow_desktop.business.sessions.details import PlaceRow, SessionDetails, TakenRow
from focusflow_desktop.business.sessions.queries import TypeRow
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.editor import SessionEditor
from tests.support.calendars import person, thing
from tests.support.studios import StillClock

ANNA, MIA, STROBE = person("Anna"), person("Mia"), thing("Strobe")
PLACE = PlaceRow(id=uuid4(), name="Botanical garden")
DETAILS = SessionDetails(
    id=uuid4(), title="The day", state=SessionState.BOOKED, notes="Ladder", places=(PLACE,),
    types=(TypeRow(id=uuid4(), name="Wedding", length=timedelta(hours=8)),),
    taken=(TakenRow(resource=ANNA, role=AllocationRole.LEAD),), resources=(ANNA, MIA, STROBE),
)  # fmt: skip


@pytest.fixture
def editor(house, english, qtbot):
    editor = SessionEditor(DETAILS, StillClock())
    qtbot.addWidget(editor)
    editor.resize(300, 900)
    editor.show()
    editor.asked = []
    editor.wanted.connect(lambda op, step: editor.asked.append((op.func.__name__, op.keywords, step)))
    return editor


def _field(editor, name):
    return next(one for one in editor.findChildren(QComboBox) if one.objectName() == name)


def test_a_title_is_saved_as_it_is_left_and_never_empty(editor):
    editor.title.setText("  Portraits ")
    editor.title.editingFinished.emit()
    editor.title.setText(" ")
    editor.title.editingFinished.emit()
    assert [(name, values.get("title")) for name, values, _ in _calls(editor)] == [
        ("rename_session", "Portraits")
    ]
    assert editor.title.text() == "The day"


def _calls(editor):
    """The operations with all they were given, whichever way."""
    return editor.asked


def test_what_is_unchanged_is_not_written(editor, qtbot):
    editor.title.editingFinished.emit()
    editor.before.editingFinished.emit()
    editor.notes.setFocus()
    editor.title.setFocus()
    editor.type.activated.emit(0)
    assert not editor.asked


def test_type_place_way_and_notes_are_saved_each_alone(editor, qtbot):
    editor.type.setCurrentIndex(1)
    editor.type.activated.emit(1)
    editor.place.setCurrentIndex(0)
    editor.place.activated.emit(0)
    editor.before.setValue(40)
    editor.before.editingFinished.emit()
    editor._on_notes()
    editor.notes.setPlainText("Ladder and rope")
    editor._on_notes()
    assert [name for name, *_ in editor.asked] == ["set_type", "set_place", "set_way", "set_notes"]
    assert editor.asked[0][1]["session_type_id"] == DETAILS.types[0].id
    assert editor.asked[1][1]["location_id"] == PLACE.id
    assert (editor.asked[2][1]["before"], editor.asked[2][1]["after"]) == (40, 0)


def test_people_and_gear_are_added_and_taken_out(editor):
    add = _field(editor, "add user")
    assert [add.itemText(row) for row in range(add.count())] == ["Mia"]
    add.setCurrentIndex(0)
    add.activated.emit(0)
    gear = _field(editor, "add kit")
    gear.setCurrentIndex(0)
    gear.activated.emit(0)
    next(b for b in editor.findChildren(QPushButton) if b.accessibleName() == "Take out: Anna").click()
    (first, added, _), (_, gear_added, _), (last, taken, _) = editor.asked
    assert (first, added["resource"], added["role"]) == ("allocate", MIA, AllocationRole.SECOND)
    assert (gear_added["resource"], gear_added["role"]) == (STROBE, None)
    assert (last, taken["resource"]) == ("release", ANNA)


def test_a_role_and_an_answer_are_noted(editor):
    role = _field(editor, f"role {ANNA.id}")
    assert role.currentText() == "Lead"
    role.activated.emit(role.findText("Assistant"))
    role.activated.emit(role.findText("Said no"))
    assert editor.asked[0][1]["role"] is AllocationRole.ASSISTANT
    assert editor.asked[1][1]["answer"] is OfferState.DECLINED


def test_notes_are_left_by_tab(editor, qtbot):
    editor.notes.setFocus()
    qtbot.keyClicks(editor.notes, " and rope")
    qtbot.keyClick(editor.notes, Qt.Key.Key_Tab)
    assert not editor.notes.toPlainText().endswith("\t")
