from PySide6.QtWidgets import QLabel

from focusflow_desktop.ui.calendar.legend import Legend


def test_every_shape_has_its_word(house, qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    words = [label.text() for label in legend.findChildren(QLabel)]
    assert words[:2] == ["Booked or confirmed", "On hold, hatched"]
    assert not legend.grab().isNull()
