"""One picture, large, with its marks below: the small one at once, the sharp one when it comes, never another's."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.culling.strip import MarkStrip
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf

SETTLE_MS = 80


class LoupeView(QWidget):
    """The picture one is at."""

    settled = Signal(object)  # the photo one has stayed at for a moment

    def __init__(
        self, sitting: Sitting, pictures: LoupePictures, *, shelf: ThumbnailShelf, overlays: Overlays
    ) -> None:
        super().__init__()
        self._sitting, self._pictures, self._shelf, self._overlays = sitting, pictures, shelf, overlays
        self._sharp: UUID | None = None  # whose full picture is on the canvas
        self._kind = Kind.NONE
        self.canvas = Canvas()
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.canvas)
        self.strip = MarkStrip()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.strip)
        self._wire()

    def show_current(self) -> None:
        """The photo the sitting is at."""
        self.strip.show_row(self._sitting.row)
        self._overlays.drop()
        self._show_picture()
        self._settle.start()

    def toggle_overlay(self, kind: Kind) -> None:
        """Lay this over the picture and over those that follow; again takes it away."""
        self._kind = Kind.NONE if self._kind is kind else kind
        self.canvas.show_overlay(QImage())
        self._overlays.drop()
        self._ask_overlay()

    def close_view(self) -> None:
        """Nothing more is shown; the program is closing."""
        self._settle.stop()
        self._overlays.drop()
        self._pictures.close()

    # --- parts --------------------------------------------------------------------------------------------
    def _wire(self) -> None:
        self._sitting.moved.connect(self.show_current)
        self._sitting.marked.connect(self._on_marked)
        self._sitting.photos.rows_arrived.connect(self._on_rows)
        self._pictures.arrived.connect(self._on_arrived)
        self._pictures.failed.connect(self._on_failed)
        self._shelf.arrived.connect(self._on_small_arrived)
        self.canvas.view_changed.connect(self._on_view_changed)
        self.canvas.resized.connect(self._settle.start)
        self._settle.timeout.connect(self._on_settled)

    def _show_picture(self) -> None:
        place = self._sitting.place
        if place.current is None:
            self._sharp = None
            self.canvas.show_image(QImage(), whole=(1, 1))
            return
        box = self.canvas.box if self.canvas.viewport.zoom is None else None
        ready = self._pictures.go(place.ids, place.at, box=box)
        if ready is not None:
            self._show_full(place.current, *ready)
        elif self._sharp != place.current:
            self._show_small(place.current)

    def _show_full(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        if self._sharp == photo_id and image.cacheKey() == self.canvas.image.cacheKey():
            return
        self._sharp = photo_id
        self.canvas.show_image(image, whole=whole)
        self._tell_zoom()
        self._ask_overlay()

    def _show_small(self, photo_id: UUID) -> None:
        self._sharp = None
        small, row = self._shelf.look(photo_id), self._sitting.row
        if small is None:
            self.canvas.show_image(QImage(), whole=(1, 1))
            return
        long_edge = max(row.width_px or 0, row.height_px or 0) if row is not None else 0
        grown = (long_edge or 6000) / max(small.width(), small.height(), 1)
        whole = (round(small.width() * grown), round(small.height() * grown))
        self.canvas.show_image(small.toImage(), whole=whole)
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        percent = round(self.canvas.viewport.scale * self.devicePixelRatioF() * 100)
        is_fit = self.canvas.viewport.zoom is None
        self.strip.show_zoom((self.tr("Fit · {0} %") if is_fit else "{0} %").replace("{0}", str(percent)))

    def _ask_overlay(self) -> None:
        if self._sharp is not None and self._kind is not Kind.NONE:
            self._overlays.ask(self.canvas.image, self._kind, done=self.canvas.show_overlay)

    def _on_view_changed(self) -> None:
        self._tell_zoom()
        self._show_picture()

    def _on_settled(self) -> None:
        if self._sitting.current is not None:
            self._show_picture()
            self.settled.emit(self._sitting.current)

    def _on_marked(self, row: PhotoRow) -> None:
        if row.id == self._sitting.current:
            self.strip.show_row(row)
            self.strip.repaint()

    def _on_rows(self) -> None:
        self.strip.show_row(self._sitting.row)
        if self._sharp is None and self._sitting.current is not None:
            self._show_small(self._sitting.current)  # now its size is known

    def _on_arrived(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        if photo_id == self._sitting.current:
            self._show_full(photo_id, image, whole)

    def _on_small_arrived(self, photo_id: UUID) -> None:
        if photo_id == self._sitting.current and self._sharp != photo_id:
            self._show_small(photo_id)

    def _on_failed(self, photo_id: UUID) -> None:
        if photo_id == self._sitting.current:
            self.strip.show_zoom(self.tr("This file cannot be shown: it is missing or damaged"))
