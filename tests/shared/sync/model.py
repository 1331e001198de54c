"""The sync protocol without network and disk: a server, devices, and the faults a careless one would have.

It stands for what docs and code promise about order, batches, pages and overlays; only the merge is the real one. Every
fault must be found by test_model.py: one that is not found means that the checks have become blind.
"""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from focusflow_desktop.shared.records.base import Merge
from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.merge import Edit, Outcome, clamped, merge_field

POLICIES = {"rating": Merge.LWW, "name": Merge.LWW_NOTIFY, "paid": Merge.SERVER}
FIELDS = ("rating", "name")  # what a person edits
Cell = tuple[Any, str]  # a value and its stamp
EMPTY: Cell = (None, ZERO)


class Fault(StrEnum):
    """What could be built wrong."""

    NONE = "none"
    NO_DEDUPE = "the server applies a batch each time it arrives"
    SERVER_FIELD = "a device may write what only the server writes"
    NO_CLAMP = "stamps of the future are taken as they are"
    ARRIVAL_WINS = "whatever arrives last wins"
    SEQUENCE = "a number is seen before its row"
    ACK_DROPS = "the overlay goes with the answer, not with the rows"
    APPLY_PARTIAL = "pages are applied before the last one"
    PULL_OVERWRITES = "a pull writes over what was not sent yet"
    SEAL_NOT_DURABLE = "a batch is sent before it is kept"


@dataclass(slots=True)
class Server:
    """The master copy."""

    fault: Fault
    now_ms: int = 1_000_000
    seq: int = 0
    rows: dict[str, dict[str, Cell]] = field(default_factory=dict)
    feed: dict[str, int] = field(default_factory=dict)  # row: the number of its newest change
    cash: dict[str, int] = field(default_factory=dict)  # what commands did
    batches: dict[int, tuple[int, str, dict[str, Any]]] = field(default_factory=dict)
    times_applied: dict[tuple[int, int], int] = field(default_factory=dict)
    conflicts: list[tuple[str, str, Any]] = field(default_factory=list)
    unseen: list[tuple[str, int]] = field(
        default_factory=list
    )  # numbers taken, rows not visible: the SEQUENCE fault

    def push(
        self, device: int, number: int, ops: list[dict[str, Any]], *, defer: bool = False
    ) -> dict[str, Any]:
        """Take a batch once, whatever the network does."""
        sha = hashlib.sha256(json.dumps(ops).encode()).hexdigest()
        last, last_sha, answer = self.batches.get(device, (0, "", {}))
        if self.fault is not Fault.NO_DEDUPE:
            if number == last:
                return answer if sha == last_sha else {"number": number, "error": "forked"}
            if number != last + 1:
                return {"number": number, "error": "gap"}
        touched: dict[str, None] = {}
        results = [self._apply(op, touched) for op in ops]
        self.times_applied[device, number] = self.times_applied.get((device, number), 0) + 1
        for row in touched:
            if defer and self.fault is Fault.SEQUENCE:
                self.seq += 1
                self.unseen.append((row, self.seq))
            else:
                self.bump(row)
        answer = {"number": number, "results": results, "seq": self.seq}
        self.batches[device] = (number, sha, answer)
        return answer

    def _apply(self, op: dict[str, Any], touched: dict[str, None]) -> str:
        row, name = op["row"], op.get("field", "")
        if op["kind"] == "command":
            self.cash[row] = self.cash.get(row, 0) + 1
            touched[row] = None
            return "applied"
        stamp = op["stamp"] if self.fault is Fault.NO_CLAMP else clamped(op["stamp"], now_ms=self.now_ms)
        value, at = self.rows.get(row, {}).get(name, EMPTY)
        policy = Merge.LWW if self.fault is Fault.SERVER_FIELD else POLICIES[name]
        if self.fault is Fault.ARRIVAL_WINS and policy is not Merge.SERVER:
            value, at = (value, ZERO) if at != stamp else (value, at)
        merged = merge_field(value, at, Edit(value=op["value"], stamp=stamp, base=op["base"]), policy=policy)
        if merged.conflict is not None:
            self.conflicts.append((row, name, merged.conflict.lost))
        if merged.outcome is Outcome.APPLIED:
            self.rows.setdefault(row, {})[name] = (merged.value, merged.stamp)
            touched[row] = None
        return merged.outcome.value

    def bump(self, row: str) -> None:
        """The row's newest change gets the next number."""
        self.seq += 1
        self.feed[row] = self.seq

    def show_unseen(self, at: int) -> None:
        """A transaction that took its number early becomes visible late."""
        row, number = self.unseen.pop(at % len(self.unseen))
        self.feed[row] = max(number, self.feed.get(row, 0))

    def pull(self, since: int, limit: int) -> dict[str, Any]:
        """A page of one snapshot."""
        found = sorted((number, row) for row, number in self.feed.items() if number > since)
        page = found[:limit]
        rows = [(row, dict(self.rows.get(row, {})), self.cash.get(row, 0)) for _, row in page]
        return {
            "since": since,
            "rows": rows,
            "to": page[-1][0] if page else since,
            "more": len(found) > limit,
        }


@dataclass(slots=True)
class Change:
    """A field that was edited here and may not have come back yet."""

    value: Any
    stamp: str
    base: str
    acked: int | None = None  # the server's number that has it


@dataclass(slots=True)
class Device:
    """A laptop. What it shows is what the server said, with its own edits on top."""

    number: int
    fault: Fault
    skew_ms: int = 0
    rows: dict[str, dict[str, Cell]] = field(default_factory=dict)
    cash: dict[str, int] = field(default_factory=dict)
    overlay: dict[tuple[str, str], Change] = field(default_factory=dict)
    commands: list[tuple[str, int]] = field(default_factory=list)
    sealed: tuple[int, list[dict[str, Any]]] | None = None
    batch: int = 0
    cursor: int = 0
    staged_cursor: int = 0
    staged: list[tuple[str, dict[str, Cell], int]] = field(default_factory=list)
    problems: list[tuple[str, str, Any]] = field(default_factory=list)  # the inbox: what lost against others
    stamp: str = ZERO

    def edit(self, row: str, name: str, value: Any, now_ms: int) -> str:
        """Change a field; returns its stamp."""
        before = self.overlay.get((row, name))
        is_waiting = before is not None and before.acked is None
        base = (
            before.base if before is not None and is_waiting else self.rows.get(row, {}).get(name, EMPTY)[1]
        )
        self.overlay[row, name] = Change(value, self._tick(now_ms), base)
        return self.stamp

    def _tick(self, now_ms: int) -> str:
        milliseconds, counter = int(self.stamp[:12], 16), int(self.stamp[12:16], 16)
        now = max(now_ms + self.skew_ms, milliseconds)
        counter = counter + 1 if now == milliseconds else 0
        self.stamp = f"{now:012x}{counter:04x}{self.number:08x}"
        return self.stamp

    def shown(self, row: str, name: str) -> Cell:
        """What a person sees."""
        change = self.overlay.get((row, name))
        if change is not None:
            return change.value, change.stamp
        return self.rows.get(row, {}).get(name, EMPTY)

    def seal(self) -> None:
        """Put what waits into the next batch; it is kept before it is sent."""
        if self.sealed is not None:
            return
        ops: list[dict[str, Any]] = [
            {"kind": "set", "row": row, "field": name, "value": it.value, "stamp": it.stamp, "base": it.base}
            for (row, name), it in sorted(self.overlay.items())
            if it.acked is None
        ]
        ops += [{"kind": "command", "row": row, "id": key} for row, key in self.commands]
        if ops:
            self.batch += 1
            self.sealed, self.commands = (self.batch, ops), []

    def take_answer(self, answer: dict[str, Any]) -> None:
        """The server has the batch: its edits wait for the rows that hold them."""
        if self.sealed is None or answer["number"] != self.sealed[0] or "error" in answer:
            return
        for op, result in zip(self.sealed[1], answer["results"], strict=True):
            key = (op["row"], op.get("field", ""))
            change = self.overlay.get(key)
            if change is None or change.stamp != op["stamp"]:
                continue
            if result == Outcome.REFUSED:
                del self.overlay[key]
                self.problems.append((*key, op["value"]))
            elif self.fault is Fault.ACK_DROPS:
                del self.overlay[key]
            else:
                change.acked = answer["seq"]
        self.sealed = None

    def take_page(self, page: dict[str, Any]) -> None:
        """Stage a page; apply all of them at the last."""
        if page["since"] != self.staged_cursor:
            return  # late, twice or out of order
        self.staged += page["rows"]
        self.staged_cursor = page["to"]
        if not page["more"] or self.fault is Fault.APPLY_PARTIAL:
            self._apply_staged()

    def _apply_staged(self) -> None:
        for key, change in list(self.overlay.items()):
            if change.acked is not None and change.acked <= self.staged_cursor:
                del self.overlay[key]
        in_flight = {
            (op["row"], op.get("field")) for op in (self.sealed[1] if self.sealed is not None else ())
        }
        for row, cells, cash in self.staged:
            self.rows[row], self.cash[row] = dict(cells), cash
            for name, (_value, stamp) in cells.items():
                self.stamp = max(self.stamp, stamp[:16] + f"{self.number:08x}")
                mine = self.overlay.get((row, name))
                if mine is None or mine.acked is not None or (row, name) in in_flight:
                    continue
                if mine.stamp < stamp or self.fault is Fault.PULL_OVERWRITES:
                    self.problems.append((row, name, mine.value))
                    del self.overlay[row, name]
        self.staged, self.cursor = [], self.staged_cursor

    def crash(self) -> None:
        """Only what was kept is there afterwards."""
        if self.fault is Fault.SEAL_NOT_DURABLE and self.sealed is not None:
            self.batch -= 1
            self.sealed = None


def over_the_wire(message: dict[str, Any]) -> dict[str, Any]:
    """Nothing is shared between machines."""
    return deepcopy(message)
