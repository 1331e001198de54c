"""The fixtures of the calendar's tests: numbers stand in their sentences as people see them."""

import pytest

from focusflow_desktop.ui.calendar.page import CalendarPage
from tests.support.calendars import BERLIN, berlin
from tests.support.services import english

__all__ = ["english"]


@pytest.fixture
def shown(house, english, qtbot):
    """Shows a view of the calendar at a size."""

    def show(view, sight):
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        view.show_sight(sight)
        view.grab()
        return view

    return show


@pytest.fixture
def page(house, english, qtbot):
    """A calendar page in Berlin, weeks from Monday."""
    page = CalendarPage(zone=BERLIN, now=berlin(14, 14), first_weekday=0)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page
