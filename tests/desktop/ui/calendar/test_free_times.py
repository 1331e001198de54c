from datetime import timedelta

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.ui.calendar.free_times import FreeTimes
from tests.support.studios import StillClock


def test_what_was_found_is_forgotten_when_the_calendar_changes(house, page, qtbot):
    finder = FreeTimes(page, house.frame, StillClock())
    assert finder.state(()).slots is None
    with qtbot.waitSignal(finder.changed):
        page.panel.free_asked.emit(1)
    slots = finder.state(()).slots
    assert slots[0].ends_at - slots[0].starts_at == timedelta(hours=2)
    assert finder.state(()).choice == 1
    house.frame.door.bus.changed.emit(Changes.of("sessions"), None)
    assert finder.state(()).slots is None
