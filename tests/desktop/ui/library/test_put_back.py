"""From the grid to the system's own trash and back again, with the real thing."""

import hashlib

import pytest

from focusflow_desktop.photos.culling.trashing import note_trashed
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.ui.library.put_back import PutBackFromTrash
from focusflow_desktop.ui.library.trash import system_trash
from focusflow_desktop.ui.look.theme import Tone
from tests.support.factories import make_file, make_photo

PHOTO = make_photo(1).id


@pytest.fixture
def original(open_house, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/.local/share"))
    path = tmp_path / "shoot" / "AB5_0001.CR3"
    path.parent.mkdir()
    path.write_bytes(b"12345")
    file = make_file(1, path=path, byte_size=5, sha256=hashlib.sha256(b"12345").hexdigest())
    with open_house.services.studio.write() as db:
        register(db, [make_photo(1, files=(file,))])
    return path


@pytest.fixture
def command(open_house):
    selected = [PHOTO]
    PutBackFromTrash(open_house.services, open_house.frame, open_house.services, selected=lambda: selected)
    open_house.commands.enter("library")
    return lambda: open_house.commands.run("library.put_back")


def test_a_photo_comes_back_from_the_systems_trash(open_house, original, command, qtbot):
    assert system_trash(original)
    with open_house.services.studio.write() as db:
        note_trashed(db, [original], at=open_house.services.clock.now())
    command()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert (open_house.said[-1].text, open_house.said[-1].tone) == (
        "1 photo back where they were.",
        Tone.GOOD,
    )
    assert original.read_bytes() == b"12345"
    with open_house.services.studio.read() as db:
        assert library_ids(db, Filter()) == [PHOTO]


def test_a_photo_that_is_not_in_the_trash_is_said_to_be_none(open_house, original, command, qtbot):
    command()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert "None of these is in the trash" in open_house.said[-1].text


def test_a_trash_that_was_emptied_is_said_with_the_file(open_house, original, command, qtbot):
    with open_house.services.studio.write() as db:
        note_trashed(db, [original], at=open_house.services.clock.now())
    keep = original.with_name("other.CR3")
    keep.write_bytes(b"1")
    system_trash(keep)  # so that there is a trash at all
    original.unlink()
    command()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert open_house.said[-1].text == "1 file could not be put back: see Tasks."
    [task] = open_house.services.tasks.all
    assert task.failures[0].name == "AB5_0001.CR3"
