"""Presets in the photographer's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.shared.imaging.recipe import Anchor, ColourSpace, Fit, Keep, Recipe, Sharpen, Watermark
from focusflow_desktop.ui.export.state import Fact


def tr(words: str) -> str:
    """A sentence of the export room in the person's language."""
    return QCoreApplication.translate("export", words)


def one_line(preset: Preset) -> str:
    """The preset in one line: format, size, limit."""
    recipe = preset.recipe
    parts = [f"{recipe.format.name} {_short_size(recipe)}".strip()]
    if recipe.max_bytes:
        parts.append(tr("at most {size}").replace("{size}", bytes_words(recipe.max_bytes)))
    elif recipe.format.has_quality:
        parts.append(tr("quality {number}").replace("{number}", str(recipe.quality)))
    if recipe.watermark is not None:
        parts.append(tr("watermark"))
    return ", ".join(parts)


def facts_of(preset: Preset) -> tuple[Fact, ...]:
    """What the preset does, line by line."""
    recipe = preset.recipe
    lines = [
        Fact(name=tr("Source"), value=tr("Final, else camera JPEG, else RAW")),
        Fact(name=tr("Size"), value=_size(recipe)),
        Fact(name=tr("Colour"), value=_COLOURS[recipe.icc]),
        Fact(name=tr("Sharpening"), value=tr(_SHARPENING[recipe.sharpen])),
        Fact(name=tr("Metadata"), value=_metadata(recipe)),
        Fact(name=tr("Names"), value=preset.name_template + recipe.format.suffix),
    ]
    if recipe.max_bytes:
        limit = tr("At most {size}").replace("{size}", bytes_words(recipe.max_bytes))
        lines.insert(2, Fact(name=tr("File size"), value=limit))
    if recipe.watermark is not None:
        lines.append(Fact(name=tr("Watermark"), value=_mark(recipe.watermark)))
    return tuple(lines)


def bytes_words(count: float) -> str:
    """A number of bytes in the unit a person would choose."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit in ("bytes", "kB") else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


_COLOURS = {
    ColourSpace.SRGB: "sRGB",
    ColourSpace.DISPLAY_P3: "Display P3",
    ColourSpace.ADOBE_RGB: "Adobe RGB",
    ColourSpace.KEEP: "as in the source",
}
_SHARPENING = {
    Sharpen.NONE: "None",
    Sharpen.SCREEN: "For the screen",
    Sharpen.MATTE: "For matte paper",
    Sharpen.GLOSSY: "For glossy paper",
}


def _short_size(recipe: Recipe) -> str:
    match recipe.fit:
        case Fit.LONG_EDGE | Fit.SHORT_EDGE:
            return str(recipe.px)
        case Fit.BOX:
            return f"{recipe.px} × {recipe.px_high}"
        case Fit.MEGAPIXELS:
            return f"{recipe.megapixels:g} MP"
        case Fit.PERCENT:
            return f"{recipe.percent:g} %"
        case Fit.ORIGINAL:
            return tr("full size")


def _size(recipe: Recipe) -> str:
    edges = {Fit.LONG_EDGE: tr("Long side {px} px"), Fit.SHORT_EDGE: tr("Short side {px} px")}
    return edges.get(recipe.fit, _short_size(recipe).capitalize()).replace("{px}", str(recipe.px))


def _metadata(recipe: Recipe) -> str:
    kept = {Keep.ALL: tr("All"), Keep.COPYRIGHT: tr("Copyright and contact"), Keep.NONE: tr("None")}
    return kept[recipe.metadata] + (", " + tr("without the place") if recipe.strip_gps else "")


def _mark(mark: Watermark) -> str:
    return tr("Over the whole picture") if mark.anchor is Anchor.TILE else mark.anchor.value.replace("-", " ")
