import numpy as np

from focusflow_desktop.photos.samples.scenes import meadow


def test_poppies_are_red_and_daisies_white():
    size = (180, 120)
    poppies = meadow.poppies(size, np.random.default_rng(2))
    daisies = meadow.daisies(size, np.random.default_rng(2))
    assert (poppies[..., 0] > poppies[..., 1] * 2).mean() > 0.05
    assert (daisies.min(axis=2) > 0.75).mean() > 0.03
