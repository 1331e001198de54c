"""A state machine is a table of moves: from, event, to, and the name of a guard. Pure; nothing is stored here.

A guard is a fact the caller finds out ("the primary session has ended"). The caller says which guards hold; a move
whose guard is not among them is refused, and so is a move that is not in the table. Both refusals name what is allowed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from focusflow_desktop.shared.errors import Refused

__all__ = ["Machine", "Move"]

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """One allowed move."""

    source: S
    event: str
    target: S
    guard: str | None = None


class Machine(Generic[S]):
    """The moves of one kind of thing, e.g. "session"."""

    def __init__(self, name: str, moves: Collection[Move[S]]) -> None:
        self.name = name
        self.moves = tuple(moves)
        self._by_key = {(move.source, move.event): move for move in self.moves}
        assert len(self._by_key) == len(self.moves), f"{name}: one event leads to two states"

    def allowed(self, state: str) -> tuple[Move[S], ...]:
        """The moves that lead out of a state; none for one that this version does not know."""
        return tuple(move for move in self.moves if move.source == state)

    def find(self, state: str, event: str) -> Move[S] | None:
        """The move of this event, if there is one."""
        return next((move for move in self.allowed(state) if move.event == event), None)

    def event_to(self, state: str, target: str) -> str | None:
        """The event that leads straight from a state to another: what dropping a card on a column means."""
        return next((move.event for move in self.allowed(state) if move.target == target), None)

    def move(self, state: str, event: str, *, guards: Collection[str] = ()) -> S:
        """The state after the event. Raises Refused `move_not_allowed` or `guard_not_met`."""
        found = self.find(state, event)
        allowed = tuple(move.event for move in self.allowed(state))
        if found is None:
            raise Refused(
                "move_not_allowed",
                f"A {self.name} that is “{state}” cannot do this ({event}). Nothing was changed. "
                f"Possible now: {', '.join(allowed) or 'nothing'}.",
                machine=self.name,
                state=str(state),
                event=event,
                allowed=allowed,
            )
        if found.guard is not None and found.guard not in guards:
            raise Refused(
                "guard_not_met",
                f"A {self.name} that is “{state}” cannot do this yet ({event}): {found.guard.replace('_', ' ')} "
                "is missing. Nothing was changed.",
                machine=self.name,
                state=str(state),
                event=event,
                guard=found.guard,
                allowed=allowed,
            )
        return found.target
