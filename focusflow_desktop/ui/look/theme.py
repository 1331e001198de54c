"""Every colour, size and weight of the program, in one place; no page writes a value of its own.

A Look is one set of colours: picture rooms are always dark and neutral, the desk is dark or light. A subtree
of widgets is dressed in a look once; whatever paints itself asks look_of(widget). The style sheet that turns
a look into pixels is style_sheet.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

LOOK_PROPERTY = "ff_look"


class Tone(StrEnum):
    """The four states; each is always shown with an icon and a word beside its colour."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"
    INFORMATION = "information"


class Type(IntEnum):
    """The type scale: a step is its size in pixels at 100 %."""

    SMALL = 12
    BODY = 13
    HEADING = 15
    TITLE = 20
    DISPLAY = 28

    @property
    def line(self) -> int:
        """The line height that belongs to the step."""
        return {12: 16, 13: 20, 15: 24, 20: 28, 28: 36}[int(self)]

    @property
    def tracking(self) -> float:
        """Letter spacing in pixels; large type stands a little closer."""
        return {20: -0.2, 28: -0.5}.get(int(self), 0.0)


class Weight(IntEnum):
    """The three weights in use."""

    REGULAR = 400
    MEDIUM = 500
    STRONG = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneColours:
    """One state in one look: the fill, the text or icon, the tint behind it."""

    base: str
    text: str
    tint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One set of colours."""

    name: str
    is_dark: bool
    window: str
    rail: str
    panel: str
    raised: str
    hover: str
    hairline: str
    border: str
    text1: str
    text2: str
    text3: str
    ornament: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_tint: str
    scrim: str
    good: ToneColours
    attention: ToneColours
    bad: ToneColours
    information: ToneColours

    def tone(self, tone: Tone) -> ToneColours:
        """The colours of a state."""
        found: ToneColours = getattr(self, tone.value)
        return found


PICTURES = Look(
    name="pictures",
    is_dark=True,
    window="#1a1a1a",
    rail="#151515",
    panel="#232323",
    raised="#2c2c2c",
    hover="#333333",
    hairline="#383838",
    border="#4a4a4a",
    text1="#e6e6e6",
    text2="#a3a3a3",
    text3="#969696",
    ornament="#757575",
    accent="#5565de",
    accent_hover="#4b5bd2",
    on_accent="#ffffff",
    accent_text="#a3aeff",
    accent_tint="#2f3350",
    scrim="#9e000000",
    good=ToneColours(base="#009e73", text="#4fd0a8", tint="#1d332d"),
    attention=ToneColours(base="#e69f00", text="#f0b93a", tint="#3a301b"),
    bad=ToneColours(base="#d55e00", text="#ff9a52", tint="#3d2a1c"),
    information=ToneColours(base="#56b4e9", text="#7cc6f2", tint="#1f3240"),
)

DESK_DARK = Look(
    name="desk-dark",
    is_dark=True,
    window="#191919",
    rail="#151515",
    panel="#212121",
    raised="#2a2a2a",
    hover="#2c2c2c",
    hairline="#323232",
    border="#454545",
    text1="#ececec",
    text2="#b0b0b0",
    text3="#959595",
    ornament="#757575",
    accent="#5565de",
    accent_hover="#4b5bd2",
    on_accent="#ffffff",
    accent_text="#a3aeff",
    accent_tint="#2b2f4d",
    scrim="#80000000",
    good=ToneColours(base="#009e73", text="#4fd0a8", tint="#15302a"),
    attention=ToneColours(base="#e69f00", text="#f0b93a", tint="#352a12"),
    bad=ToneColours(base="#d55e00", text="#ff9a52", tint="#3a2415"),
    information=ToneColours(base="#56b4e9", text="#7cc6f2", tint="#172c3a"),
)

DESK_LIGHT = Look(
    name="desk-light",
    is_dark=False,
    window="#f6f6f5",
    rail="#eeeeec",
    panel="#ffffff",
    raised="#ffffff",
    hover="#f0f0ee",
    hairline="#e2e2df",
    border="#cfcfcb",
    text1="#1b1b1a",
    text2="#575754",
    text3="#696965",
    ornament="#9a9a95",
    accent="#4353c4",
    accent_hover="#3746b0",
    on_accent="#ffffff",
    accent_text="#3d4cb8",
    accent_tint="#e9ebfa",
    scrim="#521b1b1a",
    good=ToneColours(base="#009e73", text="#00694d", tint="#e0f3ed"),
    attention=ToneColours(base="#e69f00", text="#7d5200", tint="#fdf1d8"),
    bad=ToneColours(base="#d55e00", text="#a84a00", tint="#fdeadd"),
    information=ToneColours(base="#56b4e9", text="#005a91", tint="#e2f0fa"),
)

LOOKS = {look.name: look for look in (PICTURES, DESK_DARK, DESK_LIGHT)}

SURROUNDS = ("#1a1a1a", "#808080", "#ffffff", "#000000")  # L goes round; the first is where it starts
CELL_HOVER, CELL_SELECTED, CELL_SELECTED_LINE = "#2a2a2a", "#303030", "#5a5a5a"
CELL_ACTIVE, CELL_ACTIVE_LINE = "#3a3a3a", "#e6e6e6"
BURST_SHEETS, BURST_BADGE = ("#4a4a4a", "#3a3a3a"), "#d1141414"
LABELS = {"red": "#d9534f", "yellow": "#e3b341", "green": "#3fa66a", "blue": "#4a86d8", "purple": "#9a6bd0"}
LABEL_INITIAL = "#111111"
HISTOGRAM = ("#b06a66", "#6a9c74", "#6a86b4")
REJECTED_OPACITY, DISABLED_OPACITY, HISTOGRAM_FILL = 0.38, 0.45, 0.35

SPACE = (4, 8, 12, 16, 24, 32)
RADIUS_LABEL, RADIUS_CHIP, RADIUS_BUTTON, RADIUS_CARD, RADIUS_DIALOG = 3, 4, 6, 8, 10
RAIL_DESK, RAIL_PICTURES, RAIL_ROW, RAIL_ROW_PICTURES = 184, 80, 32, 52
HEAD_DESK, HEAD_TODAY, HEAD_PICTURES, FILTER_BAR = 56, 72, 48, 40
BUTTON, BUTTON_SMALL, FIELD, FIELD_DENSE, CHIP, CHIP_FILTER, KEY_CAP, PROGRESS = 32, 24, 32, 28, 20, 24, 18, 4
ROW_TODAY, ROW_TABLE, ROW_TABLE_TWO, ROW_PALETTE, ROW_EXIF, ROW_MENU = 56, 36, 48, 40, 24, 32
COLUMN_EXIF, COLUMN_LOUPE, COLUMN_EXPORT, COLUMN_IMPORT = 296, 264, 384, 264
DRAWER, PALETTE_WIDTH, PALETTE_TOP, FILMSTRIP = 208, 640, 112, 104
CELL_SIZES = (136, 168, 200, 248, 328)
FADE_MS = 120


class Scheme(StrEnum):
    """What the desk follows: the system, or a choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def desk_look(scheme: Scheme) -> Look:
    """The desk's look now, for a setting."""
    if scheme is Scheme.SYSTEM:
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DESK_DARK if is_dark else DESK_LIGHT
    return DESK_DARK if scheme is Scheme.DARK else DESK_LIGHT


def look_of(widget: QWidget | None) -> Look:
    """The look a widget stands in: that of the nearest dressed ancestor, else the application's."""
    while widget is not None:
        found = LOOKS.get(str(widget.property(LOOK_PROPERTY) or ""))
        if found is not None:
            return found
        widget = widget.parentWidget()
    app = QApplication.instance()
    named = app.property(LOOK_PROPERTY) if app is not None else None
    return LOOKS.get(str(named or ""), DESK_LIGHT)


def next_surround(colour: str) -> str:
    """The surround after this one when L is pressed."""
    at = SURROUNDS.index(colour) if colour in SURROUNDS else -1
    return SURROUNDS[(at + 1) % len(SURROUNDS)]


class _TextSize:
    """How large text is drawn: one for the program, asked for by every line that paints."""

    scale = 1.0


def set_text_scale(scale: float) -> None:
    """Draw text this large; less than 1.0 and more than 2.0 are not readable or do not fit."""
    _TextSize.scale = min(2.0, max(1.0, scale))


def text_scale() -> float:
    """How large text is drawn, 1.0 to 2.0."""
    return _TextSize.scale


def scaled(pixels: float) -> int:
    """A measure that holds text, grown with the text."""
    return round(pixels * _TextSize.scale)


def system_family() -> str:
    """The system's UI family; where the system names only a stand-in, Inter if it is installed."""
    family = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if family in ("", "Sans Serif", "Sans", "DejaVu Sans") and "Inter" in QFontDatabase.families():
        return "Inter"
    return family


def type_font(step: Type = Type.BODY, weight: Weight = Weight.REGULAR) -> QFont:
    """The font of a step of the scale, with tabular figures. It is the caller's own to change."""
    return QFont(_type_font(step, weight, scaled(step), QApplication.font().family()))


@lru_cache(maxsize=64)
def _type_font(step: Type, weight: Weight, pixels: int, family: str) -> QFont:
    font = QFont(QApplication.font())
    font.setFamily(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.tracking)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette_of(look: Look) -> QPalette:
    """The look as a QPalette, for what Qt draws without a style sheet."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, look.window),
        (role.Base, look.panel),
        (role.AlternateBase, look.hover),
        (role.Button, look.raised),
        (role.ToolTipBase, look.raised),
        (role.Mid, look.hairline),
        (role.Dark, look.border),
        (role.WindowText, look.text1),
        (role.Text, look.text1),
        (role.ButtonText, look.text1),
        (role.ToolTipText, look.text1),
        (role.PlaceholderText, look.text3),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Link, look.accent_text),
        (role.Accent, look.accent),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.ornament))
    return palette
