import numpy as np
import pytest

from focusflow_desktop.photos.samples.scenes.gallery import SCENES, paint


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("size", [(150, 100), (100, 150)])
def test_every_scene_paints_any_shape_and_has_something_to_see(scene, size):
    picture = paint(scene, size, seed=4)
    assert picture.shape == (size[1], size[0], 3)
    assert picture.dtype == np.float32
    assert np.isfinite(picture).all()
    assert float(np.clip(picture, 0, 1).std()) > 0.04


def test_one_seed_always_paints_one_picture_and_another_seed_another():
    assert np.array_equal(paint("hills", (90, 60), seed=1), paint("hills", (90, 60), seed=1))
    assert not np.array_equal(paint("hills", (90, 60), seed=1), paint("hills", (90, 60), seed=2))
