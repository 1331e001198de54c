"""Only the very files that a person moved to the trash go back, and only to a free name."""

import hashlib

import pytest

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.culling.putting_back import in_trash, put_back
from focusflow_desktop.photos.culling.trashing import note_trashed
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.presence import note
from focusflow_desktop.photos.library.queries import filter_counts, library_ids
from focusflow_desktop.shared.errors import Unavailable
from tests.support.factories import make_file, make_photo

RAW, JPEG = b"the raw", b"the jpeg"


class Trash:
    """A trash of the free desktops' kind."""

    def __init__(self, folder):
        self.folder = folder
        for part in ("files", "info"):
            (folder / part).mkdir(parents=True)

    def throw(self, path, *, name=None, at="2026-06-20T10:00:00"):
        name = name or path.name
        path.rename(self.folder / "files" / name)
        (self.folder / "info" / f"{name}.trashinfo").write_text(f"Path={path}\nDeletionDate={at}\n")

    def bins(self, _paths):
        return (self.folder,)


@pytest.fixture
def trash(tmp_path):
    return Trash(tmp_path / "Trash")


@pytest.fixture
def thrown(studio, clock, tmp_path, trash):
    """Photo 1 went to the trash with its JPEG and a sidecar that is on no list; photo 2 is where it was."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    files = []
    for name, content, role in (("A.CR3", RAW, FileRole.ORIGINAL), ("A.JPG", JPEG, FileRole.JPEG)):
        path = folder / name
        path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        files.append(make_file(1, path=path, role=role, byte_size=len(content), sha256=sha256))
    (folder / "A.xmp").write_text("marks")
    with studio.write() as db:
        register(db, [make_photo(1, files=tuple(files)), make_photo(2)])
        note_trashed(db, [file.path for file in files], at=clock.now())
    for name in ("A.CR3", "A.JPG", "A.xmp"):
        trash.throw(folder / name)
    return folder


def found(studio):
    with studio.read() as db:
        return in_trash(db, [make_photo(1).id, make_photo(2).id])


def test_what_is_in_the_trash_is_shown_only_when_asked_for_and_counted(studio, thrown):
    with studio.read() as db:
        assert library_ids(db, Filter()) == [make_photo(2).id]
        assert library_ids(db, Filter(is_trashed=True)) == [make_photo(1).id]
        assert filter_counts(db, Filter()).trashed == 1


def test_a_photo_goes_back_with_all_that_went_and_is_shown_again(studio, thrown, trash, clock):
    [photo] = found(studio)
    done = put_back([photo], bins=trash.bins)
    assert (done.photos, done.failed) == (1, ())
    assert (thrown / "A.CR3").read_bytes() == RAW
    assert (thrown / "A.JPG").read_bytes() == JPEG
    assert (thrown / "A.xmp").read_text() == "marks"
    with studio.write() as db:
        note(db, done.presence, at=clock.now())
    with studio.read() as db:
        assert set(library_ids(db, Filter())) == {make_photo(1).id, make_photo(2).id}
        assert in_trash(db, [make_photo(1).id]) == []


def test_another_file_of_that_name_in_the_trash_stays_there(studio, thrown, trash):
    (thrown / "A.CR3").write_bytes(b"not it!")
    trash.throw(thrown / "A.CR3", name="A.2.CR3", at="2026-07-01T10:00:00")
    [photo] = found(studio)
    assert put_back([photo], bins=trash.bins).photos == 1
    assert (thrown / "A.CR3").read_bytes() == RAW
    assert (trash.folder / "files" / "A.2.CR3").read_bytes() == b"not it!"


def test_what_has_taken_the_name_is_not_overwritten_and_the_others_go_back(studio, thrown, trash):
    (thrown / "A.JPG").mkdir()
    [photo] = found(studio)
    done = put_back([photo], bins=trash.bins)
    assert done.back == (thrown / "A.CR3",)
    assert [path.name for path, _ in done.failed] == ["A.JPG"]
    assert done.photos == 0


def test_a_trash_that_was_emptied_is_said(studio, thrown, trash):
    for file in (trash.folder / "files").iterdir():
        file.unlink()
    done = put_back(found(studio), bins=trash.bins)
    assert (done.back, done.photos) == ((), 0)
    assert "not in the trash any more" in done.failed[0][1]


def test_what_was_put_back_by_hand_is_only_noted(studio, thrown, trash):
    (trash.folder / "files" / "A.CR3").rename(thrown / "A.CR3")
    assert put_back(found(studio), bins=trash.bins).photos == 1


def test_where_the_trash_cannot_be_asked_the_person_is_told_how(studio, thrown):
    with pytest.raises(Unavailable) as told:
        put_back(found(studio), bins=lambda _paths: ())
    assert "by hand" in told.value.message
