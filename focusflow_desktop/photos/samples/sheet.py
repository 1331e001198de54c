"""A transparent sheet of drawn shapes: drawn at twice the size, then laid over a picture in or out of focus."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from focusflow_desktop.photos.samples.canvas import Colour, Pixels, Size

Points = NDArray[np.float64]  # (n, 2), in pixels of the picture

_FINE = 2  # sharp shapes are drawn this much larger and then reduced, for smooth edges


class Sheet:
    """Shapes in the picture's pixels; later shapes cover earlier ones."""

    def __init__(self, size: Size, *, base: Colour = (0.5, 0.5, 0.5), blur_px: float = 0.0) -> None:
        """`base` tints the transparent parts, so that no edge shows a foreign colour; `blur_px` is its defocus."""
        self._blur_px = blur_px
        self._fine = 1 if blur_px > 2.5 else _FINE
        self._size = size
        clear = (*_bytes(base), 0)
        self._image = Image.new("RGBA", (size[0] * self._fine, size[1] * self._fine), clear)
        self._draw = ImageDraw.Draw(self._image)
        self._reach = [size[0], size[1], 0, 0]  # the part drawn upon: left, top, right, bottom

    def polygon(self, points: Points, colour: Colour, *, alpha: float = 1.0) -> None:
        """A filled shape."""
        self._stretch(points, 0.0)
        self._draw.polygon((points * self._fine).ravel().tolist(), fill=(*_bytes(colour), round(alpha * 255)))

    def polygons(self, outlines: Points, colours: Points) -> None:
        """Many filled shapes of equally many points, (n, points, 2), each with its colour, (n, 3)."""
        self._stretch(outlines.reshape(-1, 2), 0.0)
        fills = (np.clip(colours, 0, 1) * 255).round().astype(int).tolist()
        for flat, fill in zip(
            (outlines * self._fine).reshape(len(outlines), -1).tolist(), fills, strict=True
        ):
            self._draw.polygon(flat, fill=(*fill, 255))

    def line(self, points: Points, colour: Colour, *, width_px: float, alpha: float = 1.0) -> None:
        """A line of even width; under a fine pixel it grows fainter instead of thinner."""
        self._stretch(points, width_px)
        fine = width_px * self._fine
        fill = (*_bytes(colour), round(min(1.0, fine) * alpha * 255))
        self._draw.line(
            (points * self._fine).ravel().tolist(), fill=fill, width=max(1, round(fine)), joint="curve"
        )

    def ellipse(
        self, centre: tuple[float, float], radii: tuple[float, float], colour: Colour, *, alpha: float = 1.0
    ) -> None:
        """A filled ellipse, upright."""
        (x, y), (across, down) = centre, radii
        self._stretch(np.array([[x, y]]), max(radii))
        box = (
            (x - across) * self._fine,
            (y - down) * self._fine,
            (x + across) * self._fine,
            (y + down) * self._fine,
        )
        self._draw.ellipse(box, fill=(*_bytes(colour), round(alpha * 255)))

    def lay_over(self, picture: Pixels, *, alpha: float = 1.0) -> None:
        """Cover the picture in place."""
        left, top, right, bottom = self._part(self._blur_px)
        if right <= left or bottom <= top:
            return
        fine = self._image.crop(
            (left * self._fine, top * self._fine, right * self._fine, bottom * self._fine)
        )
        drawn = fine.convert("RGBa").reduce(self._fine)
        if self._blur_px >= 0.3:
            drawn = _blurred(drawn, self._blur_px)
        layer = np.asarray(drawn, np.float32) * np.float32(alpha / 255)
        below = picture[top:bottom, left:right]
        below *= 1 - layer[..., 3:]
        below += layer[..., :3]

    def mask(self, *, blur_px: float = 0.0) -> NDArray[np.float32]:
        """How much each pixel is covered."""
        covered = self._image.getchannel("A").reduce(self._fine)
        if blur_px >= 0.3:
            covered = covered.filter(ImageFilter.GaussianBlur(blur_px))
        return np.asarray(np.asarray(covered, np.float32) / 255, np.float32)

    def _stretch(self, points: Points, more: float) -> None:
        low, high = points.min(axis=0) - more - 2, points.max(axis=0) + more + 2
        reach = self._reach
        reach[0], reach[1] = min(reach[0], int(low[0])), min(reach[1], int(low[1]))
        reach[2], reach[3] = max(reach[2], int(high[0]) + 1), max(reach[3], int(high[1]) + 1)

    def _part(self, blur_px: float) -> tuple[int, int, int, int]:
        more = int(blur_px * 3) + 1
        left, top, right, bottom = self._reach
        width, height = self._size
        return max(0, left - more), max(0, top - more), min(width, right + more), min(height, bottom + more)


def _blurred(image: Image.Image, radius_px: float) -> Image.Image:
    """Out of focus; wide blurs are made small first."""
    step = max(1, int(radius_px / 2))
    if step == 1:
        return image.filter(ImageFilter.GaussianBlur(radius_px))
    size = (max(2, image.width // step), max(2, image.height // step))
    small = image.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(radius_px / step))
    return small.resize(image.size, Image.Resampling.BICUBIC)


def curve(knots: Sequence[tuple[float, float]] | Points, *, steps: int = 12) -> Points:
    """A smooth line through three (quadratic) or four (cubic) Bézier points; or many, from (n, knots, 2)."""
    t = np.linspace(0, 1, steps)[:, None]
    points = np.asarray(knots, np.float64)
    p = [points[..., index, None, :] for index in range(points.shape[-2])]
    if len(p) == 3:
        bent = (1 - t) ** 2 * p[0] + 2 * t * (1 - t) * p[1] + t**2 * p[2]
    else:
        bent = (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t**2 * (1 - t) * p[2] + t**3 * p[3]
    return np.asarray(bent, np.float64)


def ribbon(spine: Points, widths: Sequence[float] | NDArray[np.float64]) -> Points:
    """The outline of a band along `spine`, as wide as `widths` says at each of its points; or of many at once."""
    along = np.gradient(spine, axis=-2)
    along /= np.maximum(np.hypot(along[..., :1], along[..., 1:]), 1e-9)
    across = np.stack([-along[..., 1], along[..., 0]], -1) * (np.asarray(widths)[..., None] / 2)
    return np.concatenate([spine + across, (spine - across)[..., ::-1, :]], axis=-2)


def rounded(corners: Points, *, rounds: int = 3) -> Points:
    """A closed outline with its corners cut round (Chaikin)."""
    points = corners
    for _ in range(rounds):
        following = np.roll(points, -1, axis=0)
        cut = np.empty((len(points) * 2, 2))
        cut[0::2] = points * 0.75 + following * 0.25
        cut[1::2] = points * 0.25 + following * 0.75
        points = cut
    return points


def _bytes(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (min(255, max(0, round(part * 255))) for part in colour)
    return red, green, blue
