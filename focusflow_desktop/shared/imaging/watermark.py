"""A text or an image laid over the picture: placed by nine anchors or tiled, light or dark by what lies beneath."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.limits import open_checked
from focusflow_desktop.shared.imaging.recipe import Anchor, Tone, Watermark

_BRIGHT = 140  # above this mean a dark mark is read more easily
_TILE_CELLS = 12  # along the short edge; each decides its own tone
_SYSTEM_FONTS = (
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "NotoSansCJK-Regular.ttc",
)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Mark:
    """The mark as it lies on a picture of one size: where, how opaque, and its own colours if it keeps them."""

    box: Box
    cover: Pixels  # height × width, 255 is the mark's full opacity
    colours: Pixels | None


def apply_watermark(pixels: Pixels, mark: Watermark) -> Pixels:
    """A marked copy."""
    height, width = pixels.shape[:2]
    placed = _placed(mark, width, height, _stamp(mark.image))
    left, top, right, bottom = placed.box
    under = pixels[top:bottom, left:right, :3]
    ink = placed.colours if placed.colours is not None else _ink(mark, under)
    cover = placed.cover.astype(np.uint16)[..., None]
    mixed = (under * (255 - cover) + np.asarray(ink, dtype=np.uint16) * cover + 127) // 255
    marked = pixels.copy()
    marked[top:bottom, left:right, :3] = mixed
    return marked


def _ink(mark: Watermark, under: Pixels) -> Pixels:
    """White or black: one for a single mark, by place for tiles, which lie over light and dark alike."""
    if mark.tone is Tone.LIGHT:
        return np.array([255], np.uint8)
    if mark.tone is Tone.DARK:
        return np.array([0], np.uint8)
    if mark.anchor is not Anchor.TILE:
        return np.array([0 if _mean_light(under) > _BRIGHT else 255], np.uint8)
    light = Image.fromarray(np.ascontiguousarray(under)).convert("L")
    coarse = light.reduce(max(1, min(light.size) // _TILE_CELLS)).point(
        lambda value: 0 if value > _BRIGHT else 255
    )
    return np.asarray(coarse.resize(light.size, Image.Resampling.NEAREST))[..., None]


def _mean_light(under: Pixels) -> float:
    red, green, blue = under[::4, ::4].reshape(-1, 3).mean(axis=0)
    return float(0.299 * red + 0.587 * green + 0.114 * blue)


def _stamp(image: Path | None) -> int:
    """The image file's time, so that an edited logo is read again."""
    if image is None:
        return 0
    try:
        return image.stat().st_mtime_ns
    except OSError as error:
        raise Unavailable(
            "export.watermark_missing", f"The watermark image {image.name} cannot be read.", file=str(image)
        ) from error


@lru_cache(maxsize=8)
def _placed(mark: Watermark, width: int, height: int, stamp: int) -> _Mark:
    """Drawn once per picture size; most pictures of a shoot share theirs."""
    drawn = _drawn(mark, width, height)
    if mark.rotation_degrees:
        drawn = drawn.rotate(mark.rotation_degrees, resample=Image.Resampling.BICUBIC, expand=True)
    inset = round(min(width, height) * mark.inset_percent / 100)
    if mark.anchor is Anchor.TILE:
        drawn, box = _tiled(drawn, width, height), (0, 0, width, height)
    else:
        drawn = _within(drawn, max(1, width - 2 * inset), max(1, height - 2 * inset))
        box = _box(mark.anchor, drawn.size, (width, height), inset)
    cover = np.asarray(drawn.getchannel("A").point(lambda value: value * mark.opacity))
    own = mark.image is not None and mark.tone is Tone.OWN
    return _Mark(box, cover, np.asarray(drawn.convert("RGB")) if own else None)


def _drawn(mark: Watermark, width: int, height: int) -> Image.Image:
    high = max(4, round(min(width, height) * mark.scale_percent / 100))
    if mark.image is None:
        return _text(mark.text, high)
    image = open_checked(mark.image.read_bytes()).convert("RGBA")
    return image.resize((max(1, round(image.width * high / image.height)), high), Image.Resampling.LANCZOS)


def _text(text: str, high: int) -> Image.Image:
    font = _font(text, high)
    left, top, right, bottom = font.getbbox(text)
    if right <= left or bottom <= top:
        raise Refused("export.watermark_text", f"No font here can write “{text}”.", text=text)
    image = Image.new("RGBA", (int(right - left) + 2, int(bottom - top) + 2), (255, 255, 255, 0))
    ImageDraw.Draw(image).text((1 - left, 1 - top), text, fill=(255, 255, 255, 255), font=font)
    return image


def _font(text: str, high: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font, the same everywhere; the system's where a letter is not in it."""
    own = ImageFont.load_default(high)
    if _can_write(own, text):
        return own
    for name in _SYSTEM_FONTS:
        try:
            found = ImageFont.truetype(name, high)
        except OSError:  # not on this system
            continue
        if _can_write(found, text):
            return found
    raise Refused("export.watermark_text", f"No font here can write “{text}”.", text=text)


def _can_write(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, text: str) -> bool:
    missing = bytes(font.getmask("\U0010fffe"))
    return all(c.isspace() or bytes(font.getmask(c)) != missing for c in set(text))


def _tiled(drawn: Image.Image, width: int, height: int) -> Image.Image:
    """Rows of the mark, every second one shifted by half, with room between."""
    step_x, step_y = drawn.width + max(8, drawn.height * 2), max(8, drawn.height * 3)
    whole = Image.new("RGBA", (width, height), (255, 255, 255, 0))
    for row, top in enumerate(range(step_y // 4, height, step_y)):
        start = -(step_x // 2) if row % 2 else step_x // 8
        for left in range(start, width, step_x):
            whole.paste(drawn, (left, top))
    return whole


def _within(drawn: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(1.0, width / drawn.width, height / drawn.height)
    if scale == 1.0:
        return drawn
    size = max(1, int(drawn.width * scale)), max(1, int(drawn.height * scale))
    return drawn.resize(size, Image.Resampling.LANCZOS)


def _box(anchor: Anchor, mark: tuple[int, int], picture: tuple[int, int], inset: int) -> Box:
    free_x, free_y = picture[0] - mark[0], picture[1] - mark[1]
    left = {"left": inset, "right": free_x - inset}.get(anchor.value.rpartition("-")[2], free_x // 2)
    top = {"top": inset, "bottom": free_y - inset}.get(anchor.value.partition("-")[0], free_y // 2)
    left, top = min(max(left, 0), free_x), min(max(top, 0), free_y)
    return left, top, left + mark[0], top + mark[1]
