from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate

from focusflow_desktop.business.sessions.items import ItemKind, PersonRow
from focusflow_desktop.ui.calendar.off_card import OffCard
from tests.support.calendars import BERLIN, THURSDAY, berlin, item, person

ANNA = person("Anna")
PEOPLE = (PersonRow(id=ANNA.id, name="Anna"),)


@pytest.fixture
def card(house, english, qtbot):
    def make(**values):
        card = OffCard(PEOPLE, day=THURSDAY, zone=BERLIN, **values)
        qtbot.addWidget(card)
        card.asked = []
        card.wanted.connect(card.asked.append)
        return card

    return make


def test_a_day_off_is_the_whole_day_of_the_studios_wall(card):
    made = card()
    made.save()
    [off] = made.asked
    assert (off.starts_at, off.ends_at, off.resource) == (berlin(14, 0), berlin(15, 0), None)


def test_the_last_day_is_never_before_the_first(card):
    made = card()
    made.first.setDate(QDate(2026, 6, 1))
    assert made.last.date() == QDate(2026, 6, 1)


def test_a_day_off_that_is_there_is_shown_as_it_is(card):
    there = item(
        "Holiday",
        starts=berlin(18, 0),
        ends=berlin(21, 0),
        kind=ItemKind.BLACKOUT,
        is_all_day=True,
        resources=(ANNA,),
    )
    made = card(item=there)
    assert (made.title.text(), made.person.currentText()) == ("Holiday", "Anna")
    made.save()
    [off] = made.asked
    assert off.ends_at - off.starts_at == timedelta(days=3)
    assert off.resource == ANNA
    assert made.last.date().toPython() == date(2026, 5, 20)
