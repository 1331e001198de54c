"""The trading names one studio works under."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, table_facts


class Brand(Synced, Base):
    """A name and a look that clients see; a studio has one or several."""

    __tablename__ = "brands"
    __table_args__ = ({"info": table_facts(13)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    colour: Mapped[str | None] = field(kind=String(16))
    logo_sha256: Mapped[str | None] = field(kind=String(64))
    website: Mapped[str | None] = field()
    from_email: Mapped[str | None] = field()
    address: Mapped[str | None] = field()
    invoice_series: Mapped[str | None] = field(scope=Scope.FINANCE)
    is_archived: Mapped[bool] = field(default=False)
