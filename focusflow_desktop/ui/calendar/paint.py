"""How one item is drawn: its block, its chip in a month, the mark of its state. A state is a shape and a word, then a colour.

Booked is filled, a hold hatched and dashed, an inquiry dashed, cancelled struck through, done ticked, blackouts grey, other
calendars outlined, a clash warned of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import Look, Type, Weight, scaled, type_font

BAR, INSET = 3, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """The colours and shapes of an item."""

    fill: str
    bar: str
    line: str = ""  # outline; "" for none
    is_dashed: bool = False
    is_hatched: bool = False
    is_struck: bool = False
    icon: str = ""
    text: str = ""


def dress_of(item: CalendarItem, look: Look) -> Dress:
    """How this item is drawn in this look."""
    if item.kind is ItemKind.BUSY:
        return Dress(fill=look.panel, bar=look.text3, line=look.text3, icon="calendar", text=look.text2)
    if item.kind is ItemKind.BLACKOUT:
        return Dress(fill=look.hover, bar=look.text2, icon="ban", text=look.text2)
    return _dress_of_session(item, look)


def _dress_of_session(item: CalendarItem, look: Look) -> Dress:
    if item.is_over:
        icon = "user-x" if item.state is SessionState.NO_SHOW else "x"
        return Dress(
            fill=look.panel, bar=look.text3, line=look.hairline, is_struck=True, icon=icon, text=look.text3
        )
    if item.has_clash:
        bad = look.bad
        return Dress(
            fill=bad.tint, bar=bad.base, icon="triangle-alert", is_hatched=item.is_hold, text=look.text1
        )
    if item.is_hold:
        held = look.attention
        return Dress(
            fill=look.panel, bar=held.base, line=held.base, is_dashed=True, is_hatched=True, text=look.text1
        )
    if item.state in (SessionState.INQUIRY, SessionState.RESCHEDULED):
        return Dress(fill=look.panel, bar=look.accent, line=look.accent, is_dashed=True, text=look.text1)
    icon = {SessionState.COMPLETED: "check"}.get(item.state or SessionState.BOOKED, "")
    icon = "layout-grid" if item.kind is ItemKind.MINI_DAY else icon
    fill = look.hover if item.state is SessionState.COMPLETED else look.accent_tint
    return Dress(fill=fill, bar=look.accent, icon=icon, text=look.text1)


def paint_block(
    painter: QPainter, box: QRectF, dress: Dress, *, look: Look, lines: Sequence[str], is_chosen: bool = False
) -> None:
    """A block of the grid: the first line is the title, the rest say time, state and place as far as there is room."""
    _ground(painter, box, dress, edge=look.accent_text if is_chosen else "", is_dark=look.is_dark)
    inner = box.adjusted(BAR + INSET + 3, 3, -4, -2)
    inner = _icon(painter, inner, dress)
    top = inner.top()
    for number, line in enumerate(lines):
        room = inner.bottom() - top
        font = type_font(Type.SMALL, Weight.MEDIUM if number == 0 else Weight.REGULAR)
        font.setStrikeOut(dress.is_struck and number == 0)
        metrics = QFontMetricsF(font)
        if number and room < metrics.height() - 2:
            return
        painter.setFont(font)
        painter.setPen(
            QColor(dress.text if number == 0 else look.text2 if dress.text == look.text1 else dress.text)
        )
        wraps = room >= 2 * metrics.height() + metrics.height() * (number == 0)
        left = inner.left() if number == 0 else box.left() + BAR + INSET + 3
        where = QRectF(left, top, inner.right() - left, metrics.height() * (2 if wraps else 1))
        top += paint_words(painter, where, line, metrics=metrics)


def paint_words(painter: QPainter, box: QRectF, words: str, *, metrics: QFontMetricsF) -> float:
    """Words in one line, or in two where the box has room for them; returns the height used."""
    if box.height() < 2 * metrics.height() or metrics.horizontalAdvance(words) <= box.width():
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
        return metrics.height()
    first, rest = _broken(words, box.width(), metrics)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), first)
    below = box.translated(0, metrics.height())
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(below, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
    return 2 * metrics.height()


def paint_chip(
    painter: QPainter,
    box: QRectF,
    dress: Dress,
    *,
    look: Look,
    words: str,
    time: str,
    is_chosen: bool = False,
) -> None:
    """One line of a month: time and title."""
    edge, ratio = look.accent_text if is_chosen else "", painter.device().devicePixelRatioF()
    ground = _chip_ground(round(box.width()), round(box.height()), dress, edge, look.is_dark, ratio)
    painter.drawPixmap(box.topLeft().toPoint(), ground)
    inner = _icon(painter, box.adjusted(BAR + INSET + 3, 0, -3, 0), dress, is_centred=True)
    font = type_font(Type.SMALL)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if time:
        painter.setPen(QColor(look.text2))
        painter.drawText(inner, middle, time)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(time) + 5)
    font.setStrikeOut(dress.is_struck)
    painter.setFont(font)
    painter.setPen(QColor(dress.text))
    painter.drawText(
        inner, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, inner.width()))
    )


def _ground(painter: QPainter, box: QRectF, dress: Dress, *, edge: str, is_dark: bool) -> None:
    """A box without its words; `edge` is the line of the chosen one, "" for the others."""
    radius = theme.RADIUS_CHIP
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(dress.fill))
    painter.drawRoundedRect(box, radius, radius)
    if dress.is_hatched:
        painter.setBrush(_hatch(dress.bar, is_dark=is_dark))
        painter.drawRoundedRect(box, radius, radius)
    line = edge or dress.line
    if line:
        dashed = Qt.PenStyle.DashLine if dress.is_dashed and not edge else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(line), 2 if edge else 1, dashed))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1.0 if edge else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(dress.bar))
    painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 4, BAR, max(2.0, box.height() - 8)), 1, 1)


@lru_cache(maxsize=256)
def _chip_ground(  # noqa: PLR0917 — the key is all that it looks like
    width: int, height: int, dress: Dress, edge: str, is_dark: bool, ratio: float
) -> QPixmap:
    """A chip's box, painted once: a month has dozens alike."""
    made = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _ground(painter, QRectF(0, 0, width, height), dress, edge=edge, is_dark=is_dark)
    painter.end()
    return made


@lru_cache(maxsize=16)
def _hatch(colour: str, *, is_dark: bool) -> QBrush:
    """Broad stripes, faint enough to read on."""
    stripes = QPixmap(10, 10)
    stripes.fill(Qt.GlobalColor.transparent)
    faint = QColor(colour)
    faint.setAlphaF(0.22 if is_dark else 0.20)
    on = QPainter(stripes)
    on.fillRect(0, 0, 10, 5, faint)
    on.end()
    brush = QBrush(stripes)
    brush.setTransform(QTransform().rotate(-45))
    return brush


def _icon(painter: QPainter, box: QRectF, dress: Dress, *, is_centred: bool = False) -> QRectF:
    side = scaled(12)
    if not dress.icon or box.width() < 4 * side:
        return box
    ratio = painter.device().devicePixelRatioF()
    drawn = icons.pixmap(dress.icon, dress.text, side, ratio)
    line = box.height() if is_centred else min(box.height(), float(scaled(Type.SMALL.line)))
    painter.drawPixmap(int(box.left()), int(box.top() + (line - side) / 2), drawn)
    return box.adjusted(side + 4, 0, 0, 0)


def _broken(words: str, width: float, metrics: QFontMetricsF) -> tuple[str, str]:
    """The words that fit in a line, and the rest; a word alone in its line is never cut off whole."""
    parts = words.split(" ")
    for count in range(len(parts) - 1, 0, -1):
        first = " ".join(parts[:count])
        if metrics.horizontalAdvance(first) <= width:
            return first, " ".join(parts[count:])
    return metrics.elidedText(parts[0], Qt.TextElideMode.ElideRight, width), " ".join(parts[1:])
