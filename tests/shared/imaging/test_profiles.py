from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms

from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace

NAMED = [ColourSpace.SRGB, ColourSpace.DISPLAY_P3, ColourSpace.ADOBE_RGB]


@pytest.mark.parametrize("space", NAMED)
def test_a_profile_opens_and_names_itself(space):
    opened = ImageCms.ImageCmsProfile(BytesIO(profile_of(space)))
    assert opened.profile.profile_description
    assert opened.profile.xcolor_space == "RGB "
    assert len(profile_of(space)) < 1000


def test_our_srgb_is_littlecms_own():
    cube = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    ours, theirs = (
        ImageCms.ImageCmsProfile(BytesIO(profile_of(ColourSpace.SRGB))),
        ImageCms.createProfile("sRGB"),
    )
    after = ImageCms.profileToProfile(Image.fromarray(cube), ours, theirs)
    assert np.abs(np.asarray(after).astype(int) - cube).max() <= 1


# red of each space, in the connection space's D50 XYZ, from the published primaries
@pytest.mark.parametrize(
    ("space", "red"),
    [
        (ColourSpace.SRGB, (0.4361, 0.2225, 0.0139)),
        (ColourSpace.DISPLAY_P3, (0.5151, 0.2412, -0.0011)),
        (ColourSpace.ADOBE_RGB, (0.6097, 0.3111, 0.0195)),
    ],
)
def test_the_primaries_are_the_published_ones(space, red):
    opened = ImageCms.ImageCmsProfile(BytesIO(profile_of(space)))
    assert opened.profile.red_colorant[0] == pytest.approx(red, abs=5e-4)
