"""The picture as it will be written: rendered by the same recipe, shown whole, with the facts of the file below."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from focusflow_desktop.ui.export.state import ExportState
from focusflow_desktop.ui.look.theme import look_of
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import ElidedLabel, text


class PreviewCanvas(QWidget):
    """One picture, fitted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview of the exported picture"))

    def show_image(self, image: QImage | None, *, words: str) -> None:
        """This picture, or the words that stand in its place."""
        self._image, self._words = image, words
        self.setAccessibleDescription(words)  # what is only painted is read out too
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, never enlarged."""
        painter = QPainter(self)
        if self._image is None:
            painter.setPen(QColor(look_of(self).text2))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._words)
            return
        size = self._image.size().boundedTo(
            self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        )
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)


class PreviewPart(QWidget):
    """The canvas, its caption and the way to the next picture."""

    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = PreviewCanvas()
        self._caption, self._position = ElidedLabel(), text(tone="2")
        self._caption.setProperty("tone", "2")
        self._back = Button(
            icon="chevron-left", kind=Kind.QUIET, small=True, name=self.tr("Previous picture")
        )
        self._next = Button(icon="chevron-right", kind=Kind.QUIET, small=True, name=self.tr("Next picture"))
        self._back.clicked.connect(self._ask_back)
        self._next.clicked.connect(self._ask_next)
        foot = QHBoxLayout()
        foot.addWidget(self._caption, 1)
        for widget in (self._back, self._position, self._next):
            foot.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 20, 32, 12)
        box.addWidget(self._canvas, 1)
        box.addLayout(foot)

    def show_state(self, state: ExportState) -> None:
        """The preview as it is now."""
        words = state.problem
        if not words and state.is_rendering:
            words = self.tr("Rendering the preview…")
        self._canvas.show_image(state.preview, words=words)
        self._caption.setText(state.caption)
        position = self.tr("{number} of {count}").replace("{number}", str(state.position + 1))
        self._position.setText(position.replace("{count}", str(state.photos)) if state.photos else "")
        self._back.setEnabled(state.position > 0)
        self._next.setEnabled(state.position + 1 < state.photos)

    def _ask_back(self) -> None:
        self.step_asked.emit(-1)

    def _ask_next(self) -> None:
        self.step_asked.emit(1)
