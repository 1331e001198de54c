from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from focusflow_desktop.business.calendars.moved_there import MovedThere
from focusflow_desktop.business.calendars.sync import Round
from focusflow_desktop.ui.behind.calendars import CalendarKeeper
from focusflow_desktop.ui.calendar.moments import CalendarMoments

SESSION = UUID(int=7)
MOVED = MovedThere(
    session_id=SESSION,
    title="Weber: The day",
    starts_at=datetime(2026, 5, 16, 12, tzinfo=UTC),
    ends_at=datetime(2026, 5, 16, 20, tzinfo=UTC),
    etag=None,
)


class WindowDouble(QWidget):
    """A window as far as it leads somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = []

    def show_room(self, room, **place) -> None:
        self.shown.append((room, place))


@pytest.fixture
def window(qtbot):
    made = WindowDouble()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def keeper(house, clock, window):
    made = CalendarKeeper(house.studio, bus=house.door.bus, clock=clock, parent=window)
    CalendarMoments(window, made, house.messages)
    yield made
    made.close()


def test_a_session_that_was_moved_elsewhere_is_said_on_the_studios_clock_and_shown_when_asked(
    keeper, house, window
):
    keeper.moved_there.emit(Round(account_id=UUID(int=1), zone=ZoneInfo("Europe/Berlin"), moved=(MOVED,)))
    said = house.recorder.only
    assert "Weber: The day was moved in another calendar, to Sat 16 May at" in said.text
    assert "2:00" in said.text or "14:00" in said.text
    said.run()
    assert window.shown == [("calendar", {"session_id": SESSION})]


def test_what_was_put_right_there_is_said_by_its_name(keeper, house):
    keeper.moved_there.emit(Round(account_id=UUID(int=1), put_right={SESSION: "Weber: The day"}))
    assert house.recorder.only.text.startswith("Weber: The day was changed in another calendar")
