"""How far a shoot's pictures are, said by a person. A status several steps away is reached by the steps between."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.activity.operations import Act, note_activity
from focusflow_desktop.business.sessions.taking import find_session
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.sessions import ProductionStatus
from focusflow_desktop.shared.rules.production_status import PRODUCTION


def set_production(db: DbSession, session_id: UUID, status: ProductionStatus, *, now: datetime) -> Changes:
    """Say how far they are. Raises Refused before the shoot, and for what no steps lead to."""
    session = find_session(db, session_id)
    if session.starts_at is not None and session.starts_at > now:
        raise Refused("session.not_yet", "This session has not taken place yet. Nothing was changed.")
    before = session.production
    for event in steps_to(before, status):
        session.production = PRODUCTION.move(session.production, event)
    act = Act(
        kind=EntityKind.SESSION,
        id=session_id,
        action="production",
        job_id=session.job_id,
        before={"production": before.value},
        after={"production": status.value},
        reason=session.title,
    )
    note_activity(db, act, at=now)
    return (
        Changes.of("sessions", [session_id]) | Changes.of("jobs", [session.job_id]) | Changes.of("activities")
    )


def reachable(status: ProductionStatus) -> tuple[ProductionStatus, ...]:
    """Every status that steps lead to from this one, in their order."""
    found = _paths(status)
    return tuple(one for one in ProductionStatus if one in found and one is not status)


def steps_to(status: ProductionStatus, target: ProductionStatus) -> tuple[str, ...]:
    """The fewest events that lead there. Raises Refused where none do."""
    path = _paths(status).get(target)
    if path is None:
        raise Refused(
            "session.no_way",
            f"Pictures that are “{status.value}” cannot become “{target.value}”. Nothing was changed.",
            source=status.value,
            target=target.value,
        )
    return path


def _paths(status: ProductionStatus) -> dict[ProductionStatus, tuple[str, ...]]:
    found: dict[ProductionStatus, tuple[str, ...]] = {status: ()}
    waiting = deque([status])
    while waiting:
        source = waiting.popleft()
        for move in PRODUCTION.allowed(source):
            if move.target not in found:
                found[move.target] = (*found[source], move.event)
                waiting.append(move.target)
    return found
