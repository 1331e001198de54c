"""One picture of a survey: its frame, the picture, and a line with its marks and the way out. It knows no other cell."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.ui.culling.canvas import MARGIN
from focusflow_desktop.ui.culling.compare_pane import whole_of
from focusflow_desktop.ui.culling.linked import LinkedCanvas
from focusflow_desktop.ui.culling.survey_layout import Around
from focusflow_desktop.ui.culling.survey_marks import LINE, MarkLine
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind

FRAME = 2


class SurveyCell(QWidget):
    """The one the keys act on has a white frame, and says so to a screen reader."""

    pressed = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(self, photo_id: UUID, row: PhotoRow | None, *, small: QImage) -> None:
        super().__init__()
        self.photo_id = photo_id
        self._is_active = False
        self._is_sharp = False
        self._has_failed = False
        self.canvas = LinkedCanvas(zooms_on_double_click=False)
        self.canvas.setMinimumSize(1, 1)
        self.line = MarkLine()
        out = Button(icon="x", kind=Kind.QUIET, small=True, name=self.tr("Take out of the survey"))
        out.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # `/` does it from the keyboard
        out.clicked.connect(self.removed)
        below = QHBoxLayout()
        below.setContentsMargins(MARGIN, 0, 4, 0)
        below.addWidget(self.line, 1)
        below.addWidget(out)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(below)
        self.canvas.pressed.connect(self.pressed)
        self.canvas.opened.connect(self.opened)
        self.canvas.show_image(small, whole=whole_of(row))
        self.show_row(row)
        self.show_scale()

    @property
    def is_sharp(self) -> bool:
        """Whether its picture has come."""
        return self._is_sharp

    @property
    def is_active(self) -> bool:
        """Whether the keys act here."""
        return self._is_active

    @property
    def aspect(self) -> float:
        """The picture's shape: as its row tells, and as it turned out once it has come."""
        width, height = self.canvas.viewport.picture
        return width / max(height, 1)

    def show_row(self, row: PhotoRow | None) -> None:
        """Its marks, painted before this returns."""
        if row is not None and row == self.line.row:
            return
        if not self._is_sharp:
            self.canvas.show_image(self.canvas.image, whole=whole_of(row))
        self.line.show_row(row)
        self.line.repaint()
        self._say()

    def take_image(self, image: QImage, whole: tuple[int, int], *, is_finest: bool) -> None:
        """The picture, unless a larger copy of it is already shown enlarged."""
        is_worse = self._is_sharp and image.width() < self.canvas.image.width()
        if is_worse and self.canvas.viewport.zoom is not None:
            return
        self._is_sharp, self._has_failed = True, False
        self.canvas.is_finest = is_finest
        self.canvas.show_image(image, whole=whole)
        self.show_scale()

    def fail(self) -> None:
        """There is no picture to be had."""
        self._has_failed = True
        self.show_scale()
        self._say()

    def show_scale(self) -> None:
        """Says of a picture that is away or still on its way that it is; an enlarged small one looks unsharp."""
        if self._has_failed:
            self.line.show_problem(self.tr("File missing or damaged"))
        elif not self._is_sharp or self.canvas.waits:
            self.line.show_problem(self.tr("Loading…"), waits=True)
        elif not self.canvas.has_all_it_shows:
            self.line.show_problem(self.tr("Small preview only"))
        else:
            self.line.show_problem("")

    def set_active(self, is_active: bool, /) -> None:
        """Whether the keys act here."""
        self._is_active = is_active
        self._say()
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the picture means it too."""
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PICTURES.window))
        if self._is_active:
            painter.setPen(QPen(QColor(theme.CELL_ACTIVE_LINE), FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _say(self) -> None:
        said = [self.line.said]
        if self._is_active:
            said.append(self.tr("keys act here"))
        if self._has_failed:
            said.append(self.tr("file missing or damaged"))
        self.setAccessibleName(", ".join(part for part in said if part))
        self.canvas.setAccessibleName(self.accessibleName())


def around() -> Around:
    """What a cell needs beside its picture."""
    edge = 2 * (MARGIN + FRAME)
    return Around(width=edge, height=edge + scaled(LINE))
