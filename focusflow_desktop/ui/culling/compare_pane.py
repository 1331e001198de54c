"""One of the two compared pictures with what stands above and below it. It knows its photo, not the other one."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.ui.culling.compare_head import CompareHead
from focusflow_desktop.ui.culling.linked import LinkedCanvas
from focusflow_desktop.ui.culling.strip import MarkStrip
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES

FRAME = 2


class ComparePane(QWidget):
    """A white frame around it says that the keys act here; so does a word in its head."""

    pressed = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo_id: UUID | None = None
        self._is_active = False
        self._is_sharp = False  # the canvas holds a picture of this photo, not a small one or nothing
        self._has_failed = False
        self.head = CompareHead(role)
        self.canvas = LinkedCanvas()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.strip = MarkStrip()
        self.canvas.pressed.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.strip)

    @property
    def photo_id(self) -> UUID | None:
        """The photo shown."""
        return self._photo_id

    @property
    def is_active(self) -> bool:
        """Whether the keys act here."""
        return self._is_active

    @property
    def is_sharp(self) -> bool:
        """Whether its picture has come."""
        return self._is_sharp

    def show_photo(self, photo_id: UUID, row: PhotoRow | None, *, small: QImage) -> None:
        """Another photo: the small picture until the right one comes, never the one before."""
        if photo_id != self._photo_id:
            self._photo_id, self._is_sharp, self._has_failed = photo_id, False, False
            self.canvas.is_finest = False
            self.canvas.show_image(small, whole=whole_of(row))
        self.show_row(row)

    def show_row(self, row: PhotoRow | None) -> None:
        """Its name and marks, painted before this returns."""
        if row == self.strip.row and row is not None:
            return
        if not self._is_sharp:
            self.canvas.show_image(self.canvas.image, whole=whole_of(row))  # the row knows its size
        self.strip.show_row(row)
        self.strip.repaint()
        self.head.show_name(row.name if row is not None else "")
        self.canvas.setAccessibleName(row.name if row is not None else self.tr("Photo"))

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
        """There is no picture to be had. What came before stays, as it is this photo's."""
        self._has_failed = True
        self.show_scale()

    def show_scale(self) -> None:
        """How large the picture is, or why there is none."""
        if self._has_failed:
            self.strip.show_zoom(self.tr("File missing or damaged"))
            return
        if not self._is_sharp:
            self.strip.show_zoom(self.tr("Loading…"))
            return
        percent = str(round(self.canvas.viewport.scale * self.devicePixelRatioF() * 100))
        is_fit = self.canvas.viewport.zoom is None
        if self.canvas.waits:
            self.strip.show_zoom(self.tr("{0} % · loading…").replace("{0}", percent))
            return
        if not self.canvas.has_all_it_shows:
            self.strip.show_zoom(self.tr("{0} % · small preview only").replace("{0}", percent))
            return
        self.strip.show_zoom((self.tr("Fit · {0} %") if is_fit else "{0} %").replace("{0}", percent))

    def set_active(self, is_active: bool, /) -> None:
        """Whether the keys act here."""
        self._is_active = is_active
        self.head.set_active(is_active)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PICTURES.window))
        if self._is_active:
            painter.setPen(QPen(QColor(theme.CELL_ACTIVE_LINE), FRAME))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


def whole_of(row: PhotoRow | None) -> tuple[int, int]:
    """The picture's own size as it stands upright, as far as the row knows it."""
    if row is None or not row.width_px or not row.height_px:
        return (6000, 4000)
    size = (row.width_px, row.height_px)
    return (size[1], size[0]) if row.orientation >= 5 else size
