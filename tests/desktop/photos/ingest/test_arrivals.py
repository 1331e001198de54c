from contextlib import closing

from focusflow_desktop.photos.ingest.arrivals import Library, surroundings
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.listing import listed
from focusflow_desktop.photos.library.queries import library_ids


def test_the_library_knows_its_files_by_size_and_content(studio):
    with closing(open_studio(studio)) as opened:
        with opened.read() as db:
            photo = next(listed(db, library_ids(db, Filter())))
        library = Library(opened)
        assert library.has_size(photo.file.stat().st_size)
        assert not library.has_size(1)
        assert list(library.copies(photo.sha256)) == [photo.file]
        assert not library.copies("0" * 64)


def test_journals_lie_in_the_studio_and_its_originals_are_guarded(studio, sample):
    with closing(open_studio(studio)) as opened:
        around = surroundings(opened, progress=lambda _: None, cancelled=lambda: False)
    assert around.journals == studio / "imports"
    assert around.journals.is_dir()
    assert around.originals.protects(sample / "Pictures" / "new.jpg")
