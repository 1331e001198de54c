"""A card is read as it is: pictures found wherever they lie, rubbish passed by, nothing hidden from the verdict."""

from __future__ import annotations

import os
from pathlib import Path

from focusflow_desktop.photos.ingest.cards import read_card


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(root: Path) -> list[str]:
    return [file.relative.as_posix() for file in read_card(root).files]


def test_pictures_videos_and_sidecars_are_found_anywhere(tmp_path: Path) -> None:
    put(tmp_path, "DCIM/100/a.CR3", "DCIM/100/a.xmp", "PRIVATE/M4ROOT/CLIP/C1.MP4", "b.heic", "c.webp")
    assert found(tmp_path) == [
        "DCIM/100/a.CR3",
        "DCIM/100/a.xmp",
        "PRIVATE/M4ROOT/CLIP/C1.MP4",
        "b.heic",
        "c.webp",
    ]


def test_trash_hidden_and_system_files_are_passed_by(tmp_path: Path) -> None:
    rubbish = [
        ".Trashes/a.jpg",
        "$RECYCLE.BIN/b.jpg",
        "System Volume Information/c.jpg",
        "._d.jpg",
        ".hidden/e.jpg",
    ]
    put(tmp_path, "a.jpg", "DCIM/CANONMSC/M100.CTG", "MISC/AUTPRINT.MRK", *rubbish)
    card = read_card(tmp_path)
    assert found(tmp_path) == ["a.jpg"]
    assert card.others == ()


def test_links_are_not_followed(tmp_path: Path) -> None:
    card = tmp_path / "card"
    put(tmp_path, "elsewhere/a.jpg", "card/b.jpg")
    (card / "loop").symlink_to(card)
    (card / "away").symlink_to(tmp_path / "elsewhere")
    (card / "a.jpg").symlink_to(tmp_path / "elsewhere/a.jpg")
    assert found(card) == ["b.jpg"]


def test_strange_files_are_listed(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", "DCIM/offer.docx")
    assert read_card(tmp_path).others == (Path("DCIM/offer.docx"),)


def test_names_keep_their_bytes(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe.JPG"
    Path(os.fsdecode(raw)).write_bytes(b"x")
    (file,) = read_card(tmp_path).files
    assert os.fsencode(file.path) == raw


def test_one_file_is_a_card_of_one(tmp_path: Path) -> None:
    put(tmp_path, "a.jpg", "b.jpg")
    assert found(tmp_path / "a.jpg") == ["a.jpg"]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    card = read_card(tmp_path / "gone")
    assert card.files == ()
    assert [str(one.reason) for one in card.unreadable] == ["No such file or directory"]
