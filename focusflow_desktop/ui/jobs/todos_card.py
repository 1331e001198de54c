"""What is to be done for a job: ticked off, and written down. It asks by signals."""

from __future__ import annotations

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.business.todos.queries import TodoRow
from focusflow_desktop.ui.jobs.parts import indented, typed_line
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import text

_SHOWN = 20


class TodosCard(Card):
    """One row each, and a line to write the next one in."""

    written = Signal(str)
    ticked = Signal(object, bool)  # its id, whether it is done

    def __init__(self) -> None:
        super().__init__(self.tr("To-dos"))
        self._rows = Rows()
        self.line = typed_line(self.tr("New to-do for this job"), self.written)
        self.body.addLayout(self._rows)
        self.body.addWidget(indented(self.line))

    def show_job(self, page: JobPage, *, is_same: bool) -> None:
        """This job's to-dos; what is being written for the same job stays."""
        open_ = [todo for todo in page.todos if todo.done_at is None]
        self.aside.setText(self.tr("%n open", "", len(open_)))
        self._rows.show_rows(self._row(todo) for todo in page.todos[:_SHOWN])
        if not is_same:
            self.line.clear()

    def _row(self, todo: TodoRow) -> QWidget:
        tick = QCheckBox(todo.title)
        tick.setChecked(todo.done_at is not None)
        tick.toggled.connect(lambda is_done: self.ticked.emit(todo.id, is_done))
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 5, 16, 5)
        box.addWidget(tick, 1)
        if todo.due is not None and todo.done_at is None:
            day = QDate(todo.due.year, todo.due.month, todo.due.day)
            box.addWidget(text(day.toString("d MMM"), tone="bad" if todo.is_overdue else "2"))
        return row
