"""The list of session types, and what holds between its columns."""

from __future__ import annotations

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import SessionType
from focusflow_desktop.shared.records.session_types import SessionKind


def _settle(_db: DbSession, row: SessionType, column: str) -> None:
    """A session has a length, and nobody pays more to hold it than it costs."""
    if column == "duration_minutes" and row.duration_minutes < 1:
        raise Refused(
            "session_type.no_length", "A session takes at least a minute.", field="duration_minutes"
        )
    if None not in (row.price_minor, row.retainer_minor) and (row.retainer_minor or 0) > (
        row.price_minor or 0
    ):
        raise Refused(
            "session_type.retainer_above_price", "The retainer is more than the price.", field=column
        )


SESSION_TYPES = StudioList(
    record=SessionType,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="kind", kind=ColumnKind.CHOICE, choices=SessionKind, is_needed=True),
        Column(name="colour", kind=ColumnKind.COLOUR),
        Column(name="duration_minutes", kind=ColumnKind.MINUTES, is_needed=True),
        Column(name="coverage_minutes", kind=ColumnKind.MINUTES),
        Column(name="buffer_before_minutes", kind=ColumnKind.MINUTES, default=0),
        Column(name="buffer_after_minutes", kind=ColumnKind.MINUTES, default=0),
        Column(name="price_minor", kind=ColumnKind.MONEY),
        Column(name="retainer_minor", kind=ColumnKind.MONEY),
        Column(name="min_notice_minutes", kind=ColumnKind.MINUTES, default=0),
        Column(name="seats", kind=ColumnKind.NUMBER, least=1, most=500, default=1),
        Column(name="location_id", kind=ColumnKind.LINK),
        Column(name="job_type_id", kind=ColumnKind.LINK),
        Column(name="needs_approval", kind=ColumnKind.YES_NO),
    ),
    settle=_settle,
)
