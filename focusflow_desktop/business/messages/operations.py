"""A call, a letter, an e-mail written elsewhere: logged as it was. Nothing here sends anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, Job, Message
from focusflow_desktop.shared.records.messages import Channel, Direction, MessageState


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said, and which way it went."""

    body: str
    channel: Channel = Channel.EMAIL
    direction: Direction = Direction.OUT
    subject: str = ""
    recipients: str = ""
    template_version_id: UUID | None = None  # the words it began with


def log_message(
    db: DbSession,
    said: Said,
    *,
    at: datetime,
    job_id: UUID | None = None,
    contact_id: UUID | None = None,
) -> Changes:
    """Write it down. Raises Refused for empty words, or where nothing is there that it is about."""
    if not said.body.strip():
        raise Refused("message.empty", "Write down what was said first.", field="message")
    if job_id is None and contact_id is None:
        raise Refused("message.about_nothing", "A message is with a client or about a job.", field="message")
    _check_there(db, job_id, contact_id)
    message = Message(
        id=new_id(),
        channel=said.channel,
        direction=said.direction,
        state=MessageState.LOGGED,
        subject=" ".join(said.subject.split()) or None,
        body=said.body.strip(),
        recipients=said.recipients or None,
        template_version_id=said.template_version_id,
        at=at,
        job_id=job_id,
        contact_id=contact_id,
    )
    db.add(message)
    changes = Changes.of("messages", [message.id])
    if job_id is not None:
        changes |= Changes.of("jobs", [job_id])
    return changes if contact_id is None else changes | Changes.of("contacts", [contact_id])


def _check_there(db: DbSession, job_id: UUID | None, contact_id: UUID | None) -> None:
    if job_id is not None and db.scalar(select(Job.id).where(Job.id == job_id, ~Job.deleted)) is None:
        raise Refused("message.job_gone", "This job is not there any more. Nothing was written down.")
    known = select(Contact.id).where(Contact.id == contact_id, ~Contact.deleted)
    if contact_id is not None and db.scalar(known) is None:
        raise Refused("message.client_gone", "This client is not there any more. Nothing was written down.")
