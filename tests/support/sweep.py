"""Looks at everything a window shows: its words, whether they came through translation, and how the keyboard gets there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from focusflow_desktop.ui.widgets.text import ElidedLabel

OPEN, CLOSE = "⟦", "⟧"
_WORD = re.compile(r"[^\W\d_]{2,}")
SAME_EVERYWHERE = frozenset(
    {
        "FocusFlow",
        "WebP",
        "sRGB",
        "px",
        "Ctrl",
        "Alt",
        "Shift",
        "Esc",
        "Tab",
        "Enter",
        "Space",
        "Home",
        "End",
        "Del",
    }
)


class FarLanguage(QTranslator):
    """A language nobody speaks: every text is longer by a third and stands in brackets, so that English betrays itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text in brackets, an error's code too."""
        if not source:
            return None  # type: ignore[return-value]  # Qt's null text, which the stubs do not know
        self.asked.add((context, source))
        return f"{OPEN}{source}{'ẍ' * (len(source) // 3)}{CLOSE}"

    def isEmpty(self) -> bool:  # noqa: N802 — the name is Qt's
        """It always has something to say."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One text a person sees or hears, and where."""

    where: str
    text: str


def texts_of(top: QWidget) -> Iterator[Shown]:
    """Every text of the visible widgets and of the actions below `top`, without what a person typed."""
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisibleTo(top):
            for what, text in _texts(widget):
                yield Shown(where=f"{path_of(widget)} {what}", text=text)
    for action in top.findChildren(QAction):
        if action.isVisible():
            for what, text in (("text", action.text()), ("tooltip", action.toolTip())):
                yield Shown(where=f"action {action.objectName()} {what}", text=text)


def is_english(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether words stand here that no translator has seen. `known` are names and data, the same in every language."""
    if text.count(OPEN) != text.count(CLOSE):
        return False  # shortened in the middle by the widget itself
    outside = _without_brackets(text)
    for name in sorted(known, key=len, reverse=True):
        outside = outside.replace(name, " ")
    outside = re.sub(r"(?:https?:)?//?[\w./~ -]*|\{\w+\}\S*", " ", outside)  # places on disk, tokens of names
    own = SAME_EVERYWHERE | _of_the_locale()
    own = SAME_EVERYWHERE | _of_the_locale()
    return any(not word.isupper() and word not in own for word in _WORD.findall(outside))


def _without_brackets(text: str) -> str:
    """Texts stand in texts: taken away from the inside out."""
    while (inside := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = inside
    return text


@lru_cache(maxsize=1)
def _of_the_locale() -> frozenset[str]:
    """What the system's language brings along: days, months, countries, currencies."""
    locale, found = QLocale(), []
    for kind in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
        found += [locale.dayName(day, kind) for day in range(1, 8)]
        found += [locale.monthName(month, kind) for month in range(1, 13)]
        found += [locale.standaloneMonthName(month, kind) for month in range(1, 13)]
    found += [QLocale.territoryToString(one) for one in QLocale.Country]
    found += [locale.amText(), locale.pmText()]
    return frozenset(word for text in found for word in _WORD.findall(text))


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QGroupBox):
        yield "title", widget.title()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (("choice", widget.itemText(at)) for at in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(at)) for at in range(widget.count()))


def is_cut_off(widget: QWidget) -> bool:
    """Whether a plain label or button has less room than its words need. Widgets that shorten them say so themselves."""
    if (
        isinstance(widget, ElidedLabel)
        or not isinstance(widget, QLabel | QAbstractButton)
        or not widget.text()
        or not widget.isVisible()
    ):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 1
    return widget.width() < widget.minimumSizeHint().width() - 1


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here now."""
    wants = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return wants and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def stand_together(one: QWidget, other: QWidget) -> bool:
    """Whether they are choices of which one is taken: Tab stops at one of them, the arrows go to the others."""
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    group = one.group()
    if group is not None:
        return group.exclusive() and other.group() is group
    return one.autoExclusive() and other.autoExclusive() and one.parent() is other.parent()


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says of it: its accessible name, else its own words, else its label's."""
    own = widget.accessibleName()
    if not own and isinstance(widget, QAbstractButton):
        own = widget.text()
    if not own:
        labels = (label for label in widget.window().findChildren(QLabel) if label.buddy() is widget)
        own = next((label.text() for label in labels), "")
    return own


def path_of(widget: QWidget) -> str:
    """Its kind and whose child it is, for a person who looks for it."""
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)
