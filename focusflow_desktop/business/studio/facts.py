"""The studio's own facts as one form of columns: what was typed is read by its column, then changed as a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind, Value, read_value
from focusflow_desktop.business.studio.profile import StudioChange, change_studio, studio_facts
from focusflow_desktop.business.studio.typed import read_hours
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.records.studio import BookingRule, JobWord, Words
from focusflow_desktop.shared.rules.availability import USUAL

STUDIO_COLUMNS = (
    Column(name="name", is_needed=True),
    Column(name="country", kind=ColumnKind.CHOICE, is_needed=True),
    Column(name="currency", kind=ColumnKind.CHOICE, is_needed=True),
    Column(name="tz", kind=ColumnKind.ZONE),
    Column(name="words", kind=ColumnKind.CHOICE, choices=Words, is_needed=True),
    Column(name="job_word", kind=ColumnKind.CHOICE, choices=JobWord, is_needed=True),
    Column(name="booking_rule", kind=ColumnKind.CHOICE, choices=BookingRule, is_needed=True),
    Column(name="deliver_days", kind=ColumnKind.NUMBER, most=730, is_needed=True),
)
WEEK = range(7)

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioPage:
    """What the page of the studio shows; `hours` by weekday from Monday. Nothing before the studio was founded."""

    values: Mapping[str, Value]
    hours: Mapping[int, Stretches]


def studio_page(db: DbSession) -> StudioPage | None:
    """The facts and the hours: two statements."""
    facts = studio_facts(db)
    if facts is None:
        return None
    values = {column.name: getattr(facts, column.name) for column in STUDIO_COLUMNS}
    return StudioPage(values=values, hours=_hours(db))


def change_fact(db: DbSession, column_name: str, given: Value) -> Changes:
    """Write what was typed into one field. Raises Refused naming it."""
    column = next(column for column in STUDIO_COLUMNS if column.name == column_name)
    value = (
        _choice(column, given) if column.kind is ColumnKind.CHOICE else read_value(column, given, currency="")
    )
    return change_studio(db, StudioChange(**{column_name: "" if value is None else value}))  # type: ignore[arg-type]


def change_hours(db: DbSession, weekday: int, typed: str) -> Changes:
    """A day's hours as they were typed; an empty field closes the day. The other days stay."""
    hours = {**_hours(db), weekday: read_hours(typed)}
    return change_studio(db, StudioChange(hours=hours))


def _choice(column: Column, given: Value) -> Value:
    return column.choices(str(given)) if column.choices is not None else given


def _hours(db: DbSession) -> dict[int, Stretches]:
    """The hours that count: the usual ones until the studio says otherwise."""
    written = db.scalar(select(StudioProfile.hours).where(~StudioProfile.deleted))
    hours = {int(day): stretches for day, stretches in written.items()} if written else USUAL
    return {day: tuple((int(start), int(end)) for start, end in hours.get(day, ())) for day in WEEK}
