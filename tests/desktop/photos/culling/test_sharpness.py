import numpy as np
import pytest
from PIL import Image, ImageFilter

from focusflow_desktop.photos.culling.sharpness import sharpness
from tests.support.picture_files import scene


def blurred(pixels: np.ndarray, radius: float) -> np.ndarray:
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))


def test_softer_frames_of_one_scene_measure_lower():
    pixels = scene(640, 400)
    peaks = [sharpness(blurred(pixels, radius)).peak for radius in (0, 1, 2, 4)]
    assert peaks == sorted(peaks, reverse=True)
    assert peaks[2] < 0.5 * peaks[0]


def test_a_small_sharp_subject_before_a_soft_background_is_sharp_and_found():
    pixels = blurred(scene(640, 400), 12).copy()
    subject = np.random.default_rng(3).integers(0, 256, (50, 80, 1), np.uint8)
    pixels[150:200, 320:400] = subject
    found = sharpness(pixels)
    assert (found.column, found.row) == (4, 3)
    assert found.peak > 10 * sharpness(blurred(scene(640, 400), 12)).peak


def test_motion_leaves_edges_of_one_direction():
    noise = np.random.default_rng(4).integers(0, 256, (400, 640, 1), np.uint8).repeat(3, axis=2)
    streaks = np.cumsum(noise.astype(float), axis=1)
    moved = ((streaks[:, 24:] - streaks[:, :-24]) / 24).astype(np.uint8)
    assert sharpness(moved).anisotropy > 0.8
    assert sharpness(noise).anisotropy < 0.3


def test_a_speck_measures_nothing():
    assert sharpness(np.zeros((4, 4, 3), np.uint8)).peak == pytest.approx(0)
