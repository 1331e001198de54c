import numpy as np
from PIL import Image, ImageFilter

from focusflow_desktop.photos.culling.overlays import clipping, focus_peaking


def test_one_full_channel_clips_highlights_but_only_black_clips_shadows():
    pixels = np.full((2, 2, 3), 100, np.uint8)
    pixels[0, 0] = (255, 10, 10)
    pixels[0, 1] = (0, 0, 90)
    pixels[1, 0] = (1, 0, 2)
    found = clipping(pixels)
    assert found.highlights.tolist() == [[True, False], [False, False]]
    assert found.shadows.tolist() == [[False, False], [True, False]]


def test_peaking_marks_the_sharp_half():
    noise = np.random.default_rng(2).integers(0, 256, (200, 400), np.uint8)
    soft = np.asarray(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(6)))
    grey = np.concatenate([noise[:, :200], soft[:, 200:]], axis=1)
    mask = focus_peaking(np.repeat(grey[..., None], 3, axis=2))
    assert mask[:, :195].sum() > 100
    assert mask[:, 205:].sum() == 0


def test_peaking_marks_nothing_in_fog_nor_in_a_speck():
    assert not focus_peaking(np.full((50, 50, 3), 120, np.uint8)).any()
    assert focus_peaking(np.zeros((2, 2, 3), np.uint8)).shape == (2, 2)
