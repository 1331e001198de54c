from itertools import product

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.inquiries import InquiryStatus as Status
from focusflow_desktop.shared.rules.inquiry_status import INQUIRY

ALLOWED = {
    ("new", "answer"): "answered",
    ("new", "convert"): "converted",
    ("new", "lose"): "lost",
    ("new", "spam"): "spam",
    ("answered", "convert"): "converted",
    ("answered", "lose"): "lost",
    ("answered", "spam"): "spam",
    ("lost", "revive"): "answered",
    ("spam", "revive"): "new",
}
EVENTS = sorted({event for _, event in ALLOWED})


@pytest.mark.parametrize(("status", "event"), list(product(Status, EVENTS)))
def test_every_move_of_an_inquiry_is_as_written_or_refused(status: Status, event: str) -> None:
    if (status.value, event) in ALLOWED:
        assert INQUIRY.move(status, event, guards={"reason_given"}) == ALLOWED[status.value, event]
        return
    with pytest.raises(Refused) as refused:
        INQUIRY.move(status, event, guards={"reason_given"})
    assert set(refused.value.fields["allowed"]) == {e for s, e in ALLOWED if s == status}


@pytest.mark.parametrize("status", [Status.NEW, Status.ANSWERED])
def test_an_inquiry_is_lost_for_a_reason(status: Status) -> None:
    with pytest.raises(Refused, match="reason given"):
        INQUIRY.move(status, "lose")
