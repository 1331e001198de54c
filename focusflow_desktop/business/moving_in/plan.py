"""The dry run: what a table would bring, and every problem by its line. Pure; nothing is written.

Lines of one person become one client: by e-mail, else by name and company. A client who is here already keeps all that
is known here; the file's jobs and payments are added to it. Whatever cannot be read is left out and said; a line is
skipped only when it names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from focusflow_desktop.business.moving_in.fields import CONTACT_FIELDS, DATE_FIELDS, INVOICE_FIELDS, Field
from focusflow_desktop.business.moving_in.shapes import Recognised
from focusflow_desktop.business.moving_in.table import Line, Table
from focusflow_desktop.business.moving_in.values import (
    DateOrder,
    date_order,
    email_key,
    is_email,
    listed,
    stage_of,
)
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.money import parse_amount
from focusflow_desktop.shared.records.jobs import JobStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something of a line that could not be taken."""

    line: int
    header: str  # empty: the whole line
    text: str
    is_skipped: bool  # the whole line was left out


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedInvoice:
    """One invoice of the program before, and what had been paid of it."""

    line: int
    number: str | None
    status: str | None
    issued_on: date | None
    due_on: date | None
    total_minor: int
    tax_minor: int | None
    paid_minor: int
    paid_on: date | None
    method: str | None
    currency: str


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
    """Everything a file would bring."""

    table: Table
    recognised: Recognised
    contacts: tuple[PlannedContact, ...]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """New clients, known clients, jobs, invoices, lines left out."""
        known = sum(contact.known_id is not None for contact in self.contacts)
        jobs = sum(len(contact.jobs) for contact in self.contacts)
        in_jobs = sum(len(job.invoices) for contact in self.contacts for job in contact.jobs.values())
        alone = sum(len(contact.invoices) for contact in self.contacts)
        skipped = sum(problem.is_skipped for problem in self.problems)
        new = len(self.contacts) - known
        return {"clients": new, "known": known, "jobs": jobs, "invoices": in_jobs + alone, "skipped": skipped}


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """What the studio has and is: needed to read the file."""

    known: Mapping[str, UUID]  # client by key of an e-mail address
    currency: str
    country: str
    today: date


def plan_moving(table: Table, recognised: Recognised, *, here: Here) -> MovingPlan:
    """Read every line. Raises Refused only when no column names a client."""
    if not CONTACT_FIELDS & set(recognised.mapping.values()):
        said = "No column says who the clients are. Choose which column holds the name or the e-mail address."
        raise Refused("moving_in.nobody", said)
    reading = _Reading(table, recognised, here)
    for line in table.lines:
        reading.take(line)
    return MovingPlan(
        table=table,
        recognised=recognised,
        contacts=tuple(reading.contacts.values()),
        problems=tuple(reading.problems),
    )


class _Reading:
    """The walk over the lines."""

    def __init__(self, table: Table, recognised: Recognised, here: Here) -> None:
        self._here = here
        self._columns = [
            (at, header, recognised.mapping.get(header)) for at, header in enumerate(table.headers)
        ]
        self._orders: dict[str, DateOrder] = {
            header: date_order((line.cells[at] for line in table.lines), country=here.country)
            for at, header, meaning in self._columns
            if meaning in DATE_FIELDS
        }
        self.contacts: dict[str, PlannedContact] = {}
        self.problems: list[Problem] = [
            Problem(
                line=number,
                header="",
                text="more cells than columns; the rest was left out",
                is_skipped=False,
            )
            for number in table.ragged
        ]

    def take(self, line: Line) -> None:
        """One line: its client, then its job, then its invoice."""
        cells = _Cells(line, self._columns, orders=self._orders, problems=self.problems)
        contact = self._contact(cells)
        if contact is None:
            self.problems.append(
                Problem(line=line.number, header="", text="names no client", is_skipped=True)
            )
            return
        job = self._job(contact, cells)
        invoice = self._invoice(cells)
        if invoice is not None:
            (job.invoices if job is not None else contact.invoices).append(invoice)

    def _contact(self, cells: _Cells) -> PlannedContact | None:
        given, family = cells.text(Field.GIVEN_NAME), cells.text(Field.FAMILY_NAME)
        company = cells.text(Field.COMPANY)
        emails = cells.emails()
        name = cells.text(Field.NAME) or " ".join(part for part in (given, family) if part) or company
        if not name and not emails:
            return None
        name = name or next(iter(emails.values()))
        key = next(iter(emails), None) or f"{name}\n{company or ''}".casefold()
        contact = self.contacts.get(key)
        if contact is None:
            contact = PlannedContact(
                line=cells.number, name=name, given_name=given, family_name=family, company=company
            )
            contact.known_id = next(
                (self._here.known[mail] for mail in emails if mail in self._here.known), None
            )
            self.contacts[key] = contact
        contact.emails |= emails
        phones = (number for cell in cells.all(Field.PHONE, Field.SECOND_PHONE) for number in listed(cell))
        contact.phones |= dict.fromkeys(phones)
        contact.tags |= dict.fromkeys(tag for text in cells.all(Field.TAGS) for tag in listed(text))
        contact.notes += [note for note in cells.all(Field.NOTES) if note not in contact.notes]
        contact.address = contact.address or cells.address()
        contact.website = contact.website or cells.text(Field.WEBSITE)
        contact.birthday = contact.birthday or cells.day(Field.BIRTHDAY)
        contact.source = contact.source or cells.text(Field.LEAD_SOURCE)
        partner = cells.text(Field.PARTNER_NAME)
        if partner and contact.partner is None:
            contact.partner = (partner, cells.text(Field.PARTNER_EMAIL))
        return contact

    def _job(self, contact: PlannedContact, cells: _Cells) -> PlannedJob | None:
        title, kind = cells.text(Field.JOB), cells.text(Field.JOB_TYPE)
        day, words = cells.day(Field.JOB_DATE), cells.text(Field.JOB_STAGE) or ""
        if not (title or kind or day or words):
            return None
        title = title or " · ".join(part for part in (contact.name, kind) if part)
        job = contact.jobs.get((title, day))
        if job is None:
            currency = cells.currency(self._here.currency)
            job = PlannedJob(
                line=cells.number,
                title=title,
                type_name=kind,
                stage=stage_of(words, day=day, today=self._here.today),
                day=day,
                value_minor=cells.amount(Field.JOB_VALUE, currency),
                currency=currency,
            )
            contact.jobs[title, day] = job
        return job

    def _invoice(self, cells: _Cells) -> PlannedInvoice | None:
        currency = cells.currency(self._here.currency)
        total, paid = cells.amount(Field.INVOICE_TOTAL, currency), cells.amount(Field.PAID, currency)
        number = cells.text(Field.INVOICE_NUMBER)
        if not any(cells.text(meaning) for meaning in (*INVOICE_FIELDS, Field.PAID)):
            return None
        if total is None and paid is None:
            return None
        if total is None:
            total = cells.amount(Field.JOB_VALUE, currency) or paid or 0
        return PlannedInvoice(
            line=cells.number,
            number=number,
            status=cells.text(Field.INVOICE_STATUS),
            issued_on=cells.day(Field.INVOICE_DATE),
            due_on=cells.day(Field.INVOICE_DUE),
            total_minor=total,
            tax_minor=cells.amount(Field.INVOICE_TAX, currency),
            paid_minor=paid or 0,
            paid_on=cells.day(Field.PAYMENT_DATE),
            method=cells.text(Field.PAYMENT_METHOD),
            currency=currency,
        )


_ADDRESS = (Field.STREET, Field.STREET_2, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)


class _Cells:
    """One line by meaning. What cannot be read is noted once and left out."""

    def __init__(
        self,
        line: Line,
        columns: list[tuple[int, str, Field | None]],
        *,
        orders: Mapping[str, DateOrder],
        problems: list[Problem],
    ) -> None:
        self.number = line.number
        self._orders, self._problems = orders, problems
        self._cells = [
            (meaning, header, line.cells[at])
            for at, header, meaning in columns
            if meaning is not None and line.cells[at]
        ]

    def text(self, meaning: Field) -> str | None:
        """The cell of this meaning."""
        return next((cell for found, _, cell in self._cells if found is meaning), None)

    def all(self, *meanings: Field) -> list[str]:
        """The cells of these meanings, in the file's order."""
        return [cell for found, _, cell in self._cells if found in meanings]

    def emails(self) -> dict[str, str]:
        """The addresses, by key."""
        found: dict[str, str] = {}
        for meaning, header, cell in self._cells:
            if meaning not in {Field.EMAIL, Field.SECOND_EMAIL}:
                continue
            for address in listed(cell):
                if is_email(address):
                    found[email_key(address)] = address
                else:
                    self._note(header, f"“{address}” is not an e-mail address")
        return found

    def day(self, meaning: Field) -> date | None:
        """The date of this meaning."""
        for found, header, cell in self._cells:
            if found is meaning:
                try:
                    return self._orders[header].read(cell)
                except Refused as refused:
                    self._note(header, refused.message)
        return None

    def amount(self, meaning: Field, currency: str) -> int | None:
        """The amount of this meaning in minor units."""
        for found, header, cell in self._cells:
            if found is meaning:
                try:
                    return parse_amount(cell, currency)
                except Refused as refused:
                    self._note(header, refused.message)
        return None

    def currency(self, otherwise: str) -> str:
        """The line's own currency, or the studio's."""
        said = (self.text(Field.CURRENCY) or "").upper()
        return said if len(said) == 3 and said.isalpha() else otherwise

    def address(self) -> dict[Field, str]:
        """The parts of the postal address that are there."""
        return {meaning: cell for meaning, _, cell in self._cells if meaning in _ADDRESS}

    def _note(self, header: str, text: str) -> None:
        problem = Problem(line=self.number, header=header, text=text, is_skipped=False)
        if problem not in self._problems[-4:]:
            self._problems.append(problem)
