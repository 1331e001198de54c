"""Three devices, one server and every fault of a network: they agree in the end, and on the way nobody sees nonsense.

Few rows make conflicts, six of them make losses: both are wanted (a lost row that is written again is not lost).
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.merge import CLAMP_MS
from tests.shared.sync.model import EMPTY, FIELDS, Device, Fault, Server, over_the_wire

DEVICES = 3
ROWS = ("r1", "r2", "r3", "r4", "r5", "r6")
PAIR = ROWS[:2]  # one server transaction writes both
YEAR_MS = 365 * 86_400_000
device = st.integers(0, DEVICES - 1)
row = st.sampled_from(ROWS)
SETTINGS = settings(
    phases=[Phase.explicit, Phase.generate],  # to shrink forty steps takes minutes and is done by hand
    max_examples=400,
    stateful_step_count=40,
    deadline=None,
    database=None,
    derandomize=True,  # the same steps in every run: a fault that is found once is found always
    suppress_health_check=list(HealthCheck),
)


class Studio(RuleBasedStateMachine):
    """What people, programs and networks do, in any order."""

    fault = Fault.NONE

    def __init__(self) -> None:
        super().__init__()
        self.server = Server(self.fault)
        self.devices = [Device(number + 1, self.fault) for number in range(DEVICES)]
        self.network: list[tuple[str, int, dict[str, Any]]] = []
        self.edits: list[tuple[str, str, Any, str]] = []
        self.commands: dict[str, int] = {}
        self.paid: dict[str, int] = {}
        self.seen: dict[tuple[int, str, str], str] = {}
        self.is_any_clock_ahead = False

    @rule(at=device, row=row, name=st.sampled_from(FIELDS), value=st.integers(1, 5))
    def edit(self, at: int, row: str, name: str, value: int) -> None:
        stamp = self.devices[at].edit(row, name, value, self.server.now_ms)
        self.edits.append((row, name, value, stamp))

    @rule(at=device, row=row)
    def write_what_is_the_servers(self, at: int, row: str) -> None:
        self.devices[at].edit(row, "paid", 999, self.server.now_ms)

    @rule(at=device, row=row)
    def command(self, at: int, row: str) -> None:
        self.commands[row] = self.commands.get(row, 0) + 1
        self.devices[at].commands.append((row, sum(self.commands.values())))

    @rule()
    def webhook(self) -> None:
        for row in PAIR:
            self.paid[row] = self.paid.get(row, 0) + 1
            stamp = f"{self.server.now_ms:012x}{self.paid[row]:04x}{0:08x}"
            self.server.rows.setdefault(row, {})["paid"] = (self.paid[row], stamp)
            self.server.bump(row)

    @rule(
        at=device,
        limit=st.integers(1, 3),
        pages=st.integers(1, 4),
        is_answer_lost=st.booleans(),
        is_page_late=st.booleans(),
        defer=st.booleans(),
    )
    def sync(
        self, *, at: int, limit: int, pages: int, is_answer_lost: bool, is_page_late: bool, defer: bool
    ) -> None:
        one = self.devices[at]
        one.seal()
        late = self.server.pull(one.staged_cursor, limit) if is_page_late else None
        if one.sealed is not None:
            answer = self.server.push(
                one.number, *over_the_wire({"sealed": one.sealed})["sealed"], defer=defer
            )
            if not is_answer_lost:
                one.take_answer(over_the_wire(answer))
        for page in [late] if late is not None else []:
            one.take_page(over_the_wire(page))
            self.nobody_sees_nonsense()
        for _ in range(pages):
            one.take_page(over_the_wire(self.server.pull(one.staged_cursor, limit)))
            self.nobody_sees_nonsense()

    @rule(at=device)
    def send(self, at: int) -> None:
        one = self.devices[at]
        one.seal()
        if one.sealed is not None:
            self.network.append(("push", at, over_the_wire({"sealed": one.sealed})))

    @rule(at=device, limit=st.integers(1, 2))
    def ask(self, at: int, limit: int) -> None:
        self.network.append(("pull", at, {"since": self.devices[at].staged_cursor, "limit": limit}))

    @precondition(lambda self: self.network)
    @rule(
        which=st.integers(0, 50),
        how=st.sampled_from(["once", "once", "twice", "lost", "answer lost"]),
        defer=st.booleans(),
    )
    def deliver(self, which: int, how: str, *, defer: bool) -> None:
        kind, at, message = self.network[which % len(self.network)]
        if how != "twice":
            self.network.pop(which % len(self.network))
        if how == "lost":
            return
        one = self.devices[at]
        if kind == "push":
            answer = ("answer", at, self.server.push(one.number, *message["sealed"], defer=defer))
        elif kind == "pull":
            answer = ("page", at, self.server.pull(message["since"], message["limit"]))
        elif kind == "answer":
            one.take_answer(over_the_wire(message))
            return
        else:
            one.take_page(over_the_wire(message))
            return
        if how != "answer lost":
            self.network.append(answer)

    @precondition(lambda self: self.server.unseen)
    @rule(at=st.integers(0, 5))
    def commit_late(self, at: int) -> None:
        self.server.show_unseen(at)

    @rule(at=device)
    def crash(self, at: int) -> None:
        self.devices[at].crash()

    @rule(at=device, ms=st.sampled_from([-86_400_000, -30_000, 0, 30_000, YEAR_MS]))
    def set_clock(self, at: int, ms: int) -> None:
        self.devices[at].skew_ms = ms
        self.is_any_clock_ahead |= ms > CLAMP_MS

    @rule(ms=st.integers(1, 500_000))
    def wait(self, ms: int) -> None:
        self.server.now_ms += ms

    @invariant()
    def nobody_sees_nonsense(self) -> None:
        for one in self.devices:
            paid = [one.rows.get(row, {}).get("paid", EMPTY)[0] for row in PAIR]
            assert paid[0] == paid[1], "a server transaction was seen torn"
            if not self.is_any_clock_ahead:
                self._views_only_go_on(one)

    def _views_only_go_on(self, one: Device) -> None:
        for row in ROWS:
            for name in FIELDS:
                stamp, key = one.shown(row, name)[1], (one.number, row, name)
                assert stamp >= self.seen.get(key, ZERO), "a view went backwards"
                self.seen[key] = stamp

    @invariant()
    def the_server_holds_only_what_it_may(self) -> None:
        for row, cells in self.server.rows.items():
            assert cells.get("paid", (0,))[0] == self.paid.get(row, 0), "a device wrote what is the server's"
            for _value, stamp in cells.values():
                assert int(stamp[:12], 16) <= self.server.now_ms + CLAMP_MS, "a stamp of the future was taken"
        assert set(self.server.times_applied.values()) <= {1}, "a batch was applied twice"

    def teardown(self) -> None:
        """The network heals: everybody agrees, nothing waits, nothing was lost or doubled."""
        while self.server.unseen:
            self.server.show_unseen(0)
        for _ in range(4):
            for one in self.devices:
                self._sync_whole(one)
        for one in self.devices:
            assert one.sealed is None and not one.overlay and not one.commands, "a queue is stuck"
            held = {row: cells for row, cells in one.rows.items() if cells}
            assert held == {row: cells for row, cells in self.server.rows.items() if cells}, "machines differ"
        assert self.server.cash == self.commands, "a command was lost or done twice"
        if not self.is_any_clock_ahead:
            self._the_latest_edit_stands()

    def _sync_whole(self, one: Device) -> None:
        for _ in range(6):
            one.seal()
            if one.sealed is not None:
                one.take_answer(over_the_wire(self.server.push(one.number, *one.sealed)))
        for _ in range(12):
            one.take_page(over_the_wire(self.server.pull(one.staged_cursor, 2)))

    def _the_latest_edit_stands(self) -> None:
        latest: dict[tuple[str, str], tuple[Any, str]] = {}
        for row, name, value, stamp in self.edits:
            if stamp > latest.get((row, name), EMPTY)[1]:
                latest[row, name] = (value, stamp)
        for (row, name), cell in latest.items():
            assert self.server.rows[row][name] == cell, "an edit was lost"


def run(fault: Fault) -> None:
    machine = type("StudioWithFault", (Studio,), {"fault": fault})
    run_state_machine_as_test(machine, settings=SETTINGS)


def test_the_protocol_as_it_is_built_keeps_every_promise() -> None:
    run(Fault.NONE)


@pytest.mark.parametrize(
    "fault", [fault for fault in Fault if fault is not Fault.NONE], ids=lambda fault: fault.name
)
def test_every_fault_is_found(fault: Fault) -> None:
    with pytest.raises(AssertionError):
        run(fault)
