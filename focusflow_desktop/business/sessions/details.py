"""Everything about one session that its editor shows, and what can be chosen for it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.queries import TypeRow, session_types
from focusflow_desktop.shared.records import Allocation, KitItem, Location, Member, PhotoSession, Room
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState, ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenRow:
    """Somebody or something the session takes."""

    resource: Resource
    role: AllocationRole | None = None
    offer: OfferState = OfferState.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place to choose."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDetails:
    """The session and its choices."""

    id: UUID
    title: str
    state: SessionState
    state_reason: str = ""
    notes: str = ""
    session_type_id: UUID | None = None
    location_id: UUID | None = None
    way_before: int = 0
    way_after: int = 0
    taken: tuple[TakenRow, ...] = ()
    types: tuple[TypeRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    resources: tuple[Resource, ...] = ()  # everybody and everything that can be taken

    def free(self, kind: ResourceKind) -> tuple[Resource, ...]:
        """What of a kind is not taken by this session."""
        mine = {row.resource for row in self.taken}
        return tuple(one for one in self.resources if one.kind is kind and one not in mine)


def session_details(db: DbSession, session_id: UUID) -> SessionDetails | None:
    """The session; None when it is gone."""
    session = db.scalar(select(PhotoSession).where(PhotoSession.id == session_id, ~PhotoSession.deleted))
    if session is None:
        return None
    everything = _resources(db)
    names = {(one.kind, one.id): one for one in everything}
    rows = db.scalars(
        select(Allocation)
        .where(Allocation.session_id == session_id, ~Allocation.deleted)
        .order_by(Allocation.created_at)
    ).all()
    going = [row for row in rows if row.resource_kind is not ResourceKind.ROOM]
    places = db.execute(
        select(Location.id, Location.name)
        .where(~Location.deleted, ~Location.is_archived | (Location.id == session.location_id))
        .order_by(Location.name)
    ).all()
    return SessionDetails(
        id=session.id,
        title=session.title,
        state=session.state,
        state_reason=session.state_reason or "",
        notes=session.notes or "",
        session_type_id=session.session_type_id,
        location_id=session.location_id,
        way_before=max((row.travel_before_minutes for row in going), default=0),
        way_after=max((row.travel_after_minutes for row in going), default=0),
        taken=tuple(
            TakenRow(
                resource=names.get(
                    (row.resource_kind, row.resource_id), Resource(kind=row.resource_kind, id=row.resource_id)
                ),
                role=row.role,
                offer=row.offer_state,
            )
            for row in rows
        ),
        types=session_types(db),
        places=tuple(PlaceRow(id=row.id, name=row.name) for row in places),
        resources=everything,
    )


def _resources(db: DbSession) -> tuple[Resource, ...]:
    found: list[Resource] = []
    for kind, table in ((ResourceKind.USER, Member), (ResourceKind.ROOM, Room), (ResourceKind.KIT, KitItem)):
        rows = db.execute(
            select(table.id, table.name).where(~table.deleted, ~table.is_archived).order_by(table.name)
        ).all()
        found += [Resource(kind=kind, id=row.id, name=row.name) for row in rows]
    return tuple(found)
