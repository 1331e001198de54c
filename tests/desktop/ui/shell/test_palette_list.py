from PySide6.QtCore import Qt


def test_the_arrows_pass_over_group_titles(window, qtbot):
    palette = window._palette
    palette.open()
    first = palette.list.currentIndex().row()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == first == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
