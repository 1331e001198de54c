"""Files are found where the catalog has them, or where the person says its folders are now."""

from pathlib import Path

from focusflow_desktop.photos.lightroom.places import find_files
from focusflow_desktop.photos.lightroom.rows import CatalogPhoto
from focusflow_desktop.shared.records.photos import Flag


def _photo(number, relative, *, root):
    return CatalogPhoto(
        id=number,
        root=root,
        relative=relative,
        rating=0,
        flag=Flag.NONE,
        label="none",
        keywords=frozenset(),
        caption=None,
        captured_at=None,
    )


def _files(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"x")


def test_a_raw_is_found_with_what_stands_beside_it(tmp_path):
    _files(tmp_path / "a", "IMG_1.CR3", "IMG_1.JPG", "IMG_1.xmp", "IMG_2.CR3")
    found = find_files([_photo(1, "a/IMG_1.CR3", root=f"{tmp_path}/")], roots={}).found
    assert [[member.file.path.name for member in one.group.members] for one in found] == [
        ["IMG_1.CR3", "IMG_1.JPG", "IMG_1.xmp"]
    ]


def test_a_root_of_another_machine_is_looked_for_where_it_is_now(tmp_path):
    _files(tmp_path / "a", "IMG_1.CR3")
    photos = [_photo(1, "a/IMG_1.CR3", root="D:/Photos/")]
    assert find_files(photos, roots={}).lost_roots == ["D:/Photos/"]
    places = find_files(photos, roots={"D:/Photos/": tmp_path})
    assert (places.folders, places.lost, places.lost_roots) == ([tmp_path / "a"], (), [])


def test_a_folder_within_another_is_not_counted_twice(tmp_path):
    _files(tmp_path / "a", "1.jpg")
    _files(tmp_path / "a" / "b" / "c", "2.jpg")
    photos = [_photo(1, "a/1.jpg", root=f"{tmp_path}/"), _photo(2, "a/b/c/2.jpg", root=f"{tmp_path}/")]
    assert find_files(photos, roots={}).folders == [tmp_path / "a"]


def test_a_lost_photo_says_where_it_was_looked_for(tmp_path):
    (lost,) = find_files([_photo(1, "a/1.jpg", root=f"{tmp_path}/")], roots={}).lost
    assert (lost.path, lost.is_unknown_kind) == (Path(tmp_path, "a/1.jpg"), False)


def test_a_kind_that_is_not_read_is_told_from_a_file_that_is_gone(tmp_path):
    _files(tmp_path, "layout.psd")
    (lost,) = find_files([_photo(1, "layout.psd", root=f"{tmp_path}/")], roots={}).lost
    assert lost.is_unknown_kind
