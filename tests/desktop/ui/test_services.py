import pytest
from sqlalchemy import select

from focusflow_desktop.db.backup import BACKUPS, list_backups
from focusflow_desktop.photos.culling.mark_writer import Mark
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.errors import Locked
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records.photos import Photo
from focusflow_desktop.tasks.runner import Lane, Ticket
from focusflow_desktop.ui.services import Services
from tests.support.factories import make_photo
from tests.support.studios import StillClock, empty_studio


@pytest.fixture
def opened(tmp_path, qapp):
    made = []

    def open_services(clock=None):
        made.append(
            Services(empty_studio(tmp_path / "studio"), cache=tmp_path / "cache", clock=clock or StillClock())
        )
        return made[-1]

    return open_services


def ignored(_answer):
    pass


def backups(services):
    return list_backups(services.folder / BACKUPS)


def test_an_open_studio_is_held_and_a_closed_one_is_free(opened):
    first = opened()
    with pytest.raises(Locked):
        opened()
    first.close()
    opened().close()


def test_what_was_asked_for_is_written_before_the_studio_closes(opened):
    services = opened()
    services.door.run_write(services, lambda db: register(db, [make_photo()]))
    photo = photo_id(make_photo().sha256)
    services.close()
    assert len(backups(services)) == 1
    again = opened()
    with again.studio.read() as db:
        assert list(db.scalars(select(Photo.id))) == [photo]
    again.close()


def test_a_failing_work_keeps_nothing_from_closing(opened):
    services = opened()
    services.runner.submit(Lane.BACKGROUND, lambda: 1 / 0, Ticket(done=ignored, failed=ignored))
    services.close()
    opened().close()


def test_nothing_changed_makes_no_backup(opened):
    services = opened()
    services.close()
    assert backups(services) == []


def test_a_change_is_backed_up_at_closing(opened):
    services = opened()
    with services.studio.write() as db:
        register(db, [make_photo()])
    services.close()
    assert [backup.reason for backup in backups(services)] == ["closing"]


def test_a_mark_that_is_written_only_at_closing_is_backed_up(opened):
    later = StillClock()
    later.advance(hours=5)
    services = opened()
    with services.studio.write() as db:
        register(db, [make_photo()])
    services.close()
    services = opened(later)
    services.marks.put(Mark(ids=(photo_id(make_photo().sha256),), step="Rate", rating=5))
    services.close()
    assert len(backups(services)) == 2


@pytest.mark.parametrize(("hours", "kept"), [(1, 1), (5, 2)])
def test_a_fresh_backup_is_enough(opened, hours, kept):
    clock = StillClock()
    for number in (1, 2):
        services = opened(clock)
        with services.studio.write() as db:
            register(db, [make_photo(number)])
        services.close()
        clock.advance(hours=hours)
    assert len(backups(services)) == kept
