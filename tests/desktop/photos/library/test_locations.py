from pathlib import Path

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library import operations
from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.shared.ids import new_id
from tests.support.factories import make_file, make_photo

FILES = tuple(
    make_file(1, path=Path(path), role=role)
    for path, role in (("/n.xmp", FileRole.SIDECAR), ("/j.JPG", FileRole.JPEG), ("/o.CR3", FileRole.ORIGINAL))
)


def test_the_original_is_read_and_the_jpeg_where_it_is_missing(studio: Studio, clock) -> None:
    photo = make_photo(1, files=FILES)
    with studio.write() as db:
        operations.register(db, [photo])
    locations = Locations(studio)
    assert locations.file_of(photo.id).path == Path("/o.CR3")
    with studio.write() as db:
        operations.note_missing(db, [Path("/o.CR3")], at=clock.now())
    assert locations.file_of(photo.id).path == Path("/o.CR3")
    locations.forget()
    assert locations.file_of(photo.id).path == Path("/j.JPG")


def test_a_photo_without_files_here_has_none(studio: Studio) -> None:
    assert Locations(studio).file_of(new_id()) is None


def test_where_finals_are_preferred_the_newest_one_is_read_while_it_is_here(studio: Studio, clock) -> None:
    finals = tuple(
        make_file(1, path=Path(path), role=FileRole.FINAL, mtime_ns=mtime)
        for path, mtime in (("/old.jpg", 1), ("/new.jpg", 2))
    )
    photo = make_photo(1, files=(*FILES, *finals))
    with studio.write() as db:
        operations.register(db, [photo])
    locations = Locations(studio, prefers_finals=True)
    assert locations.file_of(photo.id).path == Path("/new.jpg")
    assert Locations(studio).file_of(photo.id).path == Path("/o.CR3")
    with studio.write() as db:
        operations.note_missing(db, [Path("/new.jpg"), Path("/old.jpg")], at=clock.now())
    locations.forget()
    assert locations.file_of(photo.id).path == Path("/o.CR3")
