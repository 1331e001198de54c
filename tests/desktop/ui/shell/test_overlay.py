from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from focusflow_desktop.ui.shell.overlay import Overlay


def _open(qtbot):
    window = QWidget()
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    overlay = Overlay(window)
    overlay.popover.setGeometry(200, 100, 200, 200)
    overlay.open()
    return field, overlay


def test_a_click_beside_it_closes_it_and_the_focus_comes_back(qtbot):
    field, overlay = _open(qtbot)
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert overlay.isHidden()
    assert field.hasFocus()


def test_a_click_on_it_does_not(qtbot):
    _, overlay = _open(qtbot)
    qtbot.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(250, 150))
    assert overlay.isVisible()


def test_it_covers_the_window_when_that_grows(qtbot):
    _, overlay = _open(qtbot)
    overlay.parentWidget().resize(900, 700)
    assert overlay.size() == overlay.parentWidget().size()


def test_escape_closes_it_and_is_not_heard_by_a_command_of_the_room(qtbot):
    _, overlay = _open(qtbot)
    window, heard = overlay.parentWidget(), []
    shortcut = QShortcut(QKeySequence("Escape"), window)
    shortcut.activated.connect(lambda: heard.append("left the room"))
    overlay.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    overlay.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert overlay.isHidden()
    assert heard == []
