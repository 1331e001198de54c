"""What becomes of an inquiry. A job made of it ends it; a lost one and one taken for spam can come back."""

from __future__ import annotations

from focusflow_desktop.shared.records.inquiries import InquiryStatus as Status
from focusflow_desktop.shared.rules.state_machine import Machine, Move

__all__ = ["INQUIRY", "OPEN"]

REASON = "reason_given"

INQUIRY = Machine(
    "inquiry",
    (
        Move(Status.NEW, "answer", Status.ANSWERED),
        Move(Status.NEW, "convert", Status.CONVERTED),
        Move(Status.NEW, "lose", Status.LOST, REASON),
        Move(Status.NEW, "spam", Status.SPAM),
        Move(Status.ANSWERED, "convert", Status.CONVERTED),
        Move(Status.ANSWERED, "lose", Status.LOST, REASON),
        Move(Status.ANSWERED, "spam", Status.SPAM),
        Move(Status.LOST, "revive", Status.ANSWERED),
        Move(Status.SPAM, "revive", Status.NEW),
    ),
)

OPEN = frozenset({Status.NEW, Status.ANSWERED})
