"""Which lists there are and what a line of each has: the one table that reading, changing and the forms go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from focusflow_desktop.shared.records import Brand, JobType, KitItem, LeadSource, Location, Room, SessionType
from focusflow_desktop.shared.records.session_types import SessionKind


class Kind(StrEnum):
    """What a column holds, and so how it is written."""

    TEXT = "text"
    LONG = "long"  # several lines
    COUNT = "count"  # days, seats: a whole number, none where it may be empty
    MINUTES = "minutes"
    MONEY = "money"  # minor units; the record's own currency, or the studio's
    DEGREES = "degrees"  # of latitude or longitude
    YES_NO = "yes_no"
    CHOICE = "choice"  # one of an enum's values
    ONE_OF = "one_of"  # a line of another list
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One fact of a line. `at_most` bounds numbers; `of` names the other list; `choices` the values."""

    name: str
    kind: Kind = Kind.TEXT
    is_optional: bool = True
    at_most: int = 0
    of: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """One list: its lines' record and columns, the name left out, which every line has."""

    id: str
    record: Any
    columns: tuple[Column, ...]

    @property
    def is_ordered(self) -> bool:
        """Whether the person puts the lines in order; else they go by name."""
        return "position" in self.record.__table__.columns

    def column(self, name: str) -> Column:
        """The column of this name; the name itself is one."""
        if name == "name":
            return Column(name="name", is_optional=False)
        return next(column for column in self.columns if column.name == name)


DAY, YEAR = 24 * 60, 366


def _minutes(name: str, *, at_most: int = DAY, is_optional: bool = False) -> Column:
    return Column(name=name, kind=Kind.MINUTES, at_most=at_most, is_optional=is_optional)


def _yes(name: str) -> Column:
    return Column(name=name, kind=Kind.YES_NO, is_optional=False)


def _money(name: str) -> Column:
    return Column(name=name, kind=Kind.MONEY)


SESSION_TYPES = ListOf(
    id="session_types",
    record=SessionType,
    columns=(
        Column(name="kind", kind=Kind.CHOICE, is_optional=False, choices=tuple(kind.value for kind in SessionKind)),
        _minutes("duration_minutes"),
        _minutes("buffer_before_minutes"),
        _minutes("buffer_after_minutes"),
        _minutes("min_notice_minutes", at_most=YEAR * DAY),
        _money("price_minor"),
        _money("retainer_minor"),
        Column(name="location_id", kind=Kind.ONE_OF, of="locations"),
        Column(name="job_type_id", kind=Kind.ONE_OF, of="job_types"),
        _yes("needs_approval"),
    ),
)  # fmt: skip
LOCATIONS = ListOf(
    id="locations",
    record=Location,
    columns=(
        Column(name="street"),
        Column(name="postcode"),
        Column(name="city"),
        Column(name="country"),
        Column(name="latitude", kind=Kind.DEGREES, at_most=90),
        Column(name="longitude", kind=Kind.DEGREES, at_most=180),
        _minutes("travel_minutes", is_optional=True),
        _yes("needs_permit"),
        Column(name="permit_note"),
        Column(name="notes", kind=Kind.LONG),
    ),
)
ROOMS = ListOf(
    id="rooms", record=Room, columns=(Column(name="location_id", kind=Kind.ONE_OF, of="locations"),)
)
GEAR = ListOf(
    id="kit_items",
    record=KitItem,
    columns=(
        Column(name="kind"),
        Column(name="serial"),
        _money("value_minor"),
        _yes("is_insured"),
        Column(name="bought_on", kind=Kind.DATE),
        Column(name="service_due", kind=Kind.DATE),
        Column(name="notes", kind=Kind.LONG),
    ),
)
JOB_TYPES = ListOf(
    id="job_types",
    record=JobType,
    columns=(
        Column(name="turnaround_days", kind=Kind.COUNT, at_most=2 * YEAR),
        _money("value_minor"),
        Column(name="brand_id", kind=Kind.ONE_OF, of="brands"),
    ),
)
LEAD_SOURCES = ListOf(
    id="lead_sources", record=LeadSource, columns=(Column(name="channel"), _money("cost_minor"))
)
BRANDS = ListOf(
    id="brands",
    record=Brand,
    columns=(
        Column(name="website"),
        Column(name="from_email"),
        Column(name="address", kind=Kind.LONG),
        Column(name="invoice_series"),
    ),
)
LISTS: Mapping[str, ListOf] = {
    one.id: one for one in (SESSION_TYPES, JOB_TYPES, LOCATIONS, ROOMS, GEAR, LEAD_SOURCES, BRANDS)
}
