"""Focus and clipping over a picture."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from focusflow_desktop.ui.culling.overlays import Kind, Overlays, overlay_of
from focusflow_desktop.ui.look.theme import PICTURES


def picture(pixels):
    height, width, _ = pixels.shape
    data = np.ascontiguousarray(pixels, np.uint8)
    return QImage(data.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def edged():
    """Grey, with one hard edge and one burnt corner."""
    pixels = np.full((60, 90, 3), 100, np.uint8)
    pixels[:, 45:] = 180
    pixels[:10, :10] = 255
    pixels[50:, 80:] = 0
    return picture(pixels)


def test_focus_is_marked_on_the_edge_and_nowhere_in_the_plain():
    made = overlay_of(edged(), Kind.PEAKING)
    assert made.pixelColor(45, 30) == QColor(PICTURES.good.text)
    assert made.pixelColor(20, 30).alpha() == 0


def test_highlights_and_shadows_have_colours_of_their_own():
    made = overlay_of(edged(), Kind.CLIPPING)
    assert made.pixelColor(3, 3) == QColor(PICTURES.bad.base)
    assert made.pixelColor(86, 56) == QColor(PICTURES.information.base)
    assert made.pixelColor(30, 30).alpha() == 0


@pytest.fixture
def overlays(house):
    return Overlays(house.runner)


def test_an_overlay_comes_later_and_not_on_the_windows_own_thread(overlays, qtbot):
    came = []
    overlays.ask(edged(), Kind.PEAKING, done=came.append)
    assert came == []
    qtbot.waitUntil(lambda: len(came) == 1)
    assert came[0].size() == edged().size()


def test_who_has_gone_on_gets_no_overlay(overlays, house, qtbot):
    came = []
    overlays.ask(edged(), Kind.PEAKING, done=lambda made: came.append("first"))
    overlays.ask(edged(), Kind.CLIPPING, done=lambda made: came.append("second"))
    overlays.drop()
    overlays.ask(edged(), Kind.CLIPPING, done=lambda made: came.append("third"))
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert came == ["third"]


def test_nothing_is_made_of_no_picture(overlays, house):
    overlays.ask(QImage(), Kind.PEAKING, done=lambda made: None)
    overlays.ask(edged(), Kind.NONE, done=lambda made: None)
    assert house.runner.is_idle
