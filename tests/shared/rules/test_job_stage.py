from itertools import product

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.jobs import JobStage as Stage
from focusflow_desktop.shared.records.studio import BookingRule
from focusflow_desktop.shared.rules.job_stage import JOB, booking_rule_met

# (stage, event): (next, guard). By hand: the chain, its ends, one step back where the reason is gone.
ALLOWED = {
    ("lead", "propose"): ("proposal", None),
    ("lead", "book"): ("booked", "booking_rule_met"),
    ("lead", "lose"): ("lost", "reason_given"),
    ("proposal", "book"): ("booked", "booking_rule_met"),
    ("proposal", "withdraw"): ("lead", None),
    ("proposal", "lose"): ("lost", "reason_given"),
    ("booked", "produce"): ("fulfillment", "primary_session_ended"),
    ("booked", "cancel"): ("cancelled", "reason_given"),
    ("fulfillment", "deliver"): ("delivered", "all_delivered"),
    ("fulfillment", "step_back"): ("booked", None),
    ("fulfillment", "cancel"): ("cancelled", "reason_given"),
    ("delivered", "complete"): ("completed", "balance_paid_and_todos_done"),
    ("delivered", "force_complete"): ("completed", "reason_given"),
    ("delivered", "step_back"): ("fulfillment", None),
    ("delivered", "cancel"): ("cancelled", "reason_given"),
    ("completed", "step_back"): ("delivered", None),
    ("lost", "revive"): ("lead", None),
    ("cancelled", "revive"): ("booked", None),
}
EVENTS = sorted({event for _, event in ALLOWED})
GUARDS = {guard for _, guard in ALLOWED.values() if guard}


@pytest.mark.parametrize(("stage", "event"), list(product(Stage, EVENTS)))
def test_every_move_of_a_job_is_as_written_or_refused(stage: Stage, event: str) -> None:
    if (stage.value, event) in ALLOWED:
        assert JOB.move(stage, event, guards=GUARDS) == ALLOWED[stage.value, event][0]
        return
    with pytest.raises(Refused) as refused:
        JOB.move(stage, event, guards=GUARDS)
    assert refused.value.code == "move_not_allowed"
    assert set(refused.value.fields["allowed"]) == {e for s, e in ALLOWED if s == stage}


@pytest.mark.parametrize(("stage", "event"), sorted(ALLOWED))
def test_a_guarded_move_waits_for_its_own_guard_alone(stage: str, event: str) -> None:
    target, guard = ALLOWED[stage, event]
    if guard is None:
        assert JOB.move(stage, event) == target
        return
    with pytest.raises(Refused) as refused:
        JOB.move(stage, event, guards=GUARDS - {guard})
    assert (refused.value.code, refused.value.fields["guard"]) == ("guard_not_met", guard)


RULES = [
    (BookingRule.MANUAL, {}, True),
    (BookingRule.ACCEPTED, {}, False),
    (BookingRule.ACCEPTED, {"is_accepted": True}, True),
    (BookingRule.SIGNED, {"is_accepted": True}, False),
    (BookingRule.SIGNED, {"is_signed": True}, True),
    (BookingRule.RETAINER, {"is_signed": True}, False),
    (BookingRule.RETAINER, {"is_retainer_paid": True}, True),
    (BookingRule.SIGNED_AND_RETAINER, {"is_signed": True}, False),
    (BookingRule.SIGNED_AND_RETAINER, {"is_retainer_paid": True}, False),
    (BookingRule.SIGNED_AND_RETAINER, {"is_signed": True, "is_retainer_paid": True}, True),
]


@pytest.mark.parametrize(("rule", "facts", "is_met"), RULES)
def test_the_studio_rule_decides_what_is_booked(
    rule: BookingRule, facts: dict[str, bool], is_met: bool
) -> None:
    assert booking_rule_met(rule, **facts) is is_met
