"""A catalog is read into a studio: in place, by name where it fails, and never over the photographer's own work."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db.tables import Folder, FolderKind
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import library_ids, rows
from focusflow_desktop.photos.lightroom.reading import NOT_FOUND, OTHER_KIND
from focusflow_desktop.shared.errors import Locked
from focusflow_desktop.shared.records.photos import Flag
from tests.support.picture_files import dng


def _traces(folder):
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_photos_are_registered_where_they_lie_with_what_the_catalog_says(archive):
    before = _traces(archive.catalog.parent)
    result = archive.read()
    assert archive.marks() == {
        "IMG_1.jpg": (5, Flag.PICK, "red", "The kiss", ("People|Anna", "cake")),
        "IMG_2.jpg": (0, Flag.REJECT, "Ausgewählt", None, ()),
        "cover.jpg": (3, Flag.NONE, "none", None, ("y|x",)),
    }
    assert (result.photos, result.new, result.taken.marked) == (3, 3, 3)
    assert _traces(archive.catalog.parent) == before


def test_collections_come_with_their_sets(archive):
    archive.read()
    assert archive.collections() == {"2026": [], "Best": ["IMG_1.jpg", "IMG_2.jpg"]}


def test_the_folders_are_guarded_and_their_sidecars_stay_off(archive):
    archive.read()
    with archive.studio.read() as db:
        (folder,) = db.scalars(select(Folder))
    assert (Path(folder.path.decode()), folder.kind) == (archive.photos, FolderKind.IN_PLACE)
    assert not folder.writes_sidecars


def test_a_second_reading_changes_nothing_that_was_marked_here_since(archive):
    archive.read()
    archive.mark("IMG_1.jpg", rating=0, flag=Flag.NONE, label="none", caption=None)
    archive.mark("IMG_2.jpg", rating=4)
    here = archive.marks()
    result = archive.read()
    assert archive.marks() == here
    assert (result.new, result.taken.marked) == (0, 0)


def test_a_second_reading_brings_what_lightroom_has_changed_since(archive):
    archive.read()
    archive.mark("IMG_2.jpg", rating=4)
    archive.write("UPDATE Adobe_images SET rating = 2;")
    result = archive.read()
    assert {name: marks[0] for name, marks in archive.marks().items()} == {
        "IMG_1.jpg": 2,
        "IMG_2.jpg": 4,
        "cover.jpg": 2,
    }
    assert (result.taken.marked, result.taken.kept) == (2, 1)


def test_one_step_takes_all_of_it_back_and_reading_again_brings_it_again(archive):
    archive.read()
    whole = archive.marks(), archive.collections()
    assert archive.undo().name == "Read Studio.lrcat"
    assert archive.marks()["IMG_1.jpg"] == (0, Flag.NONE, "none", None, ())
    assert archive.collections() == {}
    archive.read()
    assert (archive.marks(), archive.collections()) == whole


def test_what_is_not_on_this_machine_is_named_and_nothing_is_made_up(archive):
    shutil.rmtree(archive.photos / "2026")
    result = archive.read()
    assert list(archive.marks()) == ["cover.jpg"]
    assert [path.name for path in result.not_found] == ["IMG_1.jpg", "IMG_2.jpg"]
    assert [step.problem for step in archive.told] == ["", NOT_FOUND, NOT_FOUND]


def test_a_known_file_that_has_gone_becomes_a_missing_photo_with_its_marks(archive):
    archive.read()
    (archive.photos / "cover.jpg").unlink()
    archive.write("UPDATE Adobe_images SET rating = 1 WHERE id_local = 22;")
    archive.read()
    assert archive.marks()["cover.jpg"][0] == 1
    with archive.studio.read() as db:
        assert [row.name for row in rows(db, library_ids(db, Filter())) if row.is_missing] == ["cover.jpg"]


def test_folders_of_another_machine_are_found_where_the_person_says(archive):
    archive.write("UPDATE AgLibraryRootFolder SET absolutePath = 'D:/Photos/';")
    assert archive.read().lost_roots == ("D:/Photos/",)
    assert archive.read(roots={"D:/Photos/": archive.photos}).photos == 3


def test_a_kind_that_is_not_read_is_said_by_name(archive):
    archive.write("UPDATE AgLibraryFile SET baseName = 'layout', extension = 'psd' WHERE id_local = 12;")
    result = archive.read()
    assert [(one.path.name, one.problem) for one in archive.told if one.problem] == [
        ("layout.psd", OTHER_KIND)
    ]
    assert (result.photos, result.problems) == (2, 1)


def test_a_damaged_file_is_named_and_the_rest_goes_on(archive):
    (archive.photos / "2026/wedding/IMG_1.jpg").write_bytes(b"\xff\xd8 no more")
    archive.read()
    assert [one.path.name for one in archive.told if one.problem] == ["IMG_1.jpg"]
    assert sorted(archive.marks()) == ["IMG_2.jpg", "cover.jpg"]


def test_a_stopped_reading_keeps_what_it_has_and_goes_on_from_there(archive):
    stopped = archive.read(cancelled=lambda: bool(archive.told))
    assert stopped.is_cancelled
    assert len(archive.marks()) == 1
    result = archive.read()
    assert (len(archive.marks()), result.new) == (3, 2)


def test_names_match_whatever_their_case(archive):
    wedding = archive.photos / "2026/wedding"
    (wedding / "IMG_1.jpg").rename(wedding / "img_1.JPG")
    assert archive.read().photos == 3


def test_a_raw_and_its_jpeg_are_one_photo_led_by_the_raw(archive):
    (archive.photos / "2026/wedding/IMG_1.dng").write_bytes(dng())
    archive.write("UPDATE AgLibraryFile SET baseName = 'IMG_1', extension = 'dng' WHERE id_local = 11;")
    archive.read()
    assert archive.marks()["IMG_1.dng"] == (5, Flag.REJECT, "Ausgewählt", "The kiss", ("People|Anna", "cake"))
    assert len(archive.marks()) == 2


def test_a_catalog_that_lightroom_has_open_is_refused_and_nothing_changes(archive):
    archive.catalog.with_name("Studio.lrcat.lock").touch()
    with pytest.raises(Locked):
        archive.read()
    assert archive.marks() == {}
