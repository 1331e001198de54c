from pathlib import Path

from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.ingest.arrivals import Library, surroundings
from focusflow_desktop.photos.library import operations
from tests.support.factories import make_photo


def test_the_library_knows_its_files_by_size_and_content(studio: Studio) -> None:
    photo = make_photo(1)
    with studio.write() as db:
        operations.register(db, [photo])
    library = Library(studio)
    assert library.has_size(photo.byte_size)
    assert not library.has_size(1)
    assert list(library.copies(photo.sha256)) == [photo.files[0].path]
    assert not library.copies("0" * 64)


def test_journals_lie_in_the_studio_and_its_originals_are_guarded(studio: Studio, tmp_path: Path) -> None:
    with studio.write() as db:
        operations.remember_folder(db, tmp_path / "Pictures", FolderKind.IMPORTED)
    around = surroundings(studio, progress=lambda _: None, cancelled=lambda: False)
    assert around.journals == studio.folder / "imports"
    assert around.journals.is_dir()
    assert around.originals.protects(tmp_path / "Pictures" / "new.jpg")
