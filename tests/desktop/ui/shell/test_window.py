import threading

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.ui.look.theme import DESK_DARK, DESK_LIGHT, PICTURES, look_of
from focusflow_desktop.ui.shell.commands import Command, Commands
from focusflow_desktop.ui.shell.drawer import Drawer
from focusflow_desktop.ui.shell.navigation import Rail, RailEntry
from focusflow_desktop.ui.shell.window import FIRST_SIZE, Window


def test_a_room_is_built_when_it_is_first_shown_and_kept(window):
    assert window.page("library") is window.page("library")
    window.show_room("library", job="Botanica")
    assert window.room == "library"
    assert window.page("library").places == [{"job": "Botanica"}]


def test_picture_rooms_are_dark_on_a_light_desk_and_so_is_what_stands_around_them(window):
    window.show_room("library")
    for part in (window.page("library"), window.findChild(Rail), window.findChild(Drawer), window.menuBar()):
        assert look_of(part) is PICTURES
    window.show_room("today")
    for part in (window.page("today"), window.findChild(Rail), window.findChild(Drawer), window.menuBar()):
        assert look_of(part) is DESK_LIGHT


def test_the_theme_changes_while_the_program_runs(window, house):
    house.settings.set("look.scheme", "dark")
    assert look_of(window.page("today")) is DESK_DARK
    house.settings.set("look.text_percent", 200)
    assert window.findChild(RailEntry).sizeHint().height() >= 64
    house.settings.set("look.text_percent", 100)


def test_every_command_with_a_menu_stands_in_it_with_its_key(window, house):
    house.commands.register(
        Command(id="x.export", title="Export", run=lambda: None, menu="File", shortcut="Ctrl+E")
    )
    file = next(action.menu() for action in window.menuBar().actions() if action.text() == "File")
    shown = {action.text(): action.shortcut().toString() for action in file.actions()}
    assert shown["Export"] == "Ctrl+E"


def test_asking_for_the_tasks_never_folds_them_away(window, house):
    drawer = window.findChild(Drawer)
    for _ in range(2):
        house.commands.run("app.show_tasks")
        assert not drawer.isHidden()
    house.commands.run("app.tasks")
    assert drawer.isHidden()


def test_what_the_world_refused_is_said_on_the_window(window, house):
    house.door.refused.emit(Unavailable("drive_away", "The drive is not there."))
    assert [message.text for message in window._toasts.shown] == ["The drive is not there."]


def _again(house, qtbot):
    again = Window(
        door=house.door,
        tasks=house.tasks,
        settings=house.settings,
        messages=house.messages,
        commands=Commands(),
    )
    qtbot.addWidget(again)
    return again


def test_the_window_comes_back_where_it_was(window, house, qtbot):
    window.resize(1000, 700)
    window.close()
    assert _again(house, qtbot).size() != FIRST_SIZE


def test_a_place_that_cannot_be_read_gives_the_first_size(window, house, qtbot):
    house.settings.set_memo("window.geometry", "nonsense")
    assert _again(house, qtbot).size() == FIRST_SIZE


def test_every_control_of_the_frame_has_a_name(window, house, qtbot):
    gate = threading.Event()
    task = house.tasks.start("Export", lambda _control: gate.wait(5))
    window.frame.messages.undoable("Marked", undo=lambda: None)
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QAbstractItemView)]
    pages = [window.page(room) for room in ("today", "library", "culling")]
    named_by_qt = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    nameless = [
        control
        for control in [*controls, window._palette.field]
        if not control.accessibleName()
        and not control.objectName().startswith(named_by_qt)
        and not any(page.isAncestorOf(control) for page in pages)
    ]
    assert nameless == []
    gate.set()
    qtbot.waitUntil(lambda: not task.is_running)


def test_a_menu_of_another_room_is_not_shown_here(window, house):
    house.commands.register(
        Command(id="today.sort", title="Sort", run=lambda: None, menu="Day", room="today"),
        Command(id="x.export", title="Export", run=lambda: None, menu="File"),
    )

    def shown():
        return {action.text() for action in window.menuBar().actions() if action.isVisible()}

    window.show_room("today")
    assert {"Day", "File"} <= shown()
    window.show_room("library")
    assert "Day" not in shown()
    assert "File" in shown()


def test_a_room_can_be_called_otherwise_in_the_rail_and_in_the_palette(window, house):
    window.name_room("today", "This day")
    window.name_room("nowhere", "Nothing")  # a program without it
    entry = next(entry for entry in window.findChildren(RailEntry) if entry.objectName() == "today")
    assert (entry.text(), entry.accessibleName()) == ("This day", "This day")
    assert house.commands["go.today"].title == "Go to This day"
