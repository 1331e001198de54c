"""The geometry of a cell."""

import pytest

from focusflow_desktop.ui.library.sizes import CellSize, columns_in, fitted


def test_the_medium_cell_is_the_one_drawn():
    cell = CellSize(200)
    assert (cell.width, cell.height) == (200, 192)
    assert (cell.picture.w, cell.picture.h) == (184, 150)


@pytest.mark.parametrize(("aspect", "size"), [(1.5, (184, 123)), (2 / 3, (100, 150))])
def test_a_picture_is_never_cropped(aspect, size):
    box = fitted(CellSize(200).picture, aspect=aspect)
    assert (box.w, box.h) == size


def test_there_is_always_a_column():
    assert columns_in(10, CellSize(328)) == 1
