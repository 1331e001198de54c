"""Writes the sample's desk into a studio that was founded, in one go, around the clock's today."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.mini_days.operations import NewMiniDay, add_mini_day, book_slot, set_blocked
from focusflow_desktop.business.samples.cast import (
    ANNA,
    CLIENTS,
    JOB_TYPES,
    PARK,
    PLACES,
    ZONE,
)
from focusflow_desktop.business.samples.jobs import write_jobs, write_meetings
from focusflow_desktop.business.samples.letters import ASKED, LETTERS, REMARKS, TASKS, TEMPLATES
from focusflow_desktop.business.samples.meetings import meetings
from focusflow_desktop.business.samples.papers import write_papers
from focusflow_desktop.business.samples.people import write_clients, write_team
from focusflow_desktop.business.samples.plan import Days, planned_jobs
from focusflow_desktop.business.samples.writing import Writing
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.records import (
    Blackout,
    Inquiry,
    JobType,
    Location,
    Message,
    MessageTemplate,
    MessageTemplateVersion,
    Note,
    StudioProfile,
    Todo,
)
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.messages import Direction, MessageState

_HOURS = {str(weekday): [[540, 1080]] for weekday in range(5)} | {"5": [[600, 1140]]}
_MINI_DAY, _SLOTS, _BREAK = "Mini day", 8, 5
_FAMILIES = {1: "Weiss family", 2: "Demir", 4: "Kaiser family", 7: "Clara Hoffmann"}


def fill_desk(db: DbSession, *, now: datetime) -> Changes:
    """Write all of it. The studio must be founded; jobs of the sample's pictures are found by their titles."""
    writing = Writing(db, now=now, zone=ZoneInfo(ZONE))
    _studio(writing)
    write_team(writing)
    _places(writing)
    write_clients(writing)
    days = Days.around(writing.today)
    write_jobs(writing, planned_jobs(days))
    write_meetings(writing, meetings(days))
    _mini_day(writing, days)
    write_papers(writing)
    _letters(writing)
    _tasks(writing)
    db.flush()
    changes = Changes()
    for table in sorted(writing.tables):
        changes |= Changes.of(table)
    return changes


def _studio(writing: Writing) -> None:
    profile = writing.db.scalars(select(StudioProfile).where(~StudioProfile.deleted)).one()
    profile.tz, profile.hours, profile.next_job_number = ZONE, _HOURS, 31
    writing.profile = profile
    writing.types = {
        name: writing.add(JobType(name=name, position=place)) for place, name in enumerate(JOB_TYPES)
    }
    off = writing.at(47, "00:00")
    holiday = Blackout(
        title="Studio closed", starts_at=off, ends_at=writing.at(52, "00:00"), tz=ZONE, is_all_day=True
    )
    writing.add(holiday)


def _places(writing: Writing) -> None:
    for place in PLACES:
        writing.places[place.name] = writing.add(
            Location(
                name=place.name,
                street=place.street,
                city=place.city,
                country="DE",
                latitude=place.latitude,
                longitude=place.longitude,
                tz=ZONE,
                travel_minutes=place.travel or None,
                needs_permit=place.needs_permit,
            )
        )


def _mini_day(writing: Writing, days: Days) -> None:
    new = NewMiniDay(
        title=_MINI_DAY,
        starts_at=writing.at(days.sunday, "10:00"),
        count=_SLOTS,
        slot_minutes=20,
        tz=ZONE,
        photographer_id=writing.team[ANNA],
        location_id=writing.places[PARK],
        price_minor=12_000,
        currency=writing.profile.currency,
    )
    [day] = add_mini_day(writing.db, new).rows["mini_days"]
    for number, family in _FAMILIES.items():
        known = next(key for name, key in writing.clients.items() if family in name)
        book_slot(writing.db, day, number, contact_id=known)
    set_blocked(writing.db, day, _BREAK, is_blocked=True)
    writing.tables |= {"mini_days", "mini_slots", "jobs", "sessions", "allocations", "job_contacts"}


def _letters(writing: Writing) -> None:
    for asked in ASKED:
        received = writing.past(asked.days, asked.at)
        is_new = asked.status is InquiryStatus.NEW
        writing.add(
            Inquiry(
                name=asked.client,
                status=asked.status,
                contact_id=writing.clients[asked.client],
                job_id=writing.jobs.get(asked.job or ""),
                channel=asked.channel,
                email=next((one.email for one in CLIENTS if one.name == asked.client), None),
                body=asked.text,
                place=asked.place,
                wished_on=None
                if asked.wished_in is None
                else writing.today + timedelta(days=asked.wished_in),
                received_at=received,
                first_response_at=None if is_new else received + timedelta(hours=3),
            )
        )
    for letter in LETTERS:
        writing.add(
            Message(
                channel=letter.channel,
                direction=Direction.OUT if letter.is_ours else Direction.IN,
                state=MessageState.SENT if letter.is_ours else MessageState.RECEIVED,
                subject=letter.subject,
                body=letter.text,
                at=writing.past(letter.days, letter.at),
                job_id=writing.jobs.get(letter.job or ""),
                contact_id=writing.clients[letter.client],
            )
        )
    for template in TEMPLATES:
        key = writing.add(MessageTemplate(name=template.name))
        writing.add(
            MessageTemplateVersion(template_id=key, number=1, subject=template.subject, body=template.body)
        )
    for remark in REMARKS:
        writing.add(
            Note(
                job_id=writing.jobs[remark.job],
                body=remark.text,
                is_pinned=remark.is_pinned,
                created_at=writing.past(remark.days, remark.at),
            )
        )


def _tasks(writing: Writing) -> None:
    for place, task in enumerate(TASKS):
        is_anchored = task.before_shoot is not None
        writing.add(
            Todo(
                title=task.title,
                body=task.body,
                assignee_id=writing.team.get(task.who or ""),
                job_id=writing.jobs.get(task.job or ""),
                contact_id=writing.clients.get(task.client or ""),
                due_on=None if task.due is None else writing.today + timedelta(days=task.due),
                due_anchor=DueAnchor.PRIMARY_SESSION if is_anchored else None,
                due_offset_days=-task.before_shoot if task.before_shoot is not None else None,
                done_at=None if task.done is None else writing.ago(task.done),
                position=place,
            )
        )
