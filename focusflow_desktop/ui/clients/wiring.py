"""Joins the room Clients to the studio: ids first, rows as they come into sight, every change a step with undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.merging import merge_contacts
from focusflow_desktop.business.clients.page import ContactPage, contact_page
from focusflow_desktop.business.clients.queries import ContactRow, Wanted, contact_ids, rows_of, stage_counts
from focusflow_desktop.business.contact_files.export import export_contacts
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.clients.page import ClientsPage
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "clients"
CONCERNS = ("contacts", "contact_emails", "contact_phones", "jobs", "job_contacts", "inquiries", "notes", "tags",
            "tag_links", "sessions")  # fmt: skip
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
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*self._commands())

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
            self._page.show_client(None)
            return
        self._frame.door.run_query(
            self, partial(contact_page, contact_id=self._shown_id), done=self._show_client
        )

    def _show_client(self, page: ContactPage) -> None:
        if page.id == self._shown_id:
            self._page.show_client(page)

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


def _read(db: DbSession, *, wanted: Wanted) -> Found:
    return contact_ids(db, wanted), stage_counts(db)


def clients_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = ClientsPage()
    Clients(page, frame, clock)
    return page
