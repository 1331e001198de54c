"""What a catalog says comes over in one step; what was put away here stays away."""

from pathlib import Path

from sqlalchemy import select, update

from focusflow_desktop.db.tables import Folder, FolderKind
from focusflow_desktop.photos.library.operations import remember_folder
from focusflow_desktop.photos.lightroom.operations import remember_places
from focusflow_desktop.shared.records import Collection, CollectionPhoto, PhotoKeyword


def test_a_collection_that_was_removed_here_stays_removed(archive):
    archive.read()
    with archive.studio.write("Remove a collection") as db:
        db.execute(update(Collection).where(Collection.name == "Best").values(deleted=True))
    archive.read()
    assert "Best" not in archive.collections()


def test_a_photo_that_was_taken_out_of_a_collection_here_stays_out(archive):
    archive.read()
    with archive.studio.write("Take out") as db:
        taken = update(CollectionPhoto).where(CollectionPhoto.photo_id == archive.id_of("IMG_1.jpg"))
        db.execute(taken.values(deleted=True))
    archive.read()
    assert archive.collections()["Best"] == ["IMG_2.jpg"]


def test_a_renamed_collection_keeps_its_name_and_gains_what_is_new(archive):
    archive.read()
    with archive.studio.write("Rename") as db:
        db.execute(update(Collection).where(Collection.name == "Best").values(name="The best"))
    archive.write("INSERT INTO AgLibraryCollectionImage VALUES (9, 41, 22, 0, 'd');")
    archive.read()
    assert archive.collections()["The best"] == ["IMG_1.jpg", "IMG_2.jpg", "cover.jpg"]


def test_a_keyword_that_was_taken_off_here_stays_off(archive):
    archive.read()
    with archive.studio.write("Take off") as db:
        db.execute(update(PhotoKeyword).where(PhotoKeyword.keyword == "cake").values(deleted=True))
    archive.read()
    assert archive.marks()["IMG_1.jpg"][4] == ("People|Anna",)


def test_a_mark_that_both_had_is_not_given_back_once_it_is_cleared_here(archive):
    archive.read()
    archive.undo()
    archive.mark("cover.jpg", rating=3)
    archive.read()
    archive.mark("cover.jpg", rating=0)
    archive.read()
    assert archive.marks()["cover.jpg"][0] == 0


def test_folders_that_are_known_already_are_left_as_they_are(studio):
    with studio.write() as db:
        remember_folder(db, Path("/photos"), FolderKind.IMPORTED, writes_sidecars=True)
        remember_places(db, [Path("/photos/2026"), Path("/other")])
    with studio.read() as db:
        folders = {(one.path, one.kind) for one in db.scalars(select(Folder))}
    assert folders == {(b"/photos", FolderKind.IMPORTED), (b"/other", FolderKind.IN_PLACE)}
