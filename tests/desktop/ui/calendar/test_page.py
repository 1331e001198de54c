from datetime import date
from uuid import uuid4

from focusflow_desktop.business.sessions.items import PersonRow
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from focusflow_desktop.ui.calendar.dates import View
from tests.support.calendars import THURSDAY, berlin, item

SESSION = item(starts=berlin(14, 10), ends=berlin(14, 12))


def test_it_opens_on_this_week(page):
    assert (page.view, page.day) == (View.WEEK, THURSDAY)
    assert page.current.accessibleName() == "Week, 11 – 17 May 2026"


def test_every_view_shows_the_items_and_keeps_the_choice(page):
    page.show_items((SESSION,), now=berlin(14, 14))
    page.current.pick(SESSION)
    for view in (View.DAY, View.MONTH, View.AGENDA, View.WEEK):
        page.show_view(view)
        assert page.current.choice == SESSION
        assert not page.grab().isNull()


def test_going_forward_asks_for_other_days(page, qtbot):
    with qtbot.waitSignal(page.sight_asked):
        page.step(1)
    assert page.span == (date(2026, 5, 18), date(2026, 5, 25))
    page.go_today()
    assert page.day == THURSDAY


def test_a_day_is_opened(page):
    page.show_view(View.YEAR)
    page.open_day(date(2026, 2, 3))
    assert (page.view, page.day) == (View.DAY, date(2026, 2, 3))


def test_one_persons_calendar_shows_only_theirs(page):
    anna, mia = PersonRow(id=uuid4(), name="Anna"), PersonRow(id=uuid4(), name="Mia")
    hers = item(
        starts=berlin(14, 10), ends=berlin(14, 12), resources=(Resource(kind=ResourceKind.USER, id=anna.id),)
    )
    page.show_people((anna, mia))
    page.show_items((hers,), now=berlin(14, 14))
    page.people.setCurrentIndex(2)
    assert page.current.sight.items == ()
    page.show_people((anna, mia))  # read again: the choice stays
    assert page.person == mia.id
    page.people.setCurrentIndex(1)
    assert page.current.sight.items == (hers,)


def test_entering_with_a_session_is_told(page, qtbot):
    session = uuid4()
    with qtbot.waitSignal(page.entered) as entered:
        page.show_place(session_id=session)
    assert entered.args == [None, session]


def test_an_item_is_shown_wherever_it_is(page):
    far = item(starts=berlin(28, 10), ends=berlin(28, 12))
    page.show_items((far,), now=berlin(14, 14))
    page.pick(far)
    assert page.day == date(2026, 5, 28)
    assert page.current.choice == far
