"""The page Duplicates over a real studio."""

import pytest

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.queries import contact_rows
from focusflow_desktop.ui.clients.twins_wiring import twins_page
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.card import Card
from tests.support.factories import make_contact
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english"]


@pytest.fixture
def people(house):
    one, other, clara = (
        make_contact("Julia Weber"),
        make_contact("Julia Webber"),
        make_contact("Clara Schmidt"),
    )
    with house.studio.write() as db:
        db.add_all([one, other, clara])
        db.flush()
        operations.set_emails(db, one.id, ["julia@weber.example"])
        operations.set_emails(db, other.id, ["julia@weber.example", "jw@mail.example"])
    return {"one": one.id, "other": other.id, "clara": clara.id}


@pytest.fixture
def page(house, english, qtbot, people):
    page = twins_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    house.commands.enter("duplicates")
    page.show_place()
    qtbot.waitUntil(lambda: bool(cards(page)))
    return page


def cards(page):
    return page._scroll.widget().findChildren(Card) if page._stack.currentWidget() is page._scroll else []


def names(house):
    with house.studio.read() as db:
        return [row.name for row in contact_rows(db).rows]


def press(page, words):
    next(one for one in page.findChildren(Button) if one.accessibleName().startswith(words)).click()


def test_pairs_say_why_they_may_be_one(page):
    [card] = cards(page)
    assert card.accessibleName() in {"Julia Weber / Julia Webber", "Julia Webber / Julia Weber"}


def test_the_one_that_stays_is_chosen_and_undo_makes_them_two(page, house, qtbot):
    press(page, "Keep this one: Julia Weber,")
    qtbot.waitUntil(lambda: names(house) == ["Clara Schmidt", "Julia Weber"])
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)
    house.commands.run("duplicates.undo")
    qtbot.waitUntil(lambda: len(names(house)) == 3)
    qtbot.waitUntil(lambda: len(cards(page)) == 1)


def test_one_of_them_can_be_looked_at_and_escape_leads_back(page, house, people):
    press(page, "Look: Julia Webber")
    assert house.shown[-1] == ("clients", {"contact_id": people["other"]})
    house.commands.run("duplicates.back")
    assert house.shown[-1] == ("clients", {})
