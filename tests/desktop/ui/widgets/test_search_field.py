from PySide6.QtCore import Qt

from focusflow_desktop.ui.widgets.search_field import SearchField


def test_it_tells_once_when_the_typing_pauses(qtbot):
    field, told = SearchField("Name, keyword"), []
    qtbot.addWidget(field)
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "web ")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["web"]


def test_escape_clears_it(qtbot):
    field = SearchField("Name")
    qtbot.addWidget(field)
    field.setText("web")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
