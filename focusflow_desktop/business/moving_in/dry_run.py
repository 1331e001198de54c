"""The dry run: what tables would bring, and every problem by its line. Pure; nothing is written.

Lines of one person become one client: by e-mail, else by name and company. A client who is here already keeps all that
is known here; the file's jobs and payments are added to it. Files that come in together speak of the same people: a
project finds its client, a payment its project or invoice, in whatever order the files were chosen. Whatever cannot be
read is left out and said; a line is skipped only when it names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from focusflow_desktop.business.moving_in.cells import Cells, Problem
from focusflow_desktop.business.moving_in.fields import CONTACT_FIELDS, DATE_FIELDS, INVOICE_FIELDS, Field
from focusflow_desktop.business.moving_in.files import FileKind, SourceFile, in_order
from focusflow_desktop.business.moving_in.plan import (
    Here,
    MovingPlan,
    PlannedContact,
    PlannedInvoice,
    PlannedJob,
    PlannedPayment,
)
from focusflow_desktop.business.moving_in.values import date_order, listed, stage_of
from focusflow_desktop.shared.errors import Refused

_JOB_FACTS = (Field.JOB_TYPE, Field.JOB_DATE, Field.JOB_STAGE)
_LINKS = frozenset({Field.JOB, Field.INVOICE_NUMBER})  # what leads from a payment to its client


def plan_moving(files: Sequence[SourceFile], *, here: Here) -> MovingPlan:
    """Read every line of every file. Raises Refused only where no column of a file leads to a client."""
    ordered = in_order(files)
    has_people = [bool(CONTACT_FIELDS & set(file.recognised.mapping.values())) for file in ordered]
    for file, names_people in zip(ordered, has_people, strict=True):
        if names_people or (any(has_people) and _LINKS & set(file.recognised.mapping.values())):
            continue
        where = f" of {file.table.name}" if len(ordered) > 1 else ""
        said = f"No column{where} says who the clients are. Choose which column holds the name or the e-mail address."
        raise Refused("moving_in.nobody", said, file=file.table.name)
    together = _Together()
    problems: list[Problem] = []
    for file in ordered:
        reading = _Reading(file, here, together, is_alone=len(ordered) == 1)
        reading.take_all()
        problems += reading.problems
        together.close_file()
    return MovingPlan(files=ordered, contacts=tuple(together.contacts.values()), problems=tuple(problems))


@dataclass(slots=True)
class _Together:
    """What has been read so far; by name and by address only what earlier files said."""

    contacts: dict[str, PlannedContact] = field(default_factory=dict)
    by_mail: dict[str, PlannedContact] = field(default_factory=dict)
    by_name: dict[str, list[PlannedContact]] = field(default_factory=dict)
    invoices: dict[str, list[tuple[PlannedContact, PlannedInvoice]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def close_file(self) -> None:
        """What this file said counts for the next ones."""
        named: dict[str, list[PlannedContact]] = defaultdict(list)
        for contact in self.contacts.values():
            named[contact.name.casefold()].append(contact)
            for key in contact.emails:
                self.by_mail.setdefault(key, contact)
        self.by_name = named

    def find(self, key: str, emails: Sequence[str], name: str) -> PlannedContact | None:
        """The client of a line: by address, else by a name that only one client of the earlier files has."""
        found = self.contacts.get(key) or next(
            (self.by_mail[mail] for mail in emails if mail in self.by_mail), None
        )
        if found is not None:
            return found
        same = self.by_name.get(name.casefold(), [])
        if len(same) != 1 or (emails and same[0].emails):
            return None
        for mail in emails:
            self.by_mail.setdefault(mail, same[0])
        return same[0]

    def owner(self, *, number: str | None, title: str | None) -> PlannedContact | None:
        """Whose invoice or project it is, where only one client can be meant."""
        owners = {id(contact): contact for contact, _ in self.invoices.get(number or "", ())}
        if not owners and title:
            owners = {
                id(contact): contact
                for contact in self.contacts.values()
                if any(key[0].casefold() == title.casefold() for key in contact.jobs)
            }
        return next(iter(owners.values())) if len(owners) == 1 else None

    def invoice(self, contact: PlannedContact, number: str | None) -> PlannedInvoice | None:
        """An invoice of this client's by its number."""
        found = self.invoices.get(number or "", ())
        return next((invoice for owner, invoice in found if owner is contact), None)


class _Reading:
    """The walk over the lines of one file."""

    def __init__(self, file: SourceFile, here: Here, together: _Together, *, is_alone: bool) -> None:
        self._file, self._here, self._together = file, here, together
        self._name = "" if is_alone else file.table.name
        table, mapping = file.table, file.recognised.mapping
        self._columns = [(at, header, mapping.get(header)) for at, header in enumerate(table.headers)]
        self._orders = {
            header: date_order((line.cells[at] for line in table.lines), country=here.country)
            for at, header, meaning in self._columns
            if meaning in DATE_FIELDS
        }
        self.problems: list[Problem] = []
        for number in table.ragged:
            self._note(number, "more cells than columns; the rest was left out")
        for number in table.unread:
            self._note(
                number, "letters that cannot be read: the file was saved in another alphabet than it says"
            )

    def take_all(self) -> None:
        """Each line: its client, then its job, then its invoice."""
        for line in self._file.table.lines:
            cells = Cells(line, self._columns, file=self._name, orders=self._orders, problems=self.problems)
            contact = self._contact(cells)
            if contact is None:
                self._note(line.number, "names no client", is_skipped=True)
                continue
            self._invoice(contact, self._job(contact, cells), cells)

    def _note(self, line: int, words: str, *, is_skipped: bool = False) -> None:
        self.problems.append(
            Problem(line=line, header="", text=words, is_skipped=is_skipped, file=self._name)
        )

    def _contact(self, cells: Cells) -> PlannedContact | None:
        given, family = cells.text(Field.GIVEN_NAME), cells.text(Field.FAMILY_NAME)
        company = cells.text(Field.COMPANY)
        emails = cells.emails()
        name = cells.text(Field.NAME) or " ".join(part for part in (given, family) if part) or company
        if not name and not emails:
            return self._together.owner(number=cells.text(Field.INVOICE_NUMBER), title=cells.text(Field.JOB))
        name = name or next(iter(emails.values()))
        key = next(iter(emails), None) or f"{name}\n{company or ''}".casefold()
        contact = self._together.find(key, tuple(emails), name)
        if contact is None:
            contact = PlannedContact(
                line=cells.number, name=name, given_name=given, family_name=family, company=company
            )
            self._together.contacts[key] = contact
        contact.emails |= emails
        self._fill(contact, cells)
        return contact

    def _fill(self, contact: PlannedContact, cells: Cells) -> None:
        """What the line knows of its client besides."""
        known = self._here.known
        contact.known_id = contact.known_id or next(
            (known[mail] for mail in contact.emails if mail in known), None
        )
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

    def _job(self, contact: PlannedContact, cells: Cells) -> PlannedJob | None:
        title, kind = cells.text(Field.JOB), cells.text(Field.JOB_TYPE)
        day, words = cells.day(Field.JOB_DATE), cells.text(Field.JOB_STAGE) or ""
        if not (title or kind or day or words):
            return None
        title = title or " · ".join(part for part in (contact.name, kind) if part)
        job = contact.jobs.get((title, day))
        if job is None and not any(cells.text(fact) for fact in _JOB_FACTS):
            named = (one for (other, _), one in contact.jobs.items() if other.casefold() == title.casefold())
            job = next(named, None)  # a payment says no more of its project than the name
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
                program=self._file.recognised.shape.title,
            )
            contact.jobs[title, day] = job
        return job

    def _invoice(self, contact: PlannedContact, job: PlannedJob | None, cells: Cells) -> None:
        currency = cells.currency(self._here.currency)
        total, paid = cells.amount(Field.INVOICE_TOTAL, currency), cells.amount(Field.PAID, currency)
        number = cells.text(Field.INVOICE_NUMBER)
        if not any(cells.text(meaning) for meaning in (*INVOICE_FIELDS, Field.PAID)):
            return
        if total is None and paid is None:
            return
        payment = (
            PlannedPayment(
                amount_minor=paid,
                paid_on=cells.day(Field.PAYMENT_DATE),
                method=cells.text(Field.PAYMENT_METHOD),
            )
            if paid
            else None
        )
        known = self._known_invoice(contact, job, number=number, total=total)
        if known is not None:
            if payment is not None:
                _add_payment(known, payment, is_invoice_again=total is not None)
            return
        value = cells.amount(Field.JOB_VALUE, currency) or (job.value_minor if job is not None else None)
        is_payment = self._file.kind is FileKind.PAYMENTS and total is None
        invoice = PlannedInvoice(
            line=cells.number,
            number=number,
            status=cells.text(Field.INVOICE_STATUS),
            issued_on=cells.day(Field.INVOICE_DATE),
            due_on=cells.day(Field.INVOICE_DUE),
            total_minor=total if total is not None else value or paid or 0,
            tax_minor=cells.amount(Field.INVOICE_TAX, currency),
            currency=currency,
            told=None if is_payment else payment,
            apart=[payment] if is_payment and payment is not None else [],
            is_guessed=total is None and not value,
        )
        (job.invoices if job is not None else contact.invoices).append(invoice)
        if number:
            self._together.invoices[number].append((contact, invoice))

    def _known_invoice(
        self, contact: PlannedContact, job: PlannedJob | None, *, number: str | None, total: int | None
    ) -> PlannedInvoice | None:
        """The invoice a line only tells a payment of."""
        if number:
            found = self._together.invoice(contact, number)
            return found if found is not None and total in (None, found.total_minor) else None
        if self._file.kind is FileKind.PAYMENTS and total is None and job is not None:
            return job.invoices[0] if len(job.invoices) == 1 else None
        return None


def _add_payment(invoice: PlannedInvoice, payment: PlannedPayment, *, is_invoice_again: bool) -> None:
    """One more payment. A sum told before without its day holds it already, unless the invoice itself came again."""
    if is_invoice_again and invoice.told == payment:
        return  # the same line once more, for each thing that was sold
    if invoice.told is not None and (
        invoice.is_guessed or is_invoice_again or invoice.told.paid_on is not None
    ):
        invoice.apart.append(invoice.told)
        invoice.told = None
    invoice.apart.append(payment)
    if invoice.is_guessed:
        invoice.total_minor = sum(one.amount_minor for one in invoice.apart)
