"""What would come in: clients with their jobs, invoices and payments, and every problem by its line. Values alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from focusflow_desktop.business.moving_in.cells import Problem
from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.shared.records.jobs import JobStage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPayment:
    """What was paid once; or, without a day, what is left of a sum that was only told as a whole."""

    amount_minor: int
    paid_on: date | None = None
    method: str | None = None


@dataclass(slots=True, kw_only=True)
class PlannedInvoice:
    """One invoice of the program before, and what had been paid of it.

    Its own line often tells the sum that was paid, a file of payments the same money day by day: it counts once.
    """

    line: int
    number: str | None
    status: str | None
    issued_on: date | None
    due_on: date | None
    total_minor: int
    tax_minor: int | None
    currency: str
    told: PlannedPayment | None = None
    apart: list[PlannedPayment] = field(default_factory=list)
    is_guessed: bool = False  # only payments are known of it: what was paid is its total

    @property
    def payments(self) -> list[PlannedPayment]:
        """Each payment, and what is left of the sum."""
        if self.told is None:
            return list(self.apart)
        if not self.apart:
            return [self.told]
        left = self.told.amount_minor - sum(one.amount_minor for one in self.apart)
        return [*self.apart, *([PlannedPayment(amount_minor=left)] if left > 0 else [])]

    @property
    def paid_minor(self) -> int:
        """All that was paid."""
        return sum(one.amount_minor for one in self.payments)


@dataclass(slots=True, kw_only=True)
class PlannedJob:
    """One past or running engagement."""

    line: int
    title: str
    type_name: str | None
    stage: JobStage
    day: date | None
    value_minor: int | None
    currency: str
    program: str  # that it comes from
    invoices: list[PlannedInvoice] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class PlannedContact:
    """One client with everything its lines say. `known_id` is the client who is here already."""

    line: int
    name: str
    given_name: str | None
    family_name: str | None
    company: str | None
    emails: dict[str, str] = field(default_factory=dict)  # by key, as written
    phones: dict[str, None] = field(default_factory=dict)
    address: Mapping[Field, str] = field(default_factory=dict)
    website: str | None = None
    birthday: date | None = None
    partner: tuple[str, str | None] | None = None
    source: str | None = None
    tags: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    jobs: dict[tuple[str, date | None], PlannedJob] = field(default_factory=dict)
    invoices: list[PlannedInvoice] = field(default_factory=list)  # of no job
    known_id: UUID | None = None

    @property
    def is_company(self) -> bool:
        """Whether nobody but a company is named."""
        return self.company == self.name and not (self.given_name or self.family_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingPlan:
    """Everything the files would bring, together."""

    files: tuple[SourceFile, ...]
    contacts: tuple[PlannedContact, ...]
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The files' names."""
        return ", ".join(file.table.name for file in self.files)

    @property
    def counts(self) -> dict[str, int]:
        """New clients, known clients, jobs, invoices, payments, lines left out."""
        known = sum(contact.known_id is not None for contact in self.contacts)
        jobs = sum(len(contact.jobs) for contact in self.contacts)
        invoices = [
            invoice
            for contact in self.contacts
            for invoice in (
                *contact.invoices,
                *(one for job in contact.jobs.values() for one in job.invoices),
            )
        ]
        return {
            "clients": len(self.contacts) - known,
            "known": known,
            "jobs": jobs,
            "invoices": len(invoices),
            "payments": sum(len(invoice.payments) for invoice in invoices),
            "skipped": sum(problem.is_skipped for problem in self.problems),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What the studio has and is: needed to read the file."""

    known: Mapping[str, UUID]  # client by key of an e-mail address
    currency: str
    country: str
    today: date
