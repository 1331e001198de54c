"""Files that go or come back are noticed without anybody asking."""

import pytest

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.ui.library.presence import PresenceKeeper
from tests.support.factories import make_file, make_photo


@pytest.fixture
def drives(tmp_path):
    return [tmp_path]


@pytest.fixture
def keeper(open_house, drives):
    services = open_house.services
    made = PresenceKeeper(
        services.studio,
        runner=services.runner,
        bus=services.bus,
        clock=services.clock,
        drives=lambda: tuple(drives),
    )
    yield made
    made.close()


@pytest.fixture
def photo(open_house, tmp_path):
    path = tmp_path / "AB5_0001.CR3"
    path.touch()
    made = make_photo(1, files=(make_file(1, path=path),))
    with open_house.services.studio.write() as db:
        register(db, [made])
    return made.id, path


def _missing(house):
    with house.services.studio.read() as db:
        return library_ids(db, Filter(is_missing=True))


def test_a_file_that_is_gone_at_the_start_is_missing_and_everybody_hears_it(keeper, open_house, photo, qtbot):
    photo_id, path = photo
    path.unlink()
    with qtbot.waitSignal(open_house.services.bus.changed):
        keeper.start()
    assert _missing(open_house) == [photo_id]


def test_a_drive_that_comes_back_brings_its_photos_back(keeper, open_house, photo, drives, qtbot, tmp_path):
    photo_id, path = photo
    path.unlink()
    keeper.start()
    qtbot.waitUntil(lambda: _missing(open_house) == [photo_id])
    path.touch()
    drives.append(tmp_path / "WED-03")
    keeper.watch()
    qtbot.waitUntil(lambda: _missing(open_house) == [])


def test_while_no_drive_comes_or_goes_nothing_is_looked_at(keeper, open_house, photo, qtbot):
    keeper.start()
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle)
    photo[1].unlink()
    keeper.watch()
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle)
    assert _missing(open_house) == []


def test_a_shoot_that_is_opened_is_looked_at(keeper, open_house, photo, qtbot):
    photo[1].unlink()
    keeper.check([photo[0]])
    qtbot.waitUntil(lambda: _missing(open_house) == [photo[0]])
