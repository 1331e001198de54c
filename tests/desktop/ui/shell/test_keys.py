from PySide6.QtCore import Qt

from focusflow_desktop.ui.shell.commands import Command


def test_the_question_mark_shows_the_keys_of_the_room(window, house, qtbot):
    house.commands.register(
        Command(id="x.pick", title="Pick", run=lambda: None, room="culling", shortcut="P"),
        Command(id="x.find", title="Find", run=lambda: None, room="library", shortcut="Ctrl+F"),
    )
    window.show_room("culling")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    keys = window._keys
    titles = [command.title for command in keys.shown]
    assert keys.isVisible()
    assert titles[0] == "Pick"
    assert "Find" not in titles
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert not keys.isVisible()
