from datetime import UTC, datetime

from focusflow_desktop.shared.rules.local_time import Reading
from focusflow_desktop.ui.calendar.which_time import WhichTime, question_words
from tests.support.calendars import BERLIN

TWO = (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))


def test_it_asks_only_while_something_is_asked(house, english, qtbot):
    which = WhichTime()
    qtbot.addWidget(which)
    which.ask(Reading.TWICE, TWO, BERLIN)
    assert which.isVisible()
    with qtbot.waitSignal(which.answered) as answered:
        which.answers[1].click()
    assert answered.args == [1]
    which.withdraw()
    assert not which.isVisible()
    assert not which.answers


def test_the_two_nights_ask_differently(english):
    assert "does not exist" in question_words(Reading.SKIPPED)
    assert "twice" in question_words(Reading.TWICE)
