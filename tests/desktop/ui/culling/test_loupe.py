"""The loupe's one picture: the small one, then the sharp one, and what lies over it."""

from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.ui.culling.loupe import LoupeView
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from tests.support.picture_files import jpeg, scene
from tests.support.rooms import GreyThumbnails, MemoryLibrary

PATIENCE_MS = 30_000  # a worker begins cold


class OneFile:
    """Every photo is this file."""

    def __init__(self, path: Path):
        self._path = path

    def file_of(self, photo_id):
        return FileRow(
            photo_id=photo_id, path=self._path, role=FileRole.ORIGINAL, volume=None, byte_size=1, mtime_ns=1,
            sha256="7" * 64, verified_at=None, missing_since=None,
        )  # fmt: skip


@pytest.fixture
def sitting(qapp):
    return Sitting(MemoryLibrary(5))


@pytest.fixture
def loupe(house, qtbot, sitting, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(jpeg(pixels=scene(600, 400)))
    with Pool(workers=1) as pool:
        pictures = LoupePictures(Previews(pool, folder=tmp_path / "previews"), OneFile(file))
        shelf = ThumbnailShelf(GreyThumbnails())
        made = LoupeView(sitting, pictures, shelf=shelf, overlays=Overlays(house.runner))
        qtbot.addWidget(made)
        made.resize(400, 400)
        made.show()
        sitting.begin([UUID(int=number) for number in range(1, 6)])
        yield made
        sitting.end()
        made.close_view()
        shelf.close()


def is_sharp(loupe):
    return loupe.canvas.viewport.picture == (600, 400) and not loupe.canvas.image.isNull()


def test_the_sharp_picture_comes_and_its_size_is_said(loupe, qtbot):
    qtbot.waitUntil(lambda: is_sharp(loupe), timeout=PATIENCE_MS)
    assert loupe.strip._zoom.startswith("Fit · ")


def test_focus_stays_on_for_the_photos_that_follow_until_it_is_taken_away(loupe, sitting, qtbot):
    qtbot.waitUntil(lambda: is_sharp(loupe), timeout=PATIENCE_MS)
    loupe.toggle_overlay(Kind.PEAKING)
    qtbot.waitUntil(lambda: not loupe.canvas._overlay.isNull())
    sitting.step(1)
    assert loupe.canvas._overlay.isNull()  # never the overlay of another photo
    qtbot.waitUntil(lambda: not loupe.canvas._overlay.isNull(), timeout=PATIENCE_MS)
    loupe.toggle_overlay(Kind.PEAKING)
    assert loupe.canvas._overlay.isNull()


def test_one_is_told_where_one_stays(loupe, sitting, qtbot):
    stayed = []
    loupe.settled.connect(stayed.append)
    for _ in range(3):
        sitting.step(1)
    qtbot.waitUntil(lambda: stayed == [UUID(int=4)])
