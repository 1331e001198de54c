import numpy as np

from focusflow_desktop.photos.samples.sheet import Sheet, curve, ribbon, rounded


def test_a_shape_covers_only_where_it_was_drawn():
    picture = np.zeros((40, 60, 3), np.float32)
    sheet = Sheet((60, 40))
    sheet.polygon(np.array([[10.0, 10.0], [30.0, 10.0], [30.0, 30.0], [10.0, 30.0]]), (1.0, 0.0, 0.0))
    sheet.lay_over(picture)
    assert picture[20, 20, 0] > 0.99
    assert picture[:, 35:].max() == 0


def test_a_shape_out_of_focus_reaches_further_and_is_fainter():
    picture = np.zeros((40, 60, 3), np.float32)
    sheet = Sheet((60, 40), blur_px=4.0)
    sheet.ellipse((30, 20), (6, 6), (1.0, 1.0, 1.0))
    sheet.lay_over(picture)
    assert 0 < picture[20, 38, 0] < picture[20, 30, 0] < 1


def test_an_empty_sheet_leaves_the_picture_alone():
    picture = np.full((20, 20, 3), 0.3, np.float32)
    Sheet((20, 20)).lay_over(picture)
    assert np.all(picture == np.float32(0.3))


def test_a_line_thinner_than_a_pixel_grows_fainter():
    picture = np.zeros((20, 20, 3), np.float32)
    sheet = Sheet((20, 20), base=(1.0, 1.0, 1.0))
    sheet.line(np.array([[0.0, 10.0], [20.0, 10.0]]), (1.0, 1.0, 1.0), width_px=0.1)
    sheet.lay_over(picture)
    assert 0 < picture.max() < 0.3


def test_curves_start_and_end_where_they_are_told():
    line = curve([(0, 0), (5, 10), (10, 0)], steps=7)
    assert tuple(line[0]) == (0, 0)
    assert tuple(line[-1]) == (10, 0)


def test_a_ribbon_is_as_wide_as_asked():
    outline = ribbon(np.array([[0.0, 0.0], [10.0, 0.0]]), [4.0, 2.0])
    assert outline[0][1] - outline[-1][1] == 4.0


def test_rounding_stays_within_the_corners():
    corners = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
    smooth = rounded(corners)
    assert smooth.min() >= 0
    assert smooth.max() <= 10
    assert len(smooth) > len(corners)
