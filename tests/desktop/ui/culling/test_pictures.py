"""The ring of pictures around the one on screen, from real files by a real worker."""

from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.ui.culling.pictures import LoupePictures
from tests.support.picture_files import jpeg, scene

IDS = [UUID(int=number) for number in range(1, 5)]
BOX = (150, 100)
PATIENCE_MS = 30_000  # a worker begins cold


class FilesOnDisk:
    """The photos of a folder; the last one is away."""

    def __init__(self, folder: Path):
        self.paths = {}
        for number, photo in enumerate(IDS[:-1]):
            self.paths[photo] = folder / f"{number}.jpg"
            self.paths[photo].write_bytes(jpeg(pixels=scene(300, 200, seed=number)))

    def file_of(self, photo_id):
        path = self.paths.get(photo_id)
        if path is None:
            return None
        return FileRow(
            photo_id=photo_id, path=path, role=FileRole.ORIGINAL, volume=None, byte_size=1, mtime_ns=1,
            sha256=f"{photo_id.int:064}", verified_at=None, missing_since=None,
        )  # fmt: skip


@pytest.fixture
def pictures(qtbot, tmp_path):
    with Pool(workers=1) as pool:
        made = LoupePictures(Previews(pool, folder=tmp_path / "previews"), FilesOnDisk(tmp_path))
        made.came = {}
        made.lost = []
        made.arrived.connect(lambda photo, image, whole: made.came.update({photo: (image, whole)}))
        made.failed.connect(made.lost.append)
        yield made
        made.close()


def test_the_picture_comes_in_the_size_asked_for_with_its_neighbours(pictures, qtbot):
    assert pictures.go(IDS, 0, box=BOX) is None
    qtbot.waitUntil(lambda: set(pictures.came) == set(IDS[:3]), timeout=PATIENCE_MS)
    image, whole = pictures.came[IDS[0]]
    assert (image.width(), image.height()) == BOX
    assert whole == (300, 200)
    assert pictures.go(IDS, 1, box=BOX) is not None  # the neighbour is there at once
    assert pictures.lost == [IDS[3]]


def test_at_every_pixel_only_the_one_on_screen_is_kept(pictures, qtbot):
    pictures.go(IDS, 0, box=None)
    qtbot.waitUntil(lambda: IDS[0] in pictures.came, timeout=PATIENCE_MS)
    assert pictures.came[IDS[0]][0].width() == 300
    assert set(pictures.came) == {IDS[0]}
