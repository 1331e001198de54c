from datetime import timedelta

from focusflow_desktop.ui.calendar.move_card import MoveCard
from focusflow_desktop.ui.calendar.moves import moved
from tests.support.calendars import BERLIN, berlin, item


def test_the_answer_is_the_move(house, english, qtbot):
    night = item(starts=berlin(24, 2, 30, month=10), ends=berlin(24, 4, 30, month=10))
    card = MoveCard(night, moved(night, BERLIN, days=1, minutes=0), zone=BERLIN)
    qtbot.addWidget(card)
    chosen = []
    card.chosen.connect(chosen.append)
    assert [answer.text() for answer in card.answers] == ["02:30 (CEST)", "02:30 (CET)"]
    card.answers[1].click()
    assert chosen[0].starts_at == berlin(25, 2, 30, month=10) + timedelta(hours=1)
    assert chosen[0].ends_at - chosen[0].starts_at == timedelta(hours=2)
