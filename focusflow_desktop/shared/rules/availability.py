"""When somebody can be booked: the week's hours, the days that differ, and the studio's hours where neither is written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from focusflow_desktop.shared.rules.local_time import moment_of

__all__ = ["USUAL", "DayException", "Hours", "Rule", "open_minutes", "open_stretches"]

Hours = Mapping[int, Sequence[tuple[int, int]]]  # weekday, 0 is Monday: minutes of the local day
USUAL: Hours = dict.fromkeys(range(7), ((9 * 60, 18 * 60),))  # until the studio says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One stretch of every week. Without a resource it is the studio's."""

    weekday: int
    from_minute: int
    to_minute: int
    resource_id: UUID | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it says something of this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayException:
    """One day that differs: other hours, or none when both minutes are absent."""

    day: date
    from_minute: int | None = None
    to_minute: int | None = None
    resource_id: UUID | None = None


def open_minutes(
    day: date,
    *,
    resource_id: UUID | None,
    rules: Sequence[Rule],
    exceptions: Sequence[DayException],
    hours: Hours,
) -> tuple[tuple[int, int], ...]:
    """The open minutes of a day: their own exception, then the studio's, their own week, the studio's, its hours."""
    for whose in dict.fromkeys((resource_id, None)):
        differs = [one for one in exceptions if one.day == day and one.resource_id == whose]
        if differs:
            return _joined(
                (one.from_minute, one.to_minute)
                for one in differs
                if one.from_minute is not None and one.to_minute is not None
            )
    for whose in dict.fromkeys((resource_id, None)):
        own = [rule for rule in rules if rule.resource_id == whose and rule.holds_on(day)]
        if own:  # who has hours at all is closed on the weekdays without
            return _joined(
                (rule.from_minute, rule.to_minute) for rule in own if rule.weekday == day.weekday()
            )
    return _joined(hours.get(day.weekday(), ()))


def open_stretches(
    day: date,
    zone: tzinfo,
    *,
    resource_id: UUID | None = None,
    rules: Sequence[Rule] = (),
    exceptions: Sequence[DayException] = (),
    hours: Hours = USUAL,
) -> tuple[tuple[datetime, datetime], ...]:
    """The same as instants: on the nights the clocks change a stretch is as long as it is."""
    minutes = open_minutes(day, resource_id=resource_id, rules=rules, exceptions=exceptions, hours=hours)
    instants = ((moment_of(day, first, zone).at, moment_of(day, last, zone).at) for first, last in minutes)
    return tuple((first, last) for first, last in instants if first < last)


def _joined(stretches: Iterable[Sequence[int] | tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """In order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted((int(one[0]), int(one[1])) for one in stretches):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        elif first < last:
            joined.append((first, last))
    return tuple(joined)
