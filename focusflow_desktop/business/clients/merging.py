"""Two records of one client made one, and apart again: what moved is kept in the log, row by row.

Undo takes the step back at once; `unmerge_contact` does it any time later, and leaves alone what has moved on since.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.operations import live, phone_key
from focusflow_desktop.business.moving_in.values import email_key
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import (
    Activity,
    Contact,
    ContactAddress,
    ContactEmail,
    ContactLink,
    ContactPhone,
    CustomValue,
    FormResponse,
    Inquiry,
    JobContact,
    JobFile,
    Message,
    MessageThread,
    Note,
    OldInvoice,
    OldPayment,
    TagLink,
    Todo,
)
from focusflow_desktop.shared.records.entities import EntityKind

MERGED = "contact.merged"
_BY_CONTACT: tuple[type[Any], ...] = (
    ContactAddress, ContactEmail, ContactLink, ContactPhone, JobContact, Inquiry, Todo, Note, JobFile, MessageThread, Message,
    FormResponse, OldInvoice, OldPayment,
)  # fmt: skip
_BY_PAIR: tuple[type[Any], ...] = (TagLink, CustomValue)
_KEYED = (ContactEmail, ContactPhone, JobContact)
_FILLED = ("company", "birthday", "locale", "tz", "website", "source_id")


def merge_contacts(db: DbSession, keep_id: UUID, other_id: UUID, *, clock: Clock) -> Changes:
    """Everything of the other client becomes this one's; empty facts are filled, facts that differ stay as kept.

    "Do not contact" of either holds for both.
    """
    if keep_id == other_id:
        raise Refused("client_merge_same", "A client cannot be merged with itself.")
    keep, other = live(db, keep_id), live(db, other_id)
    filled = [name for name in _FILLED if getattr(keep, name) is None and getattr(other, name) is not None]
    for name in filled:
        setattr(keep, name, getattr(other, name))
    if other.do_not_contact and not keep.do_not_contact:
        keep.do_not_contact = True
        filled.append("do_not_contact")
    moved = _move(db, source=other.id, target=keep.id)
    other.deleted, other.merged_into_id = True, keep.id
    db.add(
        Activity(
            entity_kind=EntityKind.CONTACT,
            entity_id=other.id,
            contact_id=keep.id,
            action=MERGED,
            at=clock.now(),
            before={"moved": moved, "filled": filled},
            after={"into": str(keep.id)},
        )
    )
    return _touched([keep.id, other.id])


def unmerge_contact(db: DbSession, other_id: UUID) -> Changes:
    """Bring back a client that was merged away, with what it had and what is still where the merge put it."""
    other = db.scalar(select(Contact).where(Contact.id == other_id))
    log = db.scalar(
        select(Activity)
        .where(Activity.entity_id == other_id, Activity.action == MERGED)
        .order_by(Activity.at.desc(), Activity.created_at.desc())
        .limit(1)
    )
    if other is None or other.merged_into_id is None or log is None:
        raise Refused("client_not_merged", "This client was not merged with another. Nothing was changed.")
    keep_id = other.merged_into_id
    moved: dict[str, list[str]] = log.before["moved"]
    for record in _BY_CONTACT:
        ids = [UUID(key) for key in moved.get(record.__tablename__, [])]
        for row in db.scalars(select(record).where(record.id.in_(ids), record.contact_id == keep_id)):
            row.contact_id = other_id
    for pair in _BY_PAIR:
        ids = [UUID(key) for key in moved.get(pair.__tablename__, [])]
        for link in db.scalars(select(pair).where(pair.id.in_(ids), pair.entity_id == keep_id)):
            link.entity_id = other_id
    keep = db.scalar(select(Contact).where(Contact.id == keep_id))
    for name in log.before["filled"] if keep is not None else ():
        if getattr(keep, name) == getattr(other, name):
            setattr(keep, name, False if name == "do_not_contact" else None)
    other.deleted, other.merged_into_id = False, None
    return _touched([keep_id, other_id])


def _move(db: DbSession, *, source: UUID, target: UUID) -> dict[str, list[str]]:
    """Move what hangs on the source; what the target has already stays behind with the source."""
    moved: dict[str, list[str]] = {}
    for record in _BY_CONTACT:
        held: set[object] = set()
        if record in _KEYED:
            asked = select(record).where(record.contact_id == target, ~record.deleted)
            held = {_key(row) for row in db.scalars(asked)}
        for row in db.scalars(select(record).where(record.contact_id == source, ~record.deleted)):
            if _key(row) in held:
                continue
            row.contact_id = target
            if held and isinstance(row, ContactEmail | ContactPhone):
                row.is_primary = False
            moved.setdefault(record.__tablename__, []).append(str(row.id))
    for pair in _BY_PAIR:
        of_contacts = (pair.entity_kind == EntityKind.CONTACT, ~pair.deleted)
        worn = {
            _subject(link) for link in db.scalars(select(pair).where(pair.entity_id == target, *of_contacts))
        }
        for link in db.scalars(select(pair).where(pair.entity_id == source, *of_contacts)):
            if _subject(link) not in worn:
                link.entity_id = target
                moved.setdefault(pair.__tablename__, []).append(str(link.id))
    return moved


def _key(row: object) -> object:
    """What makes two rows of one client the same; None where every row counts."""
    if isinstance(row, ContactEmail):
        return email_key(row.address)
    if isinstance(row, ContactPhone):
        return phone_key(row.number)
    if isinstance(row, JobContact):
        return (row.job_id, row.role)
    return None


def _subject(link: TagLink | CustomValue) -> UUID:
    return link.tag_id if isinstance(link, TagLink) else link.field_id


def _touched(ids: list[UUID]) -> Changes:
    changes = Changes.of("contacts", ids)
    for record in (*_BY_CONTACT, *_BY_PAIR):
        changes |= Changes.of(record.__tablename__)
    return changes
