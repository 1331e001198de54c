"""A Lightroom catalog is read from the window."""

import pytest

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import library_ids, rows
from focusflow_desktop.tasks.task import TaskState
from focusflow_desktop.ui.library.catalog import CatalogReader
from focusflow_desktop.ui.look.theme import Tone
from tests.support.catalogs import ROWS, SCHEMA
from tests.support.picture_files import jpeg


@pytest.fixture
def catalog(tmp_path):
    folder = tmp_path / "Photos" / "2026" / "wedding"
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"IMG_{number}.jpg").write_bytes(jpeg(seed=number))
    (tmp_path / "Photos" / "cover.jpg").write_bytes(jpeg(seed=3))
    path = tmp_path / "Studio.lrcat"
    connection = sqlite.connect(str(path))
    connection.executescript(SCHEMA + ROWS + "UPDATE AgLibraryFile SET extension = 'jpg';")
    connection.close()
    return path


@pytest.fixture
def reader(open_house, qtbot):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    return CatalogReader(window, open_house.frame, open_house.services)


def _names(house):
    with house.services.studio.read() as db:
        return {row.name: row.rating for row in rows(db, library_ids(db, Filter()))}


def test_a_folder_of_another_machine_is_asked_for_and_found(reader, open_house, catalog, tmp_path, qtbot):
    task = reader.start(catalog)
    qtbot.waitUntil(lambda: not task.is_running)
    assert [failure.name for failure in task.failures][1:] == [
        f"D:/Photos/2026/wedding/IMG_{number}.jpg" for number in (1, 2)
    ]
    [said] = open_house.said
    assert said.tone is Tone.ATTENTION
    assert "Nothing was found below D:/Photos/." in said.text
    assert said.act == "Show where it is…"
    task = reader.find_root(catalog, "D:/Photos/", tmp_path / "Photos")
    qtbot.waitUntil(lambda: not task.is_running)
    assert _names(open_house) == {"IMG_1.jpg": 5, "IMG_2.jpg": 0, "cover.jpg": 3}
    assert open_house.said[-1].tone is Tone.GOOD
    assert "virtual copies (1), smart collections (1)" in open_house.said[-1].text


def test_a_catalog_that_is_open_in_lightroom_is_said_and_can_be_tried_again(
    reader, open_house, catalog, qtbot
):
    catalog.with_name("Studio.lrcat.lock").touch()
    task = reader.start(catalog)
    qtbot.waitUntil(lambda: not task.is_running)
    assert task.state is TaskState.FAILED
    assert "Close Lightroom" in open_house.said[-1].text
    assert open_house.said[-1].run is not None
    assert _names(open_house) == {}


def test_the_command_is_in_the_menu_of_files(reader, open_house):
    command = open_house.commands["library.read_catalog"]
    assert (command.menu, command.title) == ("File", "Read a Lightroom catalog…")
