"""The moves of a job from lead to completed, and how it can end. Postponed and archived are flags beside the stage.

The chain is lead, proposal, booked, in production, delivered, completed; a simple booking needs no proposal. One step
back is possible where the reason for the step is gone: a shoot that was reopened, a delivery that lacked something.
"""

from __future__ import annotations

from focusflow_desktop.shared.records.jobs import JobStage as Stage
from focusflow_desktop.shared.records.studio import BookingRule
from focusflow_desktop.shared.rules.state_machine import Machine, Move

__all__ = ["BOOKED", "JOB", "OPEN", "POSTPONABLE", "booking_rule_met"]

RULE, REASON = "booking_rule_met", "reason_given"
ENDED, DELIVERED = "primary_session_ended", "all_delivered"
SETTLED = "balance_paid_and_todos_done"

JOB = Machine(
    "job",
    (
        Move(Stage.LEAD, "propose", Stage.PROPOSAL),
        Move(Stage.LEAD, "book", Stage.BOOKED, RULE),
        Move(Stage.LEAD, "lose", Stage.LOST, REASON),
        Move(Stage.PROPOSAL, "book", Stage.BOOKED, RULE),
        Move(Stage.PROPOSAL, "withdraw", Stage.LEAD),
        Move(Stage.PROPOSAL, "lose", Stage.LOST, REASON),
        Move(Stage.BOOKED, "produce", Stage.FULFILLMENT, ENDED),
        Move(Stage.BOOKED, "cancel", Stage.CANCELLED, REASON),
        Move(Stage.FULFILLMENT, "deliver", Stage.DELIVERED, DELIVERED),
        Move(Stage.FULFILLMENT, "step_back", Stage.BOOKED),
        Move(Stage.FULFILLMENT, "cancel", Stage.CANCELLED, REASON),
        Move(Stage.DELIVERED, "complete", Stage.COMPLETED, SETTLED),
        Move(Stage.DELIVERED, "force_complete", Stage.COMPLETED, REASON),
        Move(Stage.DELIVERED, "step_back", Stage.FULFILLMENT),
        Move(Stage.DELIVERED, "cancel", Stage.CANCELLED, REASON),
        Move(Stage.COMPLETED, "step_back", Stage.DELIVERED),
        Move(Stage.LOST, "revive", Stage.LEAD),
        Move(Stage.CANCELLED, "revive", Stage.BOOKED),
    ),
)

BOOKED = frozenset({Stage.BOOKED, Stage.FULFILLMENT, Stage.DELIVERED, Stage.COMPLETED})
OPEN = frozenset({Stage.LEAD, Stage.PROPOSAL, Stage.BOOKED, Stage.FULFILLMENT, Stage.DELIVERED})
POSTPONABLE = frozenset({Stage.LEAD, Stage.PROPOSAL, Stage.BOOKED, Stage.FULFILLMENT})


def booking_rule_met(
    rule: BookingRule, *, is_accepted: bool = False, is_signed: bool = False, is_retainer_paid: bool = False
) -> bool:
    """Whether the studio's rule counts the job as booked. Manual: a person's word is enough."""
    needed = {
        BookingRule.MANUAL: True,
        BookingRule.ACCEPTED: is_accepted,
        BookingRule.SIGNED: is_signed,
        BookingRule.RETAINER: is_retainer_paid,
        BookingRule.SIGNED_AND_RETAINER: is_signed and is_retainer_paid,
    }
    return needed.get(rule, False)
