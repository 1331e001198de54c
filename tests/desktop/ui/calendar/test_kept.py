import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.calendar.kept import Kept


@pytest.fixture
def column(house, qtbot):
    column = QScrollArea()
    qtbot.addWidget(column)
    _draw(column)
    column.show()
    column.activateWindow()
    return column


def _draw(column):
    body = QWidget()
    box = QVBoxLayout(body)
    for name in ("title", "notes"):
        field = QLineEdit("as saved")
        field.setObjectName(name)
        box.addWidget(field)
    column.setWidget(body)
    return body


def test_what_is_being_typed_survives_a_new_drawing(column, qtbot):
    field = column.widget().findChild(QLineEdit, "notes")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, " and more")
    kept = Kept.of(column)
    _draw(column)
    kept.give_back(column)
    field = column.widget().findChild(QLineEdit, "notes")
    assert (field.text(), field.hasFocus()) == ("as saved and more", True)


def test_without_the_keys_nothing_but_the_place_is_kept(column):
    column.widget().findChild(QLineEdit, "title").clearFocus()
    column.setFocus()
    assert Kept.of(column).field == ""
