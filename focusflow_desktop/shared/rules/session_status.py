"""The moves of a session, as real days need them: every state before the shoot can end in it, done or not shown.

`completed` goes back to the state it came from, because a person may have pressed the wrong button days ago.
"""

from __future__ import annotations

from datetime import datetime

from focusflow_desktop.shared.records.sessions import SessionState as State
from focusflow_desktop.shared.rules.state_machine import Machine, Move

__all__ = ["BUSY", "SESSION", "UPCOMING", "allocation_state", "reopening"]

REASON = "reason_given"

SESSION = Machine(
    "session",
    (
        Move(State.INQUIRY, "hold", State.HELD),
        Move(State.INQUIRY, "book", State.BOOKED),
        Move(State.INQUIRY, "decline", State.DECLINED, REASON),
        Move(State.INQUIRY, "cancel", State.CANCELLED, REASON),
        Move(State.HELD, "book", State.BOOKED),
        Move(State.HELD, "release", State.INQUIRY),  # by hand, or because the hold expired
        Move(State.BOOKED, "confirm", State.CONFIRMED),
        Move(State.BOOKED, "complete", State.COMPLETED),
        Move(State.BOOKED, "no_show", State.NO_SHOW),
        Move(State.BOOKED, "reschedule", State.RESCHEDULED),
        Move(State.BOOKED, "cancel", State.CANCELLED, REASON),
        Move(State.CONFIRMED, "prepare", State.PREPARING),
        Move(State.CONFIRMED, "complete", State.COMPLETED),
        Move(State.CONFIRMED, "no_show", State.NO_SHOW),
        Move(State.CONFIRMED, "reschedule", State.RESCHEDULED),
        Move(State.CONFIRMED, "cancel", State.CANCELLED, REASON),
        Move(State.PREPARING, "complete", State.COMPLETED),
        Move(State.PREPARING, "no_show", State.NO_SHOW),
        Move(State.PREPARING, "reschedule", State.RESCHEDULED),
        Move(State.PREPARING, "cancel", State.CANCELLED, REASON),
        Move(State.RESCHEDULED, "book", State.BOOKED),  # the new date is agreed
        Move(State.RESCHEDULED, "confirm", State.CONFIRMED),
        Move(State.RESCHEDULED, "cancel", State.CANCELLED, REASON),
        Move(State.NO_SHOW, "reschedule", State.RESCHEDULED),
        Move(State.COMPLETED, "reopen_booked", State.BOOKED),
        Move(State.COMPLETED, "reopen_confirmed", State.CONFIRMED),
        Move(State.COMPLETED, "reopen_preparing", State.PREPARING),
    ),
)

BUSY = frozenset({State.HELD, State.BOOKED, State.CONFIRMED, State.PREPARING})  # these take people and rooms
UPCOMING = BUSY | {State.RESCHEDULED}


def reopening(previous: State) -> str:
    """The event that takes `completed` back to the state before it; getting ready when that is not known."""
    known = {State.BOOKED: "reopen_booked", State.CONFIRMED: "reopen_confirmed"}
    return known.get(previous, "reopen_preparing")


def allocation_state(state: State, *, hold_expires_at: datetime | None) -> State:
    """What a session's people and rooms are copied: a proposed new date with a hold is held, so nobody takes it."""
    if state is State.RESCHEDULED and hold_expires_at is not None:
        return State.HELD
    return state
