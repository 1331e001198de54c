"""Files pictures under the sessions they were taken at: all parts at once, one step to take back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.filing.queries import NO_SHIFTS, UNFILED, camera_name, pictures_of
from focusflow_desktop.business.sessions.operations import change_state
from focusflow_desktop.business.sessions.taking import find_session
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Job, Photo, PhotoSession
from focusflow_desktop.shared.rules.booking_match import Proposal
from focusflow_desktop.shared.rules.production_status import PRODUCTION
from focusflow_desktop.shared.rules.session_status import SESSION

_AT_ONCE = 500


def file_pictures(
    db: DbSession,
    session_id: UUID,
    proposal: Proposal,
    *,
    now: datetime,
    shifts: Mapping[str, timedelta] = NO_SHIFTS,
) -> Changes:
    """Join each part to its booking; a part without one stays. A shoot that keeps no picture goes, with a job made for it.

    A booking that lies behind is done with that, and its pictures are in. `shifts` put the clocks of the shoot's cameras
    right; the files keep their own time. Raises Refused when a booking is gone.
    """
    wanted = [(part.booking_id, [UUID(key) for key in part.keys]) for part in proposal]
    targets = {booking for booking, _ in wanted if booking not in (None, session_id)}
    if not targets:
        raise Refused("filing.nothing", "Nothing is to be filed: no part has a booking.")
    _put_clocks_right(db, session_id, shifts)
    still_here = Photo.session_id.is_(None) if session_id == UNFILED else Photo.session_id == session_id
    for booking, ids in wanted:
        if booking is None or booking == session_id:
            continue
        _living(db, booking)
        for start in range(0, len(ids), _AT_ONCE):
            chosen = Photo.id.in_(ids[start : start + _AT_ONCE])
            db.execute(update(Photo).where(chosen, still_here).values(session_id=booking))
    for booking in sorted(one for one in targets if one is not None):
        _is_shot(db, booking, now=now)
    if session_id != UNFILED:
        _drop_if_empty(db, session_id)
    ids = [key for _, keys in wanted for key in keys]
    return Changes.of("photos", ids) | Changes.of("sessions") | Changes.of("jobs") | Changes.of("allocations")


def _living(db: DbSession, session_id: UUID) -> None:
    """Raise where the booking was deleted meanwhile."""
    try:
        find_session(db, session_id)
    except Refused as gone:
        said = "A booking was deleted meanwhile. Nothing was filed; look at the proposal again."
        raise Refused("filing.booking_gone", said) from gone


def _put_clocks_right(db: DbSession, session_id: UUID, shifts: Mapping[str, timedelta]) -> None:
    for camera, shift in shifts.items():
        seconds = f"{round(shift.total_seconds()):+d} seconds"
        shifted = func.strftime("%Y-%m-%d %H:%M:%f000", Photo.taken_at, seconds)
        chosen = (pictures_of(db, session_id), camera_name() == camera, Photo.taken_at.is_not(None))
        db.execute(
            update(Photo).where(*chosen, ~Photo.deleted).values(taken_at=shifted),
            execution_options={"synchronize_session": False},
        )


def _is_shot(db: DbSession, session_id: UUID, *, now: datetime) -> None:
    session = find_session(db, session_id)
    is_past = session.ends_at is not None and session.ends_at <= now
    if is_past and any(move.event == "complete" for move in SESSION.allowed(session.state)):
        change_state(db, session_id, event="complete", now=now)
    if any(move.event == "import" for move in PRODUCTION.allowed(session.production)):
        session.production = PRODUCTION.move(session.production, "import")


def _drop_if_empty(db: DbSession, session_id: UUID) -> None:
    """The shoot the import made, when nothing is left in it; and its job, when it was made for that alone."""
    session = find_session(db, session_id)
    left = db.scalar(select(func.count(Photo.id)).where(Photo.session_id == session_id, ~Photo.deleted))
    if left or session.starts_at is not None:
        return
    session.deleted = True
    db.flush()
    others = select(func.count(PhotoSession.id)).where(
        PhotoSession.job_id == session.job_id, ~PhotoSession.deleted
    )
    job = db.scalar(select(Job).where(Job.id == session.job_id, ~Job.deleted))
    if job is not None and not db.scalar(others) and _was_made_by_import(job):
        job.deleted = True


def _was_made_by_import(job: Job) -> bool:
    """A job somebody wrote down has a number or facts of its own."""
    facts = (job.number, job.job_type_id, job.booked_at, job.estimated_value_minor, job.deliver_on)
    return all(fact is None for fact in facts)
