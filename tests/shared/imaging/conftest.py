"""Small pictures in the forms that sources come in."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def encoded():
    """A picture as a file's bytes."""

    def made(image: Image.Image, kind: str, **how) -> bytes:
        stream = BytesIO()
        image.save(stream, kind, **how)
        return stream.getvalue()

    return made


@pytest.fixture
def scene() -> Image.Image:
    """240 × 160: four plain quarters, red, green, blue and grey, so that turning and colours can be told."""
    pixels = np.empty((160, 240, 3), np.uint8)
    pixels[:80, :120], pixels[:80, 120:] = (200, 30, 30), (30, 180, 40)
    pixels[80:, :120], pixels[80:, 120:] = (20, 40, 190), (128, 128, 128)
    return Image.fromarray(pixels)


@pytest.fixture
def busy() -> Image.Image:
    """600 × 400 of soft noise: it does not compress away."""
    noise = np.random.default_rng(5).normal(128, 50, (100, 150, 3)).clip(0, 255).astype(np.uint8)
    return Image.fromarray(noise).resize((600, 400), Image.Resampling.BICUBIC)
