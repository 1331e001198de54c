"""Small real pictures of the photos of a `MemoryLibrary`, read by a real worker, for compare and survey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.library.rows import FileRow, PhotoDetail
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.ui.culling.compare_pictures import SidePictures
from tests.support.picture_files import jpeg
from tests.support.rooms import MemoryLibrary


class FolderFiles:
    """Finds a photo's file in a folder; one that was deleted is away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path_of(self, photo_id: UUID) -> Path:
        return self._folder / f"{photo_id.int}.jpg"

    def file_of(self, photo_id: UUID) -> FileRow | None:
        path = self.path_of(photo_id)
        if not path.exists():
            return None
        return FileRow(
            photo_id=photo_id,
            path=path,
            role=FileRole.ORIGINAL,
            volume=None,
            byte_size=path.stat().st_size,
            mtime_ns=1,
            sha256=f"{photo_id.int:064}",
            verified_at=None,
            missing_since=None,
        )


class DetailedLibrary(MemoryLibrary):
    """A library in memory that also knows exposures: every photo 1/800 s, but number 2 with 1/200 s."""

    def detail(self, photo_id: UUID, done: Callable[[PhotoDetail | None], None]) -> None:
        done(
            PhotoDetail(
                row=self.kept[photo_id],
                byte_size=0,
                captured_at=None,
                camera_make=None,
                camera=None,
                camera_serial=None,
                lens=None,
                focal_mm=85.0,
                aperture=4.0,
                exposure_s=1 / 200 if photo_id.int == 2 else 1 / 800,
                iso=400,
                title=None,
                caption=None,
                keywords=(),
                photographer=None,
                session=None,
                job=None,
                files=(),
            )
        )


@contextmanager
def side_pictures(
    library: MemoryLibrary, folder: Path, *, sizes: dict[int, tuple[int, int]]
) -> Iterator[SidePictures]:
    """Pictures of these sizes, the last size for the numbers not named."""
    files = FolderFiles(folder)
    for photo_id in library.ids:
        width, height = sizes.get(photo_id.int, sizes[0])
        files.path_of(photo_id).write_bytes(jpeg(width, height, seed=photo_id.int))
        library.kept[photo_id] = replace(library.kept[photo_id], width_px=width, height_px=height)
    with Pool(workers=1) as pool:
        pictures = SidePictures(Previews(pool, folder=folder / "previews"), files)
        yield pictures
        pictures.close()
