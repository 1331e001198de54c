import pytest

from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.ui.dashboard.state import CullNext
from focusflow_desktop.ui.dashboard.wiring import today_page
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from tests.support.factories import make_photo
from tests.support.studios import StillClock


@pytest.fixture
def counts():
    return []


@pytest.fixture
def page(house, qtbot, counts):
    page = today_page(house.frame, clock=StillClock(), counted=counts.append)
    qtbot.addWidget(page)
    return page


def test_an_empty_studio_is_at_its_first_day(page, qtbot, counts):
    page.show_place()
    qtbot.waitUntil(lambda: counts == [0])
    assert page.findChild(EmptyState).accessibleName() == "The first day"


def test_a_change_is_read_again(page, house, qtbot, counts):
    page.show_place()
    qtbot.waitUntil(lambda: counts == [0])
    house.door.run_write(page, lambda db: register(db, [make_photo()]))
    qtbot.waitUntil(lambda: len(counts) == 2)
    qtbot.waitUntil(
        lambda: [e.accessibleName() for e in page.findChildren(EmptyState)] == ["Nothing needs you"]
    )


def test_the_shoot_to_go_on_with_leads_to_the_library(page, house):
    page.cull_chosen.emit(CullNext(title="Day 2", marked=1, photos=2, place={"filter": 1}))
    assert house.shown == [("library", {"filter": 1})]
