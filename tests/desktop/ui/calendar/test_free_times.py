from datetime import timedelta
from uuid import uuid4

from focusflow_desktop.business.sessions.items import PersonRow
from focusflow_desktop.business.sessions.queries import Beside
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.ui.calendar.free_times import FreeTimes
from tests.support.studios import StillClock

NOTHING = Beside(holds=(), people=(), limits=(), tz=None)


def test_what_was_found_is_forgotten_when_the_calendar_changes(house, page, qtbot):
    finder = FreeTimes(page, house.frame, StillClock())
    assert finder.state(NOTHING).slots is None
    with qtbot.waitSignal(finder.changed):
        page.panel.free_asked.emit(1)
    slots = finder.state(NOTHING).slots
    assert slots[0].ends_at - slots[0].starts_at == timedelta(hours=2)
    assert finder.state(NOTHING).choice == 1
    house.frame.door.bus.changed.emit(Changes.of("sessions"), None)
    assert finder.state(NOTHING).slots is None


def test_who_works_alone_need_not_be_chosen(house, page, qtbot):
    finder = FreeTimes(page, house.frame, StillClock())
    alone = Beside(holds=(), people=(PersonRow(id=uuid4(), name="Anna"),), limits=(), tz=None)
    finder.state(alone)
    with qtbot.waitSignal(finder.changed):
        page.panel.free_asked.emit(0)
    assert finder.state(alone).whose == "Anna"
    assert finder.state(NOTHING).slots is None  # somebody else's would have to be asked for
