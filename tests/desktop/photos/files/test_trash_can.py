"""What the system's trash says of a file, and giving it back without overwriting or deleting anything."""

from pathlib import Path

import pytest

from focusflow_desktop.photos.files.trash_can import bins_for, give_back, thrown_away
from focusflow_desktop.shared.errors import Conflict, Unavailable


@pytest.fixture
def bin_(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    bin_ = tmp_path / "data" / "Trash"
    (bin_ / "files").mkdir(parents=True)
    (bin_ / "info").mkdir()
    return bin_


def throw(
    bin_: Path, path: str, *, name: str, at: str = "2026-06-20T10:00:00", content: bytes = b"raw"
) -> None:
    (bin_ / "files" / name).write_bytes(content)
    (bin_ / "info" / f"{name}.trashinfo").write_text(f"[Trash Info]\nPath={path}\nDeletionDate={at}\n")


def test_the_homes_trash_is_known_and_one_that_is_not_there_is_none(bin_, tmp_path, monkeypatch):
    assert bins_for([tmp_path / "a.CR3"]) == (bin_,)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "nowhere"))
    assert bins_for([tmp_path / "gone" / "a.CR3"]) == ()


def test_a_file_is_known_by_where_it_came_from_however_that_is_spelt(bin_):
    throw(bin_, "/photos/caf%C3%A9%20%F6.CR3", name="a.CR3")
    [found] = thrown_away([bin_])
    assert str(found.came_from) == "/photos/café \udcf6.CR3"
    assert found.file.read_bytes() == b"raw"


@pytest.mark.parametrize("kind", [".Trash/1000", ".Trash-1000"])
def test_a_volumes_own_trash_counts_from_the_volume(tmp_path, kind):
    bin_ = tmp_path / "drive" / kind
    (bin_ / "files").mkdir(parents=True)
    (bin_ / "info").mkdir()
    throw(bin_, "2026/a.CR3", name="a.CR3")
    [found] = thrown_away([bin_])
    assert found.came_from == tmp_path / "drive" / "2026" / "a.CR3"


def test_notes_without_a_file_or_without_a_place_say_nothing(bin_):
    throw(bin_, "/a", name="a")
    (bin_ / "files" / "a").unlink()
    (bin_ / "files" / "b").write_bytes(b"")
    (bin_ / "info" / "b.trashinfo").write_bytes(b"\xff\x00 no note at all")
    (bin_ / "info" / "c.trashinfo").mkdir()
    assert list(thrown_away([bin_])) == []


def test_a_file_goes_back_also_where_its_folder_went_too(bin_, tmp_path):
    place = tmp_path / "shoot" / "a.CR3"
    throw(bin_, str(place), name="a.CR3")
    [found] = thrown_away([bin_])
    give_back(found)
    assert place.read_bytes() == b"raw"
    assert list(thrown_away([bin_])) == []
    assert list((bin_ / "info").iterdir()) == []


def test_what_took_the_name_meanwhile_stays_and_so_does_the_trash(bin_, tmp_path):
    place = tmp_path / "a.CR3"
    throw(bin_, str(place), name="a.CR3")
    place.write_bytes(b"another")
    [found] = thrown_away([bin_])
    with pytest.raises(Conflict):
        give_back(found)
    assert place.read_bytes() == b"another"
    assert [one.file.read_bytes() for one in thrown_away([bin_])] == [b"raw"]


def test_a_place_that_cannot_be_made_again_is_said_and_the_file_stays_in_the_trash(bin_, tmp_path):
    (tmp_path / "shoot").write_text("a file where the folder was")
    throw(bin_, str(tmp_path / "shoot" / "a.CR3"), name="a.CR3")
    [found] = thrown_away([bin_])
    with pytest.raises(Unavailable) as told:
        give_back(found)
    assert "still in the trash" in told.value.message
    assert found.file.exists()
