"""The studio's own facts as a page of settings shows and changes them, each refusal naming its field.

The record of the studio carries no undo triggers; `change_studio` changes what is given and leaves the rest alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from zoneinfo import available_timezones

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.records.studio import BookingRule, JobWord, Words

DAY_MINUTES = 24 * 60
LONGEST_DELIVERY = 730

Hours = Mapping[int, Sequence[tuple[int, int]]]  # weekday, 0 = Monday; minutes from and to


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioChange:
    """What is to be another from now on; None leaves it as it is."""

    name: str | None = None
    country: str | None = None
    currency: str | None = None
    tz: str | None = None
    locale: str | None = None
    words: Words | None = None
    job_word: JobWord | None = None
    booking_rule: BookingRule | None = None
    deliver_days: int | None = None
    hours: Hours | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioFacts:
    """The studio as it is."""

    name: str
    country: str
    currency: str
    tz: str
    locale: str
    words: Words
    job_word: JobWord
    booking_rule: BookingRule
    deliver_days: int


def studio_facts(db: DbSession) -> StudioFacts | None:
    """The studio, or None before it was founded: one statement."""
    found = db.scalar(select(StudioProfile).where(~StudioProfile.deleted))
    if found is None:
        return None
    return StudioFacts(
        name=found.name,
        country=found.country,
        currency=found.currency,
        tz=found.tz or "",
        locale=found.locale or "",
        words=found.words,
        job_word=found.job_word,
        booking_rule=found.booking_rule,
        deliver_days=found.deliver_days,
    )


def change_studio(db: DbSession, change: StudioChange) -> Changes:
    """Change what is given, all of it or, where something is refused, nothing."""
    profile = db.scalar(select(StudioProfile).where(~StudioProfile.deleted))
    if profile is None:
        raise Refused("studio_not_founded", "There is no studio here yet. Nothing was changed.")
    _check(change)
    for each in fields(StudioChange):
        value = getattr(change, each.name)
        if value is None:
            continue
        if each.name == "hours":
            value = _written(value)
        elif isinstance(value, str) and each.name in ("name", "tz", "locale"):
            value = value.strip() or None
        setattr(profile, each.name, value)
    return Changes.of("studios", [profile.id])


def _check(change: StudioChange) -> None:
    if change.name is not None and not change.name.strip():
        raise Refused("studio_name_missing", "A studio needs a name.", field="name")
    if change.country is not None and not re.fullmatch("[A-Z]{2}", change.country):
        raise Refused("country_unknown", "Choose a country from the list.", field="country")
    if change.currency is not None and not re.fullmatch("[A-Z]{3}", change.currency):
        raise Refused("currency_unknown", "Choose a currency from the list.", field="currency")
    if change.tz is not None and change.tz.strip() and change.tz.strip() not in available_timezones():
        raise Refused("zone_unknown", "Choose a time zone from the list.", field="tz")
    if change.deliver_days is not None and not 0 <= change.deliver_days <= LONGEST_DELIVERY:
        raise Refused(
            "delivery_days_impossible",
            "Pictures can be promised within 0 to 730 days.",
            field="deliver_days",
        )
    for weekday, stretches in (change.hours or {}).items():
        _check_day(weekday, stretches)


def _check_day(weekday: int, stretches: Sequence[tuple[int, int]]) -> None:
    if not 0 <= weekday <= 6:
        raise Refused("weekday_unknown", "A week has the days from Monday to Sunday.", field="hours")
    until = 0
    for start, end in sorted(stretches):
        if not 0 <= start < end <= DAY_MINUTES:
            raise Refused(
                "hours_impossible", "Hours begin before they end, within one day.", field="hours", day=weekday
            )
        if start < until:
            raise Refused("hours_overlap", "Two stretches of one day overlap.", field="hours", day=weekday)
        until = end


def _written(hours: Hours) -> dict[str, list[list[int]]]:
    """As it is stored; a day without hours is not written."""
    return {
        str(weekday): [[start, end] for start, end in sorted(stretches)]
        for weekday, stretches in sorted(hours.items())
        if stretches
    }
