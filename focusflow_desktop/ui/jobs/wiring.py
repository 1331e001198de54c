"""Joins the room Jobs to the studio: reads the board or one job, writes every act as an undoable step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.jobs import operations
from focusflow_desktop.business.jobs.operations import NewJob
from focusflow_desktop.business.jobs.queries import (
    JobCard,
    JobPage,
    StageColumn,
    board,
    client_choices,
    ended_jobs,
    job_page,
    type_choices,
)
from focusflow_desktop.business.jobs.stages import change_stage
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.business.studio.words import DeskWords, desk_words
from focusflow_desktop.business.timeline.queries import SHOWN, Entry, timeline_of
from focusflow_desktop.business.todos.operations import Due, Link, add_todo, set_done
from focusflow_desktop.business.todos.quick import read_quick
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Refused, WorldError
from focusflow_desktop.shared.money import parse_amount
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.rules.job_stage import JOB
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.jobs.acts import JobActs
from focusflow_desktop.ui.jobs.bringing import JobFiles
from focusflow_desktop.ui.jobs.letters import Letters, Open
from focusflow_desktop.ui.jobs.page import JobsPage, NewJobCard
from focusflow_desktop.ui.jobs.words import stage_word
from focusflow_desktop.ui.library.thumbnails import ThumbnailSource
from focusflow_desktop.ui.settings.desk_words import translated
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "jobs"
CONCERNS = (
    "jobs", "job_contacts", "sessions", "todos", "notes", "messages", "activities", "contacts", "photos", "photo_states", "job_files", "inquiries", "studios",
)  # fmt: skip
REFRESH_MS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer: the board, or one job with its story."""

    zone: tzinfo
    currency: str
    words: DeskWords
    columns: tuple[StageColumn, ...] = ()
    ended: tuple[JobCard, ...] | None = None
    job: JobPage | None = None
    story: tuple[Entry, ...] = ()


class Jobs(QObject):
    """Keeps a JobsPage true."""

    def __init__(self, page: JobsPage, frame: Frame, clock: Clock, open_url: Open) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._job: UUID | None = None
        self._told = SHOWN  # lines of its story
        self._currency = ""
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.back_asked.connect(partial(self._on_entered, None))
        page.searched.connect(self.ask)
        page.searched_again.connect(self.ask)
        page.list.job_opened.connect(self._on_entered)
        page.new_asked.connect(self._on_new)
        page.board.job_opened.connect(self._on_entered)
        page.board.move_asked.connect(self._on_dropped)
        self._connect_job()
        self._acts = JobActs(page, frame, self._steps, clock)
        self._letters = Letters(page, frame, self._steps, clock=clock, open_url=open_url)
        frame.door.bus.changed.connect(self._on_changed)
        new = Command(id="jobs.new", title=self.tr("New job"), run=self._on_new, room=ROOM, shortcut="N", icon="plus",
                      menu=self.tr("File"))  # fmt: skip
        back = Command(id="jobs.all", title=self.tr("All jobs"), run=partial(self._on_entered, None), room=ROOM,
                       shortcut="Esc", menu=self.tr("Go"))  # fmt: skip
        frame.commands.register(new, back, *self._steps.commands(ROOM))

    @property
    def today(self) -> date:
        """The day on the person's own clock."""
        return self._clock.now().astimezone().date()

    @Slot()
    def ask(self) -> None:
        """Read what is shown."""
        query = partial(
            _read,
            job_id=self._job,
            text=self._page.search.text(),
            today=self.today,
            clock=self._clock,
            told=self._told,
            is_ended=self._page.ended.isChecked(),
        )
        self._frame.door.run_query(self, query, done=partial(self._show, self._job))

    def _show(self, asked: UUID | None, found: Found) -> None:
        if asked != self._job:
            return
        self._page.zone, self._currency = found.zone, found.currency
        self._page.name_jobs(translated(found.words.jobs))
        if found.job is not None:
            self._page.show_job(found.job, found.story, has_more=len(found.story) >= self._told)
        elif self._job is not None:
            self._job = None
            self._frame.messages.info(self.tr("This job is not there any more."))
            self.ask()
        elif found.ended is not None:
            self._page.show_ended(found.ended)
        else:
            self._page.show_board(found.columns, currency=found.currency)

    @Slot(object)
    def _on_entered(self, job_id: UUID | None) -> None:
        self._job, self._told = job_id, SHOWN
        self.ask()

    @Slot()
    def _on_earlier(self) -> None:
        self._told += SHOWN
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS):
            self._refresh.request()

    # a new job

    @Slot()
    def _on_new(self) -> None:
        self._frame.door.run_query(
            self, lambda db: (client_choices(db), type_choices(db)), done=self._ask_new
        )

    def _ask_new(self, found: tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]) -> None:
        card = NewJobCard(clients=found[0], types=found[1])
        card.wanted.connect(partial(self._add, card))
        card.given_up.connect(partial(self._page.ask_new, None))
        self._page.ask_new(card)

    def _add(self, card: NewJobCard, new: NewJob) -> None:
        def done(changes: Changes) -> None:
            self._page.ask_new(None)
            self._on_entered(next(iter(changes.rows["jobs"])))

        def refused(error: WorldError) -> None:
            card.show_error(str(error.fields.get("field", "title")), error_words(error))

        op = partial(operations.create_job, new=new, now=self._clock.now())
        self._steps.write(
            op, step=self.tr("New job"), said=self.tr("Job written down"), done=done, failed=refused
        )

    # one job

    def _connect_job(self) -> None:
        job = self._page.job
        job.stage_asked.connect(self._on_stage)
        job.title_set.connect(lambda words: self._write(operations.rename_job, title=words))
        job.value_set.connect(self._on_value)
        job.delivery_set.connect(lambda day: self._write(operations.set_delivery, day=day))
        job.earlier_asked.connect(self._on_earlier)
        job.note_written.connect(lambda words: self._write(operations.add_note, body=words))
        job.todo_written.connect(self._on_todo)
        job.todo_ticked.connect(self._on_ticked)
        job.session_asked.connect(lambda one: self._frame.show_room("calendar", session_id=one))
        job.forms_asked.connect(lambda: self._frame.show_room("forms", job_id=self._job))
        job.sheet_asked.connect(lambda one: self._frame.show_room("call_sheet", session_id=one))
        job.pictures_asked.connect(self._on_pictures)
        job.move_asked.connect(lambda: self._frame.show_room("cascade", job_id=self._job))
        job.client_asked.connect(lambda one: self._frame.show_room("clients", contact_id=one))

    def _write(self, operation: Callable[..., Changes], **said: object) -> None:
        if self._job is not None:
            op = partial(operation, job_id=self._job, **said)
            self._steps.write(op, step=self.tr("Change the job"), failed=self._refused)

    def _refused(self, error: WorldError) -> None:
        self._page.job.show_error(str(error.fields.get("field", "")), error_words(error))

    @Slot(str)
    def _on_value(self, words: str) -> None:
        try:
            minor = parse_amount(words, self._currency) if words.strip() else None
        except Refused as error:
            self._page.job.show_error("value", error_words(error))
            return
        self._write(operations.set_value, minor=minor)

    @Slot(str, str)
    def _on_stage(self, event: str, reason: str) -> None:
        if self._job is not None:
            op = partial(change_stage, job_id=self._job, event=event, now=self._clock.now(), reason=reason)
            self._steps.write(
                op, step=self.tr("Change the stage"), said=self.tr("Stage changed"), failed=self._refused
            )

    @Slot(object, object)
    def _on_dropped(self, job_id: UUID, stage: JobStage) -> None:
        """A card was sent to another column; what its rules refuse is said, and it stays where it was."""
        op = partial(_send, job_id=job_id, stage=stage, clock=self._clock)
        said = self.tr("Now: {stage}").replace("{stage}", stage_word(stage))
        self._steps.write(op, step=self.tr("Change the stage"), said=said)

    @Slot(str)
    def _on_todo(self, typed: str) -> None:
        quick = read_quick(typed, today=self.today)
        op = partial(add_todo, title=quick.title, due=Due(on=quick.on), link=Link(job_id=self._job))
        self._steps.write(op, step=self.tr("New to-do"), failed=self._refused)

    @Slot(object, bool)
    def _on_ticked(self, todo_id: UUID, is_done: bool) -> None:
        op = partial(set_done, ids=[todo_id], at=self._clock.now() if is_done else None)
        self._steps.write(
            op, step=self.tr("Tick to-dos"), said=self.tr("Done") if is_done else self.tr("To do again")
        )

    @Slot(object)
    def _on_pictures(self, session_id: UUID | None) -> None:
        page = self._page.job.page
        if page is None:
            return
        of_job = frozenset(session.id for session in page.sessions if session.photos)
        wanted = frozenset({session_id}) if session_id is not None else of_job
        self._frame.show_room("library", filter=Filter(session_ids=wanted))


def _send(db: DbSession, *, job_id: UUID, stage: JobStage, clock: Clock) -> Changes:
    job = operations.find_job(db, job_id)
    event = JOB.event_to(job.stage, stage)
    if event is None:
        words = f"A job cannot go from {job.stage.value} to {stage.value} at once. Nothing was changed."
        raise Refused("job.no_way", words, source=job.stage.value, target=stage.value)
    return change_stage(db, job_id, event, now=clock.now())


def _read(
    db: DbSession, *, job_id: UUID | None, text: str, today: date, clock: Clock, told: int, is_ended: bool
) -> Found:
    profile, zone, words = studio_profile(db), studio_zone(db), desk_words(db)
    currency = profile.currency if profile is not None else ""
    if job_id is None and is_ended:
        return Found(zone=zone, currency=currency, words=words, ended=tuple(ended_jobs(db, text=text)))
    if job_id is None:
        return Found(zone=zone, currency=currency, words=words, columns=tuple(board(db, text=text)))
    job = job_page(db, job_id, today=today, now=clock.now())
    story = tuple(timeline_of(db, job_id=job_id, limit=told)) if job is not None else ()
    return Found(zone=zone, currency=currency, words=words, job=job, story=story)


def jobs_page(
    frame: Frame,
    *,
    clock: Clock,
    studio_folder: Path | None = None,
    thumbnails: Callable[[], ThumbnailSource] | None = None,
    open_url: Open = QDesktopServices.openUrl,
) -> JobsPage:
    """The room, wired. Without a folder files cannot be added, without thumbnails there is no strip of pictures."""
    page = JobsPage()
    page.job.thumbnails = thumbnails
    Jobs(page, frame, clock, open_url)
    if studio_folder is not None:
        JobFiles(page, frame, folder=studio_folder)
    return page
