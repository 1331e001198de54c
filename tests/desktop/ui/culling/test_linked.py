"""Canvases held at one point."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from focusflow_desktop.ui.culling.linked import Link, LinkedCanvas, Look


def _picture(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0x406080)
    return image


@pytest.fixture
def two(qtbot):
    canvases = [LinkedCanvas(), LinkedCanvas()]
    for canvas in canvases:
        qtbot.addWidget(canvas)
        canvas.resize(QSize(324, 224))
        canvas.show()
        canvas.show_image(_picture(1200, 800), whole=(1200, 800))
    return canvases


@pytest.fixture
def link(two):
    made = Link()
    made.hold(two)
    return made


def test_zooming_one_zooms_the_other_at_the_same_point(two, link):
    link.toggle_zoom(two[0])
    two[0]._set(two[0].viewport.panned(-120, -80))
    assert two[1].viewport.zoom == two[0].viewport.zoom == 1.0
    assert two[1].viewport.at == pytest.approx(two[0].viewport.at)
    assert two[1].viewport.at != (0.5, 0.5)


def test_a_picture_of_another_size_shows_the_same_relative_point(two, link):
    two[1].show_image(_picture(600, 400), whole=(600, 400))
    two[0]._set(two[0].viewport.zoomed_at(100, 90))
    assert two[1].viewport.at == pytest.approx(two[0].viewport.at, abs=1e-6)


def test_loosened_pictures_move_alone_and_come_together_again(two, link):
    two[0]._set(two[0].viewport.zoomed_at(150, 100))
    link.set_linked(False)
    two[1]._set(two[1].viewport.panned(-200, 0))
    assert two[0].viewport.at[0] == pytest.approx(0.5)
    assert two[1].viewport.at[0] > 0.6
    link.set_linked(True, leader=two[1])
    assert two[0].viewport.at == pytest.approx(two[1].viewport.at)


def test_the_point_survives_a_picture_too_small_to_reach_it(two):
    two[0].look_at(Look(zoom=1.0, at=(0.25, 0.3)))
    two[0].show_image(QImage(), whole=(1, 1))
    two[0].show_image(_picture(1200, 800), whole=(1200, 800))
    assert two[0].viewport.at == pytest.approx((0.25, 0.3))


def test_canvases_no_longer_held_are_left_alone(two, link):
    link.hold([two[0]])
    link.toggle_zoom(two[0])
    assert two[1].viewport.zoom is None


def test_a_small_picture_enlarged_is_known_as_not_yet_fine(two):
    canvas = two[0]
    canvas.show_image(_picture(300, 200), whole=(1200, 800))
    assert canvas.has_all_it_shows
    canvas.look_at(Look(zoom=1.0))
    assert not canvas.has_all_it_shows
    canvas.show_image(_picture(1200, 800), whole=(1200, 800))
    assert canvas.has_all_it_shows


def test_the_finest_picture_there_is_waits_for_no_other(two):
    canvas = two[0]
    canvas.look_at(Look(zoom=1.0))
    canvas.show_image(_picture(300, 200), whole=(1200, 800))
    assert canvas.waits
    canvas.is_finest = True
    assert not canvas.waits
