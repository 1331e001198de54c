from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageOps

from focusflow_desktop.shared.imaging.upright import swaps_sides, upright


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_are_undone(scene, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = scene.copy()
    stored.info["exif"] = exif.tobytes()
    expected = np.asarray(ImageOps.exif_transpose(stored))
    assert np.array_equal(upright(np.asarray(scene), orientation), expected)
    assert swaps_sides(orientation) == (expected.shape[0] == 240)


@pytest.mark.parametrize("nonsense", [0, 9, -1, 65535])
def test_nonsense_turns_nothing(scene, nonsense):
    pixels = np.asarray(scene)
    assert upright(pixels, nonsense) is pixels
