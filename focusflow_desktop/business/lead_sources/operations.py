"""The list of lead sources."""

from __future__ import annotations

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.records import LeadSource

LEAD_SOURCES = StudioList(
    record=LeadSource,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="channel"),
        Column(name="cost_minor", kind=ColumnKind.MONEY),
    ),
)
