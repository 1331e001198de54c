"""Joins the room Inquiries to the studio: reads the lists and the chosen one, writes every act as an undoable step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.inquiries import operations
from focusflow_desktop.business.inquiries.operations import NewInquiry
from focusflow_desktop.business.inquiries.queries import (
    InquiryChoices,
    InquiryPage,
    InquiryRow,
    inquiry_choices,
    inquiry_counts,
    inquiry_page,
    inquiry_rows,
    status_of,
)
from focusflow_desktop.business.messages.operations import Said
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.inquiries.new_card import NewInquiryCard
from focusflow_desktop.ui.inquiries.page import InquiriesPage
from focusflow_desktop.ui.inquiries.words import status_word
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "inquiries"
CONCERNS = ("inquiries", "contacts", "contact_emails", "messages", "jobs", "sessions", "blackouts", "lead_sources",
            "job_types", "studios")  # fmt: skip
REFRESH_MS = 250
_FIELDS = {"wished_on": "day", "job_type_id": "type", "source_id": "source"}
Open = Callable[[QUrl], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One reading of the lists."""

    status: InquiryStatus
    rows: list[InquiryRow]
    counts: dict[InquiryStatus, int]
    zone: tzinfo


class Inquiries(QObject):
    """Keeps an InquiriesPage true."""

    def __init__(self, page: InquiriesPage, frame: Frame, clock: Clock, open_url: Open) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock, self._open = page, frame, clock, open_url
        self._steps = Steps(page, frame)
        self._wanted: UUID | None = None  # to be chosen when it has been read
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.list_asked.connect(self.ask)
        page.chosen.connect(self._on_chosen)
        page.new_asked.connect(self._on_new)
        panel = page.panel
        panel.answered.connect(self._on_answered)
        panel.letter_asked.connect(self._on_letter)
        panel.job_wanted.connect(self._on_job_wanted)
        panel.lost.connect(self._on_lost)
        panel.spammed.connect(self._on_spam)
        panel.revived.connect(self._on_revived)
        panel.fact_set.connect(self._on_fact)
        panel.day_asked.connect(self._on_day)
        panel.client_asked.connect(self._on_client)
        panel.job_asked.connect(self._on_job)
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*self._commands())

    @Slot()
    def ask(self) -> None:
        """Read the list."""
        query = partial(_read, wanted=self._wanted, status=self._page.shown, text=self._page.search.text())
        self._frame.door.run_query(self, query, done=partial(self._show, self._wanted))

    def _show(self, wanted: UUID | None, found: Found) -> None:
        if self._wanted is not None and wanted != self._wanted:
            return  # another inquiry was asked for meanwhile: its own answer is on the way
        self._wanted = None
        now = self._clock.now()
        self._page.show_rows(found.rows, found.counts, status=found.status, now=now, zone=found.zone)
        if wanted is not None:
            self._page.choose(wanted)

    @Slot(object)
    def _on_chosen(self, inquiry_id: UUID) -> None:
        query = partial(_read_one, inquiry_id=inquiry_id, now=self._clock.now())
        self._frame.door.run_query(self, query, done=self._show_one)

    def _show_one(self, found: tuple[InquiryPage | None, InquiryChoices, tzinfo]) -> None:
        page, choices, zone = found
        self._page.show_inquiry(page, choices, now=self._clock.now(), zone=zone)

    @Slot(object)
    def _on_entered(self, inquiry_id: UUID | None) -> None:
        self._wanted = inquiry_id
        if inquiry_id is not None:
            self._page.search.clear()
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS):
            self._refresh.request()

    # a new one

    @Slot()
    def _on_new(self) -> None:
        self._frame.door.run_query(self, inquiry_choices, done=self._ask_new)

    def _ask_new(self, choices: InquiryChoices) -> None:
        card = NewInquiryCard(choices)
        card.wanted.connect(partial(self._take, card))
        card.given_up.connect(partial(self._page.ask_new, None))
        self._page.ask_new(card)

    def _take(self, card: NewInquiryCard, new: NewInquiry) -> None:
        def done(changes: Changes) -> None:
            self._page.ask_new(None)
            self._on_entered(next(iter(changes.rows["inquiries"])))

        def refused(error: WorldError) -> None:
            card.show_error(str(error.fields.get("field", "name")), error_words(error))

        op = partial(operations.take_inquiry, new=new, now=self._clock.now())
        said = self.tr("Inquiry written down")
        self._steps.write(op, step=self.tr("New inquiry"), said=said, done=done, failed=refused)

    # the chosen one

    @property
    def _chosen(self) -> InquiryPage | None:
        page = self._page.panel.page
        return page if page is not None and page.row.id == self._page.chosen_id else None

    def _write(
        self,
        op: Callable[..., Changes],
        *,
        step: str,
        toast: str = "",
        field: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        page = self._chosen
        if page is None:
            return

        def refused(error: WorldError) -> None:
            self._page.panel.show_error(str(error.fields.get("field", field)), error_words(error))

        self._steps.write(
            partial(op, inquiry_id=page.row.id), step=step, said=toast, done=done, failed=refused
        )

    @Slot(object)
    def _on_answered(self, said: Said) -> None:
        op = partial(operations.answer_inquiry, said=said, now=self._clock.now())
        step, toast = self.tr("Answer the inquiry"), self.tr("Answer written down")
        self._write(op, step=step, toast=toast, field="message")

    @Slot()
    def _on_job_wanted(self) -> None:
        def done(changes: Changes) -> None:
            self._frame.show_room("jobs", job_id=next(iter(changes.rows["jobs"])))

        op = partial(operations.convert_inquiry, now=self._clock.now())
        step, toast = self.tr("Make a job of the inquiry"), self.tr("Now it is a job")
        self._write(op, step=step, toast=toast, done=done)

    @Slot(str)
    def _on_lost(self, reason: str) -> None:
        op = partial(operations.lose_inquiry, reason=reason, now=self._clock.now())
        step, toast = self.tr("Inquiry lost"), self.tr("Put with the lost ones")
        self._write(op, step=step, toast=toast, field="reason")

    @Slot()
    def _on_spam(self) -> None:
        op = partial(operations.mark_spam, now=self._clock.now())
        self._write(op, step=self.tr("Take for spam"), toast=self.tr("Put with the spam"))

    @Slot()
    def _on_revived(self) -> None:
        op = partial(operations.revive_inquiry, now=self._clock.now())
        self._write(op, step=self.tr("Take it up again"), toast=self.tr("Taken up again"))

    @Slot(str, object)
    def _on_fact(self, name: str, value: object) -> None:
        facts = cast(operations.Facts, {name: value})
        op = partial(operations.change_inquiry, **facts)
        self._write(op, step=self.tr("Change the inquiry"), field=_FIELDS.get(name, name))

    @Slot()
    def _on_letter(self) -> None:
        page = self._chosen
        if page is not None and page.email:
            url = QUrl(f"mailto:{page.email}")
            asked = QUrlQuery()
            asked.addQueryItem("subject", self.tr("Your inquiry"))
            url.setQuery(asked)
            self._open(url)

    @Slot()
    def _on_day(self) -> None:
        page = self._chosen
        if page is not None and page.row.wished_on is not None:
            self._frame.show_room("calendar", day=page.row.wished_on)

    @Slot()
    def _on_client(self) -> None:
        page = self._chosen
        if page is not None and page.contact_id is not None:
            self._frame.show_room("clients", contact_id=page.contact_id)

    @Slot()
    def _on_job(self) -> None:
        page = self._chosen
        if page is not None and page.job_id is not None:
            self._frame.show_room("jobs", job_id=page.job_id)

    def _commands(self) -> list[Command]:
        page, menu = self._page, self.tr("Inquiries")
        lists = [
            Command(id=f"inquiries.{which.value}", title=status_word(which), run=partial(page.show_list, which),
                    room=ROOM, shortcut=str(number), menu=menu)
            for number, which in enumerate(InquiryStatus, start=1)
        ]  # fmt: skip
        new = Command(id="inquiries.take", title=self.tr("New inquiry"), run=self._on_new, room=ROOM, shortcut="N",
                      icon="plus", menu=menu)  # fmt: skip
        answer = Command(id="inquiries.answer", title=self.tr("Answer"), run=page.panel.begin_answer, room=ROOM,
                         shortcut="A", menu=menu)  # fmt: skip
        job = Command(id="inquiries.job", title=self.tr("Make a job"), run=self._on_job_wanted, room=ROOM,
                      shortcut="J", menu=menu)  # fmt: skip
        lose = Command(id="inquiries.lose", title=self.tr("Lost…"), run=page.panel.begin_losing, room=ROOM,
                       shortcut="L", menu=menu)  # fmt: skip
        return [new, answer, job, lose, *lists, *self._steps.commands(ROOM)]


def _read(db: DbSession, *, wanted: UUID | None, status: InquiryStatus, text: str) -> Found:
    """The list that is shown, or the one the wanted inquiry stands in."""
    if wanted is not None:
        status = status_of(db, wanted) or status
    rows = inquiry_rows(db, statuses=frozenset({status}), text=text)
    return Found(status=status, rows=rows, counts=inquiry_counts(db), zone=studio_zone(db))


def _read_one(
    db: DbSession, *, inquiry_id: UUID, now: datetime
) -> tuple[InquiryPage | None, InquiryChoices, tzinfo]:
    zone = studio_zone(db)
    return inquiry_page(db, inquiry_id, zone=zone, now=now), inquiry_choices(db), zone


def inquiries_page(frame: Frame, *, clock: Clock, open_url: Open = QDesktopServices.openUrl) -> QWidget:
    """The room, wired."""
    page = InquiriesPage()
    Inquiries(page, frame, clock, open_url)
    return page
