"""Rejects go with their own files and nothing else; what cannot go stays and is named; what is put back is back."""

from pathlib import Path

import pytest

from focusflow_desktop.db.tables import FileRole
from focusflow_desktop.photos.culling.trashing import move_to_trash, note_trashed, rejects
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.presence import known_files, look, note
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_file, make_photo


@pytest.fixture
def shoot(studio, tmp_path):
    """Two rejects and a pick, the first with all that can lie beside it and a second copy."""
    folder = tmp_path / "shoot"
    folder.mkdir()

    def file(number, name, role, **more):
        path = more.pop("path", folder / name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 5)
        return make_file(number, path=path, role=role, byte_size=5, sha256=f"{hash(name) % 10**12:064}")

    first = (
        file(1, "AB5_0001.CR3", FileRole.ORIGINAL),
        file(1, "AB5_0001.JPG", FileRole.JPEG),
        file(1, "AB5_0001.WAV", FileRole.AUDIO),
        file(1, "b", FileRole.BACKUP, path=tmp_path / "backup" / "AB5_0001.CR3"),
    )
    (folder / "AB5_0001.xmp").write_text("written later")
    (folder / "AB5_0002.xmp").write_text("the pick's")
    with studio.write() as db:
        photos = [
            make_photo(1, files=first, flag=Flag.REJECT),
            make_photo(2, files=(file(2, "AB5_0002.CR3", FileRole.ORIGINAL),), flag=Flag.PICK),
            make_photo(3, files=(file(3, "AB5_0003.CR3", FileRole.ORIGINAL),), flag=Flag.REJECT),
        ]
        register(db, photos)
    return folder


@pytest.fixture
def bin_(tmp_path):
    folder = tmp_path / "Trash"
    folder.mkdir()
    return folder


def _mover(bin_):
    def move(path):
        path.rename(bin_ / path.name)
        return True

    return move


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def _rejects(studio):
    with studio.read() as db:
        return rejects(db, Filter())


def test_a_reject_is_listed_with_the_files_that_go(studio, shoot):
    first, second = _rejects(studio)
    assert [file.path.name for file in first.files] == [
        "AB5_0001.CR3",
        "AB5_0001.JPG",
        "AB5_0001.WAV",
        "AB5_0001.xmp",
    ]
    assert [file.path.name for file in second.files] == ["AB5_0003.CR3"]


def test_they_go_and_the_rest_stays(studio, shoot, bin_, tmp_path):
    result = move_to_trash(_rejects(studio), move=_mover(bin_))
    assert (result.photos, len(result.moved), result.failed) == (2, 5, ())
    assert _names(shoot) == ["AB5_0002.CR3", "AB5_0002.xmp"]
    assert _names(tmp_path / "backup") == ["AB5_0001.CR3"]
    assert len(_names(bin_)) == 5


def test_what_is_in_the_trash_is_not_shown_until_it_is_put_back(studio, shoot, bin_, clock):
    result = move_to_trash(_rejects(studio), move=_mover(bin_))
    with studio.write() as db:
        note_trashed(db, result.moved, at=clock.now())
    with studio.read() as db:
        assert len(library_ids(db, Filter())) == 1
        assert rejects(db, Filter()) == []
    (bin_ / "AB5_0003.CR3").rename(shoot / "AB5_0003.CR3")
    with studio.read() as db:
        seen = look(known_files(db))
    assert seen.gone == ()
    with studio.write() as db:
        note(db, seen, at=clock.now())
    with studio.read() as db:
        assert len(library_ids(db, Filter())) == 2
    assert [one.name for one in _rejects(studio)] == ["AB5_0003.CR3"]


def test_where_the_original_cannot_go_nothing_beside_it_goes(studio, shoot):
    result = move_to_trash(_rejects(studio), move=lambda _path: False)
    assert [path.name for path, _ in result.failed] == ["AB5_0001.CR3", "AB5_0003.CR3"]
    assert (result.moved, result.photos, len(_names(shoot))) == ((), 0, 7)


def test_a_file_that_was_replaced_since_stays(studio, shoot, bin_):
    (shoot / "AB5_0003.CR3").write_bytes(b"something else")
    result = move_to_trash(_rejects(studio), move=_mover(bin_))
    [(path, reason)] = result.failed
    assert (path.name, "its size has changed" in reason) == ("AB5_0003.CR3", True)


def test_cancelling_keeps_what_has_not_gone(studio, shoot, bin_):
    result = move_to_trash(_rejects(studio), move=_mover(bin_), cancelled=lambda: bool(_names(bin_)))
    assert result.photos == 1
    assert Path(shoot, "AB5_0003.CR3").exists()


def test_only_what_the_filter_shows_is_listed(studio, shoot):
    with studio.read() as db:
        assert [one.name for one in rejects(db, Filter(text="0003"))] == ["AB5_0003.CR3"]
        assert [one.name for one in rejects(db, Filter(flags=frozenset({Flag.PICK})))] == [
            "AB5_0001.CR3",
            "AB5_0003.CR3",
        ]
