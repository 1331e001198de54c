"""The shelf of small pictures: what is on screen is asked for first, what scrolled away is no longer wanted.

Threads of its own fetch and fit them; the window's thread only takes finished pixels off a queued signal.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from focusflow_desktop.shared.errors import WorldError

log = logging.getLogger(__name__)
SHELF_BYTES = 160 << 20


class ThumbnailSource(Protocol):
    """Where small pictures come from. Called in a thread; it may take its time."""

    def thumbnail(self, photo_id: UUID, edge_px: int) -> QImage | None:
        """The picture with its longer edge at least `edge_px` where the file has it; None: no picture can be had."""
        ...


class ThumbnailShelf(QObject):
    """Keeps the pictures most recently looked at and fetches those that are wanted."""

    arrived = Signal(object)  # the photo's id
    _fetched = Signal(object, QSize, QImage, int)

    def __init__(self, source: ThumbnailSource, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._source = source
        self._kept: OrderedDict[UUID, tuple[QSize, QPixmap]] = OrderedDict()
        self._bytes = 0
        self._failed: set[UUID] = set()
        self._lock = threading.Lock()
        self._wanted: list[tuple[UUID, QSize]] = []  # the last one is fetched first
        self._busy: set[UUID] = set()
        self._running = 0
        self._is_closed = False
        self._edition = 0  # what was fetched before the last `forget` shows a picture that is no longer true
        self._threads = threads
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._fetched.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def look(self, photo_id: UUID) -> QPixmap | None:
        """The picture if it is here; asking never waits."""
        found = self._kept.get(photo_id)
        if found is None:
            return None
        self._kept.move_to_end(photo_id)
        return found[1]

    def is_broken(self, photo_id: UUID) -> bool:
        """Whether no picture could be had of it."""
        return photo_id in self._failed

    def want(self, ids: Sequence[UUID], *, box: QSize) -> None:
        """These, in this order, to fit a box of pixels, and nothing that was wanted before."""
        missing = [i for i in ids if i not in self._failed and self._size_kept(i) != box]
        with self._lock:
            if self._is_closed:
                return
            self._wanted = [(i, box) for i in reversed(missing) if i not in self._busy]
            to_start = min(self._threads - self._running, len(self._wanted))
            self._running += max(to_start, 0)
        for _ in range(to_start):
            self._pool.start(_Fetcher(self))

    def forget(self, ids: Sequence[UUID] = ()) -> None:
        """These pictures changed (none named: all of them)."""
        self._edition += 1
        for photo_id in list(ids) or list(self._kept):
            self._drop(photo_id)
        self._failed.difference_update(ids) if ids else self._failed.clear()

    def try_again(self) -> None:
        """Files have come or gone: what could not be had before may be had now."""
        self._failed.clear()

    def close(self) -> None:
        """Want nothing more and wait for what is being fetched."""
        with self._lock:
            self._is_closed = True
            self._wanted = []
        self._pool.waitForDone()

    def fetch_all_wanted(self) -> None:
        """In a thread of the shelf: fetch until nothing is wanted."""
        while True:
            with self._lock:
                if not self._wanted:
                    self._running -= 1
                    return
                photo_id, box = self._wanted.pop()
                self._busy.add(photo_id)
                edition = self._edition
            image = self._fetch(photo_id, box)
            with self._lock:
                self._busy.discard(photo_id)
                if self._is_closed:
                    continue
            self._fetched.emit(photo_id, box, image, edition)

    def _size_kept(self, photo_id: UUID) -> QSize:
        kept = self._kept.get(photo_id)
        return QSize() if kept is None else kept[0]

    def _fetch(self, photo_id: UUID, box: QSize) -> QImage:
        try:
            image = self._source.thumbnail(photo_id, max(box.width(), box.height()))
        except WorldError as error:
            log.info("no thumbnail of %s: %s", photo_id, error)
            return QImage()
        return QImage() if image is None else fitted_to(image, box)

    @Slot(object, QSize, QImage, int)
    def _take(self, photo_id: UUID, box: QSize, image: QImage, edition: int) -> None:
        if edition != self._edition:
            pass  # whoever shows it asks again
        elif image.isNull():
            self._failed.add(photo_id)
        else:
            self._drop(photo_id)
            pixmap = QPixmap.fromImage(image)
            self._kept[photo_id] = (box, pixmap)
            self._bytes += _bytes_of(pixmap)
            while self._bytes > SHELF_BYTES and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))
        self.arrived.emit(photo_id)

    def _drop(self, photo_id: UUID) -> None:
        dropped = self._kept.pop(photo_id, None)
        if dropped is not None:
            self._bytes -= _bytes_of(dropped[1])


class _Fetcher(QRunnable):
    """One thread's turn at the shelf."""

    def __init__(self, shelf: ThumbnailShelf) -> None:
        super().__init__()
        self._shelf = shelf

    def run(self) -> None:
        """Qt calls this in a thread of the shelf's pool."""
        self._shelf.fetch_all_wanted()


def fitted_to(image: QImage, box: QSize) -> QImage:
    """The image as it fits the box, never enlarged, in the format that paints without conversion."""
    if image.width() > box.width() or image.height() > box.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(box, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
