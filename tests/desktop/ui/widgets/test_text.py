from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.ui.widgets.text import ElidedLabel, text


def test_what_does_not_fit_is_told_by_the_tool_tip(qtbot):
    label = ElidedLabel("2026-05-13_botanica_0001_with_a_long_name.jpg")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_file_s_name_is_never_read_as_markup(qtbot):
    label = text("<b>IMG</b>&amp;.jpg")
    qtbot.addWidget(label)
    assert label.text() == "<b>IMG</b>&amp;.jpg"
    assert label.textFormat().name == "PlainText"


def test_a_wrapped_text_with_a_width_of_its_own_is_never_cut(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    label = text("Import a card to copy and verify it, or add folders you already have. " * 3, wraps=True)
    label.setFixedWidth(300)
    box = QVBoxLayout(page)
    box.addStretch(1)
    box.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
    box.addStretch(1)
    page.resize(600, 600)
    page.show()
    assert label.height() >= label.heightForWidth(300)
