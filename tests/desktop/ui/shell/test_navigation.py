from PySide6.QtCore import Qt

from focusflow_desktop.ui.shell.navigation import Rail, RailEntry


def test_the_rail_is_away_in_the_loupe(window):
    window.show_room("culling")
    assert window.findChild(Rail).isHidden()
    window.show_room("library")
    assert not window.findChild(Rail).isHidden()


def test_only_rooms_that_exist_stand_in_the_rail(window):
    words = [entry.text() for entry in window.findChildren(RailEntry)]
    assert sorted(words) == ["Library", "On this machine", "Today"]


def test_a_click_in_the_rail_leads_to_the_room(window, qtbot):
    entry = next(entry for entry in window.findChildren(RailEntry) if entry.objectName() == "library")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert window.room == "library"
    assert entry.isChecked()
