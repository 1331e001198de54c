"""How far clients have come, counted from jobs and inquiries: of the few a page shows, or of everybody to filter by.

Both end in the one rule of shared/rules; a test holds the two countings together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, literal, select, union_all
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Inquiry, Job, JobContact
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.rules.client_lifecycle import History, history_of, lifecycle

CLIENT_ROLES = (JobRole.PRIMARY, JobRole.PARTNER, JobRole.PAYER)
_OPEN = (InquiryStatus.NEW, InquiryStatus.ANSWERED)
_LEADS = (JobStage.LEAD, JobStage.PROPOSAL)
_RUNNING = (JobStage.BOOKED, JobStage.FULFILLMENT, JobStage.DELIVERED)
_ENDED = (JobStage.LOST, JobStage.CANCELLED)
NO_HISTORY = History()
_STAGES_OF_JOBS = "SELECT id, stage FROM jobs WHERE deleted = 0"
_ROLES = ", ".join(f"'{role}'" for role in CLIENT_ROLES)
_CLIENTS_OF_JOBS = f"SELECT contact_id, job_id FROM job_contacts WHERE deleted = 0 AND role IN ({_ROLES})"
_ASKED_WITHOUT_JOB = (
    "SELECT contact_id, status FROM inquiries WHERE NOT deleted AND job_id IS NULL AND contact_id IS NOT NULL"
)
_CHOSEN = (
    "SELECT id, lifecycle_override, do_not_contact, deleted FROM contacts "
    "WHERE deleted OR do_not_contact OR lifecycle_override IS NOT NULL"
)
_KNOWN = frozenset(map(str, Lifecycle))
_KEPT = "stages_of_all"  # in a connection's notes: the version of the database, and the answer then


def histories(db: DbSession, contact_ids: Collection[UUID]) -> dict[UUID, History]:
    """The jobs and inquiries of these contacts by sort: one statement. Who has none is left out."""
    counted = _counted(contact_ids)
    return {
        row.contact_id: History(
            leads=row.leads, running=row.running, completed=row.completed, ended=row.ended
        )
        for row in db.execute(select(counted))
    }


def stages_of_all(db: DbSession) -> Mapping[str, Lifecycle]:
    """The stage of everybody who is not simply a prospect, by id as it is stored: four statements, or one.

    Whoever is left out was removed or is a prospect. A reader keeps the answer until SQLite says that anything at all
    was written (`data_version` tells what others commit, and a reader commits nothing): a filter is asked again with
    every letter, and nobody's stage has changed.
    """
    connection = db.connection()
    if not connection.exec_driver_sql("PRAGMA query_only").scalar():
        return _counted_all(db)
    version = connection.exec_driver_sql("PRAGMA data_version").scalar()
    kept_version, kept = connection.info.get(_KEPT, (None, {}))
    if kept_version != version:
        kept = _counted_all(db)
        connection.info[_KEPT] = (version, kept)
    return kept  # type: ignore[no-any-return]  # what we put there


def _counted_all(db: DbSession) -> dict[str, Lifecycle]:
    """Put together here and not in SQL: it takes a third of the time."""
    stages: dict[str, str] = dict(_read(db, _STAGES_OF_JOBS))
    held: defaultdict[str, list[str]] = defaultdict(list)
    for person, job in set(_read(db, _CLIENTS_OF_JOBS)):  # two roles in one job are one job
        if job in stages:
            held[person].append(stages[job])
    for person, status in _read(db, _ASKED_WITHOUT_JOB):
        if status in _OPEN:
            held[person].append(JobStage.LEAD)
        elif status == InquiryStatus.LOST:
            held[person].append(JobStage.LOST)
    found = {person: _by_jobs(tuple(of_person)) for person, of_person in held.items()}
    for person, override, do_not_contact, is_removed in _read(db, _CHOSEN):
        if is_removed:
            found.pop(person, None)
        elif do_not_contact:
            found[person] = Lifecycle.DO_NOT_CONTACT
        elif override in _KNOWN:
            found[person] = Lifecycle(override)
    return {person: stage for person, stage in found.items() if stage is not Lifecycle.PROSPECT}


@lru_cache(maxsize=1024)
def _by_jobs(stages: tuple[str, ...]) -> Lifecycle:
    """The rule; thousands of clients have the same few jobs."""
    return lifecycle(history_of(stages))


def _read(db: DbSession, statement: str) -> Sequence[Any]:
    """Plain tuples, for they are thousands."""
    answer = db.connection().exec_driver_sql(statement)
    return [] if answer.cursor is None else answer.cursor.fetchall()


def _counted(contact_ids: Collection[UUID]) -> Subquery:
    found = union_all(_of_jobs(contact_ids), _of_inquiries(contact_ids)).subquery()
    sums = [func.sum(found.c[name]).label(name) for name in ("leads", "running", "completed", "ended")]
    return select(found.c.contact_id, *sums).group_by(found.c.contact_id).subquery()


def _of_jobs(contact_ids: Collection[UUID]) -> Select[UUID, int, int, int, int]:
    """One row per job: two roles in one job are one job."""
    parts = (
        select(JobContact.contact_id, JobContact.job_id, Job.stage)
        .join(Job, and_(JobContact.tenant_id == Job.tenant_id, JobContact.job_id == Job.id))
        .where(~JobContact.deleted, JobContact.role.in_(CLIENT_ROLES), ~Job.deleted)
        .where(JobContact.contact_id.in_(contact_ids))
        .distinct()
    )
    part = parts.subquery()
    return select(
        part.c.contact_id,
        _one(part.c.stage.in_(_LEADS)).label("leads"),
        _one(part.c.stage.in_(_RUNNING)).label("running"),
        _one(part.c.stage == JobStage.COMPLETED).label("completed"),
        _one(part.c.stage.in_(_ENDED)).label("ended"),
    )


def _of_inquiries(contact_ids: Collection[UUID]) -> Select[UUID | None, int, int, int, int]:
    """Inquiries that became no job; spam counts for nothing."""
    is_open = Inquiry.status.in_(_OPEN)
    asked = select(
        Inquiry.contact_id.label("contact_id"),
        _one(is_open).label("leads"),
        literal(0).label("running"),
        literal(0).label("completed"),
        _one(Inquiry.status == InquiryStatus.LOST).label("ended"),
    ).where(~Inquiry.deleted, Inquiry.job_id.is_(None), Inquiry.contact_id.is_not(None))
    return asked.where(Inquiry.contact_id.in_(contact_ids))


def _one(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return case((holds, 1), else_=0)
