from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.ui.look.style_sheet import dress, dress_application
from focusflow_desktop.ui.look.theme import DESK_DARK, DESK_LIGHT
from focusflow_desktop.ui.widgets.button import Button, Kind


def _ink(button):
    image = button.icon().pixmap(button.iconSize()).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return max((image.pixelColor(*place) for place in places), key=lambda pixel: pixel.alpha()).lightness()


def test_the_icon_follows_the_look(qapp, qtbot):
    dress_application(qapp, DESK_LIGHT)
    room = QWidget()
    qtbot.addWidget(room)
    button = Button("Export", icon="square")
    QVBoxLayout(room).addWidget(button)
    room.show()
    assert _ink(button) < 100
    dress(room, DESK_DARK)
    assert _ink(button) > 150


def test_a_button_without_words_has_a_name_and_a_tool_tip(qtbot):
    button = Button(icon="x", name="Put away")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Put away", "Put away")


def test_a_chip_gives_way_with_an_ellipsis_where_its_row_is_full(qapp, qtbot):
    dress_application(qapp, DESK_LIGHT)
    chip, plain = Button("A rather long word", kind=Kind.CHIP), Button("A rather long word")
    for button in (chip, plain):
        qtbot.addWidget(button)
    assert chip.minimumSizeHint().width() < chip.sizeHint().width() // 2
    assert plain.minimumSizeHint().width() > plain.sizeHint().width() // 2
    chip.resize(chip.minimumSizeHint())
    chip.show()
    narrow = chip.grab().toImage()
    chip.setText("A rather other word")
    assert chip.grab().toImage() == narrow  # both end in the ellipsis before they differ
