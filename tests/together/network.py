"""A machine's way to the server: requests and answers get lost, come twice, come late or torn, by a seeded chance."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, select

from focusflow_desktop.db.sync_tables import SyncPairing
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.sync.answer import take_answer
from focusflow_desktop.sync.arrive import take_page
from focusflow_desktop.sync.seal import seal
from focusflow_desktop.sync.wire import read_answer, read_page
from sync_server.sync.pull import pull
from sync_server.sync.push import push

NOW = datetime(2026, 5, 13, tzinfo=UTC)


class Lost(Exception):
    """No answer came."""


@dataclass(slots=True)
class Network:
    """What happens to a request: nothing, or one of the faults."""

    chance: random.Random
    is_faulty: bool = True
    late: list[dict[str, Any]] = field(default_factory=list)  # pages that were sent and may still come

    def carry(self, request: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Ask; the answer comes, or Lost is raised, and the server may or may not have heard."""
        fault = (
            self.chance.choice(["none", "none", "request", "answer", "twice", "torn"])
            if self.is_faulty
            else ""
        )
        if fault == "request":
            raise Lost
        said = request()
        if fault == "twice":
            said = request()
        if fault == "answer":
            raise Lost
        text = json.dumps(said)
        if fault == "torn":
            try:
                torn: dict[str, Any] = json.loads(text[: self.chance.randrange(len(text))] or "null")
            except ValueError as error:
                raise Lost from error
            return torn
        carried: dict[str, Any] = json.loads(text)
        return carried


@dataclass(slots=True)
class Machine:
    """A desktop, and its way to the server."""

    number: int
    studio: Studio
    server: Engine
    tenant: UUID
    network: Network
    clock: Clock

    def send(self) -> None:
        """Push what waits."""
        with self.studio.write() as db:
            sealed = seal(db, at=NOW)
        if sealed is None:
            return
        try:
            said = self.network.carry(
                lambda: push(self.server, self.tenant, self.number, sealed.body, clock=self.clock)
            )
            answer = read_answer(said)
        except (Lost, Damaged):
            return
        with self.studio.write() as db:
            take_answer(db, answer, at=NOW)

    def fetch(self, *, limit: int, pages: int) -> None:
        """Pull some pages; now and then one that was asked for long ago arrives first."""
        for _ in range(pages):
            with self.studio.read() as db:
                since = db.scalars(select(SyncPairing)).one().staged_cursor
            try:
                said = self.network.carry(
                    lambda since=since: pull(self.server, self.tenant, since, limit=limit)
                )  # type: ignore[misc]
                page = read_page(said)
            except (Lost, Damaged):
                return
            late = self.network.late
            if self.network.is_faulty and late and self.network.chance.random() < 0.5:
                self._take(late.pop())
            late.append(said)
            self._take(said)
            if not page.has_more:
                return

    def _take(self, said: dict[str, Any]) -> None:
        with self.studio.write() as db:
            take_page(db, read_page(said), at=NOW)
