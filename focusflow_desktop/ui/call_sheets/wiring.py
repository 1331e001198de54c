"""Joins the room Call sheet to the studio: reads one session's papers, writes every act as a step, saves the PDF behind the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.call_sheets import operations, shot_lists
from focusflow_desktop.business.call_sheets.operations import EntryFacts, SheetField
from focusflow_desktop.business.call_sheets.queries import (
    ItemRow,
    PhotoChoice,
    SessionChoice,
    SheetPage,
    near_sessions,
    other_lists,
    photos_for_item,
    sheet_of,
)
from focusflow_desktop.business.call_sheets.shot_lists import ItemFacts
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.names import safe_name
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.call_sheets.list_card import ListCard
from focusflow_desktop.ui.call_sheets.page import CallSheetPage
from focusflow_desktop.ui.call_sheets.paper import paper_of
from focusflow_desktop.ui.call_sheets.saving import write_pdf
from focusflow_desktop.ui.library.thumbnails import ThumbnailSource
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "call_sheet"
CONCERNS = (
    "call_sheets", "call_sheet_entries", "shot_lists", "shot_list_items", "shot_list_photos", "sessions", "jobs",
    "job_contacts", "contacts", "contact_phones", "allocations", "members", "locations", "photos", "photo_states",
    "studios",
)  # fmt: skip
REFRESH_MS = 250
Op = Callable[[DbSession], Changes]


def open_in_system(folder: Path) -> None:
    """In the system's own window for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    zone: tzinfo
    sheet: SheetPage | None
    choices: list[SessionChoice]
    copies: list[tuple[UUID, str]]


class CallSheets(QObject):
    """Keeps a CallSheetPage true."""

    def __init__(
        self,
        page: CallSheetPage,
        frame: Frame,
        clock: Clock,
        *,
        open_folder: Callable[[Path], None] = open_in_system,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock, self._open = page, frame, clock, open_folder
        self._steps = Steps(page, frame)
        self._session: UUID | None = None
        self._new_list: UUID | None = None
        self._item: UUID | None = None  # whose photos are shown
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.session_chosen.connect(self._on_entered)
        page.calendar_asked.connect(self._on_calendar)
        page.job_asked.connect(self._on_job)
        page.client_asked.connect(lambda one: frame.show_room("clients", contact_id=one))
        page.pdf_asked.connect(self.ask_where)
        page.list_asked.connect(self._on_new_list)
        page.copy_asked.connect(self._on_copy)
        page.list_made.connect(self._connect)
        page.strip.linked.connect(self._on_linked)
        page.words.written.connect(self._on_words)
        page.hours.added.connect(self._on_lines)
        page.hours.changed.connect(self._on_line)
        page.hours.removed.connect(self._on_lines_removed)
        frame.door.bus.changed.connect(self._on_changed)
        self._register()

    def _register(self) -> None:
        pdf = Command(id="call_sheet.pdf", title=self.tr("Save the call sheet as PDF"), run=self.ask_where, room=ROOM,
                      shortcut="Ctrl+P", icon="file-down", menu=self.tr("File"), enabled=self._has_sheet)  # fmt: skip
        new = Command(id="call_sheet.list", title=self.tr("New list of pictures"), run=self._on_new_list, room=ROOM,
                      shortcut="N", icon="plus", menu=self.tr("File"), enabled=self._has_sheet)  # fmt: skip
        self._frame.commands.register(pdf, new, *self._steps.commands(ROOM))

    def _has_sheet(self) -> bool:
        return self._page.sheet is not None

    @Slot()
    def ask(self) -> None:
        """Read the session's papers."""
        query = partial(_read, session_id=self._session, now=self._clock.now())
        self._frame.door.run_query(self, query, done=partial(self._show, self._session))

    def _show(self, asked: UUID | None, found: Found) -> None:
        if asked != self._session:
            return
        self._page.zone = found.zone
        if found.sheet is None and asked is not None:
            self._session = None
            self._frame.messages.info(self.tr("This session is not there any more."))
            self.ask()
            return
        self._session = found.sheet.session_id if found.sheet is not None else None
        self._page.show_sheet(found.sheet)
        self._page.show_choices(found.choices, chosen=self._session)
        self._page.show_copies(found.copies)
        self._ask_photos()
        if self._new_list in self._page.cards:
            title = self._page.cards[self._new_list].title
            title.setFocus()
            title.selectAll()
            self._new_list = None

    @Slot(object)
    def _on_entered(self, session_id: UUID | None) -> None:
        self._session = session_id or self._session
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._page.isVisible() and changes.touches(*CONCERNS):  # entering reads anew
            self._refresh.request()

    @Slot()
    def _on_calendar(self) -> None:
        self._frame.show_room("calendar")

    @Slot()
    def _on_job(self) -> None:
        if self._page.sheet is not None:
            self._frame.show_room("jobs", job_id=self._page.sheet.job_id)

    # the sheet and its hours

    @Slot(object, str)
    def _on_words(self, field: SheetField, words: str) -> None:
        if self._session is not None:
            op = partial(operations.change_sheet, session_id=self._session, field=field, words=words)
            self._steps.write(op, step=self.tr("Change the call sheet"))

    @Slot(object)
    def _on_lines(self, lines: list[EntryFacts]) -> None:
        if self._session is not None:
            op = partial(_add_lines, session_id=self._session, lines=lines)
            self._steps.write(op, step=self.tr("New line of the hours"), failed=self._page.hours.show_error)

    @Slot(object, object)
    def _on_line(self, entry_id: UUID, facts: EntryFacts) -> None:
        op = partial(operations.change_entry, entry_id=entry_id, facts=facts)
        self._steps.write(op, step=self.tr("Change the hours"), failed=self._page.hours.show_error)

    @Slot(object)
    def _on_lines_removed(self, ids: list[UUID]) -> None:
        op = partial(_remove_lines, ids=ids)
        self._steps.write(op, step=self.tr("Remove a line"), said=self.tr("%n line(s) removed", "", len(ids)))

    # the lists

    @Slot()
    def _on_new_list(self) -> None:
        if self._session is None:
            return

        def done(changes: Changes) -> None:
            self._new_list = next(iter(changes.rows["shot_lists"]))

        op = partial(shot_lists.add_list, session_id=self._session, title=self.tr("Pictures to make"))
        self._steps.write(op, step=self.tr("New list"), done=done)

    @Slot(object)
    def _on_copy(self, list_id: UUID) -> None:
        if self._session is not None:
            op = partial(shot_lists.copy_list, list_id=list_id, session_id=self._session)
            self._steps.write(op, step=self.tr("Copy a list"), said=self.tr("List copied"))

    @Slot(object)
    def _connect(self, card: ListCard) -> None:
        card.renamed.connect(partial(self._rename, card))
        card.deleted.connect(self._delete)
        card.added.connect(partial(self._add, card))
        card.changed.connect(partial(self._change, card))
        card.ticked.connect(self._tick)
        card.removed.connect(self._remove)
        card.ordered.connect(self._order)
        card.chosen.connect(partial(self._on_chosen, card))

    def _rename(self, card: ListCard, list_id: UUID, title: str) -> None:
        op = partial(shot_lists.rename_list, list_id=list_id, title=title)
        self._steps.write(op, step=self.tr("Rename a list"), failed=partial(_beside, card))

    def _delete(self, list_id: UUID) -> None:
        op = partial(shot_lists.remove_list, list_id=list_id)
        self._steps.write(op, step=self.tr("Delete a list"), said=self.tr("List deleted"))

    def _add(self, card: ListCard, list_id: UUID, items: list[ItemFacts]) -> None:
        op = partial(shot_lists.add_items, list_id=list_id, items=items)
        self._steps.write(op, step=self.tr("New pictures to make"), failed=partial(_beside, card))

    def _change(self, card: ListCard, item_id: UUID, facts: ItemFacts) -> None:
        op = partial(shot_lists.change_item, item_id=item_id, facts=facts)
        self._steps.write(op, step=self.tr("Change a picture to make"), failed=partial(_beside, card))

    def _tick(self, ids: list[UUID], is_made: bool) -> None:
        op = partial(shot_lists.check_items, ids=ids, at=self._clock.now() if is_made else None)
        self._steps.write(op, step=self.tr("Tick pictures"))

    def _remove(self, ids: list[UUID]) -> None:
        op = partial(shot_lists.remove_items, ids=ids)
        said = self.tr("%n picture(s) taken off the list", "", len(ids))
        self._steps.write(op, step=self.tr("Take pictures off the list"), said=said)

    def _order(self, ids: list[UUID]) -> None:
        self._steps.write(partial(shot_lists.reorder_items, ids=ids), step=self.tr("Another order"))

    # the photos of an item

    def _on_chosen(self, card: ListCard, item: ItemRow | None) -> None:
        """One item at a time, of whichever list was chosen in last; a table that is shown anew chooses nothing."""
        if item is not None and item.id != self._item:
            self._item = item.id
            for other in self._page.cards.values():
                if other is not card:
                    other.table.clearSelection()
            self._ask_photos()

    def _ask_photos(self) -> None:
        sheet = self._page.sheet
        item = _item_of(sheet, self._item)
        if sheet is None or item is None or not sheet.photos:
            self._page.show_photos(None)
            return
        query = partial(photos_for_item, session_id=sheet.session_id, item_id=item.id)
        self._frame.door.run_query(self, query, done=partial(self._show_photos, item.id))

    def _show_photos(self, asked: UUID, rows: tuple[PhotoChoice, ...]) -> None:
        item = _item_of(self._page.sheet, asked)
        if asked == self._item and item is not None:
            self._page.show_photos(item, rows)

    @Slot(object, object, bool)
    def _on_linked(self, item_id: UUID, photo_id: UUID, shows_it: bool) -> None:
        link = shot_lists.link_photos if shows_it else shot_lists.unlink_photos
        op = partial(link, item_id=item_id, photo_ids=[photo_id])
        self._steps.write(op, step=self.tr("Which photos show a picture"))

    # the paper

    @Slot()
    def ask_where(self) -> None:
        """Where the PDF goes."""
        sheet = self._page.sheet
        if sheet is None:
            return
        day = sheet.day.isoformat() if sheet.day is not None else ""
        name = safe_name(" ".join(part for part in (day, sheet.job, sheet.title) if part) + ".pdf")
        title, kinds = self.tr("Save the call sheet as PDF"), self.tr("PDF files (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, kinds)
        if chosen:
            self.save(Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf"))

    def save(self, path: Path) -> None:
        """Write it there, behind the window, and say so."""
        sheet = self._page.sheet
        if sheet is None:
            return
        paper = paper_of(sheet)

        def done(written: Path) -> None:
            words = self.tr("Saved as {name}.").replace("{name}", written.name)
            show = partial(self._open, written.parent)
            self._frame.messages.good(words, act=self.tr("Show in folder"), run=show)

        self._frame.door.run_query(self, lambda _db: write_pdf(paper, path), done=done)


def _item_of(sheet: SheetPage | None, item_id: UUID | None) -> ItemRow | None:
    items = (item for row in sheet.lists for item in row.items) if sheet is not None else iter(())
    return next((item for item in items if item.id == item_id), None)


def _beside(card: ListCard, error: WorldError) -> None:
    card.show_error(error_words(error))


def _add_lines(db: DbSession, *, session_id: UUID, lines: list[EntryFacts]) -> Changes:
    changes = Changes()
    for facts in lines:
        changes |= operations.add_entry(db, session_id, facts)
    return changes


def _remove_lines(db: DbSession, *, ids: list[UUID]) -> Changes:
    changes = Changes()
    for entry_id in ids:
        changes |= operations.remove_entry(db, entry_id)
    return changes


def _read(db: DbSession, *, session_id: UUID | None, now: datetime) -> Found:
    choices = near_sessions(db, now=now)
    wanted = session_id if session_id is not None else choices[0].id if choices else None
    sheet = sheet_of(db, wanted) if wanted is not None else None
    copies = other_lists(db, sheet.session_id) if sheet is not None else []
    return Found(zone=studio_zone(db), sheet=sheet, choices=choices, copies=copies)


def call_sheet_page(frame: Frame, *, clock: Clock, thumbnails: ThumbnailSource) -> CallSheetPage:
    """The room, wired; its pictures are closed with the program (`close_pictures`)."""
    page = CallSheetPage(thumbnails)
    CallSheets(page, frame, clock)
    return page
