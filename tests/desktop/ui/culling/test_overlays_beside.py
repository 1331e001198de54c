"""Overlays over pictures side by side: as fine as they are shown, or none."""

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from focusflow_desktop.ui.culling.linked import LinkedCanvas
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.overlays_beside import BesideOverlays


def burnt(width=90, height=60):
    pixels = np.full((height, width, 3), 255, np.uint8)
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()


@pytest.fixture
def canvases(qtbot):
    made = [LinkedCanvas(), LinkedCanvas()]
    for canvas in made:
        qtbot.addWidget(canvas)
        canvas.resize(300, 200)
        canvas.show()
    return made


@pytest.fixture
def beside(house, canvases):
    owner = QObject()
    made = BesideOverlays(Overlays(house.runner), owner)
    made.hold(canvases)
    yield made
    made.drop()
    del owner


def test_each_picture_gets_its_own_as_soon_as_it_comes(beside, canvases, qtbot):
    beside.toggle(Kind.CLIPPING)
    for canvas in canvases:
        canvas.show_image(burnt(), whole=(90, 60))
    qtbot.waitUntil(lambda: all(canvas.has_overlay for canvas in canvases))


def test_a_small_picture_that_is_shown_enlarged_gets_none(beside, canvases, house, qtbot):
    beside.toggle(Kind.CLIPPING)
    canvases[0].show_image(burnt(), whole=(6000, 4000))
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert not canvases[0].has_overlay


def test_another_kind_takes_its_place_and_the_same_again_takes_it_away(beside, canvases, qtbot):
    canvases[0].show_image(burnt(), whole=(90, 60))
    beside.toggle(Kind.PEAKING)
    beside.toggle(Kind.CLIPPING)
    qtbot.waitUntil(lambda: canvases[0].has_overlay)
    beside.toggle(Kind.CLIPPING)
    assert not canvases[0].has_overlay


def test_a_canvas_that_left_gets_nothing_more(beside, canvases, house, qtbot):
    beside.hold(canvases[:1])
    beside.toggle(Kind.CLIPPING)
    for canvas in canvases:
        canvas.show_image(burnt(), whole=(90, 60))
    qtbot.waitUntil(lambda: canvases[0].has_overlay)
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert not canvases[1].has_overlay
