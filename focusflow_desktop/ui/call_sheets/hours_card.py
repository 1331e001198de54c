"""The card of the hours: a table written in place, a line below for the next one. It asks by signals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.business.call_sheets.operations import EntryFacts
from focusflow_desktop.business.call_sheets.queries import SheetPage
from focusflow_desktop.business.call_sheets.typed import moments, read_line
from focusflow_desktop.shared.errors import Refused, WorldError
from focusflow_desktop.ui.call_sheets.box_delegate import PlaceDelegate
from focusflow_desktop.ui.call_sheets.hours_model import WHAT, HoursModel
from focusflow_desktop.ui.call_sheets.lines_field import LinesField
from focusflow_desktop.ui.call_sheets.sheet_table import SheetTable, inset
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow


class HoursCard(Card):
    """The session's hours."""

    added = Signal(object)  # list[EntryFacts]
    changed = Signal(object, object)  # the line's id, EntryFacts
    removed = Signal(object)  # the line's id

    def __init__(self) -> None:
        super().__init__(self.tr("Hours"))
        self._waiting: SheetPage | None = None
        self._typed = ""  # the line that is being written down
        self.model = HoursModel(self)
        self.table = SheetTable(self.model, name=self.tr("Hours"), widths=(76, 76, 0, 160, 150))
        self._delegate = PlaceDelegate(self.table)
        self.table.setItemDelegate(self._delegate)
        self.line = LinesField(self.tr("14:00–14:30 Ceremony"))
        self.row = FormRow(self.tr("Next line"), self.line)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 10, 16, 14)
        box.addWidget(self.row)
        self.body.addLayout(inset(self.table))
        self.body.addWidget(holder)
        self.line.written.connect(self._on_written)
        self.line.textEdited.connect(lambda: self.row.show_error(""))
        self.model.change_asked.connect(self.changed)
        self.model.refused.connect(self.show_error)
        self.table.removed.connect(self._on_removed)
        self.table.closed.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)

    def show_sheet(self, sheet: SheetPage) -> None:
        """Show it; while a cell is being written in, afterwards."""
        if self.table.is_writing:
            self._waiting = sheet
            return
        self._waiting, self._typed = None, ""
        self.row.show_error("")
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        kept = self.model.rows[row].id if 0 <= row < len(self.model.rows) else None
        self.model.show_sheet(sheet)
        place = next((number for number, one in enumerate(sheet.entries) if one.id == kept), -1)
        if place >= 0 and not self.table.currentIndex().isValid():
            self.table.choose([place], column=max(column, 0))

    @Slot(object)
    def show_error(self, error: WorldError) -> None:
        """Say what is wrong, below the table; a line that was refused can be put right."""
        self.row.show_error(error_words(error))
        if self._typed and not self.line.text():
            self.line.setText(self._typed)
        self._typed = ""

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None and not self.table.is_writing:
            self.show_sheet(self._waiting)

    @Slot(object)
    def _on_written(self, lines: list[str]) -> None:
        self._typed = lines[0] if len(lines) == 1 else ""
        try:
            found = [self._facts(line) for line in lines if line.strip()]
        except Refused as error:
            self.show_error(error)
            return
        self.added.emit(found)

    def _facts(self, line: str) -> EntryFacts:
        typed, model = read_line(line), self.model
        starts_at, ends_at = moments(
            typed.starts, typed.ends, day=model.day, zone=model.zone, begins=model.begins
        )
        return EntryFacts(title=typed.title, starts_at=starts_at, ends_at=ends_at)

    @Slot()
    def _on_removed(self) -> None:
        rows = self.table.chosen_rows
        if rows:
            self.removed.emit([self.model.rows[row].id for row in rows])

    def write_in(self, row: int, column: int = WHAT) -> None:
        """Begin to write in a cell."""
        self.table.edit(self.model.index(row, column))
