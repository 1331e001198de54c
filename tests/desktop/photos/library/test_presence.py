"""Files that went or came back are noticed; what nobody can tell is left as it is."""

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.presence import KnownFile, Presence, known_files, look, note
from focusflow_desktop.photos.library.queries import files_of, library_ids
from tests.support.factories import make_file, make_photo


def test_what_went_and_what_came_back_is_told(tmp_path):
    (tmp_path / "here.cr3").touch()
    (tmp_path / "back.cr3").touch()
    seen = look(
        [
            KnownFile(path=str(tmp_path / "here.cr3"), is_gone=False),
            KnownFile(path=str(tmp_path / "back.cr3"), is_gone=True),
            KnownFile(path=str(tmp_path / "gone.cr3"), is_gone=False),
            KnownFile(path=str(tmp_path / "no folder" / "a.cr3"), is_gone=False),
            KnownFile(path=str(tmp_path / "no folder" / "b.cr3"), is_gone=True),
        ]
    )
    assert seen == Presence(
        gone=(tmp_path / "gone.cr3", tmp_path / "no folder" / "a.cr3"), back=(tmp_path / "back.cr3",)
    )


def test_a_folder_that_cannot_be_read_makes_nothing_missing(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert not look([KnownFile(path=str(loop / "a.cr3"), is_gone=False)]).is_news


def test_a_cancelled_look_stops(tmp_path):
    assert not look([KnownFile(path=str(tmp_path / "a.cr3"), is_gone=False)], cancelled=lambda: True).is_news


def test_a_photo_is_missing_until_its_file_is_back(studio, clock, tmp_path):
    path = tmp_path / "AB5_0001.CR3"
    photo = make_photo(1, files=(make_file(1, path=path),))
    with studio.write() as db:
        register(db, [photo, make_photo(2)])
    with studio.read() as db:
        gone = look(known_files(db, photos=[photo.id]))
    assert gone.gone == (path,)
    with studio.write() as db:
        assert note(db, gone, at=clock.now()).rows == {"photos": frozenset({photo.id})}
    with studio.read() as db:
        assert library_ids(db, Filter(is_missing=True)) == [photo.id]
    path.touch()
    with studio.read() as db:
        back = look(known_files(db, photos=[photo.id]))
    with studio.write() as db:
        note(db, back, at=clock.now())
    with studio.read() as db:
        assert library_ids(db, Filter(is_missing=True)) == []


def test_a_file_on_a_drive_that_is_away_names_the_drive(studio, clock):
    path = make_file(1).path.__class__("/media/anna/WED-03/AB5_0001.CR3")
    photo = make_photo(1, files=(make_file(1, path=path),))
    with studio.write() as db:
        register(db, [photo])
        note(db, look(known_files(db)), at=clock.now())
    with studio.read() as db:
        [file] = files_of(db, [photo.id])[photo.id]
    assert file.away_on == "WED-03"
