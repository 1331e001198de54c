"""The picture, large."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage

from focusflow_desktop.ui.culling.canvas import MARGIN, Canvas
from tests.support.pointing import turn_wheel


def grey(width, height, colour=0x808080):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


@pytest.fixture
def canvas(qtbot):
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(600 + 2 * MARGIN, 400 + 2 * MARGIN)
    made.show()
    made.show_image(grey(600, 400), whole=(3000, 2000))
    return made


def middle(canvas):
    return canvas.grab().toImage().pixelColor(canvas.width() // 2, canvas.height() // 2)


def test_the_picture_lies_inside_its_surround(canvas):
    canvas.show_surround("#ffffff")
    seen = canvas.grab().toImage()
    assert seen.pixelColor(2, 2) == QColor("#ffffff")
    assert middle(canvas) == QColor("#808080")


def test_an_overlay_lies_on_the_picture_until_it_is_taken_or_another_picture_comes(canvas):
    red = grey(600, 400, 0xFF0000)
    canvas.show_overlay(red)
    assert middle(canvas) == QColor("#ff0000")
    canvas.show_overlay(QImage())
    assert middle(canvas) == QColor("#808080")
    canvas.show_overlay(red)
    canvas.show_image(grey(600, 400, 0x404040), whole=(3000, 2000))
    assert middle(canvas) == QColor("#404040")


def test_a_double_click_shows_every_pixel_and_another_the_whole(canvas, qtbot):
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.viewport.zoom == 1 / canvas.devicePixelRatioF()
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.viewport.zoom is None


def test_the_view_stays_when_the_next_picture_comes(canvas):
    canvas.toggle_zoom()
    before = canvas.viewport.at
    canvas.show_image(grey(600, 400), whole=(3000, 2000))
    assert (canvas.viewport.zoom, canvas.viewport.at) == (1.0, before)


def test_dragging_moves_a_zoomed_picture(canvas, qtbot):
    canvas.toggle_zoom()
    before = canvas.viewport.at
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(canvas, QPoint(250, 200))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(250, 200))
    assert canvas.viewport.at[0] > before[0]


def test_looking_closer_ends_where_it_began(canvas):
    canvas.look_closer()
    assert canvas.viewport.zoom == 1.0
    canvas.look_back()
    assert canvas.viewport.zoom is None
    canvas.toggle_zoom()
    canvas.look_closer()
    canvas.look_back()
    assert canvas.viewport.zoom == 1.0  # it was zoomed before, and stays so


def test_the_wheel_zooms_at_the_pointer_to_400_percent_and_back_to_the_whole(canvas):
    at = QPointF(canvas.width() / 4, canvas.height() / 4)
    left, top, width, height = canvas.viewport.rect
    before = ((at.x() - MARGIN - left) / width, (at.y() - MARGIN - top) / height)
    turn_wheel(canvas, at=at)
    assert canvas.viewport.scale == pytest.approx(0.2 * 1.25)
    left, top, width, height = canvas.viewport.rect
    after = ((at.x() - MARGIN - left) / width, (at.y() - MARGIN - top) / height)
    assert after == pytest.approx(before)
    turn_wheel(canvas, notches=50, at=at)
    assert canvas.viewport.scale == pytest.approx(4 / canvas.devicePixelRatioF())
    turn_wheel(canvas, notches=-50, at=at)
    assert canvas.viewport.zoom is None


def test_the_wheel_over_nothing_does_nothing(canvas):
    canvas.show_image(QImage(), whole=(1, 1))
    turn_wheel(canvas)
    assert canvas.viewport.zoom is None
