from functools import partial

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.style_sheet import dress, dress_application, style_sheet
from focusflow_desktop.ui.look.theme import DESK_LIGHT, LOOKS, PICTURES, Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text


@pytest.mark.parametrize("look", list(LOOKS.values()), ids=lambda look: look.name)
def test_no_placeholder_is_left_in_the_style_sheet(qapp, look):
    assert "$" not in style_sheet(look)


def test_a_label_takes_its_size_and_colour_from_the_tokens(qapp, qtbot):
    dress_application(qapp, DESK_LIGHT)
    room = QWidget()
    qtbot.addWidget(room)
    label = text("Botanica", step=Type.TITLE, tone="2")
    QVBoxLayout(room).addWidget(label)
    dress(room, PICTURES)
    room.show()
    assert label.font().pixelSize() == 20
    assert label.palette().color(label.foregroundRole()) == QColor(PICTURES.text2)


@pytest.mark.parametrize(
    "make",
    [
        QLineEdit,
        QComboBox,
        QSpinBox,
        *(partial(Button, "Save", kind=kind) for kind in Kind),
        partial(Button, "Save", small=True),
    ],
)
def test_nothing_moves_when_the_keys_come_to_a_field(qapp, qtbot, make):
    dress_application(qapp, DESK_LIGHT)
    room, field, other = QWidget(), make(), QLineEdit()
    qtbot.addWidget(room)
    box = QVBoxLayout(room)
    box.addWidget(field)
    box.addWidget(other)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    other.setFocus()
    without = field.sizeHint()
    field.setFocus()
    assert field.hasFocus()
    assert field.sizeHint() == without
