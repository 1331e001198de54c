from datetime import UTC, datetime
from itertools import product

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.sessions import SessionState as State
from focusflow_desktop.shared.rules.session_status import BUSY, SESSION, allocation_state, reopening

# Written out by hand from the table of session states and what real days add to it; not read from the machine.
ALLOWED = {
    ("inquiry", "hold"): "held",
    ("inquiry", "book"): "booked",
    ("inquiry", "decline"): "declined",
    ("inquiry", "cancel"): "cancelled",
    ("held", "book"): "booked",
    ("held", "release"): "inquiry",
    ("booked", "confirm"): "confirmed",
    ("booked", "complete"): "completed",
    ("booked", "no_show"): "no_show",
    ("booked", "reschedule"): "rescheduled",
    ("booked", "cancel"): "cancelled",
    ("confirmed", "prepare"): "preparing",
    ("confirmed", "complete"): "completed",
    ("confirmed", "no_show"): "no_show",
    ("confirmed", "reschedule"): "rescheduled",
    ("confirmed", "cancel"): "cancelled",
    ("preparing", "complete"): "completed",
    ("preparing", "no_show"): "no_show",
    ("preparing", "reschedule"): "rescheduled",
    ("preparing", "cancel"): "cancelled",
    ("rescheduled", "book"): "booked",
    ("rescheduled", "confirm"): "confirmed",
    ("rescheduled", "cancel"): "cancelled",
    ("no_show", "reschedule"): "rescheduled",
    ("completed", "reopen_booked"): "booked",
    ("completed", "reopen_confirmed"): "confirmed",
    ("completed", "reopen_preparing"): "preparing",
}
EVENTS = sorted({event for _, event in ALLOWED})
NEEDS_REASON = {key for key, target in ALLOWED.items() if target in ("cancelled", "declined")}


@pytest.mark.parametrize(("state", "event"), list(product(State, EVENTS)))
def test_every_move_of_a_session_is_as_written_or_refused(state: State, event: str) -> None:
    target = ALLOWED.get((state.value, event))
    if target is not None:
        assert SESSION.move(state, event, guards={"reason_given"}) == target
        return
    with pytest.raises(Refused) as refused:
        SESSION.move(state, event, guards={"reason_given"})
    assert refused.value.code == "move_not_allowed"
    assert set(refused.value.fields["allowed"]) == {e for s, e in ALLOWED if s == state}


@pytest.mark.parametrize(("state", "event"), sorted(ALLOWED))
def test_only_an_end_without_a_shoot_needs_a_reason(state: str, event: str) -> None:
    if (state, event) in NEEDS_REASON:
        with pytest.raises(Refused) as refused:
            SESSION.move(state, event)
        assert refused.value.fields["guard"] == "reason_given"
    else:
        assert SESSION.move(state, event) == ALLOWED[state, event]


@pytest.mark.parametrize("state", [State.BOOKED, State.CONFIRMED, State.PREPARING])
def test_completed_goes_back_to_the_state_it_came_from(state: State) -> None:
    assert SESSION.move(SESSION.move(state, "complete"), reopening(state)) is state


def test_what_takes_people_and_rooms_is_what_the_database_guards() -> None:
    assert {state.value for state in BUSY} == {"held", "booked", "confirmed", "preparing"}


def test_a_proposed_new_date_is_held_while_its_hold_lasts() -> None:
    expires = datetime(2026, 6, 1, tzinfo=UTC)
    assert allocation_state(State.RESCHEDULED, hold_expires_at=expires) is State.HELD
    assert allocation_state(State.RESCHEDULED, hold_expires_at=None) is State.RESCHEDULED
    assert allocation_state(State.BOOKED, hold_expires_at=expires) is State.BOOKED
