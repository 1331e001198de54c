from datetime import date

import pytest

from focusflow_desktop.business.moving_in.values import date_order, is_email, listed, stage_of
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.jobs import JobStage

TODAY = date(2026, 5, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-03", date(2024, 6, 3)),
        ("2024-06-03T14:30:00Z", date(2024, 6, 3)),
        ("2024/06/03", date(2024, 6, 3)),
        ("June 3, 2024", date(2024, 6, 3)),
        ("Jun 3rd, 2024", date(2024, 6, 3)),
        ("3 Jun 2024", date(2024, 6, 3)),
        ("Mon, 3-Jun-24", date(2024, 6, 3)),
    ],
)
def test_dates_that_say_their_order_are_read(text, day):
    assert date_order([text], country="US").read(text) == day


def test_a_thirteen_tells_the_order_for_the_whole_column():
    assert date_order(["3/4/2026", "13/4/2026"], country="US").read("3/4/2026") == date(2026, 4, 3)
    assert date_order(["3/4/2026", "4/13/2026"], country="DE").read("3/4/2026") == date(2026, 3, 4)


def test_without_evidence_the_studio_s_country_tells_the_order():
    assert date_order(["3/4/26"], country="US").read("3/4/26") == date(2026, 3, 4)
    assert date_order(["3/4/26"], country="GB").read("3/4/26") == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["", "soon", "31/2/2024", "99/99/9999", "TBD 2024"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Refused):
        date_order([text], country="DE").read(text)


@pytest.mark.parametrize(
    ("words", "day", "stage"),
    [
        ("Completed", date(2024, 1, 1), JobStage.COMPLETED),
        ("Retainer Paid", date(2027, 1, 1), JobStage.BOOKED),
        ("Retainer Paid", date(2024, 1, 1), JobStage.COMPLETED),
        ("Proposal Sent", date(2027, 1, 1), JobStage.PROPOSAL),
        ("Inquiry", date(2024, 1, 1), JobStage.LOST),
        ("Inquiry", None, JobStage.LEAD),
        ("Cancelled", date(2024, 1, 1), JobStage.CANCELLED),
        ("", date(2024, 1, 1), JobStage.COMPLETED),
        ("", date(2027, 1, 1), JobStage.LEAD),
        ("Follow up", date(2024, 1, 1), JobStage.COMPLETED),
    ],
)
def test_another_program_s_stage_becomes_ours(words, day, stage):
    assert stage_of(words, day=day, today=TODAY) is stage


def test_lists_and_addresses():
    assert listed("wedding; vip, vip | 2026") == ("wedding", "vip", "2026")
    assert is_email("clara@example.com")
    assert not is_email("clara at example.com")
