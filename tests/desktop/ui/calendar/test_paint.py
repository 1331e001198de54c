import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.paint import dress_of, paint_block, paint_chip, paint_words
from focusflow_desktop.ui.look.theme import DESK_DARK, DESK_LIGHT, type_font
from tests.support.calendars import CLASH, berlin, item

pytestmark = pytest.mark.usefixtures("house")


def _item(**changes):
    return item(starts=berlin(14, 10), ends=berlin(14, 12), **changes)


STATES = {
    "booked": _item(),
    "held": _item(state=SessionState.HELD),
    "inquiry": _item(state=SessionState.INQUIRY),
    "done": _item(state=SessionState.COMPLETED),
    "cancelled": _item(state=SessionState.CANCELLED),
    "blackout": _item(state=None, kind=ItemKind.BLACKOUT),
    "busy": _item(state=None, kind=ItemKind.BUSY),
    "mini": _item(state=None, kind=ItemKind.MINI_DAY),
    "clash": _item(clashes=(CLASH,)),
    "held clash": _item(state=SessionState.HELD, clashes=(CLASH,)),
}


@pytest.mark.parametrize("look", [DESK_LIGHT, DESK_DARK], ids=lambda look: look.name)
def test_no_two_states_differ_by_colour_alone(look):
    shapes = {
        name: (dress.icon, bool(dress.line), dress.is_dashed, dress.is_hatched, dress.is_struck)
        for name, dress in ((name, dress_of(one, look)) for name, one in STATES.items())
    }
    assert len(set(shapes.values())) == len(shapes), shapes


def _image(paint):
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_painted_as_block_and_chip(name):
    dress, box = dress_of(STATES[name], DESK_LIGHT), QRectF(0, 0, 200, 100)
    block = _image(lambda p: paint_block(p, box, dress, look=DESK_LIGHT, lines=("Weber", "10:00", "Studio")))
    chip = _image(lambda p: paint_chip(p, box, dress, look=DESK_LIGHT, words="Weber", time="10:00"))
    empty = _image(lambda p: None)
    assert block != empty
    assert chip != empty


def test_long_words_take_two_lines_where_there_is_room():
    metrics = QFontMetricsF(type_font())
    words = "Weber wedding, the whole long day"
    used = []
    _image(lambda p: used.append(paint_words(p, QRectF(0, 0, 120, 60), words, metrics=metrics)))
    _image(lambda p: used.append(paint_words(p, QRectF(0, 0, 120, 16), words, metrics=metrics)))
    assert used == [2 * metrics.height(), metrics.height()]
