"""Focus and clipping as a picture to lay over another, made in a thread and dropped when one has gone on."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from PySide6.QtGui import QColor, QImage

from focusflow_desktop.photos.culling.overlays import clipping, focus_peaking
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.ui.look.theme import PICTURES


class Kind(StrEnum):
    """What is laid over the picture."""

    NONE = ""
    PEAKING = "peaking"
    CLIPPING = "clipping"


class Overlays:
    """Makes one overlay at a time for one view."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._ticket: Ticket | None = None

    def another(self) -> Overlays:
        """The same for another view or another picture of it."""
        return Overlays(self._runner)

    def ask(self, image: QImage, kind: Kind, *, done: Callable[[QImage], None]) -> None:
        """The overlay of this picture, later; what was asked for before is no longer wanted."""
        self.drop()
        if kind is Kind.NONE or image.isNull():
            return

        def made(overlay: object) -> None:
            assert isinstance(overlay, QImage)
            done(overlay)

        ticket = Ticket(done=made, failed=_raise)
        self._ticket = self._runner.submit(Lane.QUERY, lambda: overlay_of(image, kind), ticket)

    def drop(self) -> None:
        """Nothing is wanted."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None


def overlay_of(image: QImage, kind: Kind) -> QImage:
    """Focus or clipping of a picture. Not for the window's thread."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    pixels = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)
    made = np.zeros((plain.height(), plain.width(), 4), np.uint8)
    if kind is Kind.PEAKING:
        made[focus_peaking(pixels)] = _rgba(PICTURES.good.text)
    else:
        found = clipping(pixels)
        made[found.highlights] = _rgba(PICTURES.bad.base)
        made[found.shadows] = _rgba(PICTURES.information.base)
    return QImage(
        made.tobytes(), plain.width(), plain.height(), 4 * plain.width(), QImage.Format.Format_RGBA8888
    ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _rgba(colour: str) -> tuple[int, int, int, int]:
    made = QColor(colour)
    return made.red(), made.green(), made.blue(), 255


def _raise(error: BaseException) -> None:
    raise error
