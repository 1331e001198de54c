"""Rejects go to the trash by the person alone: listed, asked once, and never while other work runs."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library.trash import RejectsToTrash, system_trash
from focusflow_desktop.ui.look.theme import Tone
from tests.support.factories import make_file, make_photo
from tests.support.rooms import GreyThumbnails


@pytest.fixture
def bin_(tmp_path):
    folder = tmp_path / "Trash"
    folder.mkdir()
    return folder


@pytest.fixture
def shoot(open_house, tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    with open_house.services.studio.write() as db:
        for number in (1, 2, 3):
            path = folder / f"AB5_{number:04}.CR3"
            path.write_bytes(b"12345")
            flag = Flag.PICK if number == 3 else Flag.REJECT
            file = make_file(number, path=path, byte_size=5)
            register(db, [make_photo(number, files=(file,), flag=flag)])
    return folder


@pytest.fixture
def trash(open_house, qtbot, bin_):
    def move(path: Path) -> bool:
        path.rename(bin_ / path.name)
        return True

    window = QWidget()
    qtbot.addWidget(window)
    return RejectsToTrash(
        window, open_house.frame, open_house.services, thumbnails=GreyThumbnails(), shown=Filter, move=move
    )


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_list_says_what_goes_and_one_yes_moves_it(trash, open_house, shoot, bin_, qtbot):
    trash.ask()
    qtbot.waitUntil(lambda: trash.dialog is not None)
    assert trash.dialog.go.text() == "Move 2 files to the trash"
    trash.dialog.go.click()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert open_house.said[-1].tone is Tone.GOOD
    assert (_names(shoot), len(_names(bin_))) == (["AB5_0003.CR3"], 2)
    with open_house.services.studio.read() as db:
        assert len(library_ids(db, Filter())) == 1


def test_what_is_unchecked_stays(trash, shoot, qtbot):
    trash.ask()
    qtbot.waitUntil(lambda: trash.dialog is not None)
    model = trash.dialog.model
    model.setData(model.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert trash.dialog.go.text() == "Move 1 file to the trash"
    with qtbot.waitSignal(trash.dialog.confirmed):
        trash.dialog.go.click()
    qtbot.waitUntil(lambda: _names(shoot) == ["AB5_0001.CR3", "AB5_0003.CR3"])


def test_cancel_and_escape_move_nothing(trash, shoot, qtbot):
    trash.ask()
    qtbot.waitUntil(lambda: trash.dialog is not None)
    trash.dialog.stay.click()
    assert len(_names(shoot)) == 3


def test_while_other_work_runs_nothing_goes(trash, open_house, shoot, qtbot):
    gate = threading.Event()
    task = open_house.services.tasks.start("Export", lambda _control: gate.wait(10))
    trash.ask()
    assert trash.dialog is None
    assert "still running" in open_house.said[-1].text
    gate.set()
    qtbot.waitUntil(lambda: not task.is_running)


def test_where_nothing_is_rejected_it_says_so(trash, open_house, qtbot):
    trash.ask()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert trash.dialog is None


def test_the_systems_trash_keeps_the_file_with_where_it_came_from(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/.local/share"))
    photo = tmp_path / "AB5_0001.CR3"
    photo.write_bytes(b"12345")
    assert system_trash(photo)
    [kept] = (tmp_path / "home/.local/share/Trash/files").iterdir()
    [info] = (tmp_path / "home/.local/share/Trash/info").iterdir()
    assert kept.read_bytes() == b"12345"
    assert f"Path={photo}" in info.read_text()
    assert not photo.exists()
