"""What the calendar's shapes mean, drawn with the same brush as the blocks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Clash, ClashKind
from focusflow_desktop.ui.calendar.paint import Dress, dress_of, paint_block
from focusflow_desktop.ui.look.theme import Type, look_of, scaled
from focusflow_desktop.ui.widgets.text import text


class Legend(QWidget):
    """What the shapes mean."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        now = datetime(1970, 1, 1, tzinfo=UTC)
        rows: Sequence[tuple[str, CalendarItem]] = (
            (self.tr("Booked or confirmed"), _item(SessionState.BOOKED, now)),
            (self.tr("On hold, hatched"), _item(SessionState.HELD, now)),
            (self.tr("Inquiry, dashed"), _item(SessionState.INQUIRY, now)),
            (self.tr("Not available, grey"), _item(None, now, kind=ItemKind.BLACKOUT)),
            (self.tr("Other calendar, outlined"), _item(None, now, kind=ItemKind.BUSY)),
            (self.tr("Clash"), _item(SessionState.BOOKED, now, clashes=(Clash(kind=ClashKind.PERSON),))),
        )
        for words, item in rows:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(_Swatch(item))
            row.addWidget(text(words, step=Type.SMALL, tone="2"), 1)
            box.addLayout(row)


class _Swatch(QWidget):
    """A small block of a state."""

    def __init__(self, item: CalendarItem) -> None:
        super().__init__()
        self._item = item
        self.setFixedSize(QSize(scaled(20), scaled(14)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The block without words."""
        look, painter = look_of(self), QPainter(self)
        dress: Dress = dress_of(self._item, look)
        paint_block(painter, QRectF(self.rect()), dress, look=look, lines=())
        painter.end()


def _item(
    state: SessionState | None,
    at: datetime,
    *,
    kind: ItemKind = ItemKind.SESSION,
    clashes: tuple[Clash, ...] = (),
) -> CalendarItem:
    return CalendarItem(
        id=UUID(int=0), title="", starts_at=at, ends_at=at, kind=kind, state=state, clashes=clashes
    )
