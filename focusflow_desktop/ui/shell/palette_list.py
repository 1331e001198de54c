"""The rows of the palette: group titles and hits, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font
from focusflow_desktop.ui.widgets.key_cap import caps_width, paint_caps

AnyIndex = QModelIndex | QPersistentModelIndex
GROUP_HEIGHT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: what it is called, what it is, what Enter does."""

    title: str
    run: Callable[[], None]
    detail: str = ""
    icon: str = "chevron-right"
    caps: tuple[str, ...] = ()
    letters: tuple[int, ...] = ()


class HitModel(QAbstractListModel):
    """Group titles (text) and hits, flat."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Hit] = []

    def show_groups(self, groups: Mapping[str, Sequence[Hit]]) -> None:
        """Replaces everything."""
        self.beginResetModel()
        self._rows = []
        for title, hits in groups.items():
            if hits:
                self._rows += [title, *hits]
        self.endResetModel()

    def row(self, row: int) -> str | Hit | None:
        """A title, a hit, or nothing."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def hit(self, row: int) -> Hit | None:
        """The hit in a row."""
        found = self.row(row)
        return found if isinstance(found, Hit) else None

    def neighbour(self, row: int, step: int) -> int:
        """The hit `step` hits away, at the ends the last one; -1 if there is none."""
        hits = [at for at, found in enumerate(self._rows) if isinstance(found, Hit)]
        if not hits:
            return -1
        at = hits.index(row) if row in hits else -1 if step > 0 else 0
        return hits[min(max(at + step, 0), len(hits) - 1)]

    def height_of(self, rows: int) -> int:
        """The height of the first `rows` rows and a little air."""
        heights = (
            scaled(GROUP_HEIGHT if isinstance(row, str) else theme.ROW_PALETTE) for row in self._rows[:rows]
        )
        return sum(heights) + 8

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, also for a screen reader."""
        row = self.row(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or row is None:
            return None
        return row if isinstance(row, str) else f"{row.title} {row.detail}".strip()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Titles cannot be chosen."""
        if self.hit(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitDelegate(QStyledItemDelegate):
    """Paints titles and hits, the matched letters in the accent."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """40 for a hit, 32 for a title."""
        model = index.model()
        is_title = isinstance(model, HitModel) and model.hit(index.row()) is None
        return QSize(100, scaled(GROUP_HEIGHT if is_title else theme.ROW_PALETTE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        model = index.model()
        assert isinstance(model, HitModel)
        row = model.row(index.row())
        widget: QWidget | None = option.widget
        rect: QRect = option.rect
        state = option.state
        look = look_of(widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Hit):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            is_under = bool(state & QStyle.StateFlag.State_MouseOver)
            _paint_ground(painter, rect, look, chosen=is_chosen, under=is_under)
            _paint_hit(painter, rect, look, hit=row, chosen=is_chosen)
        elif row is not None:
            painter.setFont(type_font(Type.SMALL, Weight.MEDIUM))
            painter.setPen(QColor(look.text2))
            painter.drawText(rect.adjusted(20, 6, -20, 0), Qt.AlignmentFlag.AlignVCenter, row)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, look: Look, *, chosen: bool, under: bool) -> None:
    if chosen or under:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_tint if chosen else look.hover))
        painter.drawRoundedRect(rect.adjusted(8, 1, -8, -1), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)


def _paint_hit(painter: QPainter, rect: QRect, look: Look, *, hit: Hit, chosen: bool) -> None:
    size = scaled(16)
    device = painter.device()
    glyph = icons.pixmap(
        hit.icon, look.accent_text if chosen else look.text2, size, device.devicePixelRatio()
    )
    middle = rect.center().y() + 1
    painter.drawPixmap(rect.left() + 20, middle - size // 2, glyph)
    caps = list(hit.caps) or (["↵"] if chosen else [])
    right = rect.right() - 20
    if caps:
        paint_caps(painter, caps, right=right, middle=middle, look=look)
        right -= caps_width(caps) + 12
    left = _paint_title(painter, rect, look, hit=hit, left=rect.left() + 20 + size + 12)
    painter.setFont(type_font(Type.SMALL))
    painter.setPen(QColor(look.text2))
    box = QRect(left + 12, rect.top(), right - left - 12, rect.height())
    shown = painter.fontMetrics().elidedText(hit.detail, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_title(painter: QPainter, rect: QRect, look: Look, *, hit: Hit, left: int) -> int:
    """Paints runs of matched and other letters; returns where they end."""
    matched = set(hit.letters)
    start = 0
    while start < len(hit.title):
        end = start
        while end < len(hit.title) and (end in matched) == (start in matched):
            end += 1
        font = type_font(Type.BODY, Weight.STRONG if start in matched else Weight.REGULAR)
        painter.setFont(font)
        painter.setPen(QColor(look.accent_text if start in matched else look.text1))
        run = hit.title[start:end]
        width = QFontMetrics(font).horizontalAdvance(run)
        painter.drawText(
            QRect(left, rect.top(), width + 4, rect.height()), Qt.AlignmentFlag.AlignVCenter, run
        )
        left += width
        start = end
    return left
