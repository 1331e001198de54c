"""The one entry: a source and several recipes become several files' bytes, with one decode shared by all.

Order of work: shrink while decoding → resize → colour → upright → sharpen → watermark → encode.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PIL import Image

from focusflow_desktop.shared.errors import Refused, WorldError
from focusflow_desktop.shared.imaging.colour import convert, source_profile
from focusflow_desktop.shared.imaging.decode import Decoded, Pixels, decode
from focusflow_desktop.shared.imaging.encode import encode
from focusflow_desktop.shared.imaging.limits import check_size
from focusflow_desktop.shared.imaging.metadata import Facts, keep_metadata, orientation_in, read_exif
from focusflow_desktop.shared.imaging.recipe import Format, Recipe
from focusflow_desktop.shared.imaging.resize import resize
from focusflow_desktop.shared.imaging.segments import Carried
from focusflow_desktop.shared.imaging.sharpen import sharpen
from focusflow_desktop.shared.imaging.upright import swaps_sides, upright
from focusflow_desktop.shared.imaging.watermark import apply_watermark

_LEAST_EDGE_PX = 64  # a byte limit is never met by a picture smaller than this
_SHARES_FROM = 2.0  # a picture this many times smaller is made from the larger one


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A picture to render: a file's bytes, or pixels already developed. EXIF's orientation holds unless one is given."""

    encoded: bytes = b""
    developed: Pixels | None = None
    icc: bytes | None = None  # of `developed`
    orientation: int | None = None
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One finished file, not yet on disk."""

    content: bytes
    width: int
    height: int
    quality: int | None
    shrunk: bool = False  # the byte limit asked for fewer pixels than the recipe


@dataclass(frozen=True, slots=True)
class _Base:
    """What all recipes of one source start from."""

    decoded: Decoded
    exif: Image.Exif
    icc: bytes
    orientation: int

    def stored_size(self, recipe: Recipe) -> tuple[int, int]:
        """The recipe's target in the stored, not yet upright, orientation."""
        return _stored_target(recipe, self.decoded.full_size, self.orientation)


def render(source: Source, recipes: Sequence[Recipe]) -> list[Rendered | WorldError]:
    """One result per recipe, in order; a recipe that fails leaves its reason and the others go on."""
    results = dict(render_each(source, recipes))
    return [results[index] for index in range(len(recipes))]


def render_each(source: Source, recipes: Sequence[Recipe]) -> Iterator[tuple[int, Rendered | WorldError]]:
    """Each result as soon as it is made, with its recipe's index: the largest first, so that smaller ones can use it."""
    base = _base(source, recipes)
    by_area = sorted(range(len(recipes)), key=lambda i: -math.prod(base.stored_size(recipes[i])))
    larger = base.decoded.pixels
    for index in by_area:
        size = base.stored_size(recipes[index])
        try:
            check_size(*size)
            larger = resize(_nearest(larger, base.decoded.pixels, size), size)
            yield index, _finish(larger, recipes[index], base=base, facts=source.facts)
        except WorldError as error:
            yield index, error


def _nearest(larger: Pixels, first: Pixels, size: tuple[int, int]) -> Pixels:
    """A picture already made is a good start only when clearly larger: two resamplings close together blur."""
    return larger if larger.shape[1] >= size[0] * _SHARES_FROM else first


def _base(source: Source, recipes: Sequence[Recipe]) -> _Base:
    if source.developed is not None:
        height, width = source.developed.shape[:2]
        decoded = Decoded(pixels=source.developed, full_size=(width, height), carried=Carried(icc=source.icc))
    else:
        decoded = decode(source.encoded, needed=lambda *found: _least(source, recipes, found))
    exif = read_exif(decoded.carried.exif)
    orientation = source.orientation or orientation_in(exif)
    return _Base(decoded, exif, source_profile(decoded.carried.icc, exif), orientation)


def _least(source: Source, recipes: Sequence[Recipe], found: tuple[int, int, Carried]) -> tuple[int, int]:
    """The largest stored size any recipe wants."""
    width, height, carried = found
    orientation = source.orientation or orientation_in(read_exif(carried.exif))
    sizes = [_stored_target(recipe, (width, height), orientation) for recipe in recipes]
    return max(wide for wide, _ in sizes), max(high for _, high in sizes)


def _stored_target(recipe: Recipe, stored: tuple[int, int], orientation: int) -> tuple[int, int]:
    if swaps_sides(orientation):
        width, height = recipe.target(stored[1], stored[0])
        return height, width
    return recipe.target(*stored)


def _finish(sized: Pixels, recipe: Recipe, *, base: _Base, facts: Facts) -> Rendered:
    coloured = convert(sized, icc=base.icc, to=recipe.icc)
    pixels = upright(coloured.pixels, base.orientation)
    if recipe.format is Format.JPEG:
        pixels = _on_white(pixels)
    carried = replace(base.decoded.carried, icc=coloured.icc)
    made = _encode_sized(pixels, recipe, carried=carried, exif=base.exif, facts=facts)
    while recipe.max_bytes is not None and len(made.content) > recipe.max_bytes:
        size = _smaller(made, recipe.max_bytes)
        made = _encode_sized(resize(pixels, size), recipe, carried=carried, exif=base.exif, facts=facts)
        made = replace(made, shrunk=True)
    return made


def _encode_sized(
    pixels: Pixels, recipe: Recipe, *, carried: Carried, exif: Image.Exif, facts: Facts
) -> Rendered:
    pixels = sharpen(pixels, recipe.sharpen, amount=recipe.amount)
    if recipe.watermark is not None:
        pixels = apply_watermark(pixels, recipe.watermark)
    height, width = pixels.shape[:2]
    kept = keep_metadata(carried, exif, recipe=recipe, facts=facts, size=(width, height))
    made = encode(pixels, recipe, kept)
    return Rendered(content=made.content, width=width, height=height, quality=made.quality)


def _smaller(made: Rendered, limit: int) -> tuple[int, int]:
    """The size that should meet the limit, a little below; a file is about as large as its area."""
    scale = min(0.95, 0.97 * math.sqrt(limit / len(made.content)))
    width, height = round(made.width * scale), round(made.height * scale)
    if max(width, height) < _LEAST_EDGE_PX or min(width, height) < 1:
        raise Refused(
            "export.max_bytes",
            f"The picture cannot be made as small as {limit} bytes.",
            limit=limit,
            least=len(made.content),
        )
    return width, height


def _on_white(pixels: Pixels) -> Pixels:
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    mixed = (pixels[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return mixed.astype(np.uint8)
