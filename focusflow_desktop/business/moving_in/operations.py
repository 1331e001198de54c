"""Writing a moving-in: all of it in one step, each row noted, so that it goes out again as one.

Imported jobs count for lifecycle and reports and stay out of Today and reminders (`is_imported`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.files import SourceFile, together
from focusflow_desktop.business.moving_in.plan import MovingPlan, PlannedContact, PlannedInvoice, PlannedJob
from focusflow_desktop.business.moving_in.queries import FILES, rows_of, sums_of_imports
from focusflow_desktop.business.moving_in.shapes import ANY
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Base,
    Contact,
    ContactAddress,
    ContactEmail,
    ContactLink,
    ContactPhone,
    ImportBatch,
    ImportRow,
    Job,
    JobContact,
    JobType,
    LeadSource,
    Note,
    OldInvoice,
    OldPayment,
    PhotoSession,
    Tag,
    TagLink,
)
from focusflow_desktop.shared.records.contacts import ContactKind
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.sessions import SessionState

_SESSION_STATES = {
    JobStage.COMPLETED: SessionState.COMPLETED,
    JobStage.BOOKED: SessionState.BOOKED,
    JobStage.CANCELLED: SessionState.CANCELLED,
    JobStage.LOST: SessionState.DECLINED,
}
_ENDED = frozenset({JobStage.LOST, JobStage.CANCELLED})
_PARTNER = "partner"


def move_in(db: DbSession, plan: MovingPlan, *, clock: Clock) -> Changes:
    """Write everything the plan says, all files as one. A file a second time is refused as long as it is in."""
    came_in = sums_of_imports(db)
    for file in plan.files:
        before = came_in.get(file.table.sha256)
        if before is not None:
            name = file.table.name
            said = f"{name} is already in, since {before:%Y-%m-%d}. Take it out first to bring it in anew."
            raise Refused("moving_in.already", said, file=name)
    writing = _Writing(db, plan, clock.now())
    for contact in plan.contacts:
        writing.contact(contact)
    writing.finish()
    return _touching(writing.kinds)


def take_out(db: DbSession, batch_id: UUID, *, clock: Clock) -> Changes:
    """Take a moving-in back, also long after. Clients who have got new jobs since stay, and so do those jobs."""
    batch = db.scalar(select(ImportBatch).where(ImportBatch.id == batch_id, ~ImportBatch.deleted))
    if batch is None or batch.undone_at is not None:
        raise Refused("moving_in.not_in", "This import is not in the studio any more. Nothing was changed.")
    rows = rows_of(db, batch_id)
    kept = _in_use(db, rows)
    for table, ids in rows.items():
        gone = [row for row in ids if row not in kept]
        record = Base.metadata.tables[table]
        for start in range(0, len(gone), 500):
            chosen = record.c.id.in_(gone[start : start + 500])
            db.execute(update(record).where(chosen).values(deleted=True))
    batch.undone_at = clock.now()
    return _touching(rows)


def _touching(tables: Iterable[str]) -> Changes:
    changes = Changes.of("import_batches")
    for table in tables:
        changes |= Changes.of(table)
    return changes


def _in_use(db: DbSession, rows: dict[str, list[UUID]]) -> set[UUID]:
    """The batch's clients, with their addresses, that something of the studio's own has come to lean on."""
    jobs = set(rows.get("jobs", ()))
    contacts = set(rows.get("contacts", ()))
    used = {
        contact
        for contact, job in db.execute(
            select(JobContact.contact_id, JobContact.job_id).where(~JobContact.deleted)
        )
        if contact in contacts and job not in jobs
    }
    kept = set(used)
    for child in (ContactEmail, ContactPhone, ContactAddress):
        found = db.execute(select(child.id, child.contact_id).where(~child.deleted))
        kept |= {row for row, contact in found if contact in used}
    return kept


class _Writing:
    """One batch while it is written."""

    def __init__(self, db: DbSession, plan: MovingPlan, at: datetime) -> None:
        self._db, self._plan = db, plan
        self._batch = ImportBatch(
            id=new_id(),
            source=_source_of(plan.files),
            name=plan.name,
            sha256=together(plan.files),
            mapping=_mapping_of(plan.files),
            counts=plan.counts,
            problems=[
                {"line": problem.line, "column": problem.header, "text": problem.text}
                | ({"file": problem.file} if problem.file else {})
                for problem in plan.problems
            ],
            started_at=at,
        )
        db.add(self._batch)
        self._at = at
        self._types = _by_name(db, JobType)
        self._sources = _by_name(db, LeadSource)
        self._tags = _by_name(db, Tag)
        self.kinds: set[str] = {"import_rows"}

    def contact(self, planned: PlannedContact) -> None:
        """A client, new or known, and everything of theirs."""
        contact_id = planned.known_id or self._new_contact(planned)
        for job in planned.jobs.values():
            self._job(job, contact_id)
        for invoice in planned.invoices:
            self._invoice(invoice, contact_id=contact_id, job_id=None)

    def finish(self) -> None:
        """Say when it ended, and give everything to the database."""
        self._batch.finished_at = self._at
        self._db.flush()

    def _new_contact(self, planned: PlannedContact) -> UUID:
        contact_id = self._add(
            Contact(
                kind=ContactKind.ORGANISATION if planned.is_company else ContactKind.PERSON,
                name=planned.name,
                given_name=planned.given_name,
                family_name=planned.family_name,
                company=planned.company,
                website=planned.website,
                birthday=planned.birthday,
                source_id=self._named(LeadSource, self._sources, planned.source, planned.line),
                is_imported=True,
            ),
            planned.line,
        )
        for place, address in enumerate(planned.emails.values()):
            self._add(
                ContactEmail(contact_id=contact_id, address=address, is_primary=place == 0), planned.line
            )
        for place, number in enumerate(planned.phones):
            self._add(ContactPhone(contact_id=contact_id, number=number, is_primary=place == 0), planned.line)
        if planned.address:
            self._add(_address(contact_id, planned), planned.line)
        for tag in planned.tags:
            tag_id = self._named(Tag, self._tags, tag, planned.line)
            self._add(
                TagLink(tag_id=tag_id, entity_kind=EntityKind.CONTACT, entity_id=contact_id), planned.line
            )
        for note in planned.notes:
            self._add(Note(body=note, contact_id=contact_id), planned.line)
        if planned.partner is not None:
            self._partner(contact_id, *planned.partner, line=planned.line)
        return contact_id

    def _partner(self, contact_id: UUID, name: str, email: str | None, *, line: int) -> None:
        partner_id = self._add(Contact(name=name, is_imported=True), line)
        if email:
            self._add(ContactEmail(contact_id=partner_id, address=email, is_primary=True), line)
        self._add(ContactLink(contact_id=contact_id, other_id=partner_id, relation=_PARTNER), line)

    def _job(self, planned: PlannedJob, contact_id: UUID) -> None:
        session_id = new_id() if planned.day is not None else None
        job_id = self._add(
            Job(
                title=planned.title,
                job_type_id=self._named(JobType, self._types, planned.type_name, planned.line),
                stage=planned.stage,
                end_reason=planned.program if planned.stage in _ENDED else None,
                estimated_value_minor=planned.value_minor,
                currency=planned.currency,
                primary_session_id=session_id,
                is_imported=True,
            ),
            planned.line,
        )
        self._add(JobContact(job_id=job_id, contact_id=contact_id, role=JobRole.PRIMARY), planned.line)
        if session_id is not None:
            self._session(planned, job_id=job_id, session_id=session_id)
        for invoice in planned.invoices:
            self._invoice(invoice, contact_id=contact_id, job_id=job_id)

    def _session(self, planned: PlannedJob, *, job_id: UUID, session_id: UUID) -> None:
        """The file knows the day alone: a whole day, at noon UTC so that it is that day almost everywhere."""
        day = planned.day
        assert day is not None
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        session = PhotoSession(
            id=session_id,
            job_id=job_id,
            title=planned.title,
            shot_on=day,
            state=_SESSION_STATES.get(planned.stage, SessionState.INQUIRY),
            starts_at=noon,
            ends_at=noon,
            is_all_day=True,
            is_imported=True,
        )
        self._add(session, planned.line)

    def _invoice(self, planned: PlannedInvoice, *, contact_id: UUID, job_id: UUID | None) -> None:
        invoice_id = self._add(
            OldInvoice(
                contact_id=contact_id,
                job_id=job_id,
                number=planned.number,
                status=planned.status,
                issued_on=planned.issued_on,
                due_on=planned.due_on,
                total_minor=planned.total_minor,
                tax_minor=planned.tax_minor,
                currency=planned.currency,
            ),
            planned.line,
        )
        for payment in planned.payments:
            paid = OldPayment(
                old_invoice_id=invoice_id,
                contact_id=contact_id,
                job_id=job_id,
                paid_on=payment.paid_on,
                method=payment.method,
                amount_minor=payment.amount_minor,
                currency=planned.currency,
            )
            self._add(paid, planned.line)

    def _named(
        self, record: type[JobType | LeadSource | Tag], known: dict[str, UUID], name: str | None, line: int
    ) -> UUID | None:
        """The row of this name, made when it is new."""
        if not name:
            return None
        key = name.casefold()
        if key not in known:
            known[key] = self._add(record(name=name), line)
        return known[key]

    def _add(self, row: Any, line: int) -> UUID:
        """Add a row and note that this import made it."""
        row.id = row.id or new_id()
        table: str = type(row).__tablename__
        self._db.add(row)
        self._db.add(ImportRow(batch_id=self._batch.id, entity_kind=table, entity_id=row.id, line=line))
        self.kinds.add(table)
        made: UUID = row.id
        return made


def _source_of(files: Sequence[SourceFile]) -> str:
    """The program that wrote most of them."""
    sources = Counter(file.recognised.shape.source for file in files if file.recognised.shape is not ANY)
    return sources.most_common(1)[0][0] if sources else files[0].recognised.shape.source


def _mapping_of(files: Sequence[SourceFile]) -> dict[str, object]:
    """What each column meant; of several files each by its sum, so that none comes in a second time."""
    columns = [
        {header: str(meaning) for header, meaning in file.recognised.mapping.items()} for file in files
    ]
    if len(files) == 1:
        return dict(columns[0])
    named = zip(files, columns, strict=True)
    return {FILES: {file.table.sha256: {"name": file.table.name, "columns": own} for file, own in named}}


def _by_name(db: DbSession, record: type[JobType | LeadSource | Tag]) -> dict[str, UUID]:
    found = db.execute(select(record.name, record.id).where(~record.deleted))
    return {name.casefold(): row for name, row in found}


def _address(contact_id: UUID, planned: PlannedContact) -> ContactAddress:
    parts = planned.address
    street = "\n".join(parts[part] for part in (Field.STREET, Field.STREET_2) if part in parts)
    return ContactAddress(
        contact_id=contact_id,
        street=street or None,
        city=parts.get(Field.CITY),
        region=parts.get(Field.REGION),
        postcode=parts.get(Field.POSTCODE),
        country=parts.get(Field.COUNTRY),
        is_primary=True,
    )
