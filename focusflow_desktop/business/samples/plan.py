"""What there is to do in the sample studio, counted in days from today; the wedding was on the Saturday before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from focusflow_desktop.business.samples.cast import (
    ANNA,
    BEACH,
    BUSINESS,
    DUNES,
    FAMILY,
    GLASSHOUSE,
    MANOR,
    MIA,
    NEWBORN,
    PALM_GARDEN,
    PORTRAITS,
    STUDIO,
    TOM,
    WEDDING,
)
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState

CATALOGUE, CATALOGUE_DAY = "Botanica summer catalogue", "Day 2 · Glasshouse"  # as photos/samples names them
WEBERS, THE_DAY = "Weber, wedding", "The day"
ALONE = (ANNA,)
_DONE, _BOOKED, _CONFIRMED = SessionState.COMPLETED, SessionState.BOOKED, SessionState.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One session: its day from today and its hours on the wall."""

    title: str
    day: int
    at: str
    minutes: int
    state: SessionState
    place: str | None = None
    kind: SessionKind = SessionKind.SHOOT
    who: tuple[str, ...] = ALONE  # the first leads
    production: ProductionStatus = ProductionStatus.NOT_SHOT
    held_days: int | None = None  # from now
    is_primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedJob:
    """One job with the way it came, by days before today."""

    title: str
    kind: str
    people: tuple[tuple[str, JobRole], ...]
    created: int
    path: tuple[tuple[JobStage, int], ...] = ()
    euros: int | None = None
    sessions: tuple[PlannedSession, ...] = ()
    end_reason: str | None = None
    deliver_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days everything hangs on, from today."""

    wedding: int  # the last Saturday that is over for two days
    catalogue: int  # its Wednesday
    sunday: int  # of the mini day

    @classmethod
    def around(cls, today: date) -> Days:
        """The days as seen from today."""
        wedding = -2 - (today - timedelta(days=2) - date(2026, 5, 16)).days % 7
        sunday = (6 - today.weekday()) % 7
        return cls(wedding=wedding, catalogue=wedding - 3, sunday=sunday if sunday >= 3 else sunday + 7)


def planned_jobs(days: Days) -> tuple[PlannedJob, ...]:
    """Every job but those of the mini day, the oldest first."""
    return tuple(sorted((*_open(days), *_over(days)), key=lambda job: -job.created))


def _open(days: Days) -> tuple[PlannedJob, ...]:
    return (
        PlannedJob(
            title=WEBERS,
            kind=WEDDING,
            people=(
                ("Lena Weber", JobRole.PRIMARY),
                ("Jonas Weber", JobRole.PARTNER),
                ("Gut Marienhöhe", JobRole.VENUE),
            ),
            created=294,
            path=((JobStage.PROPOSAL, 290), (JobStage.BOOKED, 281), (JobStage.FULFILLMENT, -days.wedding)),
            euros=3450,
            deliver_in=days.wedding + 42,
            sessions=(
                PlannedSession(
                    title="Engagement", day=days.wedding - 63, at="17:00", minutes=120, state=_DONE, place=BEACH,
                    who=(ANNA, TOM), production=ProductionStatus.DELIVERED,
                ),
                PlannedSession(
                    title=THE_DAY, day=days.wedding, at="11:00", minutes=480, state=_DONE, place=MANOR,
                    who=(ANNA, TOM), production=ProductionStatus.IMPORTED, is_primary=True,
                ),
                PlannedSession(
                    title="Album viewing", day=days.wedding + 32, at="18:00", minutes=60, state=SessionState.HELD, place=STUDIO,
                    kind=SessionKind.VIEWING, held_days=7,
                ),
            ),
        ),
        PlannedJob(
            title=CATALOGUE,
            kind=BUSINESS,
            people=(("Botanica", JobRole.PRIMARY), ("Clara Hoffmann", JobRole.SUBJECT)),
            created=61,
            path=((JobStage.PROPOSAL, 58), (JobStage.BOOKED, 44), (JobStage.FULFILLMENT, 1 - days.catalogue)),
            euros=5200,
            deliver_in=12,
            sessions=(
                PlannedSession(
                    title="Day 1 · Palm house", day=days.catalogue - 1, at="10:00", minutes=240, state=_DONE,
                    place=PALM_GARDEN, production=ProductionStatus.EDITED,
                ),
                PlannedSession(
                    title=CATALOGUE_DAY, day=days.catalogue, at="10:30", minutes=300, state=_DONE,
                    place=GLASSHOUSE, who=(ANNA, MIA), production=ProductionStatus.IMPORTED, is_primary=True,
                ),
                PlannedSession(
                    title="Day 3 · Details", day=0, at="14:30", minutes=120, state=_CONFIRMED, place=GLASSHOUSE,
                    who=(ANNA, MIA),
                ),
            ),
        ),
        PlannedJob(
            title="Demir family",
            kind=FAMILY,
            people=(("Kaya Demir", JobRole.PRIMARY),),
            created=34,
            path=((JobStage.PROPOSAL, 31), (JobStage.BOOKED, 25)),
            euros=420,
            deliver_in=15,
            sessions=(
                PlannedSession(title="Dunes", day=1, at="15:00", minutes=60, state=_BOOKED, place=DUNES, is_primary=True),
            ),
        ),
        PlannedJob(
            title="Schulz family",
            kind=PORTRAITS,
            people=(("Schulz family", JobRole.PRIMARY),),
            created=27,
            path=((JobStage.PROPOSAL, 26), (JobStage.BOOKED, 19)),
            euros=390,
            deliver_in=days.sunday + 14,
            sessions=(
                PlannedSession(
                    title="Portraits", day=days.sunday, at="12:00", minutes=120, state=_BOOKED, place=STUDIO,
                    is_primary=True,
                ),
            ),
        ),
        PlannedJob(
            title="Kaiser, newborn",
            kind=NEWBORN,
            people=(("Kaiser family", JobRole.PRIMARY),),
            created=18,
            path=((JobStage.PROPOSAL, 9),),
            euros=480,
            sessions=(
                PlannedSession(
                    title="At home", day=3, at="10:00", minutes=120, state=SessionState.HELD, held_days=1,
                    is_primary=True,
                ),
            ),
        ),
        PlannedJob(
            title="Salon Lumi, team portraits",
            kind=BUSINESS,
            people=(("Salon Lumi", JobRole.PRIMARY),),
            created=11,
            euros=1100,
            sessions=(
                PlannedSession(
                    title="Call about the team", day=2, at="10:00", minutes=30, state=_CONFIRMED,
                    kind=SessionKind.CALL, is_primary=True,
                ),
            ),
        ),
        PlannedJob(
            title="Weiss, album",
            kind=WEDDING,
            people=(("Weiss family", JobRole.PRIMARY),),
            created=410,
            path=((JobStage.PROPOSAL, 405), (JobStage.BOOKED, 398), (JobStage.FULFILLMENT, 119 - days.wedding)),
            euros=2900,
            deliver_in=5,
            sessions=(
                PlannedSession(
                    title="The day", day=days.wedding - 119, at="12:00", minutes=540, state=_DONE, place=MANOR, who=(ANNA, TOM),
                    production=ProductionStatus.EDITED, is_primary=True,
                ),
                PlannedSession(
                    title="Last look", day=1, at="09:00", minutes=60, state=_CONFIRMED, place=STUDIO,
                    kind=SessionKind.VIEWING,
                ),
            ),
        ),
        PlannedJob(
            title="Verde, product set",
            kind=BUSINESS,
            people=(("Verde", JobRole.PRIMARY),),
            created=48,
            path=((JobStage.PROPOSAL, 47), (JobStage.BOOKED, 40), (JobStage.FULFILLMENT, 14 - days.catalogue), (JobStage.DELIVERED, 6)),
            euros=1650,
            sessions=(
                PlannedSession(
                    title="In the studio", day=days.catalogue - 14, at="09:30", minutes=360, state=_DONE, place=STUDIO, who=(ANNA, MIA),
                    production=ProductionStatus.DELIVERED, is_primary=True,
                ),
            ),
        ),
    )  # fmt: skip


def _over(days: Days) -> tuple[PlannedJob, ...]:
    return (
        PlannedJob(
            title="Botanica, spring bulbs",
            kind=BUSINESS,
            people=(("Botanica", JobRole.PRIMARY), ("Clara Hoffmann", JobRole.SUBJECT)),
            created=420,
            path=((JobStage.BOOKED, 410), (JobStage.FULFILLMENT, 364 - days.catalogue), (JobStage.DELIVERED, 352), (JobStage.COMPLETED, 338)),
            euros=2400,
            sessions=(
                PlannedSession(
                    title="Palm house", day=days.catalogue - 364, at="09:00", minutes=420, state=_DONE, place=PALM_GARDEN,
                    production=ProductionStatus.DELIVERED, is_primary=True,
                ),
            ),
        ),
        PlannedJob(
            title="Café Morgenrot, menu",
            kind=BUSINESS,
            people=(("Café Morgenrot", JobRole.PRIMARY),),
            created=150,
            path=((JobStage.BOOKED, 144), (JobStage.FULFILLMENT, 112 - days.catalogue), (JobStage.DELIVERED, 104), (JobStage.COMPLETED, 90)),
            euros=640,
            sessions=(
                PlannedSession(
                    title="The dishes", day=days.catalogue - 112, at="07:30", minutes=180, state=_DONE,
                    production=ProductionStatus.DELIVERED, is_primary=True,
                ),
            ),
        ),
        PlannedJob(
            title="Verde, spring set",
            kind=BUSINESS,
            people=(("Verde", JobRole.PRIMARY),),
            created=96,
            path=((JobStage.PROPOSAL, 92), (JobStage.LOST, 80)),
            euros=1500,
            end_reason="Took the pictures themselves",
        ),
        PlannedJob(
            title="Gut Marienhöhe, summer fair",
            kind=BUSINESS,
            people=(("Gut Marienhöhe", JobRole.PRIMARY), ("Frau Albers", JobRole.PLANNER)),
            created=140,
            path=((JobStage.PROPOSAL, 138), (JobStage.BOOKED, 130), (JobStage.CANCELLED, 101)),
            euros=800,
            end_reason="The fair was called off",
        ),
    )  # fmt: skip
