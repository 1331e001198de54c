from __future__ import annotations

import numpy as np

from focusflow_desktop.shared.imaging.recipe import Sharpen
from focusflow_desktop.shared.imaging.sharpen import sharpen


def edge() -> np.ndarray:
    pixels = np.full((200, 80, 3), (90, 100, 110), np.uint8)
    pixels[:, 40:] = (160, 150, 140)
    return pixels


def test_an_edge_gains_contrast_and_plains_stay():
    before, after = edge(), sharpen(edge(), Sharpen.SCREEN)
    assert after[100, 39, 1] < before[100, 39, 1]
    assert after[100, 40, 1] > before[100, 40, 1]
    assert np.array_equal(after[:, :38], before[:, :38])
    assert np.array_equal(after[:, 42:], before[:, 42:])


def test_edges_gain_no_colour():
    before, after = edge().astype(int), sharpen(edge(), Sharpen.MATTE).astype(int)
    shift = after - before
    assert (shift[..., 0] == shift[..., 1]).all()
    assert (shift[..., 1] == shift[..., 2]).all()


def test_matte_paper_takes_more_than_glossy_and_glossy_more_than_a_screen():
    steps = [
        sharpen(edge(), kind)[100, 40, 1]
        for kind in (Sharpen.NONE, Sharpen.SCREEN, Sharpen.GLOSSY, Sharpen.MATTE)
    ]
    assert steps == sorted(set(steps))


def test_bands_leave_no_seam():
    rng = np.random.default_rng(2)
    column = rng.integers(0, 256, (1, 60, 3), dtype=np.uint8)
    after = sharpen(np.repeat(column, 150, axis=0), Sharpen.SCREEN)
    assert (after == after[0]).all()


def test_none_and_tiny_pictures_are_untouched():
    assert sharpen(edge(), Sharpen.NONE) is not None
    tiny = np.zeros((2, 2, 3), np.uint8)
    assert sharpen(tiny, Sharpen.SCREEN) is tiny


def test_alpha_stays():
    pixels = np.dstack((edge(), np.full((200, 80), 60, np.uint8)))
    assert (sharpen(pixels, Sharpen.SCREEN)[..., 3] == 60).all()
