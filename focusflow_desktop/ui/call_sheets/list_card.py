"""The card of one list: its name, the table of its items, a line below for more of them. It asks by signals."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.call_sheets.queries import ItemRow, ListRow
from focusflow_desktop.business.call_sheets.typed import read_wishes
from focusflow_desktop.ui.call_sheets.box_delegate import BoxDelegate
from focusflow_desktop.ui.call_sheets.items_model import MUST, PICKS, WHAT, ItemsModel
from focusflow_desktop.ui.call_sheets.lines_field import LinesField
from focusflow_desktop.ui.call_sheets.sheet_table import SheetTable, inset
from focusflow_desktop.ui.call_sheets.words import made_words
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import rule, text


class ListCard(Card):
    """One list of pictures to make."""

    renamed = Signal(object, str)  # the list's id
    deleted = Signal(object)
    added = Signal(object, object)  # the list's id, list[ItemFacts]
    changed = Signal(object, object)  # the item's id, ItemFacts
    ticked = Signal(object, bool)  # ids of items, whether they are made
    removed = Signal(object)  # ids of items
    ordered = Signal(object)  # ids of items, in their order
    chosen = Signal(object)  # ItemRow | None

    def __init__(self, row: ListRow) -> None:
        super().__init__()
        self.list = row
        self._waiting: tuple[ListRow, bool] | None = None
        self.title = QLineEdit(row.title)
        self.title.setAccessibleName(self.tr("Name of the list"))
        self.title.editingFinished.connect(self._on_title)
        self.made = text(step=Type.SMALL, tone="2")
        self.delete = Button(
            icon="trash", kind=Kind.QUIET, small=True, name=self.tr("Delete this list"), parent=self
        )
        self.delete.clicked.connect(lambda: self.deleted.emit(self.list.id))
        self.model = ItemsModel(self)
        self.table = SheetTable(self.model, name=row.title, widths=(0, 150, 130, 64, 116))
        self._delegate = BoxDelegate(self.table)
        for column in (WHAT, MUST):
            self.table.setItemDelegateForColumn(column, self._delegate)
        self.line = LinesField(self.tr("Bride with grandmother"))
        self.row = FormRow(
            self.tr("Next picture"),
            self.line,
            help_=self.tr("A list can be pasted: “Family Weber:” begins a group, “!” makes a must."),
        )
        self._lay_out()
        self._connect()

    def show_list(self, row: ListRow, *, has_photos: bool) -> None:
        """Show it; while a cell is being written in, afterwards."""
        if self.table.is_writing:
            self._waiting = (row, has_photos)
            return
        self._waiting, self.list = None, row
        self.row.show_error("")
        self.made.setText(made_words(row))
        self.table.setAccessibleName(row.title)
        self.setAccessibleName(row.title)
        if not self.title.hasFocus():
            with QSignalBlocker(self.title):
                self.title.setText(row.title)
        kept = [self.model.rows[at].id for at in self.table.chosen_rows]
        column = self.table.currentIndex().column()
        self.model.show_rows(row.items)
        self.table.setColumnHidden(PICKS, not has_photos)
        places = [place for item_id in kept if (place := self.model.row_of(item_id)) >= 0]
        if places and not self.table.chosen_rows:
            self.table.choose(places, column=max(column, 0))

    @property
    def chosen_items(self) -> list[ItemRow]:
        """What is chosen, from above."""
        return [self.model.rows[at] for at in self.table.chosen_rows]

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, below the table."""
        self.row.show_error(sentence)

    def _lay_out(self) -> None:
        self.title.setProperty("bare", True)
        self.title.setProperty("type", Type.HEADING.name.lower())
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 10)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.made)
        head.addWidget(self.delete)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 10, 16, 14)
        box.addWidget(self.row)
        self.body.addLayout(head)
        self.body.addWidget(rule())
        self.body.addLayout(inset(self.table))
        self.body.addWidget(holder)

    def _connect(self) -> None:
        self.line.written.connect(self._on_written)
        self.line.textEdited.connect(lambda: self.row.show_error(""))
        self.model.change_asked.connect(self.changed)
        self.model.tick_asked.connect(lambda item_id, is_made: self.ticked.emit([item_id], is_made))
        self.table.ticked.connect(self._on_ticked)
        self.table.removed.connect(lambda: self.removed.emit([item.id for item in self.chosen_items]))
        self.table.moved.connect(self._on_moved)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.table.closed.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _show_waiting(self) -> None:
        if self._waiting is not None and not self.table.is_writing:
            row, has_photos = self._waiting
            self.show_list(row, has_photos=has_photos)

    @Slot()
    def _on_title(self) -> None:
        if self.title.text().strip() != self.list.title:
            self.renamed.emit(self.list.id, self.title.text())

    @Slot(object)
    def _on_written(self, lines: list[str]) -> None:
        last = self.model.rows[-1].group if self.model.rows else ""
        wishes = read_wishes(lines, group=last)
        if wishes:
            self.added.emit(self.list.id, wishes)

    @Slot()
    def _on_ticked(self) -> None:
        items = self.chosen_items
        if items:
            self.ticked.emit([item.id for item in items], any(item.checked_at is None for item in items))

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        rows, ids = self.table.chosen_rows, [item.id for item in self.model.rows]
        if len(rows) != 1 or not 0 <= rows[0] + step < len(ids):
            return
        here: UUID = ids.pop(rows[0])
        ids.insert(rows[0] + step, here)
        self.ordered.emit(ids)

    @Slot()
    def _on_chosen(self) -> None:
        items = self.chosen_items
        self.chosen.emit(items[0] if items else None)
