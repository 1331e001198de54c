from datetime import timedelta
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from focusflow_desktop.business.sessions.queries import TypeRow
from focusflow_desktop.ui.calendar.free_card import FreeState, FreeTimesCard, free_choices
from tests.support.calendars import BERLIN


def test_the_session_types_come_before_plain_lengths(english):
    row = TypeRow(id=uuid4(), name="Portrait", length=timedelta(minutes=45))
    names = [choice.name for choice in free_choices((row,))]
    assert names == ["Portrait", "1 hour", "2 hours", "4 hours", "8 hours"]


def test_nothing_free_says_what_to_try(house, english, qtbot):
    card = FreeTimesCard(FreeState(choices=free_choices(()), slots=()), BERLIN)
    qtbot.addWidget(card)
    assert any("Try a shorter time" in label.text() for label in card.findChildren(QLabel))
