"""Several pictures on screen at once, each as large as its place needs, and no more kept than those.

The loupe's ring holds one photo at 100 % and its neighbours for the next key; here two or three stand at 100 % side
by side, or a dozen at the size of their cells. While the view is hidden nothing is wanted and nothing is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from focusflow_desktop.photos.library.previews import Outcome, PreviewRequest, Previews
from focusflow_desktop.photos.pool import Priority
from focusflow_desktop.ui.culling.pictures import Box, Files, as_image

log = logging.getLogger("focusflow.culling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A photo to fit a box of pixels; None is 100 %. One that `waits` is not on screen yet."""

    photo_id: UUID
    box: Box | None
    waits: bool = False


class SidePictures(QObject):
    """Belongs to one view, as the loupe's pictures belong to the loupe."""

    arrived = Signal(object, QImage, object)  # photo id, image, (width, height) of the whole picture
    failed = Signal(object)  # photo id
    _made = Signal(object, object, QImage, object)

    def __init__(self, previews: Previews, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._files = files
        self._images: dict[tuple[UUID, Box | None], tuple[QImage, Box]] = {}
        self._wanted: frozenset[tuple[UUID, Box | None]] = frozenset()
        self._finder = ThreadPoolExecutor(1, "side-files")
        self._finding: Future[None] | None = None
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def nbytes(self) -> int:
        """How much memory the finished pictures take."""
        return sum(image.sizeInBytes() for image, _ in self._images.values())

    def has_full(self, photo_id: UUID) -> bool:
        """Whether the picture has come at 100 %, or as near to it as its file has."""
        return (photo_id, None) in self._images

    def show(self, wishes: Sequence[Wish]) -> None:
        """These, the most urgent first, and nothing else. What is ready arrives before this returns."""
        self._wanted = frozenset((wish.photo_id, wish.box) for wish in wishes)
        for known in [known for known in self._images if known not in self._wanted]:
            del self._images[known]
        missing = [wish for wish in wishes if (wish.photo_id, wish.box) not in self._images]
        if self._finding is not None:
            self._finding.cancel()
        if missing:
            self._finding = self._finder.submit(self._ask, missing)
            self._finding.add_done_callback(_log_failure)
        for wish in wishes:
            ready = self._images.get((wish.photo_id, wish.box))
            if ready is not None and not wish.waits:
                self.arrived.emit(wish.photo_id, *ready)

    def rest(self) -> None:
        """Nothing is on screen."""
        if self._finding is not None:
            self._finding.cancel()
        self._wanted = frozenset()
        self._images.clear()

    def close(self) -> None:
        """Nothing more is wanted, ever."""
        self.rest()
        self._finder.shutdown(wait=True, cancel_futures=True)

    def _ask(self, wishes: Sequence[Wish]) -> None:
        requests: list[tuple[Wish, PreviewRequest]] = []
        for wish in wishes:
            file = self._files.file_of(wish.photo_id)
            if file is None:
                self._made.emit(wish.photo_id, wish.box, QImage(), None)
            else:
                request = PreviewRequest(identity=file.sha256, path=file.path, box=wish.box)
                requests.append((wish, request))
        self._previews.keep_only([request for _, request in requests])
        for wish, request in requests:
            priority = Priority.NEXT if wish.waits else Priority.VISIBLE
            self._previews.want(request, priority=priority, done=partial(self._finished, wish.photo_id))

    def _finished(self, photo_id: UUID, outcome: Outcome) -> None:
        pixels = outcome.pixels
        if pixels is None:
            self._made.emit(photo_id, outcome.request.box, QImage(), None)
        elif (photo_id, outcome.request.box) in self._wanted:
            whole = (pixels.original_width or pixels.width, pixels.original_height or pixels.height)
            self._made.emit(photo_id, outcome.request.box, as_image(pixels), whole)

    @Slot(object, object, QImage, object)
    def _take(self, photo_id: UUID, box: Box | None, image: QImage, whole: Box | None) -> None:
        if (photo_id, box) not in self._wanted:
            return
        if image.isNull() or whole is None:
            self.failed.emit(photo_id)
            return
        self._images[(photo_id, box)] = (image, whole)
        self.arrived.emit(photo_id, image, whole)


def _log_failure(finding: Future[None]) -> None:
    """What broke in the finder's thread is told; a cancelled search is none."""
    if not finding.cancelled() and (error := finding.exception()) is not None:
        log.error("the files of the pictures side by side could not be found", exc_info=error)
