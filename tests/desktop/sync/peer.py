"""A server in memory that speaks the protocol: it takes sealed batches once, merges with the real merge, serves pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from focusflow_desktop.shared.records.base import Base, Merge
from focusflow_desktop.shared.sync.codec import from_wire
from focusflow_desktop.shared.sync.hlc import ZERO
from focusflow_desktop.shared.sync.merge import Edit, Outcome, clock_with, merge_field, stamp_of
from focusflow_desktop.shared.sync.registry import synced_tables
from focusflow_desktop.sync.answer import Answer
from focusflow_desktop.sync.arrive import Arrived, Page
from focusflow_desktop.sync.seal import Sealed


@dataclass(slots=True)
class Row:
    """A row of the master copy, with its values as they are on the wire."""

    table: int
    values: dict[str, Any]
    hlc0: str
    clock: dict[str, str] = field(default_factory=dict)
    seq: int = 0


@dataclass(slots=True)
class Peer:
    """One studio's master copy."""

    seq: int = 0
    rows: dict[UUID, Row] = field(default_factory=dict)
    answers: dict[tuple[str, int], tuple[str, Answer]] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)  # columns

    def push(self, device: str, sealed: Sealed) -> Answer:
        """Apply a batch, or give the answer it was given before."""
        before = self.answers.get((device, sealed.number))
        if before is not None:
            assert before[0] == sealed.sha256, "other bytes under the same number"
            return before[1]
        results = tuple(self._apply(op) for op in json.loads(sealed.body)["ops"])
        answer = Answer(batch=sealed.number, seq=self.seq, results=results)
        self.answers[device, sealed.number] = (sealed.sha256, answer)
        return answer

    def _apply(self, op: dict[str, Any]) -> str:
        if op["k"] == "cmd":
            self.commands.append(op["name"])
            return "ok"
        key = UUID(op["id"])
        if op["k"] == "put" and key not in self.rows:
            self._check(op["t"], op["v"])
            self.rows[key] = Row(op["t"], op["v"], op["h"])
            self._bump(key)
            return "ok"
        fields = op.get("f") or {name: [value, op["h"], ZERO] for name, value in op["v"].items()}
        if self.refuses & set(fields):
            return "rejected:not_allowed"
        row, outcomes = self.rows[key], set()
        policies = {facts.number: facts for facts in synced_tables()}[op["t"]].columns
        for name, (value, stamp, base) in fields.items():
            self._check(op["t"], {name: value})
            at = stamp_of(name, hlc0=row.hlc0, clock=row.clock)
            policy = policies[name].merge if op["k"] == "set" else Merge.LWW
            merged = merge_field(
                row.values.get(name), at, Edit(value=value, stamp=stamp, base=base), policy=policy
            )
            row.values[name] = merged.value
            row.clock = clock_with(name, merged.stamp, hlc0=row.hlc0, clock=row.clock)
            outcomes.add(merged.outcome)
        if Outcome.APPLIED in outcomes:
            self._bump(key)
        return "lost" if Outcome.LOST in outcomes else "ok"

    def _check(self, number: int, values: dict[str, Any]) -> None:
        name = next(facts.name for facts in synced_tables() if facts.number == number)
        for column, value in values.items():
            from_wire(Base.metadata.tables[name].columns[column].type, value)

    def _bump(self, key: UUID) -> None:
        self.seq += 1
        self.rows[key].seq = self.seq

    def edit(self, key: UUID, name: str, value: Any, stamp: str) -> None:
        """Something another machine did."""
        row = self.rows[key]
        row.values[name] = value
        row.clock = clock_with(name, stamp, hlc0=row.hlc0, clock=row.clock)
        self._bump(key)

    def pull(self, since: int, limit: int = 1_000) -> Page:
        """What is newer, a page of it."""
        newer = sorted((row.seq, key) for key, row in self.rows.items() if row.seq > since)
        page = newer[:limit]
        return Page(
            since=since,
            to=page[-1][0] if page else since,
            has_more=len(newer) > limit,
            rows=[
                Arrived(
                    seq=seq,
                    table=self.rows[key].table,
                    row_id=key,
                    op="U",
                    values=dict(self.rows[key].values),
                    hlc0=self.rows[key].hlc0,
                    clock=dict(self.rows[key].clock),
                )
                for seq, key in page
            ],
        )
