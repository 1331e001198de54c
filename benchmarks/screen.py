"""What a photographer waits for at the screen: the next picture, a mark, scrolling. Offscreen, with the real parts.

Pictures of 24 MP and about 6 MB; a real studio for what must be durable; times end when the paint has returned.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from benchmarks.pictures import make_jpegs
from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.photos.culling.mark_writer import MarkWriter
from focusflow_desktop.photos.library.operations import NewFile, NewPhoto, register
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.library.rows import FileRow, PhotoRow
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.records.photos import Flag, PhotoKind
from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.strip import MarkStrip
from focusflow_desktop.ui.library.door import as_written
from focusflow_desktop.ui.library.grid import PhotoGrid
from focusflow_desktop.ui.library.marks import Field, Mark, with_mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress_application

PICTURES = 12
MARKS = 60
SCROLLED = 100_000
SCREEN = (1500, 940)  # what the loupe gives a picture at 1920 × 1200


def measure(workdir: Path) -> list[Figure]:
    """Every figure of the screen."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress_application(app, theme.DESK_DARK)
    files = make_jpegs(workdir, PICTURES)
    found = [*_next(workdir, files), *_marks(workdir)]
    return [*found, *_scrolling(files)]


class _Files:
    """Where the made pictures lie."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files

    def file_of(self, photo_id: UUID) -> FileRow:
        path = self._files[photo_id.int % len(self._files)]
        return FileRow(
            photo_id=photo_id,
            path=path,
            role=FileRole.ORIGINAL,
            volume=None,
            byte_size=path.stat().st_size,
            mtime_ns=0,
            sha256=f"{photo_id.int % len(self._files):064}",
            verified_at=None,
            missing_since=None,
        )


def _next(workdir: Path, files: Sequence[Path]) -> list[Figure]:
    """Key to paint finished: cold (decoded from the file) one by one, then along a warm ring."""
    ids = [UUID(int=number) for number in range(len(files))]
    canvas = Canvas()
    canvas.resize(SCREEN[0] + 24, SCREEN[1] + 24)
    canvas.show()
    cold, warm = [], []
    with Pool(workers=2) as pool:
        first = LoupePictures(Previews(pool, folder=workdir / "first"), _Files(files))
        _shown(first, canvas, ids[:2], at=0)  # the workers have started: a photographer waits for that once
        _rest(5.0)
        first.close()
        for number in range(1, len(ids)):  # a single photo in the order: no neighbour was prefetched
            pictures = LoupePictures(Previews(pool, folder=workdir / f"cold-{number}"), _Files(files))
            cold.append(_shown(pictures, canvas, [ids[number]], at=0))
            pictures.close()
        pictures = LoupePictures(Previews(pool, folder=workdir / "warm"), _Files(files))
        _shown(pictures, canvas, ids, at=0)
        for at in range(1, len(ids)):
            _rest(0.5)
            warm.append(_shown(pictures, canvas, ids, at=at))
        pictures.close()
    canvas.close()
    return [
        _at_most("cull.next_cached", _p95(warm), floor=33),
        _at_most("cull.next_cold", _p95(cold), floor=150),
    ]


def _shown(pictures: LoupePictures, canvas: Canvas, ids: Sequence[UUID], *, at: int) -> float:
    started = time.perf_counter()
    ready = pictures.go(ids, at, box=SCREEN)
    if ready is None:
        ready = _wait_for(pictures, ids[at])
    canvas.show_image(ready[0], whole=ready[1])
    canvas.repaint()
    return (time.perf_counter() - started) * 1000


def _wait_for(pictures: LoupePictures, photo_id: UUID) -> tuple[QImage, tuple[int, int]]:
    loop, came = QEventLoop(), []

    def take(arrived: UUID, image: QImage, whole: tuple[int, int]) -> None:
        if arrived == photo_id:
            came.append((image, whole))
            loop.quit()

    pictures.arrived.connect(take)
    QTimer.singleShot(20_000, loop.quit)
    loop.exec()
    pictures.arrived.disconnect(take)
    assert came, "the picture did not come within 20 s"
    return came[0]


def _marks(workdir: Path) -> list[Figure]:
    """Key to painted strip, and key to committed in the studio's write-ahead log."""
    studio = open_studio(workdir / "studio")
    ids = _register(studio, MARKS)
    strip = MarkStrip()
    strip.resize(SCREEN[0], 56)
    strip.show()
    painted, durable = [], []
    writer = MarkWriter(studio, wrote=lambda _changes: None, failed=_broken)
    for number, photo_id in enumerate(ids):
        mark = Mark(field=Field.RATING, value=number % 5 + 1)
        started = time.perf_counter()
        strip.show_row(with_mark(_row(number), mark))
        strip.repaint()
        painted.append((time.perf_counter() - started) * 1000)
        writer.put(as_written([photo_id], mark, step="mark"))
        assert writer.flush()
        durable.append((time.perf_counter() - started) * 1000)
    writer.close()
    studio.close()
    strip.close()
    return [_at_most("cull.mark", _p95(painted), floor=8), _at_most("cull.durable", _p95(durable), floor=250)]


def _register(studio: Studio, count: int) -> list[UUID]:
    photos = [
        NewPhoto(
            sha256=f"{number:064x}",
            name=f"IMG_{number}.JPG",
            kind=PhotoKind.JPEG,
            byte_size=1,
            files=(
                NewFile(
                    path=Path(f"/nowhere/{number}.jpg"),
                    role=FileRole.ORIGINAL,
                    sha256=f"{number:064x}",
                    byte_size=1,
                    mtime_ns=0,
                ),
            ),
        )
        for number in range(count)
    ]
    with studio.write() as db:
        register(db, photos)
    return [photo.id for photo in photos]


class _Rows:
    """Rows without a database: what is measured is painting."""

    def rows(self, ids: Sequence[UUID], done: Callable[[list[PhotoRow]], None]) -> None:
        QTimer.singleShot(0, partial(done, [_row(photo_id.int) for photo_id in ids]))


class _Small:
    """Real thumbnails: the made pictures at 256 pixels, decoded from JPEG each time."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = []
        for path in files:
            small = path.with_suffix(".small.jpg")
            QImage(str(path)).scaledToWidth(256).save(str(small), "JPG", 85)
            self._files.append(small.read_bytes())

    def thumbnail(self, photo_id: UUID, _edge_px: int) -> QImage:
        return QImage.fromData(self._files[photo_id.int % len(self._files)])


def _scrolling(files: Sequence[Path]) -> list[Figure]:
    """Forty pixels at a time through the middle of 100,000 photos, thumbnails arriving meanwhile."""
    shelf = ThumbnailShelf(_Small(files))
    model = PhotoGridModel(_Rows())  # type: ignore[arg-type]  # the grid asks for rows only
    grid = PhotoGrid(model, shelf)
    grid.resize(1920, 1080)
    grid.show()
    model.show_ids([UUID(int=number) for number in range(SCROLLED)])
    grid.updateGeometries()
    bar, times = grid.verticalScrollBar(), []
    bar.setValue(bar.maximum() // 2)
    _rest(2.0)
    for _ in range(200):
        started = time.perf_counter()
        bar.setValue(bar.value() + 40)
        grid.viewport().repaint()
        times.append((time.perf_counter() - started) * 1000)
        _rest(0.02)
    shelf.close()
    grid.close()
    return [
        _at_most("library.scroll", statistics.median(times), floor=12),
        _at_most("library.scroll.p95", _p95(times), floor=20),
    ]


def _row(number: int) -> PhotoRow:
    return PhotoRow(
        id=UUID(int=number),
        name=f"IMG_{number:05}.CR3",
        kind=PhotoKind.RAW,
        has_jpeg=True,
        taken_at=None,
        rating=number % 6,
        flag=(Flag.NONE, Flag.PICK, Flag.REJECT)[number % 3],
        label=("none", "green", "none")[number % 3],
        width_px=6000,
        height_px=4000,
        orientation=1,
        is_missing=False,
        has_final=False,
        sha256="",
    )


def _rest(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _broken(error: Exception) -> None:
    raise error


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _at_most(figure_id: str, value: float, *, floor: float) -> Figure:
    """A time in milliseconds that has to stay below its floor; `at_least` is that floor."""
    return Figure(id=figure_id, value=round(value, 3), unit="ms", at_least=floor, holds=value <= floor)
