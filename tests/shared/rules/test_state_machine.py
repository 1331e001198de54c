from enum import StrEnum

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.rules.inquiry_status import INQUIRY
from focusflow_desktop.shared.rules.job_stage import JOB
from focusflow_desktop.shared.rules.production_status import PRODUCTION
from focusflow_desktop.shared.rules.session_status import SESSION
from focusflow_desktop.shared.rules.state_machine import Machine, Move


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"


LAMP = Machine("lamp", (Move(Lamp.OFF, "press", Lamp.ON, "has_power"), Move(Lamp.ON, "press", Lamp.OFF)))


def test_a_move_leads_to_the_state_of_the_table() -> None:
    assert LAMP.move("on", "press") is Lamp.OFF
    assert LAMP.move(Lamp.OFF, "press", guards={"has_power"}) is Lamp.ON


def test_a_guard_that_does_not_hold_refuses_and_is_named() -> None:
    with pytest.raises(Refused, match="has power") as refused:
        LAMP.move(Lamp.OFF, "press")
    assert refused.value.code == "guard_not_met"
    assert refused.value.fields["guard"] == "has_power"


def test_a_move_that_is_not_in_the_table_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match="Possible now: press") as refused:
        LAMP.move(Lamp.OFF, "throw")
    assert refused.value.code == "move_not_allowed"
    assert refused.value.fields == {
        "machine": "lamp",
        "state": "off",
        "event": "throw",
        "allowed": ("press",),
    }


def test_a_state_of_a_later_version_is_refused_and_not_guessed() -> None:
    with pytest.raises(Refused, match="Possible now: nothing"):
        LAMP.move("glowing", "press")


def test_dropping_on_a_column_finds_the_event() -> None:
    assert LAMP.event_to(Lamp.OFF, Lamp.ON) == "press"
    assert LAMP.event_to(Lamp.OFF, Lamp.OFF) is None


def test_one_event_cannot_lead_to_two_states() -> None:
    with pytest.raises(AssertionError, match="two states"):
        Machine("lamp", (Move(Lamp.OFF, "press", Lamp.ON), Move(Lamp.OFF, "press", Lamp.OFF)))


@pytest.mark.parametrize("machine", [SESSION, JOB, PRODUCTION, INQUIRY], ids=lambda machine: machine.name)
def test_every_state_of_a_machine_can_be_reached(machine) -> None:
    states = set(type(machine.moves[0].source))
    reached, found = set(), {machine.moves[0].source}
    while found - reached:
        state = (found - reached).pop()
        reached.add(state)
        found |= {move.target for move in machine.allowed(state)}
    assert reached == states
