"""Paints the picture of the first start with the sample's own painter: resources/pictures/cover.jpg."""

from __future__ import annotations

from pathlib import Path

from focusflow_desktop.photos.samples.exposure import Frame, expose, through_lens
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes
from focusflow_desktop.photos.samples.scenes.gallery import paint

COVER = Path(__file__).resolve().parents[1] / "resources" / "pictures" / "cover.jpg"
SIZE = (1000, 1400)  # half of a window, twice as dense at 1280 × 800


def main() -> None:
    """Write it anew; the same seed gives the same picture."""
    seen = through_lens(paint("dandelion", SIZE, seed=11))
    COVER.parent.mkdir(parents=True, exist_ok=True)
    COVER.write_bytes(jpeg_bytes(expose(seen, Frame(grain=2.0), SIZE), None, quality=84))


if __name__ == "__main__":
    main()
