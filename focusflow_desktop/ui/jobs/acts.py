"""What is done with one job besides moving its stage: put off, people, messages, how far its pictures are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.jobs import operations
from focusflow_desktop.business.jobs.production import set_production
from focusflow_desktop.business.jobs.queries import client_choices
from focusflow_desktop.business.jobs.stages import postpone, resume
from focusflow_desktop.business.messages.operations import Said, log_message
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.sessions import ProductionStatus
from focusflow_desktop.ui.jobs.page import JobsPage
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps


class JobActs(QObject):
    """Writes them, each as one step."""

    def __init__(self, page: JobsPage, frame: Frame, steps: Steps, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._steps, self._clock = page, frame, steps, clock
        job = page.job
        job.postponed.connect(self._on_postponed)
        job.resumed.connect(self._on_resumed)
        job.archive_asked.connect(self._on_archive)
        job.said.connect(self._on_said)
        job.person_asked.connect(self._on_person_asked)
        job.person_added.connect(self._on_person_added)
        job.person_written.connect(self._on_person_written)
        job.person_removed.connect(self._on_person_removed)
        job.production_set.connect(self._on_production)

    @property
    def _job(self) -> UUID | None:
        return self._page.job.page.id if self._page.job.page is not None else None

    def _write(
        self,
        op: Callable[[DbSession], Changes],
        *,
        step: str,
        said: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        def refused(error: WorldError) -> None:
            self._page.job.show_error(str(error.fields.get("field", "")), error_words(error))

        self._steps.write(op, step=step, said=said, done=done, failed=refused)

    @Slot(str)
    def _on_postponed(self, reason: str) -> None:
        if (job_id := self._job) is not None:
            op = partial(postpone, job_id=job_id, reason=reason, now=self._clock.now())
            self._write(op, step=self.tr("Put the job off"), said=self.tr("Put off"))

    @Slot()
    def _on_resumed(self) -> None:
        if (job_id := self._job) is not None:
            op = partial(resume, job_id=job_id, now=self._clock.now())
            self._write(op, step=self.tr("The job goes on"), said=self.tr("It goes on"))

    @Slot(bool)
    def _on_archive(self, is_archived: bool) -> None:
        if (job_id := self._job) is not None:
            op = partial(operations.set_archived, job_id=job_id, is_archived=is_archived)
            said = self.tr("Put away") if is_archived else self.tr("Back in the lists")
            self._write(op, step=self.tr("Put the job away"), said=said)

    @Slot(object)
    def _on_said(self, said: Said) -> None:
        page = self._page.job.page
        if page is None:
            return
        client = next((one.contact_id for one in page.people if one.role is JobRole.PRIMARY), None)
        op = partial(log_message, said=said, at=self._clock.now(), job_id=page.id, contact_id=client)
        self._write(op, step=self.tr("Log a message"), said=self.tr("Written down"),
                    done=lambda _changes: self._page.job.end_message())  # fmt: skip

    @Slot(object)
    def _on_person_asked(self, role: JobRole) -> None:
        def ask(clients: list[tuple[UUID, str]]) -> None:
            self._page.job.ask_person(clients, role)

        self._frame.door.run_query(self, client_choices, done=ask)

    @Slot(object, object)
    def _on_person_added(self, contact_id: UUID, role: JobRole) -> None:
        if (job_id := self._job) is not None:
            op = partial(operations.add_person, job_id=job_id, contact_id=contact_id, role=role)
            self._write(op, step=self.tr("Add somebody to the job"), said=self.tr("Added"),
                        done=lambda _changes: self._page.job.end_adding())  # fmt: skip

    @Slot(str, object)
    def _on_person_written(self, name: str, role: JobRole) -> None:
        if (job_id := self._job) is not None:
            op = partial(operations.add_new_person, job_id=job_id, name=name, role=role)
            self._write(op, step=self.tr("Add somebody to the job"), said=self.tr("Added"),
                        done=lambda _changes: self._page.job.end_adding())  # fmt: skip

    @Slot(object, object)
    def _on_person_removed(self, contact_id: UUID, role: JobRole) -> None:
        if (job_id := self._job) is not None:
            op = partial(operations.remove_person, job_id=job_id, contact_id=contact_id, role=role)
            self._write(op, step=self.tr("Take somebody off the job"), said=self.tr("Taken off"))

    @Slot(object, object)
    def _on_production(self, session_id: UUID, status: ProductionStatus) -> None:
        op = partial(set_production, session_id=session_id, status=status, now=self._clock.now())
        self._write(op, step=self.tr("How far the pictures are"), said=self.tr("Written down"))
