import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.ui.shell.commands import Command, Commands, key_caps


def _command(id_, *, ran=None, **more):
    return Command(id=id_, title=id_, run=lambda: ran.append(id_) if ran is not None else None, **more)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.field = QLineEdit(window)
    QVBoxLayout(window).addWidget(window.field)
    window.show()
    window.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_key_works_in_its_room_only(window, qtbot):
    ran, commands = [], Commands()
    commands.register(_command("pick", ran=ran, room="culling", shortcut="P"))
    commands.settle_in(window)
    commands.enter("library")
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert ran == []
    commands.enter("culling")
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert ran == ["pick"]


def test_the_same_key_may_mean_something_else_in_another_room(window, qtbot):
    ran, commands = [], Commands()
    commands.register(
        _command("tag", ran=ran, room="library", shortcut="T"),
        _command("film", ran=ran, room="culling", shortcut="T"),
    )
    commands.settle_in(window)
    commands.enter("culling")
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert ran == ["film"]


def test_typing_in_a_field_marks_no_photo(window, qtbot):
    ran, commands = [], Commands()
    commands.register(_command("pick", ran=ran, shortcut="P"))
    commands.settle_in(window)
    window.field.setFocus()
    qtbot.keyClicks(window.field, "pp")
    assert (ran, window.field.text()) == ([], "pp")


def test_a_disabled_command_does_not_run(window):
    ran, commands = [], Commands()
    commands.register(_command("cull", ran=ran, enabled=lambda: False))
    assert commands.run("cull") is False
    assert ran == []


def test_a_command_that_became_possible_answers_its_key_at_once(window, qtbot):
    ran, commands, photos = [], Commands(), []
    commands.register(_command("export", ran=ran, shortcut="E", enabled=lambda: bool(photos)))
    commands.settle_in(window)
    commands.enter("library")
    qtbot.keyClick(window, Qt.Key.Key_E)
    photos.append("AB5_8412")
    qtbot.keyClick(window, Qt.Key.Key_E)
    assert ran == ["export"]


def test_a_menu_shows_what_may_not_run(qapp):
    commands = Commands()
    commands.register(_command("export", enabled=lambda: False))
    commands.grey_out()
    assert not commands.action("export").isEnabled()
    commands.refresh()
    assert commands.action("export").isEnabled()


@pytest.mark.parametrize(
    ("first", "second"),
    [("", "library"), ("library", ""), ("library", "library")],
    ids=["all", "later", "same"],
)
def test_two_commands_on_one_key_in_one_room_are_our_mistake(qapp, first, second):
    commands = Commands()
    commands.register(_command("one", room=first, shortcut="Ctrl+E"))
    with pytest.raises(AssertionError, match="held by one"):
        commands.register(_command("two", room=second, shortcut="Ctrl+E"))


def test_a_key_that_is_taken_is_not_stolen(qapp):
    commands = Commands()
    commands.register(_command("one", shortcut="P"), _command("two", shortcut="X"))
    assert commands.rebind("two", "P").id == "one"
    assert commands["two"].shortcut == "X"
    assert commands.rebind("two", "Q") is None
    assert commands["two"].shortcut == "Q"
    assert commands.action("two").shortcut().toString() == "Q"


def test_the_person_s_keys_hold_for_commands_that_come_later(qapp):
    commands = Commands()
    commands.rebind_all({"pick": "T"})
    commands.register(_command("pick", shortcut="P"), _command("film", shortcut="T"))
    assert commands["pick"].shortcut == "T"
    assert commands["film"].shortcut == ""


@pytest.mark.parametrize(
    ("shortcut", "caps"),
    [("Ctrl+K", ["Ctrl", "K"]), ("?, F1", ["?"]), ("Ctrl++", ["Ctrl", "+"]), ("Right", ["→"]), ("", [])],
)
def test_key_caps_say_the_first_key(qapp, shortcut, caps):
    assert key_caps(shortcut) == caps
