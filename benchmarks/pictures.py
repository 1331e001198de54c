"""Pictures to measure with: 24 MP, about 6 MB as JPEG, with detail at every scale as in nature. Made, not taken."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from focusflow_desktop.photos.samples.exif import Shot
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes
from focusflow_desktop.photos.samples.raw import dng_bytes

WIDTH, HEIGHT = 6000, 4000
_WANTED_BYTES = 6_000_000
_SHOT = Shot(taken_at=datetime(2026, 6, 20, 14, 30))  # noqa: DTZ001 — a camera's clock is naive


def make_jpegs(folder: Path, count: int) -> list[Path]:
    """`count` different JPEGs of about 6 MB."""
    return [_jpeg(folder / f"picture-{seed}.jpg", scenery(seed)) for seed in range(count)]


def make_dng(file: Path, jpeg: Path) -> Path:
    """A raw of the same scene, whose full-size preview is as large as the JPEG."""
    with Image.open(jpeg) as opened:
        pixels = np.asarray(opened.convert("RGB"))
    file.write_bytes(dng_bytes(pixels, _SHOT, preview_quality=_quality_of(pixels)))
    return file


def scenery(seed: int) -> npt.NDArray[np.uint8]:
    """Soft colours from top to bottom, and texture whose strength halves with its scale, as in photographs."""
    rng = np.random.default_rng(seed)
    y = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, WIDTH, dtype=np.float32)[None, :]
    light = _texture(rng) * 34 + rng.normal(0, 3.2, (HEIGHT, WIDTH)).astype(np.float32)
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    for channel, base in enumerate((90 + 90 * y + 0 * x, 110 + 50 * x + 0 * y, 170 - 80 * y + 0 * x)):
        picture[..., channel] = np.clip(base + light, 0, 255)
    return picture


def _texture(rng: np.random.Generator) -> npt.NDArray[np.float32]:
    total = np.zeros((HEIGHT, WIDTH), np.float32)
    strength, across = 1.0, 4
    while across <= WIDTH:
        noise = rng.normal(0, 1, (max(2, across * HEIGHT // WIDTH), across)).astype(np.float32)
        total += strength * np.asarray(
            Image.fromarray(noise).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        )
        strength, across = strength * 0.62, across * 2
    texture: npt.NDArray[np.float32] = total / total.std()
    return texture


def _jpeg(file: Path, pixels: npt.NDArray[np.uint8]) -> Path:
    file.write_bytes(jpeg_bytes(pixels, _SHOT, quality=_quality_of(pixels)))
    return file


def _quality_of(pixels: npt.NDArray[np.uint8]) -> int:
    """The quality whose file comes nearest to what a 24 MP camera writes."""
    sizes = {quality: len(jpeg_bytes(pixels, None, quality=quality)) for quality in range(90, 98)}
    return min(sizes, key=lambda quality: abs(sizes[quality] - _WANTED_BYTES))
