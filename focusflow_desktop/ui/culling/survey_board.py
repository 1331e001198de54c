"""The board a survey's pictures lie on: it gives each its place and knows which lies above or below which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.culling.survey_cell import SurveyCell, around
from focusflow_desktop.ui.culling.survey_layout import arrange


class SurveyBoard(QWidget):
    """Holds the cells in order; the survey says which they are."""

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: list[SurveyCell] = []

    def arrange(self) -> None:
        """Each cell in its place."""
        room = (self.width(), self.height())
        places = arrange([cell.aspect for cell in self.cells], room=room, around=around())
        for cell, box in zip(self.cells, places, strict=True):
            cell.setGeometry(box.x, box.y, box.w, box.h)
        self.arranged.emit()

    def nearest(self, cell: SurveyCell, *, below: bool) -> SurveyCell | None:
        """The cell of another row that lies nearest, below or above."""
        here, way = cell.geometry().center(), 1 if below else -1
        beyond = [
            one for one in self.cells if (one.geometry().center().y() - here.y()) * way > one.height() // 4
        ]
        return min(beyond, key=lambda one: (one.geometry().center() - here).manhattanLength(), default=None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cells find their places again."""
        super().resizeEvent(event)
        self.arrange()
