"""Where inquiries come from, and what each source costs."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, table_facts


class LeadSource(Synced, Base):
    """A fair, a planner, a search engine: something that sends inquiries."""

    __tablename__ = "lead_sources"
    __table_args__ = ({"info": table_facts(14)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    channel: Mapped[str | None] = field()
    cost_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)  # per year
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    is_archived: Mapped[bool] = field(default=False)
