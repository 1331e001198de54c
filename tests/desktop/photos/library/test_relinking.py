"""Missing files are found by their content, wherever they were moved; originals are only read."""

import hashlib

import pytest

from focusflow_desktop.photos.library.operations import note_missing, register
from focusflow_desktop.photos.library.queries import files_of, original_folders
from focusflow_desktop.photos.library.relinking import LostFile, link, lost_files, search
from tests.support.factories import make_file, make_photo


def _put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _lost(path, content):
    return LostFile(path=path, byte_size=len(content), sha256=hashlib.sha256(content).hexdigest())


def test_a_moved_tree_is_found_in_one_go(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new drive"
    lost = [
        _lost(old / f"{day}/{number}.cr3", b"%d %d" % (day, number)) for day in (1, 2) for number in (1, 2)
    ]
    for day in (1, 2):
        _put(new / f"moved/{day}/1.cr3", b"%d 1" % day)
    preview = search(new, lost)
    assert preview.found == tuple((old / f"{day}/1.cr3", new / f"moved/{day}/1.cr3") for day in (1, 2))
    assert (len(preview.not_found), preview.total) == (2, 4)


def test_the_same_name_and_size_with_other_content_is_no_match(tmp_path):
    _put(tmp_path / "new/a.cr3", b"other")
    assert search(tmp_path / "new", [_lost(tmp_path / "a.cr3", b"thing")]).found == ()


def test_of_two_copies_the_one_that_lies_alike_is_taken(tmp_path):
    for folder in ("copy", "2026/wedding"):
        _put(tmp_path / "new" / folder / "a.cr3", b"same")
    [(_, found)] = search(tmp_path / "new", [_lost(tmp_path / "2026/wedding/a.cr3", b"same")]).found
    assert found == tmp_path / "new/2026/wedding/a.cr3"


def test_twins_do_not_share_one_file(tmp_path):
    _put(tmp_path / "new/a.cr3", b"same")
    lost = [_lost(tmp_path / "1/a.cr3", b"same"), _lost(tmp_path / "2/a.cr3", b"same")]
    assert len(search(tmp_path / "new", lost).found) == 1


def test_a_stopped_search_previews_what_it_has(tmp_path):
    _put(tmp_path / "new/a.cr3", b"same")
    assert search(tmp_path / "new", [_lost(tmp_path / "a.cr3", b"same")], cancelled=lambda: True).total == 1


@pytest.fixture
def moved(studio, clock, tmp_path):
    content = b"the original"
    old = tmp_path / "old/AB5_0001.CR3"
    sha256 = hashlib.sha256(content).hexdigest()
    file = make_file(1, path=old, sha256=sha256, byte_size=len(content))
    photo = make_photo(1, sha256=sha256, files=(file,))
    with studio.write() as db:
        register(db, [photo])
        note_missing(db, [old], at=clock.now())
    return photo, _put(tmp_path / "new/AB5_0001.CR3", content)


def test_what_was_found_is_looked_for_there_from_then_on(studio, moved):
    photo, path = moved
    before = path.stat().st_mtime_ns
    with studio.read() as db:
        preview = search(path.parent, lost_files(db))
    with studio.write() as db:
        assert link(db, preview).touches("photos")
    with studio.read() as db:
        [file] = files_of(db, [photo.id])[photo.id]
        assert (file.path, file.missing_since, lost_files(db)) == (path, None, [])
        assert original_folders(db) == [path.parent]
    assert path.stat().st_mtime_ns == before


def test_a_place_that_is_another_photos_is_left_to_it(studio, moved):
    photo, path = moved
    with studio.write() as db:
        register(db, [make_photo(2, files=(make_file(2, path=path),))])
        link(db, search(path.parent, lost_files(db)))
    with studio.read() as db:
        assert files_of(db, [photo.id])[photo.id][0].missing_since is not None
