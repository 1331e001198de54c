"""The list of brands, and what a website or an e-mail address looks like."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Brand

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WEBSITE = re.compile(r"(?:https?://)?[^\s/]+\.[^\s/]+(?:/\S*)?", re.IGNORECASE)


def _settle(_db: DbSession, row: Brand, column: str) -> None:
    if column == "from_email" and row.from_email and not _EMAIL.fullmatch(row.from_email):
        raise Refused("brand.email_invalid", "This is no e-mail address.", field=column)
    if column == "website" and row.website and not _WEBSITE.fullmatch(row.website):
        raise Refused("brand.website_invalid", "This is no address of a website.", field=column)


BRANDS = StudioList(
    record=Brand,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="colour", kind=ColumnKind.COLOUR),
        Column(name="website"),
        Column(name="from_email"),
        Column(name="address", kind=ColumnKind.LINES),
        Column(name="invoice_series"),
    ),
    settle=_settle,
)
