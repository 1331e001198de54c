"""Turns a Look into Qt's style sheet, and dresses widgets in it. No value is written here: all come from theme.

Controls say what they are by properties: QPushButton[kind="primary"], QLabel[type="title"][tone="2"].
"""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QWidget

from focusflow_desktop.paths import resources_folder
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import LOOK_PROPERTY, Look, Tone, Type, Weight

ICONS_PREFIX = "ffdrawn"

_SHEET = Template(
    """
* { color: $text1; selection-background-color: $accent; selection-color: $on_accent; }
QWidget { font-family: "$family"; font-size: ${body}px; outline: 0; }
QMainWindow, QDialog, QWidget[surface="window"] { background: $window; }
QWidget[surface="rail"] { background: $rail; }
QWidget[surface="panel"] { background: $panel; }
QWidget[surface="raised"] { background: $raised; }
QFrame[surface="card"] { background: $panel; border: 1px solid $hairline; border-radius: ${r_card}px; }
QFrame[surface="chosen"] { background: $accent_tint; border: 1px solid $accent; border-radius: ${r_card}px; }
QFrame[surface="popover"] { background: $raised; border: 1px solid $border; border-radius: ${r_dialog}px; }
QFrame[line="h"] { background: $hairline; max-height: 1px; min-height: 1px; border: 0; }
QFrame[line="v"] { background: $hairline; max-width: 1px; min-width: 1px; border: 0; }

QLabel { background: transparent; }
QLabel[tone="2"] { color: $text2; }
QLabel[tone="3"] { color: $text3; }
QLabel[tone="accent"] { color: $accent_text; }

QPushButton, QToolButton {
  background: $raised; border: 1px solid $border; border-radius: ${r_button}px; color: $text1;
  min-height: ${button}px; padding: 0 12px; font-weight: $medium; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $hairline; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent_text; padding: 0 11px; min-height: ${button_in}px; }
QPushButton:disabled, QToolButton:disabled { color: $ornament; border-color: $hairline; }
QPushButton[small="true"] { min-height: ${small}px; padding: 0 8px; border-radius: ${r_chip}px; }
QPushButton[small="true"]:focus { padding: 0 7px; min-height: ${small_in}px; }
QPushButton[kind="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text1; padding: 0 11px; }
QPushButton[kind="primary"]:disabled { background: $hover; border-color: $hairline; color: $ornament; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; color: $text2; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; color: $text1; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $accent_text; }
QPushButton[kind="quiet"]:disabled { color: $ornament; }
QPushButton[strip="true"] { padding: 6px 0; text-align: center; color: $text1; }
QPushButton[strip="true"]:focus { padding: 5px 0; }
QPushButton[strip="true"]:checked { background: $accent_tint; }
QToolButton[kind="quiet"] { padding: 0 6px; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent_text; padding: 0 4px; }
QPushButton[kind="link"]:focus { border: 2px solid $accent_text; padding: 0 3px; }
QPushButton[kind="rail"] { background: transparent; border: 2px solid transparent; padding: 0 6px; text-align: left;
  color: $text2; font-weight: $regular; }
QPushButton[kind="rail"]:hover { background: $hover; color: $text1; }
QPushButton[kind="rail"]:checked { background: $accent_tint; color: $text1; font-weight: $medium; }
QPushButton[kind="rail"]:focus { border: 2px solid $accent_text; }
QPushButton[kind="chip"] { background: transparent; border: 1px solid $border; border-radius: ${r_chip}px;
  min-height: ${chip}px; padding: 0 8px; color: $text2; font-size: ${small_text}px; font-weight: $regular; }
QPushButton[kind="chip"]:hover { background: $hover; color: $text1; }
QPushButton[kind="chip"]:checked { background: $accent_tint; border-color: $accent; color: $text1; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent_text; padding: 0 7px; min-height: ${chip_in}px; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit {
  background: $ground; border: 1px solid $border; border-radius: ${r_button}px; color: $text1;
  min-height: ${field_height}px; padding: 0 10px; placeholder-text-color: $text3; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus {
  border: 2px solid $accent_text; padding: 0 9px; min-height: ${field_in}px; }
QLineEdit[state="error"], QComboBox[state="error"], QAbstractSpinBox[state="error"] { border: 1px solid $bad_text; }
QLineEdit QToolButton, QLineEdit QToolButton:focus { background: transparent; border: 0; padding: 0; min-height: 0; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $ornament; }
QLineEdit[dense="true"], QComboBox[dense="true"] { min-height: ${small}px; padding: 0 8px; }
QLineEdit[dense="true"]:focus, QComboBox[dense="true"]:focus { min-height: ${small_in}px; padding: 0 7px; }
QAbstractSpinBox { min-height: ${spin_height}px; }
QAbstractSpinBox:focus { min-height: ${spin_in}px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: 0; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: 0; width: 20px;
  subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 4px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 4px 2px 0; }
QAbstractSpinBox::up-arrow { image: url($icons:chevron-up-$mode.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($icons:chevron-$mode.svg); width: 10px; height: 10px; }
QDateEdit::drop-down { border: 0; width: 28px; }
QDateEdit::down-arrow { image: url($icons:chevron-$mode.svg); width: 16px; height: 16px; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; }
QLineEdit[type="heading"] { font-size: ${heading}px; font-weight: $strong; }
QLineEdit[type="heading"]:focus { border-bottom: 2px solid $accent_text; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: url($icons:chevron-$mode.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px;
  selection-background-color: $accent_tint; selection-color: $text1; }
QComboBox QAbstractItemView::item { min-height: ${menu}px; padding: 0 8px; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $control; border-radius: 4px; background: $ground; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($icons:check.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url($icons:dash.svg); }
QCheckBox:focus { color: $accent_text; }
QCheckBox::indicator:focus { border: 2px solid $accent_text; width: 12px; height: 12px; }

QMenuBar { background: $rail; border-bottom: 1px solid $hairline; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: ${r_chip}px; color: $text2; }
QMenuBar::item:selected { background: $hover; color: $text1; }
QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { min-height: ${menu_text}px; padding: 5px 24px 5px 12px; border-radius: ${r_chip}px; color: $text1; }
QMenu::item:selected { background: $accent_tint; }
QMenu::item:disabled { color: $ornament; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolTip { background: $raised; color: $text1; border: 1px solid $border; padding: 4px 8px; }

QAbstractItemView { background: transparent; border: 0; }
QAbstractItemView[surface="panel"] { background: $panel; }
QTableView, QTreeView { gridline-color: $hairline; alternate-background-color: $hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $accent_tint; color: $text1; }
QTableView::item { padding: 0 5px; }
QListWidget::item { padding: 8px; border-radius: ${r_chip}px; }
QHeaderView::section { background: transparent; color: $text2; border: 0; border-bottom: 1px solid $hairline;
  padding: 6px 8px; font-size: ${small_text}px; font-weight: $medium; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[surface="none"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $track; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSlider::groove:horizontal { background: $border; height: 2px; }
QSlider::handle:horizontal { background: $text2; width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; }
QSlider::handle:horizontal:focus { background: $accent_text; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
"""
)


def style_sheet(look: Look) -> str:
    """The style sheet of a look at the present text size."""
    return _style_sheet(look, theme.text_scale())


@lru_cache(maxsize=16)
def _style_sheet(look: Look, _scale: float) -> str:
    palette = {name: getattr(look, name) for name in look.__slots__ if isinstance(getattr(look, name), str)}
    sizes = {
        "body": theme.scaled(Type.BODY),
        "heading": theme.scaled(Type.HEADING),
        "small_text": theme.scaled(Type.SMALL),
        "button": theme.scaled(theme.BUTTON) - 2,
        "small": theme.scaled(theme.BUTTON_SMALL) - 2,
        "field_height": theme.scaled(theme.FIELD) - 2,
        "spin_height": theme.scaled(theme.FIELD) - 5,
        "chip": theme.scaled(theme.CHIP_FILTER) - 2,
        "menu": theme.scaled(theme.ROW_MENU),
        "menu_text": theme.scaled(Type.BODY.line),
        # inside the thicker line of what has the keys: nothing around it may move
        "button_in": theme.scaled(theme.BUTTON) - 4,
        "small_in": theme.scaled(theme.BUTTON_SMALL) - 4,
        "field_in": theme.scaled(theme.FIELD) - 4,
        "spin_in": theme.scaled(theme.FIELD) - 7,
        "chip_in": theme.scaled(theme.CHIP_FILTER) - 4,
        "r_chip": theme.RADIUS_CHIP,
        "r_button": theme.RADIUS_BUTTON,
        "r_card": theme.RADIUS_CARD,
        "r_dialog": theme.RADIUS_DIALOG,
        "regular": int(Weight.REGULAR),
        "medium": int(Weight.MEDIUM),
        "strong": int(Weight.STRONG),
    }
    words = {
        "family": theme.system_family(),
        "icons": ICONS_PREFIX,
        "mode": "dark" if look.is_dark else "light",
        "ground": look.window if look is theme.PICTURES else look.panel,
        "bad_text": look.bad.text,
        "control": look.text3,
        "track": look.border,
    }
    return _SHEET.substitute(palette | sizes | words) + _types() + _tones(look)


def _types() -> str:
    """One rule per step of the type scale and per weight."""
    rules = [
        f'QLabel[type="{step.name.lower()}"] {{ font-size: {theme.scaled(step)}px; '
        f"letter-spacing: {step.tracking}px; }}"
        for step in Type
    ]
    rules += [
        f'QLabel[weight="{weight.name.lower()}"] {{ font-weight: {int(weight)}; }}' for weight in Weight
    ]
    return "\n".join(rules) + "\n"


def _tones(look: Look) -> str:
    """One rule per state for labels and badges."""
    rules = []
    for tone in Tone:
        colours = look.tone(tone)
        rules.append(f'QLabel[tone="{tone.value}"] {{ color: {colours.text}; }}')
        rules.append(
            f'QFrame[badge="{tone.value}"] {{ background: {colours.tint}; border-radius: {theme.RADIUS_CHIP}px; }}'
        )
    return "\n".join(rules)


def dress(widget: QWidget, look: Look) -> None:
    """Puts a widget and everything inside it into a look."""
    widget.setProperty(LOOK_PROPERTY, look.name)
    widget.setPalette(theme.palette_of(look))
    widget.setStyleSheet(style_sheet(look))


def dress_application(app: QApplication, look: Look, *, scale: float = 1.0) -> None:
    """The look of whatever stands in no dressed subtree: dialogs, menus, the desk; and the size of all text."""
    QDir.setSearchPaths(ICONS_PREFIX, [str(resources_folder() / "icons")])
    theme.set_text_scale(scale)
    app.setProperty(LOOK_PROPERTY, look.name)
    app.setStyle("Fusion")
    font = theme.type_font()
    font.setFamily(theme.system_family())
    app.setFont(font)
    app.setPalette(theme.palette_of(look))
    app.setStyleSheet(style_sheet(look))
