"""The lists of places and of rooms, and what holds between their columns."""

from __future__ import annotations

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.records import Location, Room


def _settle(_db: DbSession, row: Location, column: str) -> None:
    """Words about a permit mean that one is needed."""
    if column == "permit_note" and row.permit_note:
        row.needs_permit = True


LOCATIONS = StudioList(
    record=Location,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="street"),
        Column(name="postcode"),
        Column(name="city"),
        Column(name="region"),
        Column(name="country"),
        Column(name="travel_minutes", kind=ColumnKind.MINUTES),
        Column(name="tz", kind=ColumnKind.ZONE),
        Column(name="latitude", kind=ColumnKind.DEGREES, most=90),
        Column(name="longitude", kind=ColumnKind.DEGREES, most=180),
        Column(name="needs_permit", kind=ColumnKind.YES_NO),
        Column(name="permit_note"),
        Column(name="notes", kind=ColumnKind.LINES),
    ),
    settle=_settle,
)

ROOMS = StudioList(
    record=Room,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="location_id", kind=ColumnKind.LINK),
        Column(name="colour", kind=ColumnKind.COLOUR),
    ),
)
