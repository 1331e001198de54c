"""What is seen of a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.ui.culling.viewport import Viewport

VIEW = Viewport(picture=(6000, 4000), view=(1200, 800))


def _under(viewport, x, y):
    left, top, width, height = viewport.rect
    return (x - left) / width, (y - top) / height


def test_the_whole_picture_is_seen_at_first():
    assert VIEW.rect == pytest.approx((0, 0, 1200, 800))


def test_a_small_picture_is_not_enlarged():
    assert Viewport(picture=(300, 200), view=(1200, 800)).fit == 1.0


@given(st.floats(300, 900), st.floats(250, 550))
def test_zooming_keeps_what_is_under_the_pointer(x, y):
    assert _under(VIEW.zoomed_at(x, y), x, y) == pytest.approx(_under(VIEW, x, y), abs=1e-6)


@given(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_panning_never_shows_beyond_the_edge(dx, dy):
    left, top, width, height = VIEW.zoomed_at(600, 400).panned(dx, dy).rect
    assert left <= 1e-6 and top <= 1e-6
    assert left + width >= 1200 - 1e-6 and top + height >= 800 - 1e-6


@given(st.floats(300, 900), st.floats(250, 550), st.floats(1.1, 8))
def test_zooming_by_a_factor_keeps_what_is_under_the_pointer(x, y, factor):
    zoomed = VIEW.zoomed_by(factor, x, y, most=4)
    assert zoomed.scale == pytest.approx(0.2 * factor)
    assert _under(zoomed, x, y) == pytest.approx(_under(VIEW, x, y), abs=1e-6)


def test_zooming_out_ends_at_the_whole_picture_and_in_at_the_most():
    assert VIEW.zoomed_by(0.5, 600, 400, most=4).zoom is None
    assert VIEW.zoomed_by(1000, 600, 400, most=4).zoom == 4
