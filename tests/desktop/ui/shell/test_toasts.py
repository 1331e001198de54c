from PySide6.QtWidgets import QPushButton, QWidget

from focusflow_desktop.ui.shell.messages import Message
from focusflow_desktop.ui.shell.toasts import AT_MOST, Toast, Toasts


def test_the_act_runs_once_and_the_toast_leaves(qtbot):
    window, ran = QWidget(), []
    qtbot.addWidget(window)
    window.resize(800, 600)
    toasts = Toasts(window)
    toasts.show_message(Message(text="Marked", act="Undo", run=lambda: ran.append(1)))
    toast = window.findChild(Toast)
    undo = next(button for button in toast.findChildren(QPushButton) if button.text() == "Undo")
    undo.click()
    undo.click()
    assert (ran, toasts.shown) == ([1], ())


def test_only_the_newest_stay(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    toasts = Toasts(window)
    for number in range(AT_MOST + 2):
        toasts.show_message(Message(text=str(number)))
    assert [message.text for message in toasts.shown] == ["2", "3", "4"]
