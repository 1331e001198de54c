"""Missing files are searched for in a folder, previewed, and linked when the person says so."""

import hashlib

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from focusflow_desktop.photos.library.operations import note_missing, register
from focusflow_desktop.photos.library.queries import files_of
from focusflow_desktop.ui.library.relinking import Relinker
from tests.support.factories import make_file, make_photo

CONTENT = b"the original"


@pytest.fixture
def relinker(open_house, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return Relinker(window, open_house.frame, open_house.services)


@pytest.fixture
def photo(open_house, tmp_path):
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    old = tmp_path / "old" / "AB5_0001.CR3"
    file = make_file(1, path=old, sha256=sha256, byte_size=len(CONTENT))
    made = make_photo(1, sha256=sha256, files=(file,))
    with open_house.services.studio.write() as db:
        register(db, [made])
        note_missing(db, [old], at=open_house.services.clock.now())
    return made.id


def _path(house, photo):
    with house.services.studio.read() as db:
        return files_of(db, [photo])[photo][0].path


def _moved(tmp_path):
    path = tmp_path / "new" / "AB5_0001.CR3"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def test_what_was_found_is_previewed_and_linked_on_yes(relinker, open_house, photo, tmp_path, qtbot):
    path = _moved(tmp_path)
    relinker.start(tmp_path / "new")
    qtbot.waitUntil(lambda: relinker.preview is not None)
    assert relinker.preview.text() == "1 of 1 found in new"
    relinker.preview.defaultButton().click()
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert open_house.said[-1].text == "1 file linked."
    assert _path(open_house, photo) == path


def test_no_leaves_everything_as_it_is(relinker, open_house, photo, tmp_path, qtbot):
    before = _path(open_house, photo)
    _moved(tmp_path)
    relinker.start(tmp_path / "new")
    qtbot.waitUntil(lambda: relinker.preview is not None)
    relinker.preview.button(QMessageBox.StandardButton.Cancel).click()
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle)
    assert _path(open_house, photo) == before


def test_a_folder_without_them_says_so(relinker, open_house, photo, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    relinker.start(tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert "None of the 1 missing file is in empty." in open_house.said[-1].text


def test_where_nothing_is_missing_it_says_so(relinker, open_house, tmp_path, qtbot):
    relinker.start(tmp_path)
    qtbot.waitUntil(lambda: bool(open_house.said))
    assert open_house.said[-1].text == "No file is missing."
