from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QDate, QTime

from focusflow_desktop.business.sessions.items import PersonRow
from focusflow_desktop.business.sessions.queries import JobRow
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.new_card import Choices, NewSessionCard
from focusflow_desktop.ui.widgets.form import FormRow
from tests.support.calendars import BERLIN, berlin

WEBER, ANNA = JobRow(id=uuid4(), title="Weber, wedding"), PersonRow(id=uuid4(), name="Anna")
TIME = Proposal(starts_at=berlin(20, 10), ends_at=berlin(20, 11, 30))


@pytest.fixture
def card(house, english, qtbot):
    card = NewSessionCard(Choices(jobs=(WEBER,), people=(ANNA,)), TIME, zone=BERLIN, now=berlin(14, 14))
    qtbot.addWidget(card)
    card.show()
    card.asked = []
    card.wanted.connect(card.asked.append)
    return card


def _errors(card):
    return [row.error for row in card.findChildren(FormRow) if row.error]


def test_it_opens_with_the_time_that_was_drawn(card):
    card.job.setEditText("weber, wedding")
    card.title.setText("Portraits")
    card.save()
    [new] = card.asked
    assert (new.job_id, new.title, new.person_id) == (WEBER.id, "Portraits", ANNA.id)
    assert (new.starts_at, new.ends_at, new.tz) == (berlin(20, 10), berlin(20, 11, 30), "Europe/Berlin")
    assert new.hold_expires_at is None


def test_without_a_job_it_says_so_beside_the_field(card):
    card.job.setEditText("Nobody knows")
    card.save()
    assert not card.asked
    assert _errors(card) == ["Choose the job this session belongs to."]


def test_a_hold_ends_in_a_week_but_never_after_its_beginning(card):
    card.job.setCurrentIndex(0)
    card.holds.setChecked(True)
    card.save()
    card.day.setDate(QDate(2026, 6, 20))
    card.save()
    assert [new.hold_expires_at for new in card.asked] == [berlin(20, 10), berlin(14, 14) + timedelta(days=7)]


def test_an_end_before_its_beginning_is_on_the_next_day(card):
    card.job.setCurrentIndex(0)
    card.starts.setTime(QTime(22, 0))
    card.ends.setTime(QTime(1, 0))
    card.save()
    assert card.asked[0].ends_at == berlin(21, 1)


@pytest.mark.parametrize(
    ("day", "offered", "taken"),
    [
        (QDate(2026, 3, 29), ["01:30 (CET)", "03:30 (CEST)"], datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (QDate(2026, 10, 25), ["02:30 (CEST)", "02:30 (CET)"], datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_does_not_exist_or_comes_twice_is_asked_about(card, day, offered, taken):
    card.job.setCurrentIndex(0)
    card.day.setDate(day)
    card.starts.setTime(QTime(2, 30))
    card.ends.setTime(QTime(6, 0))
    card.save()
    assert not card.asked
    assert card.which.isVisible()
    assert [answer.text() for answer in card.which.answers] == offered
    card.which.answers[1].click()
    assert [new.starts_at for new in card.asked] == [taken]
    assert not card.which.isVisible()


def test_another_time_withdraws_the_question(card):
    card.job.setCurrentIndex(0)
    card.day.setDate(QDate(2026, 3, 29))
    card.starts.setTime(QTime(2, 30))
    card.save()
    card.starts.setTime(QTime(5, 30))
    assert not card.which.isVisible()
