"""Joins the room to the studio: plans while the person chooses, writes once, leads back to the calendar."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.cascade import operations
from focusflow_desktop.business.cascade.effects import CascadePlan
from focusflow_desktop.business.cascade.plan import plan_move
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.rules.cascade import Shift
from focusflow_desktop.tasks.throttle import Debounce
from focusflow_desktop.ui.cascade.page import CascadePage
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

PAUSE_MS = 120
ROOM = "cascade"


class Cascade(QObject):
    """Keeps a CascadePage true."""

    def __init__(self, page: CascadePage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._job: UUID | None = None
        self._pause = Debounce(self, self.ask, delay_ms=PAUSE_MS)
        page.entered.connect(self._on_entered)
        page.shift_set.connect(self._pause.request)
        page.apply_asked.connect(self._on_apply)
        page.given_up.connect(self._on_given_up)
        frame.commands.register(*self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Plan the shift that the fields ask for."""
        if self._job is not None:
            query = partial(plan_move, job_id=self._job, shift=self._page.shift, now=self._clock.now())
            self._frame.door.run_query(self, query, done=self._show)

    def _show(self, plan: CascadePlan) -> None:
        if plan.job_id == self._job and plan.shift == self._page.shift:
            self._page.show_plan(plan)

    @Slot(object, object)
    def _on_entered(self, job_id: UUID | None, session_id: UUID | None) -> None:
        self._job = job_id
        if job_id is not None:
            query = partial(_begin, job_id=job_id, clock=self._clock)
            self._frame.door.run_query(self, query, done=partial(self._begin, session_id))

    def _begin(self, session_id: UUID | None, found: tuple[CascadePlan, tzinfo]) -> None:
        plan, zone = found
        if plan.job_id == self._job:
            self._page.begin(plan, zone=zone, session_id=session_id)

    @Slot()
    def _on_apply(self) -> None:
        plan = self._page.plan
        if plan is None:
            return
        chosen = self._page.preview.chosen

        def done(_changes: Changes) -> None:
            self._on_given_up()

        def refused(error: WorldError) -> None:
            self._frame.messages.warn(error_words(error))
            self.ask()

        op = partial(
            operations.apply, plan=plan, chosen=chosen, at=self._clock.now(), reason=self._page.reason.text()
        )
        said = self.tr("{job} has moved").replace("{job}", plan.job)
        self._steps.write(op, step=self.tr("Move the job"), said=said, done=done, failed=refused)

    @Slot()
    def _on_given_up(self) -> None:
        plan = self._page.plan
        if plan is not None and self._frame.has_room("jobs"):
            self._frame.show_room("jobs", job_id=plan.job_id)
        else:
            self._frame.show_room("calendar")


def _begin(db: DbSession, *, job_id: UUID, clock: Clock) -> tuple[CascadePlan, tzinfo]:
    return plan_move(db, job_id, Shift(days=0), now=clock.now()), studio_zone(db)


def cascade_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = CascadePage()
    Cascade(page, frame, clock)
    return page
