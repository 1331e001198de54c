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

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, at_most
from benchmarks.pictures import make_jpegs
from benchmarks.screen_children import measure_children, p95
from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.library.rows import FileRow, PhotoRow
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.records.photos import Flag, PhotoKind
from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.strip import MarkStrip
from focusflow_desktop.ui.library.grid import PhotoGrid
from focusflow_desktop.ui.library.marks import Field, Mark, with_mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress_application

PICTURES = 24
MARKS = 60
SCROLLED = 100_000
SCREEN = (1500, 940)  # what the loupe gives a picture at 1920 × 1200


def measure(workdir: Path) -> list[Figure]:
    """Every figure of the screen."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    dress_application(app, theme.DESK_DARK)
    files = _pictures(workdir)
    found = [*_next(workdir, files), *_marks(), *_scrolling(files)]
    return [*found, *measure_children(workdir, files)]


def _pictures(workdir: Path) -> list[Path]:
    """One made, the others it mirrored and turned by half: all different, each of the same weight."""
    first = make_jpegs(workdir, 1)[0]
    files = [first]
    with Image.open(first) as opened:
        opened.load()
        for turn in (
            Image.Transpose.FLIP_LEFT_RIGHT,
            Image.Transpose.FLIP_TOP_BOTTOM,
            Image.Transpose.ROTATE_180,
        ):
            file = workdir / f"picture-{turn.name.lower()}.jpg"
            opened.transpose(turn).save(file, "JPEG", quality=95, subsampling="4:2:0")
            assert file.stat().st_size >= 6_000_000, f"only {file.stat().st_size} bytes"
            files.append(file)
    return files


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
            sha256=f"{photo_id.int:064}",
            verified_at=None,
            missing_since=None,
        )


def _next(workdir: Path, files: Sequence[Path]) -> list[Figure]:
    """Key to paint finished: cold (decoded from the file) one by one, then along a warm ring."""
    ids = [UUID(int=number) for number in range(PICTURES)]
    canvas = Canvas()
    canvas.resize(SCREEN[0] + 24, SCREEN[1] + 24)
    canvas.show()
    cold, warm = [], []
    with Pool(workers=2) as pool:
        first = LoupePictures(Previews(pool, folder=workdir / "first"), _Files(files))
        _shown(first, canvas, ids[:2], at=0)  # the workers have started: a photographer waits for that once
        _rest(2.0)
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
        at_most("cull.next_cached", p95(warm), unit="ms", limit=33),
        at_most("cull.next_cold", p95(cold), unit="ms", limit=150),
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


def _marks() -> list[Figure]:
    """Key to painted strip; what is durable is measured on a process that is killed."""
    strip = MarkStrip()
    strip.resize(SCREEN[0], 56)
    strip.show()
    painted = []
    for number in range(MARKS):
        mark = Mark(field=Field.RATING, value=number % 5 + 1)
        started = time.perf_counter()
        strip.show_row(with_mark(_row(number), mark))
        strip.repaint()
        painted.append((time.perf_counter() - started) * 1000)
    strip.close()
    return [at_most("cull.mark", p95(painted), unit="ms", limit=8)]


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
        at_most("library.scroll", statistics.median(times), unit="ms", limit=12),
        at_most("library.scroll.p95", p95(times), unit="ms", limit=20),
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
