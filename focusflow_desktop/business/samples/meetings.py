"""Calls and meetings around the shoots: what fills a photographer's weeks besides photographing."""

from __future__ import annotations

from focusflow_desktop.business.samples.cast import ANNA, MANOR, STUDIO, TOM
from focusflow_desktop.business.samples.plan import CATALOGUE, WEBERS, Days, PlannedSession
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import SessionState

_DONE, _BOOKED, _CONFIRMED = SessionState.COMPLETED, SessionState.BOOKED, SessionState.CONFIRMED


def meetings(days: Days) -> tuple[tuple[str, PlannedSession], ...]:
    """Each with the title of its job."""
    return (
        (WEBERS, PlannedSession(
            title="Walk through the manor", day=days.wedding - 10, at="16:00", minutes=90, state=_DONE, place=MANOR,
            kind=SessionKind.CONSULT, who=(ANNA, TOM),
        )),
        (WEBERS, PlannedSession(
            title="Last call", day=days.wedding - 4, at="18:30", minutes=30, state=_DONE, kind=SessionKind.CALL,
        )),
        (CATALOGUE, PlannedSession(
            title="Colours and props", day=days.catalogue - 9, at="11:00", minutes=60, state=_DONE, place=STUDIO,
            kind=SessionKind.CONSULT,
        )),
        (CATALOGUE, PlannedSession(
            title="Choosing together", day=days.catalogue + 14, at="10:00", minutes=90, state=_BOOKED, place=STUDIO,
            kind=SessionKind.VIEWING,
        )),
        ("Verde, product set", PlannedSession(
            title="Choosing together", day=days.catalogue - 7, at="14:00", minutes=60, state=_DONE, place=STUDIO,
            kind=SessionKind.VIEWING,
        )),
        ("Kaiser, newborn", PlannedSession(
            title="First call", day=days.wedding - 8, at="09:30", minutes=30, state=_DONE, kind=SessionKind.CALL,
        )),
        ("Weiss, album", PlannedSession(
            title="Album, first pages", day=days.wedding - 15, at="17:00", minutes=60, state=_DONE, place=STUDIO,
            kind=SessionKind.VIEWING,
        )),
        ("Salon Lumi, team portraits", PlannedSession(
            title="Light test in the salon", day=days.catalogue + 15, at="08:00", minutes=60,
            state=SessionState.INQUIRY, kind=SessionKind.CONSULT,
        )),
        ("Schulz family", PlannedSession(
            title="Choosing prints", day=days.sunday + 10, at="17:30", minutes=60, state=_CONFIRMED, place=STUDIO,
            kind=SessionKind.VIEWING,
        )),
    )  # fmt: skip
