"""How far a client has come, computed from the jobs they are the client of. Only the override is ever stored.

Jobs moved in from another program count like our own: a client with past imported jobs is past, not a prospect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.jobs import JobStage as Stage

__all__ = ["History", "history_of", "lifecycle"]

_LEADS = frozenset({Stage.LEAD, Stage.PROPOSAL})
_RUNNING = frozenset({Stage.BOOKED, Stage.FULFILLMENT, Stage.DELIVERED})
_ENDED = frozenset({Stage.LOST, Stage.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """How many jobs and inquiries of each sort a client has; a list page counts them in one statement."""

    leads: int = 0  # lead, proposal, or an open inquiry
    running: int = 0  # booked, in production, delivered
    completed: int = 0
    ended: int = 0  # lost or cancelled, or a lost inquiry


def history_of(stages: Iterable[str]) -> History:
    """The counts of one client's jobs. A stage this version does not know counts for nothing."""
    found = list(stages)
    return History(
        leads=sum(stage in _LEADS for stage in found),
        running=sum(stage in _RUNNING for stage in found),
        completed=sum(stage == Stage.COMPLETED for stage in found),
        ended=sum(stage in _ENDED for stage in found),
    )


def lifecycle(
    history: History, *, override: Lifecycle | None = None, do_not_contact: bool = False
) -> Lifecycle:
    """The stage to show. "Do not contact" beats everything, then what a person chose, then the jobs."""
    if do_not_contact:
        return Lifecycle.DO_NOT_CONTACT
    return override or _of_jobs(history)


def _of_jobs(history: History) -> Lifecycle:
    if history.running + history.completed >= 2:
        return Lifecycle.REPEAT
    if history.running:
        return Lifecycle.ACTIVE
    if history.completed:
        return Lifecycle.PAST
    if history.ended and not history.leads:
        return Lifecycle.LOST
    return Lifecycle.PROSPECT
