"""A whole window with three small rooms, on a real studio."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.ui.shell.page import Room, Surface
from focusflow_desktop.ui.shell.window import Window


class _Page(QWidget):
    def __init__(self):
        super().__init__()
        self.places = []
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)

    def show_place(self, **place):
        self.places.append(place)


@pytest.fixture
def window(house, qtbot):
    house.settings.set("look.scheme", "light")
    window = Window(
        door=house.door,
        tasks=house.tasks,
        settings=house.settings,
        messages=house.messages,
        commands=house.commands,
    )
    window.add_room(
        Room(id="today", title="Today", icon="sun", factory=lambda _frame: _Page(), shortcut="Alt+1")
    )
    window.add_room(
        Room(
            id="library",
            title="Library",
            icon="images",
            factory=lambda _frame: _Page(),
            surface=Surface.PICTURES,
        )
    )
    window.add_room(
        Room(id="culling", title="Cull", factory=lambda _frame: _Page(), surface=Surface.PICTURES, shows_rail=False,
             stands_under="library")
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.show_room("today")
    qtbot.waitUntil(window.isActiveWindow)
    return window
