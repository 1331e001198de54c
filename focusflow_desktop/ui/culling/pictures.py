"""The ring of pictures around the one on screen, as QImages of the size it shows, ready to paint.

A thread of its own finds the files and asks the previews; images are made where the pixels arrive. What an earlier
step asked for and this one does not is cancelled, so held keys never queue.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from focusflow_desktop.photos.culling.prefetch import Direction, plan_ring
from focusflow_desktop.photos.library.pixels import Pixels
from focusflow_desktop.photos.library.previews import Outcome, PreviewRequest, Previews
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.photos.pool import Priority

log = logging.getLogger("focusflow.culling")
REACH = 8
BUDGET = 96 << 20  # of finished images; the previews keep their own
Box = tuple[int, int]


class Files(Protocol):
    """Which file to read a photo's picture from; may take its time."""

    def file_of(self, photo_id: UUID) -> FileRow | None:
        """The file, or None where none can be reached."""
        ...


class LoupePictures(QObject):
    """Belongs to one view."""

    arrived = Signal(object, QImage, object)  # photo id, image, (width, height) of the whole picture
    failed = Signal(object)  # photo id
    _made = Signal(object, object, QImage, object)

    def __init__(self, previews: Previews, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._files = files
        self._images: dict[tuple[UUID, Box | None], tuple[QImage, Box]] = {}
        self._near: frozenset[UUID] = frozenset()
        self._last = (0, Direction.FORTH)
        self._finder = ThreadPoolExecutor(1, "loupe-files")
        self._finding: Future[None] | None = None
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def go(self, ids: Sequence[UUID], at: int, *, box: Box | None) -> tuple[QImage, Box] | None:
        """The picture if it is ready; the rest of the ring is asked for. `box` None is 100 %."""
        direction = (
            self._last[1]
            if at == self._last[0]
            else Direction.FORTH
            if at > self._last[0]
            else Direction.BACK
        )
        self._last = (at, direction)
        ring = ids[max(0, at - REACH) : at + REACH + 1]
        plan = plan_ring(
            ring,
            at - max(0, at - REACH),
            direction,
            budget_bytes=BUDGET,
            bytes_each=4 * box[0] * box[1] if box else BUDGET,
        )
        wishes = [(wish.photo, wish.priority) for wish in plan.ready]
        self._near = frozenset(photo for photo, _ in wishes)
        for known in [
            known for known in self._images if known[0] not in self._near or known[1] not in (box, None)
        ]:
            del self._images[known]
        if self._finding is not None:
            self._finding.cancel()
        self._finding = self._finder.submit(self._ask, wishes, box)
        self._finding.add_done_callback(_log_failure)
        return self._images.get((ids[at], box))

    def close(self) -> None:
        """Nothing more is wanted."""
        self._near = frozenset()
        self._images.clear()
        self._previews.keep_only([])
        self._finder.shutdown(wait=True, cancel_futures=True)

    def _ask(self, wishes: Sequence[tuple[UUID, Priority]], box: Box | None) -> None:
        requests: list[tuple[UUID, PreviewRequest, Priority]] = []
        for photo_id, priority in wishes:
            file = self._files.file_of(photo_id)
            if file is None:
                self._made.emit(photo_id, box, QImage(), None)
                continue
            request = PreviewRequest(identity=file.sha256, path=file.path, box=box)
            if not requests:
                self._want(
                    photo_id, request, priority
                )  # the one on screen does not wait for the others' files
            requests.append((photo_id, request, priority))
        self._previews.keep_only([request for _, request, _ in requests])
        for photo_id, request, priority in requests[1:]:
            self._want(photo_id, request, priority)

    def _want(self, photo_id: UUID, request: PreviewRequest, priority: Priority) -> None:
        if (photo_id, request.box) not in self._images:
            self._previews.want(request, priority=priority, done=partial(self._finished, photo_id))

    def _finished(self, photo_id: UUID, outcome: Outcome) -> None:
        pixels = outcome.pixels
        if pixels is None:
            self._made.emit(photo_id, outcome.request.box, QImage(), None)
            return
        whole = (pixels.original_width or pixels.width, pixels.original_height or pixels.height)
        self._made.emit(photo_id, outcome.request.box, as_image(pixels), whole)

    @Slot(object, object, QImage, object)
    def _take(self, photo_id: UUID, box: Box | None, image: QImage, whole: Box | None) -> None:
        if photo_id not in self._near:
            return
        if image.isNull() or whole is None:
            self.failed.emit(photo_id)
            return
        self._images[(photo_id, box)] = (image, whole)
        self.arrived.emit(photo_id, image, whole)


def as_image(pixels: Pixels) -> QImage:
    """The pixels in the format that paints without conversion. Not for the window's thread."""
    plain = QImage(pixels.rgb, pixels.width, pixels.height, 3 * pixels.width, QImage.Format.Format_RGB888)
    return plain.convertToFormat(QImage.Format.Format_RGB32)


def _log_failure(finding: Future[None]) -> None:
    """What broke in the finder's thread is told; a cancelled search is none."""
    if not finding.cancelled() and (error := finding.exception()) is not None:
        log.error("the files of the loupe's pictures could not be found", exc_info=error)
