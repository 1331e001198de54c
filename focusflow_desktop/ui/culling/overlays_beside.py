"""Focus or clipping over pictures that stand side by side: over each as soon as it is as fine as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from shiboken6 import isValid

from focusflow_desktop.ui.culling.linked import LinkedCanvas
from focusflow_desktop.ui.culling.overlays import Kind, Overlays


class BesideOverlays(QObject):
    """Holds a view's canvases; a picture that is still small gets nothing, for no eye may judge that."""

    def __init__(self, overlays: Overlays, parent: QObject) -> None:
        super().__init__(parent)
        self._overlays = overlays
        self._kind = Kind.NONE
        self._held: dict[LinkedCanvas, Overlays] = {}

    def hold(self, canvases: Sequence[LinkedCanvas]) -> None:
        """These, and no others."""
        for canvas in [canvas for canvas in self._held if canvas not in canvases]:
            self._held.pop(canvas).drop()
        for canvas in canvases:
            if canvas not in self._held:
                self._held[canvas] = self._overlays.another()
                canvas.image_changed.connect(partial(self._ask, canvas))

    def toggle(self, kind: Kind) -> None:
        """Over all of them and over those that follow; again takes it away."""
        self._kind = Kind.NONE if self._kind is kind else kind
        for canvas in self._held:
            canvas.show_overlay(QImage())
            self._ask(canvas)

    def drop(self) -> None:
        """Nothing is on screen; what was chosen stays chosen."""
        for overlays in self._held.values():
            overlays.drop()

    def _ask(self, canvas: LinkedCanvas) -> None:
        overlays = self._held.get(canvas)
        if overlays is None:
            return
        kind = self._kind if canvas.has_all_it_shows else Kind.NONE
        overlays.ask(canvas.image, kind, done=partial(_lay, canvas))


def _lay(canvas: LinkedCanvas, overlay: QImage) -> None:
    """A canvas may have gone while its overlay was made."""
    if isValid(canvas):
        canvas.show_overlay(overlay)
