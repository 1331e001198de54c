"""Joins a list editor to the studio: rows and choices are read together, every edit is written as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.lists import ListRow, list_rows
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.settings.list_plans import Listed
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps
from focusflow_desktop.ui.widgets.list_editor import ListEditor

REFRESH_MS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was read: the rows of one parent, and what their columns choose from."""

    parent_id: UUID | None
    rows: Sequence[ListRow]
    choices: Mapping[str, Sequence[tuple[UUID, str]]]


def read_list(db: DbSession, listed: Listed, *, parent_id: UUID | None) -> Found:
    """Rows and choices. What was put away can still be chosen where it stands, so it is among the choices."""
    choices = {
        column: [(row.id, row.name) for row in list_rows(db, which=which)]
        for column, which in listed.links.items()
    }
    return Found(parent_id=parent_id, rows=listed.source.rows(db, parent_id=parent_id), choices=choices)


class ListControl(QObject):
    """Keeps one ListEditor true; the lists inside its rows have controls of their own."""

    def __init__(self, editor: ListEditor, listed: Listed, frame: Frame, *, is_inside: bool = False) -> None:
        super().__init__(editor)
        self._editor, self._listed, self._frame = editor, listed, frame
        self._is_inside = is_inside
        self._parent_id: UUID | None = None
        self._steps = Steps(editor, frame)
        self._wanted: UUID | None = None  # to be named when it has been read
        self._concerns = (
            *listed.source.tables,
            "studios",
            *(which.table for which in listed.links.values()),
        )
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        self._inside = [
            ListControl(editor.parts[part.plan.id], part, frame, is_inside=True) for part in listed.parts
        ]
        editor.add_asked.connect(self._on_add)
        editor.changed.connect(self._on_changed)
        editor.archive_asked.connect(self._on_archive)
        editor.remove_asked.connect(self._on_remove)
        editor.order_asked.connect(self._on_order)
        for inside in self._inside:
            editor.chosen_changed.connect(inside.show_parent)
        frame.door.bus.changed.connect(self._on_told)

    @Slot(object)
    def show_parent(self, parent_id: UUID | None) -> None:
        """Another row above: its own list."""
        self._parent_id = parent_id
        self._editor.show_rows(())
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Read the list."""
        if self._is_inside and self._parent_id is None:
            return
        asked = partial(read_list, listed=self._listed, parent_id=self._parent_id)
        self._frame.door.run_query(self, asked, done=self._show)

    def _show(self, found: Found) -> None:
        if found.parent_id != self._parent_id:
            return  # an answer for the row before
        for column, choices in found.choices.items():
            self._editor.form.show_choices(column, choices)
        self._editor.show_rows(found.rows)
        wanted = self._wanted
        if wanted is not None and any(row.id == wanted for row in found.rows):
            self._wanted = None
            self._editor.choose(wanted)
            self._editor.write_name()

    @Slot(object)
    def _on_told(self, changes: Changes) -> None:
        if changes.touches(*self._concerns):
            self._refresh.request()

    @Slot(str)
    def _on_add(self, name: str) -> None:
        def done(changes: Changes) -> None:
            self._wanted = next(iter(changes.rows[self._listed.source.tables[0]]), None)

        op = partial(self._listed.source.add, name=name, parent_id=self._parent_id)
        self._steps.write(op, step=self._editor.plan.add, done=done)

    @Slot(object, str, object)
    def _on_changed(self, row_id: UUID, column: str, given: object) -> None:
        def refused(error: WorldError) -> None:
            chosen = self._editor.chosen
            is_shown = chosen is not None and chosen.id == row_id
            if not (is_shown and self._editor.form.show_error(column, error_words(error))):
                self._frame.messages.error(error)

        op = partial(_changed, listed=self._listed, row_id=row_id, column=column, given=given)
        title = self._editor.plan.title
        self._steps.write(op, step=self.tr("Change: {list}").replace("{list}", title), failed=refused)

    @Slot(object, bool)
    def _on_archive(self, row_id: UUID, is_archived: bool) -> None:
        archive = self._listed.source.archive
        if archive is not None:
            step = self.tr("Archive") if is_archived else self.tr("Put back")
            said = self.tr("Archived") if is_archived else self.tr("Put back")
            self._steps.write(partial(archive, row_id=row_id, is_archived=is_archived), step=step, said=said)

    @Slot(object)
    def _on_remove(self, row_id: UUID) -> None:
        remove = self._listed.source.remove
        if remove is not None:
            self._steps.write(partial(remove, row_id=row_id), step=self.tr("Remove"), said=self.tr("Removed"))

    @Slot(object)
    def _on_order(self, ids: Sequence[UUID]) -> None:
        order = self._listed.source.order
        if order is not None:
            self._steps.write(partial(order, ids=ids), step=self.tr("Put in order"))


def _changed(db: DbSession, *, listed: Listed, row_id: UUID, column: str, given: object) -> Changes:
    return listed.source.change(db, row_id, column, given)


def list_editor(listed: Listed, frame: Frame) -> ListEditor:
    """An editor of a list, reading."""
    editor = ListEditor(listed.plan)
    ListControl(editor, listed, frame).ask()
    return editor
