"""What moving a job does, as values: one line per thing, with before and after, and what a person must know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from focusflow_desktop.shared.rules.cascade import Shift
from focusflow_desktop.shared.rules.clashes import Clash
from focusflow_desktop.shared.rules.local_time import Reading


class Part(StrEnum):
    """What kind of thing moves, in the order of the preview."""

    SESSION = "session"
    DELIVERY = "delivery"  # the day the pictures are promised for
    TODO = "todo"
    FORM = "form"  # a questionnaire's last day
    PERSON = "person"  # somebody who said yes to the old date, or has the old call sheet


class Why(StrEnum):
    """Why a line does not move by itself."""

    PAST = "past"  # it has begun already
    OVER = "over"  # done, cancelled, declined, nobody came
    MINI_DAY = "mini_day"  # it moves with its mini day


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One line. Its key says which thing it is; `before` is what it was when the preview was made."""

    part: Part
    id: UUID
    title: str
    before: datetime | date | None = None
    after: datetime | date | None = None
    tz: str | None = None
    follows: bool = False  # it is counted from something that moves: shown, never chosen
    is_on: bool = True  # whether it moves unless the person says otherwise
    why: Why | None = None
    reading: Reading = Reading.EXACT
    clashes: tuple[Clash, ...] = ()
    people: tuple[str, ...] = ()
    session_id: UUID | None = None  # of a person: the session the answer was for
    has_accepted: bool = False
    has_call_sheet: bool = False
    ends_at: datetime | None = None  # the new end of a session

    @property
    def key(self) -> tuple[Part, UUID]:
        """Which thing it is."""
        return self.part, self.id

    @property
    def may_choose(self) -> bool:
        """Whether a person may leave it out, or take it along."""
        return not self.follows and self.why not in (Why.OVER, Why.MINI_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadePlan:
    """The whole preview. Nothing has been written."""

    job_id: UUID
    job: str
    shift: Shift
    effects: tuple[Effect, ...] = ()

    @property
    def proposed(self) -> frozenset[tuple[Part, UUID]]:
        """What moves unless the person says otherwise."""
        return frozenset(effect.key for effect in self.effects if effect.is_on and effect.may_choose)

    def of(self, part: Part) -> tuple[Effect, ...]:
        """The lines of one kind."""
        return tuple(effect for effect in self.effects if effect.part is part)
