from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from focusflow_desktop.ui.shell.first_paint import FirstPaint


def test_it_calls_once_after_the_widget_was_painted(qtbot: QtBot) -> None:
    widget, called = QWidget(), []
    qtbot.addWidget(widget)
    FirstPaint(widget, lambda: called.append(1))
    widget.show()
    assert called == []
    qtbot.waitUntil(lambda: called == [1])
    widget.repaint()
    qtbot.wait(20)
    assert called == [1]
