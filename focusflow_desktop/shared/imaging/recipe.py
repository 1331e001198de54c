"""How a picture leaves the house, as one plain value: size, sharpening, colour, format, metadata, watermark.

It knows nothing of files or presets; a preset is a recipe with a name and a folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.limits import MAX_SIDE_PX

MAX_WATERMARK_CHARACTERS = 200


class Fit(StrEnum):
    """What the size is measured on."""

    ORIGINAL = "original"
    LONG_EDGE = "long_edge"
    SHORT_EDGE = "short_edge"
    BOX = "box"
    MEGAPIXELS = "megapixels"
    PERCENT = "percent"


class Sharpen(StrEnum):
    """What the picture will be looked at on."""

    NONE = "none"
    SCREEN = "screen"
    MATTE = "matte"
    GLOSSY = "glossy"


class ColourSpace(StrEnum):
    """The colour space written; `KEEP` leaves the source's own."""

    SRGB = "srgb"
    DISPLAY_P3 = "display-p3"
    ADOBE_RGB = "adobe"
    KEEP = "keep"


class Format(StrEnum):
    """The file format written."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    AVIF = "avif"
    TIFF = "tiff"

    @property
    def suffix(self) -> str:
        """The suffix of its files."""
        return {"jpeg": ".jpg", "tiff": ".tif"}.get(self.value, f".{self.value}")

    @property
    def has_quality(self) -> bool:
        """Whether a lower quality makes a smaller file."""
        return self in {Format.JPEG, Format.WEBP, Format.AVIF}


class Subsampling(StrEnum):
    """How much colour detail a JPEG keeps."""

    FULL = "444"
    HALF = "422"
    QUARTER = "420"


class Keep(StrEnum):
    """Which metadata travels along."""

    ALL = "all"
    COPYRIGHT = "copyright"
    NONE = "none"


class Anchor(StrEnum):
    """Where the watermark sits; `TILE` covers the picture with it."""

    TOP_LEFT = "top-left"
    TOP = "top"
    TOP_RIGHT = "top-right"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM = "bottom"
    BOTTOM_RIGHT = "bottom-right"
    TILE = "tile"


class Tone(StrEnum):
    """The watermark's colour; `AUTO` looks at what lies beneath, `OWN` keeps an image's own colours."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watermark:
    """A text or an image laid over the picture; sizes follow the picture's short edge."""

    text: str = ""
    image: Path | None = None
    anchor: Anchor = Anchor.BOTTOM
    scale_percent: float = 4.0  # the mark's height, of the short edge
    inset_percent: float = 3.0
    opacity: float = 0.5
    rotation_degrees: float = 0.0
    tone: Tone = Tone.AUTO

    def __post_init__(self) -> None:
        _need(
            bool(self.text.strip()) != (self.image is not None),
            "watermark",
            "a text or an image, one of the two",
        )
        _need(len(self.text) <= MAX_WATERMARK_CHARACTERS, "watermark.text", "at most 200 characters")
        _need(0.2 <= self.scale_percent <= 100, "watermark.scale_percent", "between 0.2 and 100")
        _need(0 <= self.inset_percent <= 40, "watermark.inset_percent", "between 0 and 40")
        _need(0 < self.opacity <= 1, "watermark.opacity", "above 0, at most 1")
        _need(-360 <= self.rotation_degrees <= 360, "watermark.rotation_degrees", "between -360 and 360")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides the bytes of one exported picture."""

    fit: Fit = Fit.ORIGINAL
    px: int = 0  # the edge, or the width of the box
    px_high: int = 0  # the height of the box
    megapixels: float = 0.0
    percent: float = 100.0
    enlarge: bool = False
    ppi: int = 300
    sharpen: Sharpen = Sharpen.NONE
    amount: float = 1.0  # 0.5 low, 1 standard, 1.5 high
    icc: ColourSpace = ColourSpace.SRGB
    format: Format = Format.JPEG
    quality: int = 90
    subsampling: Subsampling = Subsampling.QUARTER
    progressive: bool = False
    effort: int = 4  # 0 fast … 9 small
    max_bytes: int | None = None
    min_quality: int = 50
    metadata: Keep = Keep.ALL
    strip_gps: bool = True
    strip_people: bool = False
    strip_serials: bool = False
    watermark: Watermark | None = field(default=None)

    def __post_init__(self) -> None:
        self._check_size()
        _need(1 <= self.ppi <= 9600, "ppi", "between 1 and 9600")
        _need(0 <= self.amount <= 3, "amount", "between 0 and 3")
        _need(1 <= self.quality <= 100, "quality", "between 1 and 100")
        _need(1 <= self.min_quality <= 100, "min_quality", "between 1 and 100")
        _need(0 <= self.effort <= 9, "effort", "between 0 and 9")
        _need(self.max_bytes is None or self.max_bytes >= 1024, "max_bytes", "1024 or more")

    def _check_size(self) -> None:
        if self.fit in {Fit.LONG_EDGE, Fit.SHORT_EDGE, Fit.BOX}:
            _need(1 <= self.px <= MAX_SIDE_PX, "px", f"between 1 and {MAX_SIDE_PX}")
        if self.fit is Fit.BOX:
            _need(1 <= self.px_high <= MAX_SIDE_PX, "px_high", f"between 1 and {MAX_SIDE_PX}")
        if self.fit is Fit.MEGAPIXELS:
            _need(0.01 <= self.megapixels <= 250, "megapixels", "between 0.01 and 250")
        if self.fit is Fit.PERCENT:
            _need(0.1 <= self.percent <= 1000, "percent", "between 0.1 and 1000")

    def target(self, width: int, height: int) -> tuple[int, int]:
        """The pixels an upright picture of `width` × `height` becomes; its shape is kept."""
        scale = self._scale(width, height)
        if not self.enlarge:
            scale = min(scale, 1.0)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def _scale(self, width: int, height: int) -> float:
        match self.fit:
            case Fit.LONG_EDGE:
                return self.px / max(width, height)
            case Fit.SHORT_EDGE:
                return self.px / min(width, height)
            case Fit.BOX:
                return min(self.px / width, self.px_high / height)
            case Fit.MEGAPIXELS:
                return float((self.megapixels * 1e6 / (width * height)) ** 0.5)
            case Fit.PERCENT:
                return self.percent / 100
            case Fit.ORIGINAL:
                return 1.0


def _need(holds: bool, name: str, allowed: str) -> None:  # a claim to check, not a switch
    if not holds:
        raise Refused("export.recipe", f"{name} must be {allowed}.", field=name, allowed=allowed)
