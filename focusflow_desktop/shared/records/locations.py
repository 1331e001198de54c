"""Places where sessions happen, the studio's rooms, and the gear that is booked like people."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, Date, Float, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts


class Location(Synced, Base):
    """A place: where it is, how long the way is, whether a permit is needed."""

    __tablename__ = "locations"
    __table_args__ = (references("contact_id", "contacts"), {"info": table_facts(20)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    street: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    postcode: Mapped[str | None] = field()
    city: Mapped[str | None] = field()
    region: Mapped[str | None] = field()
    country: Mapped[str | None] = field()
    latitude: Mapped[float | None] = field(kind=Float)
    longitude: Mapped[float | None] = field(kind=Float)
    tz: Mapped[str | None] = field(kind=String(64))
    travel_minutes: Mapped[int | None] = field(kind=Integer)  # from the studio, one way
    needs_permit: Mapped[bool] = field(default=False)
    permit_note: Mapped[str | None] = field()
    notes: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    contact_id: Mapped[UUID | None] = field(kind=Uuid)  # the venue's person
    is_archived: Mapped[bool] = field(default=False)


class Room(Synced, Base):
    """A room of the studio that one session at a time can use."""

    __tablename__ = "rooms"
    __table_args__ = (references("location_id", "locations"), {"info": table_facts(21)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    location_id: Mapped[UUID | None] = field(kind=Uuid)
    colour: Mapped[str | None] = field(kind=String(16))
    is_archived: Mapped[bool] = field(default=False)


class KitItem(Synced, Base):
    """A camera, a lens, a light: booked for sessions, insured, serviced."""

    __tablename__ = "kit_items"
    __table_args__ = ({"info": table_facts(22)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    kind: Mapped[str | None] = field()
    serial: Mapped[str | None] = field(index=True)
    value_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    is_insured: Mapped[bool] = field(default=False)
    bought_on: Mapped[date | None] = field(kind=Date)
    service_due: Mapped[date | None] = field(kind=Date)
    notes: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    is_archived: Mapped[bool] = field(default=False)
