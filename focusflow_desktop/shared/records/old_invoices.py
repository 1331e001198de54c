"""What another program had billed and been paid: read-only history. Opening balances are computed from it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts
from focusflow_desktop.shared.records.types import PlainJson


class OldInvoice(Synced, Base):
    """One invoice of the program before; it is never changed, sent or numbered by us."""

    __tablename__ = "old_invoices"
    __table_args__ = (
        references("contact_id", "contacts"),
        references("job_id", "jobs"),
        {"info": table_facts(65)},
    )

    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True, scope=Scope.FINANCE)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True, scope=Scope.FINANCE)
    number: Mapped[str | None] = field(Merge.FIXED, scope=Scope.FINANCE)
    status: Mapped[str | None] = field(Merge.FIXED, scope=Scope.FINANCE)  # in the other program's words
    issued_on: Mapped[date | None] = field(Merge.FIXED, kind=Date, scope=Scope.FINANCE)
    due_on: Mapped[date | None] = field(Merge.FIXED, kind=Date, scope=Scope.FINANCE)
    total_minor: Mapped[int] = field(Merge.FIXED, kind=BigInteger, scope=Scope.FINANCE)
    tax_minor: Mapped[int | None] = field(Merge.FIXED, kind=BigInteger, scope=Scope.FINANCE)
    currency: Mapped[str] = field(Merge.FIXED, kind=String(3), scope=Scope.FINANCE)
    raw: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict, scope=Scope.FINANCE)


class OldPayment(Synced, Base):
    """One payment the program before had noted."""

    __tablename__ = "old_payments"
    __table_args__ = (
        references("old_invoice_id", "old_invoices"),
        references("contact_id", "contacts"),
        references("job_id", "jobs"),
        {"info": table_facts(66)},
    )

    old_invoice_id: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid, index=True, scope=Scope.FINANCE)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True, scope=Scope.FINANCE)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True, scope=Scope.FINANCE)
    paid_on: Mapped[date | None] = field(Merge.FIXED, kind=Date, scope=Scope.FINANCE)
    method: Mapped[str | None] = field(Merge.FIXED, scope=Scope.FINANCE)
    amount_minor: Mapped[int] = field(Merge.FIXED, kind=BigInteger, scope=Scope.FINANCE)
    currency: Mapped[str] = field(Merge.FIXED, kind=String(3), scope=Scope.FINANCE)
    raw: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict, scope=Scope.FINANCE)
