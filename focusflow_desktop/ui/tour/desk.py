"""The rooms of the desk, light and dark, with the sample studio's people and dates in them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select

from focusflow_desktop.shared.records import Contact, Job, JobContact, PhotoSession
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.look.theme import Scheme
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.settings.sections import section_titles
from focusflow_desktop.ui.shell.page import Surface
from focusflow_desktop.ui.tour.driver import Driver, window_of

_BY_THEMSELVES = {"calendar", "cascade", "call_sheet", "sidecars"}


def walk(driver: Driver, program: Program) -> None:
    """Every room of the desk in each look."""
    window = window_of(program)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        window.frame.settings.set("look.scheme", scheme.value)
        for room in window.rooms:
            if room.surface is Surface.DESK and room.id not in _BY_THEMSELVES:
                driver.take_room(program, room.id, f"{room.id}-{scheme.value}")
        _calendar(driver, program, scheme)
        _one_job(driver, program, scheme)
    for section in section_titles():
        driver.take_room(program, "settings", f"settings-{section}", section=section)


def _calendar(driver: Driver, program: Program, scheme: Scheme) -> None:
    driver.enter(program, "calendar")
    page = window_of(program).page("calendar")
    assert isinstance(page, CalendarPage)
    for view in View:
        page.show_view(view)
        driver.settle(program)
        driver.take(window_of(program), f"calendar-{view.value}-{scheme.value}")


def _one_job(driver: Driver, program: Program, scheme: Scheme) -> None:
    """The job with the most sessions ahead, its first client, and what can be done with one of its days."""
    found = _busiest_job(program)
    if found is None:
        return
    job_id, contact_id, session_id = found
    driver.take_room(program, "jobs", f"job-{scheme.value}", job_id=job_id)
    if contact_id is not None:
        driver.take_room(program, "clients", f"client-{scheme.value}", contact_id=contact_id)
    for room in ("cascade", "call_sheet"):
        if window_of(program).has_room(room):
            driver.take_room(program, room, f"{room}-{scheme.value}", job_id=job_id, session_id=session_id)


def _busiest_job(program: Program) -> tuple[UUID, UUID | None, UUID] | None:
    assert program.services is not None
    with program.services.studio.read() as db:
        job_id = db.scalar(
            select(PhotoSession.job_id)
            .where(~PhotoSession.deleted, PhotoSession.starts_at.is_not(None))
            .group_by(PhotoSession.job_id)
            .order_by(func.count().desc(), func.max(PhotoSession.starts_at).desc())
            .limit(1)
        )
        if job_id is None:
            return None
        contact_id = db.scalar(
            select(JobContact.contact_id)
            .join(Contact, Contact.id == JobContact.contact_id)
            .join(Job, Job.id == JobContact.job_id)
            .where(JobContact.job_id == job_id, ~JobContact.deleted, ~Contact.deleted)
            .limit(1)
        )
        session_id = db.scalar(
            select(PhotoSession.id)
            .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
            .where(PhotoSession.job_id == job_id, ~PhotoSession.deleted, PhotoSession.starts_at.is_not(None))
            .order_by((PhotoSession.id == Job.primary_session_id).desc(), PhotoSession.starts_at)
            .limit(1)
        )
        assert session_id is not None
        return job_id, contact_id, session_id
