"""The list of job types, and the three lists inside each: roles to fill, sessions and to-dos to begin with."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind
from focusflow_desktop.business.studio.lists import StudioList
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import JobType, JobTypeRole, JobTypeSession, JobTypeTodo
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.session_types import SessionKind

FARTHEST = 1_000  # days from the main session


def _one_role(db: DbSession, row: JobTypeRole, column: str) -> None:
    """A role stands once in a type."""
    with db.no_autoflush:
        twin = db.scalar(
            select(JobTypeRole.id).where(
                JobTypeRole.job_type_id == row.job_type_id, JobTypeRole.role == row.role,
                JobTypeRole.id != row.id, ~JobTypeRole.deleted,
            )
        )  # fmt: skip
    if twin is not None:
        raise Refused("job_type.role_twice", "This role is in the list already.", field=column)


def _one_main(db: DbSession, row: JobTypeSession, column: str) -> None:
    """One session is the main one: whichever was made so last."""
    if column == "is_primary" and row.is_primary:
        for other in db.scalars(
            select(JobTypeSession).where(
                JobTypeSession.job_type_id == row.job_type_id, JobTypeSession.id != row.id,
                JobTypeSession.is_primary, ~JobTypeSession.deleted,
            )
        ):  # fmt: skip
            other.is_primary = False


def _counted(_db: DbSession, row: JobTypeTodo, column: str) -> None:
    """Days are counted from something; without it there are none."""
    if column == "due_offset_days" and row.due_offset_days is not None and row.due_anchor is None:
        row.due_anchor = DueAnchor.PRIMARY_SESSION
    if column == "due_anchor":
        row.due_offset_days = None if row.due_anchor is None else row.due_offset_days or 0


JOB_TYPES = StudioList(
    record=JobType,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="colour", kind=ColumnKind.COLOUR),
        Column(name="turnaround_days", kind=ColumnKind.NUMBER, most=730),
        Column(name="value_minor", kind=ColumnKind.MONEY),
        Column(name="brand_id", kind=ColumnKind.LINK),
    ),
)

JOB_TYPE_ROLES = StudioList(
    record=JobTypeRole,
    title="role",
    parent="job_type_id",
    is_unique=False,
    columns=(
        Column(name="role", kind=ColumnKind.CHOICE, choices=JobRole, is_needed=True),
        Column(name="is_required", kind=ColumnKind.YES_NO),
    ),
    settle=_one_role,
)

JOB_TYPE_SESSIONS = StudioList(
    record=JobTypeSession,
    title="title",
    parent="job_type_id",
    is_unique=False,
    columns=(
        Column(name="title", is_needed=True),
        Column(name="session_type_id", kind=ColumnKind.LINK),
        Column(name="kind", kind=ColumnKind.CHOICE, choices=SessionKind, is_needed=True),
        Column(name="day_offset", kind=ColumnKind.NUMBER, least=-FARTHEST, most=FARTHEST, default=0),
        Column(name="start_minute", kind=ColumnKind.CLOCK),
        Column(name="duration_minutes", kind=ColumnKind.MINUTES),
        Column(name="is_primary", kind=ColumnKind.YES_NO),
    ),
    settle=_one_main,
)

JOB_TYPE_TODOS = StudioList(
    record=JobTypeTodo,
    title="title",
    parent="job_type_id",
    is_unique=False,
    columns=(
        Column(name="title", is_needed=True),
        Column(name="due_offset_days", kind=ColumnKind.NUMBER, least=-FARTHEST, most=FARTHEST),
        Column(name="due_anchor", kind=ColumnKind.CHOICE, choices=DueAnchor),
    ),
    settle=_counted,
)
