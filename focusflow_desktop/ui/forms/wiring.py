"""Joins the room Questionnaires to the studio: reads forms and answers, writes every act as an undoable step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.forms import answers, operations
from focusflow_desktop.business.forms.answers import About
from focusflow_desktop.business.forms.fields import FormField
from focusflow_desktop.business.forms.queries import (
    FormPage,
    FormRow,
    ResponsePage,
    ResponseRow,
    about_choices,
    about_name,
    form_page,
    form_rows,
    response_page,
    responses_of,
)
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.forms.page import FormsPage
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "forms"
CONCERNS = ("forms", "form_versions", "form_responses", "jobs", "contacts", "sessions", "studios")
REFRESH_MS = 250
Names = list[tuple[UUID, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the room the person is: a sheet of answers, what answers are about, or a form."""

    form_id: UUID | None = None
    response_id: UUID | None = None
    about: About | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    zone: tzinfo
    forms: list[FormRow]
    form: FormPage | None = None
    response: ResponsePage | None = None
    about: tuple[ResponseRow, ...] | None = None
    about_name: str = ""
    jobs: Names = field(default_factory=list)
    clients: Names = field(default_factory=list)


class Forms(QObject):
    """Keeps a FormsPage true."""

    def __init__(self, page: FormsPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._place = Place()
        self._is_new = False
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.form_chosen.connect(lambda form_id: self._go(Place(form_id=form_id)))
        page.new_asked.connect(self._on_new)
        page.about_given.connect(self._on_about_given)
        self._connect_form()
        self._connect_answers()
        frame.door.bus.changed.connect(self._on_changed)
        new = Command(id="forms.new", title=self.tr("New questionnaire"), run=self._on_new, room=ROOM, shortcut="N",
                      icon="plus", menu=self.tr("File"))  # fmt: skip
        frame.commands.register(new, *self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Read what is shown."""
        self._frame.door.run_query(
            self, partial(_read, place=self._place), done=partial(self._show, self._place)
        )

    def _show(self, asked: Place, found: Found) -> None:
        if asked != self._place:
            return
        page = self._page
        page.zone = found.zone
        shown = found.form.id if found.form is not None else None
        if found.response is not None:
            page.show_forms(found.forms, chosen=found.response.row.form_id)
            page.show_answers(found.response)
        elif found.about is not None:
            page.show_forms(found.forms, chosen=None)
            page.show_about(found.about_name, found.about, found.forms)
        elif found.form is not None:
            page.show_forms(found.forms, chosen=shown)
            page.show_form(found.form)
            page.form.show_choices([*found.jobs], [*found.clients])
        else:
            page.show_forms(found.forms, chosen=None)
        if self._is_new and shown is not None and shown == self._place.form_id:
            self._is_new = False
            page.form.name.setFocus()
            page.form.name.selectAll()

    @Slot(object)
    def _on_entered(self, place: Mapping[str, object]) -> None:
        ids = {name: value for name, value in place.items() if isinstance(value, UUID)}
        about = About(
            job_id=ids.get("job_id"), contact_id=ids.get("contact_id"), session_id=ids.get("session_id")
        )
        if ids:
            about_any = about if about != About() else None
            self._place = Place(
                form_id=ids.get("form_id"), response_id=ids.get("response_id"), about=about_any
            )
        self.ask()

    def _go(self, place: Place) -> None:
        self._place = place
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._page.isVisible() and changes.touches(*CONCERNS):  # entering reads anew
            self._refresh.request()

    # forms

    @Slot()
    def _on_new(self) -> None:
        def done(changes: Changes) -> None:
            self._is_new = True
            self._go(Place(form_id=next(iter(changes.rows["forms"]))))

        op = partial(operations.add_form, name=self.tr("New questionnaire"))
        self._steps.write(op, step=self.tr("New questionnaire"), done=done)

    def _connect_form(self) -> None:
        form = self._page.form
        form.renamed.connect(lambda name: self._write_form(operations.rename_form, name=name))
        form.fields_set.connect(self._on_fields)
        form.publish_asked.connect(self._on_publish)
        form.archive_asked.connect(self._on_archive)
        form.response_opened.connect(self._open_response)
        form.given.connect(self._on_given)
        self._page.about_list.opened.connect(self._open_response)

    @Slot(object)
    def _on_fields(self, fields: tuple[FormField, ...]) -> None:
        self._write_form(operations.change_fields, fields=fields)

    @Slot()
    def _on_publish(self) -> None:
        said = self.tr("Published: from now on these questions are asked")
        self._write_form(operations.publish, said=said, at=self._clock.now())

    @Slot(bool)
    def _on_archive(self, is_archived: bool) -> None:
        said = self.tr("Put away") if is_archived else self.tr("Taken back")
        self._write_form(operations.set_archived, said=said, is_archived=is_archived)

    def _write_form(self, operation: Callable[..., Changes], *, said: str = "", **given: object) -> None:
        page = self._page.form.page
        if page is not None:
            op = partial(operation, form_id=page.id, **given)
            self._steps.write(op, step=self.tr("Change a questionnaire"), said=said, failed=self._refused)

    # answers

    @Slot(object)
    def _open_response(self, response_id: UUID) -> None:
        self._go(replace(self._place, response_id=response_id))

    @Slot(object, object)
    def _on_given(self, job_id: UUID | None, contact_id: UUID | None) -> None:
        page = self._page.form.page
        if page is not None:
            self._give(page.id, About(job_id=job_id, contact_id=contact_id), is_about=False)

    @Slot(object)
    def _on_about_given(self, form_id: UUID) -> None:
        if self._place.about is not None:
            self._give(form_id, self._place.about, is_about=True)

    def _give(self, form_id: UUID, about: About, *, is_about: bool) -> None:
        def done(changes: Changes) -> None:
            self._open_response(next(iter(changes.rows["form_responses"])))

        op = partial(answers.give_form, form_id=form_id, about=about)
        failed = self._refused_about if is_about else self._refused
        self._steps.write(op, step=self.tr("Fill in a questionnaire"), done=done, failed=failed)

    def _connect_answers(self) -> None:
        view = self._page.answers
        view.said.connect(lambda key, said: self._write_answers(answers.answer, key=key, said=said))
        view.done_asked.connect(self._on_done)
        view.reopen_asked.connect(lambda: self._write_answers(answers.reopen))
        view.removed.connect(self._on_removed)
        view.back_asked.connect(self._on_back)
        view.job_asked.connect(self._on_job)

    def _write_answers(self, operation: Callable[..., Changes], *, told: str = "", **given: object) -> None:
        page = self._page.answers.page
        if page is not None:
            op = partial(operation, response_id=page.row.id, **given)
            self._steps.write(op, step=self.tr("Change the answers"), said=told, failed=self._refused_answers)

    @Slot()
    def _on_done(self) -> None:
        self._write_answers(answers.submit, told=self.tr("The answers are complete"), at=self._clock.now())

    @Slot()
    def _on_removed(self) -> None:
        self._write_answers(answers.remove_response, told=self.tr("Answers removed"))
        self._on_back()

    @Slot()
    def _on_back(self) -> None:
        page = self._page.answers.page
        form = page.row.form_id if page is not None and self._place.about is None else self._place.form_id
        self._go(Place(form_id=form, about=self._place.about))

    @Slot()
    def _on_job(self) -> None:
        page = self._page.answers.page
        if page is not None and page.job_id is not None:
            self._frame.show_room("jobs", job_id=page.job_id)

    def _refused(self, error: WorldError) -> None:
        self._page.form.show_error(str(error.fields.get("field", "")), error_words(error))

    def _refused_about(self, error: WorldError) -> None:
        self._page.about_row.show_error(error_words(error))

    def _refused_answers(self, error: WorldError) -> None:
        missing = error.fields.get("missing")
        if isinstance(missing, tuple):
            self._page.answers.show_missing(map(str, missing))
        else:
            self._page.answers.show_error(str(error.fields.get("field", "")), error_words(error))


def _read(db: DbSession, *, place: Place) -> Found:
    zone, forms = studio_zone(db), form_rows(db)
    if place.response_id is not None:
        response = response_page(db, place.response_id)
        if response is not None:
            return Found(zone=zone, forms=forms, response=response)
    if place.about is not None:
        about = place.about
        rows = responses_of(db, job_id=about.job_id, contact_id=about.contact_id, session_id=about.session_id)
        return Found(zone=zone, forms=forms, about=rows, about_name=about_name(db, about))
    known = {row.id for row in forms}
    wanted = place.form_id if place.form_id in known else forms[0].id if forms else None
    jobs, clients = about_choices(db)
    form = form_page(db, wanted) if wanted is not None else None
    return Found(zone=zone, forms=forms, form=form, jobs=jobs, clients=clients)


def forms_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = FormsPage()
    Forms(page, frame, clock)
    return page
