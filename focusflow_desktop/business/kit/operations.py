"""The list of gear. Two lenses may well have one name; their serial numbers tell them apart."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import KitItem


def _settle(db: DbSession, row: KitItem, column: str) -> None:
    """A serial number belongs to one thing; service does not come before the purchase."""
    if column == "serial" and row.serial:
        with db.no_autoflush:
            holder = db.scalar(
                select(KitItem.name).where(
                    func.lower(KitItem.serial) == row.serial.lower(), KitItem.id != row.id, ~KitItem.deleted
                )
            )
        if holder is not None:
            raise Refused(
                "kit.serial_taken", f"“{holder}” has this serial number already.", name=holder, field=column
            )
    if row.bought_on is not None and row.service_due is not None and row.service_due < row.bought_on:
        raise Refused("kit.service_before_purchase", "That is before it was bought.", field=column)


KIT = StudioList(
    record=KitItem,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="kind"),
        Column(name="serial"),
        Column(name="value_minor", kind=ColumnKind.MONEY),
        Column(name="bought_on", kind=ColumnKind.DAY),
        Column(name="service_due", kind=ColumnKind.DAY),
        Column(name="is_insured", kind=ColumnKind.YES_NO),
        Column(name="notes", kind=ColumnKind.LINES),
    ),
    is_unique=False,
    settle=_settle,
)
