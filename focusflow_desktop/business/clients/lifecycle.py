"""How far clients have come, counted from jobs and inquiries for many at once, and the same rule as SQL to filter by.

What a page shows is always the rule of shared/rules; its SQL twin only decides who stands in a filtered list, and a
test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, literal, select, union_all
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Contact, Inquiry, Job, JobContact
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.rules.client_lifecycle import History

CLIENT_ROLES = (JobRole.PRIMARY, JobRole.PARTNER, JobRole.PAYER)
_LEADS = (JobStage.LEAD, JobStage.PROPOSAL)
_RUNNING = (JobStage.BOOKED, JobStage.FULFILLMENT, JobStage.DELIVERED)
_ENDED = (JobStage.LOST, JobStage.CANCELLED)
NO_HISTORY = History()


def histories(db: DbSession, contact_ids: Collection[UUID]) -> dict[UUID, History]:
    """The jobs and inquiries of these contacts by sort: one statement. Who has none is left out."""
    counted = _counted(contact_ids)
    return {
        row.contact_id: History(
            leads=row.leads, running=row.running, completed=row.completed, ended=row.ended
        )
        for row in db.execute(select(counted))
    }


def stage_of_contact() -> tuple[Subquery, ColumnElement[Lifecycle]]:
    """Everyone's counts to be outer-joined by contact, and the stage they come to."""
    counted = _counted(None)

    def number(name: str) -> ColumnElement[int]:
        return func.coalesce(counted.c[name], 0)

    def word(stage: Lifecycle) -> ColumnElement[Lifecycle]:
        return literal(stage, Contact.lifecycle_override.type)

    stage = case(
        (Contact.do_not_contact, word(Lifecycle.DO_NOT_CONTACT)),
        (Contact.lifecycle_override.is_not(None), Contact.lifecycle_override),
        (number("running") + number("completed") >= 2, word(Lifecycle.REPEAT)),
        (number("running") > 0, word(Lifecycle.ACTIVE)),
        (number("completed") > 0, word(Lifecycle.PAST)),
        (and_(number("ended") > 0, number("leads") == 0), word(Lifecycle.LOST)),
        else_=word(Lifecycle.PROSPECT),
    )
    return counted, stage


def _counted(contact_ids: Collection[UUID] | None) -> Subquery:
    found = union_all(_of_jobs(contact_ids), _of_inquiries(contact_ids)).subquery()
    sums = [func.sum(found.c[name]).label(name) for name in ("leads", "running", "completed", "ended")]
    return select(found.c.contact_id, *sums).group_by(found.c.contact_id).subquery()


def _of_jobs(contact_ids: Collection[UUID] | None) -> Select[UUID, int, int, int, int]:
    """One row per job: two roles in one job are one job."""
    parts = (
        select(JobContact.contact_id, JobContact.job_id, Job.stage)
        .join(Job, and_(JobContact.tenant_id == Job.tenant_id, JobContact.job_id == Job.id))
        .where(~JobContact.deleted, JobContact.role.in_(CLIENT_ROLES), ~Job.deleted)
        .distinct()
    )
    if contact_ids is not None:
        parts = parts.where(JobContact.contact_id.in_(contact_ids))
    part = parts.subquery()
    return select(
        part.c.contact_id,
        _one(part.c.stage.in_(_LEADS)).label("leads"),
        _one(part.c.stage.in_(_RUNNING)).label("running"),
        _one(part.c.stage == JobStage.COMPLETED).label("completed"),
        _one(part.c.stage.in_(_ENDED)).label("ended"),
    )


def _of_inquiries(contact_ids: Collection[UUID] | None) -> Select[UUID | None, int, int, int, int]:
    """Inquiries that became no job; spam counts for nothing."""
    is_open = Inquiry.status.in_((InquiryStatus.NEW, InquiryStatus.ANSWERED))
    asked = select(
        Inquiry.contact_id.label("contact_id"),
        _one(is_open).label("leads"),
        literal(0).label("running"),
        literal(0).label("completed"),
        _one(Inquiry.status == InquiryStatus.LOST).label("ended"),
    ).where(~Inquiry.deleted, Inquiry.job_id.is_(None), Inquiry.contact_id.is_not(None))
    return asked if contact_ids is None else asked.where(Inquiry.contact_id.in_(contact_ids))


def _one(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return case((holds, 1), else_=0)
