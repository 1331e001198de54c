"""Where the pictures of a survey stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.ui.culling.survey_layout import Around, arrange

AROUND = Around(width=28, height=60)
NOTHING = Around(width=0, height=0)


@given(st.lists(st.floats(0.4, 2.5), min_size=1, max_size=30), st.integers(900, 2500), st.integers(700, 1600))
def test_no_cell_leaves_the_room_or_lies_on_another(aspects, width, height):
    cells = arrange(aspects, room=(width, height), around=AROUND)
    assert len(cells) == len(aspects)
    for cell in cells:
        assert cell.x >= 0 and cell.x + cell.w <= width + 1
        assert cell.y >= 0 and cell.y + cell.h <= height + 1
    for at, one in enumerate(cells):
        for two in cells[at + 1 :]:
            apart_x = one.x + one.w <= two.x + 1 or two.x + two.w <= one.x + 1
            apart_y = one.y + one.h <= two.y + 1 or two.y + two.h <= one.y + 1
            assert apart_x or apart_y


def test_two_portraits_stand_beside_each_other_and_two_panoramas_above():
    portraits = arrange([0.67, 0.67], room=(1500, 1000), around=NOTHING)
    panoramas = arrange([3.0, 3.0], room=(1500, 1000), around=NOTHING)
    assert portraits[0].y == portraits[1].y and portraits[0].h == 1000
    assert panoramas[0].y < panoramas[1].y and panoramas[0].w == 1500


def test_six_landscapes_in_a_wide_room_make_two_rows_of_three():
    cells = arrange([1.5] * 6, room=(1800, 800), around=NOTHING)
    assert [cell.y for cell in cells] == [0, 0, 0, 400, 400, 400]
    assert cells[0].w == pytest.approx(600, abs=1)


def test_the_order_is_read_along_the_rows():
    cells = arrange([1.5, 0.67, 1.5, 1.5, 0.67], room=(1280, 700), around=AROUND)
    assert [(cell.y, cell.x) for cell in cells] == sorted((cell.y, cell.x) for cell in cells)


def test_a_panorama_gets_a_row_of_its_own_where_that_makes_all_larger():
    cells = arrange([1.5, 1.5, 1.5, 4.5], room=(1350, 600), around=NOTHING)
    assert [cell.y for cell in cells] == [0, 0, 0, 300]
    assert cells[3].w == 1350


def test_no_picture_is_made_small_for_two_large_ones():
    cells = arrange([1.5, 1.5, 0.67, 0.67, 1.5, 1.5, 2.4, 1.5, 1.5], room=(1280, 750), around=AROUND)
    assert max(cell.h for cell in cells) <= 1.2 * min(cell.h for cell in cells)


def test_nothing_needs_no_room():
    assert arrange([], room=(100, 100), around=AROUND) == []
