"""Who and what a session takes: people with offers, rooms, gear; the room and the way around it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, KitItem, Member, PhotoSession, Room, SessionType
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState, ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from focusflow_desktop.shared.rules.session_status import allocation_state

_LONGEST_MINUTES = 24 * 60


def allocate(
    db: DbSession,
    session_id: UUID,
    resource: Resource,
    *,
    role: AllocationRole | None = None,
    offer: OfferState = OfferState.NONE,
) -> Changes:
    """Take somebody or something for a session. Twice is once: only the role and the offer become the newer ones."""
    session = find_session(db, session_id)
    taken = next(
        (
            one
            for one in allocations_of(db, session_id)
            if (one.resource_kind, one.resource_id) == (resource.kind, resource.id)
        ),
        None,
    )
    if taken is None:
        taken = take(db, session, resource, role=role)
    elif role is not None:
        taken.role = role
    taken.offer_state = offer
    db.flush()
    return _changed(session_id)


def release(db: DbSession, session_id: UUID, resource: Resource) -> Changes:
    """Let them go; Undo takes them again."""
    for one in allocations_of(db, session_id):
        if (one.resource_kind, one.resource_id) == (resource.kind, resource.id):
            one.deleted = True
    return _changed(session_id)


def answer_offer(db: DbSession, session_id: UUID, resource: Resource, answer: OfferState) -> Changes:
    """Note what a person said to the offer; who declines stays in the list, but is not taken."""
    for one in allocations_of(db, session_id):
        if (one.resource_kind, one.resource_id) == (resource.kind, resource.id):
            one.offer_state = answer
    return _changed(session_id)


def set_way(db: DbSession, session_id: UUID, *, before: int, after: int) -> Changes:
    """The minutes of the way there and back, for everybody and everything that goes along; rooms stay."""
    if not (0 <= before <= _LONGEST_MINUTES and 0 <= after <= _LONGEST_MINUTES):
        raise Refused("session.way_too_long", "The way takes between nothing and a day.", field="way")
    for one in allocations_of(db, session_id):
        if one.resource_kind is not ResourceKind.ROOM:
            one.travel_before_minutes, one.travel_after_minutes = before, after
    return _changed(session_id)


def take(
    db: DbSession, session: PhotoSession, resource: Resource, *, role: AllocationRole | None = None
) -> Allocation:
    """The row that takes it, with the session's time and state. Raises Refused when there is no such thing."""
    if not _is_there(db, resource):
        raise Refused(
            "session.resource_gone",
            "What this session should take is no longer there.",
            field=resource.kind.value,
        )
    kind = db.scalar(select(SessionType).where(SessionType.id == session.session_type_id))
    allocation = Allocation(
        id=new_id(),
        session_id=session.id,
        resource_kind=resource.kind,
        resource_id=resource.id,
        role=role,
        busy_from=session.starts_at,
        busy_to=session.ends_at,
        buffer_before_minutes=kind.buffer_before_minutes if kind is not None else 0,
        buffer_after_minutes=kind.buffer_after_minutes if kind is not None else 0,
        state=allocation_state(session.state, hold_expires_at=session.hold_expires_at),
    )
    db.add(allocation)
    return allocation


def find_session(db: DbSession, session_id: UUID) -> PhotoSession:
    """The session. Raises Refused when it is gone."""
    found = db.scalar(select(PhotoSession).where(PhotoSession.id == session_id, ~PhotoSession.deleted))
    if found is None:
        raise Refused("session.gone", "This session is not there any more. Nothing was changed.")
    return found


def allocations_of(db: DbSession, session_id: UUID) -> list[Allocation]:
    """What the session takes now."""
    return list(
        db.scalars(select(Allocation).where(Allocation.session_id == session_id, ~Allocation.deleted))
    )


def copy_state(db: DbSession, session: PhotoSession) -> None:
    """Let what it takes know the session's state."""
    copied = allocation_state(session.state, hold_expires_at=session.hold_expires_at)
    for allocation in allocations_of(db, session.id):
        allocation.state = copied


def _is_there(db: DbSession, resource: Resource) -> bool:
    tables: dict[ResourceKind, type[Member] | type[Room] | type[KitItem]]
    tables = {ResourceKind.USER: Member, ResourceKind.ROOM: Room, ResourceKind.KIT: KitItem}
    table = tables[resource.kind]
    return db.scalar(select(table.id).where(table.id == resource.id, ~table.deleted)) is not None


def _changed(session_id: UUID) -> Changes:
    return Changes.of("sessions", [session_id]) | Changes.of("allocations")
