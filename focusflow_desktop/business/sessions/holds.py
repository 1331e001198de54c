"""Holds that have run out: found by one look, given back by one write."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.taking import copy_state
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.records import PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.session_status import SESSION


def has_expired(db: DbSession, *, now: datetime) -> bool:
    """Whether a hold has run out."""
    return db.scalar(select(PhotoSession.id).where(*_expired(now)).limit(1)) is not None


def _expired(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        ~PhotoSession.deleted,
        PhotoSession.hold_expires_at <= now,
        PhotoSession.state.in_([SessionState.HELD, SessionState.RESCHEDULED]),
    )


def let_expired_holds_go(db: DbSession, *, now: datetime) -> Changes:
    """Give back the time of holds that have run out: held becomes an inquiry again, a proposed new date keeps nothing."""
    expired = db.scalars(select(PhotoSession).where(*_expired(now))).all()
    for session in expired:
        if session.state is SessionState.HELD:
            session.state = SESSION.move(session.state, "release")
        session.hold_expires_at = None
        copy_state(db, session)
    if not expired:
        return Changes()
    return Changes.of("sessions", [session.id for session in expired]) | Changes.of("allocations")
