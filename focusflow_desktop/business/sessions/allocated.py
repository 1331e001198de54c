"""Who and what sessions take, one row a session: a calendar asks for hundreds at a time.

The database puts a session's allocations together, and their ids are told apart as text: to make an object of each
took longer than to draw them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, func, literal, select, type_coerce, union_all
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Allocation, KitItem, Member, PhotoSession, Room
from focusflow_desktop.shared.records.allocations import OfferState, ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocated:
    """Who and what a session takes, and the room around it in minutes."""

    resources: tuple[Resource, ...] = ()
    before: int = 0
    after: int = 0
    way_before: int = 0
    way_after: int = 0
    reason: str = ""  # why it stands although it clashes


NOTHING = Allocated()
_ORDER = {kind.value: at for at, kind in enumerate(ResourceKind)}
_NAMES = union_all(
    *(select(type_coerce(one.id, String).label("id"), one.name) for one in (Member, Room, KitItem))
)


def allocated_of(*which: ColumnElement[bool]) -> Select[Any]:
    """The question for the sessions of these conditions; made once where it is asked often."""
    one = (
        type_coerce(Allocation.resource_kind, String)
        + literal(" ")
        + type_coerce(Allocation.resource_id, String)
    )
    return (
        select(
            Allocation.session_id,
            func.group_concat(one),
            func.max(Allocation.buffer_before_minutes),
            func.max(Allocation.buffer_after_minutes),
            func.max(Allocation.travel_before_minutes),
            func.max(Allocation.travel_after_minutes),
            func.coalesce(func.max(Allocation.override_reason), ""),
        )
        .join(
            PhotoSession,
            (PhotoSession.id == Allocation.session_id) & (PhotoSession.tenant_id == Allocation.tenant_id),
        )
        .where(
            ~Allocation.deleted,
            ~PhotoSession.deleted,
            Allocation.offer_state != OfferState.DECLINED,
            *which,
        )
        .group_by(Allocation.session_id)
    )


def read_allocated(
    db: DbSession,
    question: Select[Any],
    values: Mapping[str, object] | None = None,
) -> dict[UUID, Allocated]:
    """The answer by session. People, rooms and gear stand in that order; a session with nothing is not in it."""
    found = db.connection().execute(question, dict(values or {})).all()
    names = {str(row[0]): row[1] or "" for row in db.connection().execute(_NAMES).all()}
    known: dict[str, tuple[Resource, ...]] = {}
    answer = {}
    for session, parts, before, after, way_before, way_after, reason in found:
        if parts not in known:
            known[parts] = _resources(parts.split(","), names)
        answer[session] = Allocated(
            resources=known[parts],
            before=before,
            after=after,
            way_before=way_before,
            way_after=way_after,
            reason=reason,
        )
    return answer


def _resources(parts: Sequence[str], names: Mapping[str, str]) -> tuple[Resource, ...]:
    pairs = sorted((part.split(" ") for part in parts), key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))
    return tuple(Resource(kind=_kind(kind), id=UUID(id_), name=names.get(id_, "")) for kind, id_ in pairs)


def _kind(raw: str) -> ResourceKind:
    """A kind of a newer version is taken as the database gives it: it is shown, and never rewritten."""
    try:
        return ResourceKind(raw)
    except ValueError:
        return raw  # type: ignore[return-value]  # an open enum, see shared/records/types.py
