import numpy as np

from focusflow_desktop.photos.samples.scenes import macro


def test_a_dandelion_stands_bright_before_its_background():
    size = (180, 120)
    clock = macro.dandelion(size, np.random.default_rng(2))
    far = macro.bokeh(size, np.random.default_rng(2), mood=0)
    assert np.abs(np.diff(clock, axis=1)).max() > 4 * np.abs(np.diff(far, axis=1)).max()
