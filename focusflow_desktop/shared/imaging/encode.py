"""Pixels become a file's bytes, with profile, density and metadata; a byte limit is met by quality, then by size."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
import simplejpeg
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.recipe import Format, Recipe
from focusflow_desktop.shared.imaging.segments import Carried, photoshop_resource, splice

_PILLOW_SUBSAMPLING = {"444": 0, "422": 1, "420": 2}
_TIFF_IPTC, _TIFF_XMP, _TIFF_PHOTOSHOP = 33723, 700, 34377


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture file's bytes, and the quality that made them (None where the format has none)."""

    content: bytes
    quality: int | None


def encode(pixels: Pixels, recipe: Recipe, carried: Carried) -> Encoded:
    """Encode at the recipe's quality, or the best one that keeps its byte limit, or at its floor if none does."""
    if recipe.max_bytes is None or not recipe.format.has_quality:
        return _encode(pixels, recipe, carried, quality=recipe.quality)
    return _best_within(pixels, recipe, carried, limit=recipe.max_bytes)


def _best_within(pixels: Pixels, recipe: Recipe, carried: Carried, *, limit: int) -> Encoded:
    best = _encode(pixels, recipe, carried, quality=recipe.quality)
    if len(best.content) <= limit:
        return best
    low, high = min(recipe.min_quality, recipe.quality), recipe.quality - 1
    best = _encode(pixels, recipe, carried, quality=low)
    while low < high and len(best.content) <= limit:
        middle = (low + high + 1) // 2
        tried = _encode(pixels, recipe, carried, quality=middle)
        if len(tried.content) <= limit:
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def _encode(pixels: Pixels, recipe: Recipe, carried: Carried, *, quality: int) -> Encoded:
    if recipe.format is Format.JPEG:
        return Encoded(splice(_jpeg(pixels, recipe, quality), carried, ppi=recipe.ppi), quality)
    stream = BytesIO()
    image = Image.fromarray(pixels)
    match recipe.format:
        case Format.PNG:
            image.save(stream, "PNG", compress_level=recipe.effort, **_blocks(recipe, carried))
        case Format.WEBP:
            image.save(
                stream, "WEBP", quality=quality, method=min(6, recipe.effort), **_blocks(recipe, carried)
            )
        case Format.AVIF:
            speed = max(0, min(10, 10 - recipe.effort))
            image.save(
                stream, "AVIF", quality=quality, speed=speed, max_threads=1, **_blocks(recipe, carried)
            )
        case _:
            _save_tiff(image, stream, recipe, carried)
    return Encoded(stream.getvalue(), quality if recipe.format.has_quality else None)


def _jpeg(pixels: Pixels, recipe: Recipe, quality: int) -> bytes:
    if recipe.progressive:  # libjpeg-turbo as well, through Pillow: the direct way writes baseline only
        stream = BytesIO()
        subsampling = _PILLOW_SUBSAMPLING[recipe.subsampling]
        Image.fromarray(pixels).save(
            stream, "JPEG", quality=quality, progressive=True, subsampling=subsampling
        )
        return stream.getvalue()
    contiguous = np.ascontiguousarray(pixels)
    plain: bytes = simplejpeg.encode_jpeg(
        contiguous, quality=quality, colorspace="RGB", colorsubsampling=str(recipe.subsampling)
    )
    return plain


def _blocks(recipe: Recipe, carried: Carried) -> dict[str, object]:
    blocks: dict[str, object] = {"icc_profile": carried.icc}
    if carried.exif:
        blocks["exif"] = carried.exif if recipe.format is Format.AVIF else b"Exif\x00\x00" + carried.exif
    if carried.xmp:
        blocks["xmp"] = carried.xmp
    if recipe.format is Format.PNG:
        blocks["dpi"] = (recipe.ppi, recipe.ppi)
        if carried.xmp:
            blocks["pnginfo"] = _png_xmp(blocks.pop("xmp"))
    return blocks


def _png_xmp(xmp: object) -> object:
    from PIL.PngImagePlugin import PngInfo

    chunk = PngInfo()
    text = xmp.decode(errors="replace") if isinstance(xmp, bytes) else str(xmp)
    chunk.add_itxt("XML:com.adobe.xmp", text)
    return chunk


def _save_tiff(image: Image.Image, stream: BytesIO, recipe: Recipe, carried: Carried) -> None:
    """Uncompressed: through libtiff, which compresses, Pillow cannot write the EXIF directory."""
    tags: dict[int, object] = {}
    if carried.xmp:
        tags[_TIFF_XMP] = carried.xmp
    if carried.iptc:
        tags[_TIFF_PHOTOSHOP] = photoshop_resource(carried.iptc)
    density = (recipe.ppi, recipe.ppi)
    exif = Image.Exif()
    if carried.exif:
        exif.load(b"Exif\x00\x00" + carried.exif)
    for tag, value in tags.items():
        exif[tag] = value
    image.save(stream, "TIFF", dpi=density, icc_profile=carried.icc, exif=exif)
