"""Joins the room Clients to the studio: ids first, rows as they come into sight, every change a step with undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.around import (
    around,
    link_contact,
    set_address,
    set_source,
    unlink_contact,
)
from focusflow_desktop.business.clients.merging import merge_contacts, unmerge_contact
from focusflow_desktop.business.clients.page import ContactPage, contact_page
from focusflow_desktop.business.clients.queries import ContactRow, Wanted, contact_ids, rows_of, stage_counts
from focusflow_desktop.business.contact_files.export import export_contacts
from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.timeline.queries import timeline_of
from focusflow_desktop.business.todos.operations import Link, add_todo, set_done
from focusflow_desktop.business.todos.queries import todo_rows
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.clients.around import ClientAround, ClientStory
from focusflow_desktop.ui.clients.page import ClientsPage
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "clients"
CONCERNS = ("contacts", "contact_emails", "contact_phones", "jobs", "job_contacts", "inquiries", "notes", "tags",
            "tag_links", "sessions", "contact_addresses", "contact_links", "todos", "messages", "lead_sources")  # fmt: skip
REFRESH_MS = 250
Found = tuple[list[UUID], dict[Lifecycle, int]]


class Clients(QObject):
    """Keeps a ClientsPage true."""

    def __init__(self, page: ClientsPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._wanted_id: UUID | None = None  # to be chosen when the list has been read
        self._shown_id: UUID | None = None
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.wanted_changed.connect(self.ask)
        page.rows_asked.connect(self._on_rows_asked)
        page.chosen_changed.connect(self._on_chosen)
        page.new_asked.connect(self._on_new)
        page.move_in_asked.connect(lambda: frame.show_room("moving_in"))
        page.twins_asked.connect(lambda: frame.show_room("duplicates"))
        page.export_asked.connect(self._ask_where)
        page.remove_asked.connect(self._on_remove)
        page.tag_asked.connect(self._on_tag)
        page.merge_asked.connect(self._on_merge)
        editor = page.editor
        editor.fact_set.connect(self._on_fact)
        editor.emails_set.connect(partial(self._on_reach, "emails", operations.set_emails))
        editor.phones_set.connect(partial(self._on_reach, "phones", operations.set_phones))
        editor.tags_set.connect(self._on_tags)
        editor.note_written.connect(self._on_note)
        self._wire_around(editor.around)
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*self._commands())

    def _wire_around(self, beside: ClientAround) -> None:
        beside.address_set.connect(lambda lines: self._on_shown(set_address, lines, field="address"))
        beside.source_set.connect(lambda key: self._on_shown(set_source, key, field="source"))
        beside.link_written.connect(self._on_link)
        beside.unlinked.connect(self._on_unlinked)
        beside.apart_asked.connect(self._on_apart)
        beside.client_asked.connect(lambda key: self._page.show_place(contact_id=key))
        beside.job_asked.connect(lambda key: self._frame.show_room("jobs", job_id=key))
        beside.todo_written.connect(self._on_todo)
        beside.todo_ticked.connect(self._on_ticked)

    @Slot()
    def ask(self) -> None:
        """Read the list that is wanted."""
        wanted = self._page.wanted

        def show(found: Found) -> None:
            if wanted == self._page.wanted:  # else a later answer is on its way
                self._show(found)

        self._frame.door.run_query(self, partial(_read, wanted=wanted), done=show)

    def _show(self, found: Found) -> None:
        self._page.show_ids(*found)
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self._page.choose(wanted)

    @Slot(object)
    def _on_entered(self, contact_id: UUID | None) -> None:
        self._wanted_id = contact_id
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS):
            self._page.model.mark_stale()
            self._refresh.request()

    @Slot(object)
    def _on_rows_asked(self, ids: list[UUID]) -> None:
        def take(rows: dict[UUID, ContactRow]) -> None:
            self._page.model.take(ids, rows)

        self._frame.door.run_query(self, partial(rows_of, ids=ids), done=take)

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self._page.selected
        self._shown_id = chosen[0] if len(chosen) == 1 else None
        if self._shown_id is None:
            self._page.show_nobody()
            return
        today = self._clock.now().astimezone().date()
        query = partial(_read_client, contact_id=self._shown_id, today=today)
        self._frame.door.run_query(self, query, done=self._show_client)

    def _show_client(self, found: tuple[ContactPage, ClientStory]) -> None:
        page, story = found
        if page.id == self._shown_id:
            self._page.show_client(page, story)

    @Slot(str)
    def _on_new(self, name: str) -> None:
        def done(changes: Changes) -> None:
            self._page.find_everybody()
            self._wanted_id = next(iter(changes.rows["contacts"]), None)
            self.ask()

        op = partial(operations.add_contact, name=name)
        self._write(op, step=self.tr("New client"), said=self.tr("Written down"), done=done)

    @Slot(object)
    def _on_remove(self, ids: Iterable[UUID]) -> None:
        gone = list(ids)
        said = self.tr("%n client(s) removed", "", len(gone))
        self._write(partial(operations.remove_contacts, ids=gone), step=self.tr("Remove clients"), said=said)

    @Slot(object, str)
    def _on_tag(self, ids: Iterable[UUID], name: str) -> None:
        tagged = list(ids)
        op = partial(operations.tag_contacts, ids=tagged, name=name)
        self._write(op, step=self.tr("Tag clients"), said=self.tr("%n client(s) tagged", "", len(tagged)))

    @Slot(object)
    def _on_merge(self, ids: Sequence[UUID]) -> None:
        keep_id, other_id = ids
        self._wanted_id = keep_id
        op = partial(merge_contacts, keep_id=keep_id, other_id=other_id, clock=self._clock)
        self._write(op, step=self.tr("Merge clients"), said=self.tr("Two clients are one now"))

    @Slot(str, object)
    def _on_fact(self, name: str, value: object) -> None:
        facts: dict[str, Any] = {name: value}
        if self._shown_id is not None:
            op = partial(operations.change_contact, contact_id=self._shown_id, **facts)
            self._write(op, step=self.tr("Change client"), field=name)

    def _on_reach(
        self, field: str, op: Callable[[DbSession, UUID, Sequence[str]], Changes], values: list[str]
    ) -> None:
        shown = self._shown_id
        if shown is not None:
            self._write(lambda db: op(db, shown, values), step=self.tr("Change client"), field=field)

    @Slot(object)
    def _on_tags(self, names: list[str]) -> None:
        if self._shown_id is not None:
            op = partial(operations.set_tags, contact_id=self._shown_id, names=names)
            self._write(op, step=self.tr("Tag client"), field="tags")

    @Slot(str)
    def _on_note(self, body: str) -> None:
        if self._shown_id is not None:
            op = partial(operations.add_note, contact_id=self._shown_id, body=body)
            self._write(op, step=self.tr("Note about client"), field="note")

    def _on_shown(self, op: Callable[[DbSession, UUID, Any], Changes], value: object, *, field: str) -> None:
        """A change of the client that is shown."""
        shown = self._shown_id
        if shown is not None:
            self._write(lambda db: op(db, shown, value), step=self.tr("Change client"), field=field)

    def _on_link(self, words: str) -> None:
        shown = self._shown_id
        if shown is not None:
            op = partial(link_contact, contact_id=shown, words=words)
            clear = self._page.editor.around.link.clear
            self._write(op, step=self.tr("Connect clients"), field="link", done=lambda _changes: clear())

    def _on_unlinked(self, link_id: UUID) -> None:
        said = self.tr("They are no longer connected")
        self._write(partial(unlink_contact, link_id=link_id), step=self.tr("Disconnect clients"), said=said)

    def _on_apart(self, twin_id: UUID) -> None:
        said = self.tr("One client is two again")
        self._write(partial(unmerge_contact, other_id=twin_id), step=self.tr("Take clients apart"), said=said)

    def _on_todo(self, title: str) -> None:
        if self._shown_id is not None:
            op = partial(add_todo, title=title, link=Link(contact_id=self._shown_id))
            self._write(op, step=self.tr("New to-do"), field="todo")

    def _on_ticked(self, todo_id: UUID, is_done: bool) -> None:
        op = partial(set_done, ids=[todo_id], at=self._clock.now() if is_done else None)
        self._write(op, step=self.tr("To-do done") if is_done else self.tr("To-do open again"), field="todo")

    def _write(
        self,
        op: Callable[[DbSession], Changes],
        *,
        step: str,
        said: str = "",
        field: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """With a field, what is refused stands beside it; without one it is said on the window."""

        def refused(error: WorldError) -> None:
            self._page.editor.show_error(str(error.fields.get("field", field)), error_words(error))

        self._steps.write(op, step=step, said=said, done=done, failed=refused if field else None)

    def export(self, path: Path) -> None:
        """Save them all, or those that are selected when there are several, behind the window."""
        chosen = self._page.selected
        ids = chosen if len(chosen) > 1 else None
        self._frame.door.run_query(
            self, partial(export_contacts, path=path, ids=ids), done=partial(self._saved, path)
        )

    def _saved(self, path: Path, count: int) -> None:
        said = self.tr("%n client(s) are in {name}.", "", count)
        self._frame.messages.good(said.replace("{name}", path.name))

    @Slot()
    def _ask_where(self) -> None:
        kinds = {self.tr("Table (*.csv)"): ".csv", self.tr("Address cards (*.vcf)"): ".vcf"}
        title, name = self.tr("Export clients"), self.tr("clients")
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, f"{name}.csv", ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            self.export(path if path.suffix else path.with_suffix(kinds.get(kind, ".csv")))

    def _commands(self) -> list[Command]:
        menu = self.tr("Clients")
        new = Command(id="clients.new", title=self.tr("New client"), run=self._page.write_new, room=ROOM,
                      shortcut="N", icon="plus", menu=menu)  # fmt: skip
        find = Command(id="clients.find", title=self.tr("Find a client"), run=self._page.search.setFocus, room=ROOM,
                       shortcut="Ctrl+F", icon="search", menu=menu)  # fmt: skip
        out = Command(id="clients.export", title=self.tr("Export clients…"), run=self._ask_where, room=ROOM,
                      icon="share", menu=menu)  # fmt: skip
        return [new, find, out, *self._steps.commands(ROOM)]


def _read_client(db: DbSession, *, contact_id: UUID, today: date) -> tuple[ContactPage, ClientStory]:
    story = ClientStory(
        around=around(db, contact_id),
        todos=tuple(todo_rows(db, today=today, contact_id=contact_id)),
        entries=tuple(timeline_of(db, contact_id=contact_id)),
        zone=studio_zone(db),
    )
    return contact_page(db, contact_id), story


def _read(db: DbSession, *, wanted: Wanted) -> Found:
    return contact_ids(db, wanted), stage_counts(db)


def clients_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = ClientsPage()
    Clients(page, frame, clock)
    return page
