import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.ui.look.style_sheet import dress, dress_application, style_sheet
from focusflow_desktop.ui.look.theme import DESK_LIGHT, LOOKS, PICTURES, Type
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
