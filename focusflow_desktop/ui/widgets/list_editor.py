"""A list at the left, the fields of the chosen row at the right: one widget for every list a studio keeps of its own.

It is told what the list is by a ListPlan, shows rows and asks by signals; who owns it writes. Lists inside a row
(a job type's sessions) are editors of the same kind below its fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.studio.columns import COLOURS
from focusflow_desktop.business.studio.lists import ListRow
from focusflow_desktop.ui.look.theme import ROW_TABLE, Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.list_fields import FieldPlan, swatch
from focusflow_desktop.ui.widgets.row_form import RowForm
from focusflow_desktop.ui.widgets.text import rule, text

LIST, MOST_SHOWN = 232, 6
ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What a list is, in words and fields."""

    id: str
    title: str
    add: str  # on the button
    new: str  # what a new row is called until it is named
    empty: str  # one sentence for a list without rows
    fields: tuple[FieldPlan, ...]
    icon: str = "list"
    has_order: bool = False
    has_archive: bool = True
    parts: tuple[ListPlan, ...] = ()

    def name_of(self, row: ListRow) -> str:
        """What a row is called; where that is a choice, its word."""
        return self.fields[0].words.get(row.name, row.name)


class NamesList(QListWidget):
    """The rows' names: Enter goes to the fields, Delete puts away, Alt+arrows and dragging put in order."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's own keys; everything else is Qt's."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ListEditor(QWidget):
    """One list."""

    add_asked = Signal(str)  # the name to begin with
    changed = Signal(object, str, object)  # the row's id, the column, what was given
    archive_asked = Signal(object, bool)
    remove_asked = Signal(object)
    order_asked = Signal(object)  # ids in their new order
    chosen_changed = Signal(object)  # id | None

    def __init__(self, plan: ListPlan, *, is_inside: bool = False) -> None:
        super().__init__()
        self.plan, self._is_inside = plan, is_inside
        self._rows: tuple[ListRow, ...] = ()
        self._chosen: UUID | None = None
        self.setAccessibleName(plan.title)
        self.names = self._make_names()
        self.form = RowForm(plan.fields)
        self.form.changed.connect(self._on_changed)
        self.parts = {part.id: ListEditor(part, is_inside=True) for part in plan.parts}
        self.add = Button(
            plan.add, icon="plus", kind=Kind.QUIET if is_inside else Kind.PLAIN, small=is_inside
        )
        self.away = Button(self.tr("Remove"), small=is_inside)
        self.add.clicked.connect(self.ask_new)
        self.away.clicked.connect(self._on_away)
        self._lay_out_inside() if is_inside else self._lay_out()
        self.show_rows(())

    @property
    def chosen(self) -> ListRow | None:
        """The row whose fields are shown."""
        return next((row for row in self._rows if row.id == self._chosen), None)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show the list anew; what was chosen stays chosen."""
        at = max(self.names.currentRow(), 0)
        self._rows = tuple(rows)
        with QSignalBlocker(self.names):
            self.names.clear()
            for row in rows:
                self.names.addItem(self._item(row))
        if self._is_inside:
            shown = min(len(rows), MOST_SHOWN)
            self.names.setFixedHeight(scaled(ROW_TABLE) * shown + 2 * self.names.frameWidth() + 2)
            self.names.setVisible(bool(rows))
            self._sentence.setVisible(not rows)
        else:
            self._stack.setCurrentIndex(0 if rows else 1)
        ids = [row.id for row in rows]
        wanted = ids.index(self._chosen) if self._chosen in ids else min(at, len(ids) - 1)
        self._show_chosen(wanted)

    def choose(self, row_id: UUID) -> None:
        """Show a row's fields."""
        ids = [row.id for row in self._rows]
        if row_id in ids:
            self._show_chosen(ids.index(row_id))

    def write_name(self) -> None:
        """To the chosen row's name."""
        self.form.write_name()

    @Slot()
    def ask_new(self) -> None:
        """One more."""
        self.add_asked.emit(self.plan.new)

    def _item(self, row: ListRow) -> QListWidgetItem:
        name = self.plan.name_of(row)
        item = QListWidgetItem(
            self.tr("{name} (archived)").replace("{name}", name) if row.is_archived else name
        )
        item.setData(ID, str(row.id))
        if row.values.get("colour") in COLOURS:
            item.setIcon(swatch(str(row.values["colour"])))
        return item

    def _make_names(self) -> NamesList:
        names = NamesList()
        names.setAccessibleName(self.plan.title)
        names.setProperty("surface", "panel")
        names.setFrameShape(QFrame.Shape.NoFrame)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self.plan.has_order:
            names.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            names.setDefaultDropAction(Qt.DropAction.MoveAction)
            names.model().rowsMoved.connect(self._on_moved)
            names.setAccessibleDescription(self.tr("Alt+Up and Alt+Down change the order."))
        names.currentRowChanged.connect(self._show_chosen)
        names.stepped.connect(self._on_stepped)
        names.entered.connect(self.write_name)
        names.itemDoubleClicked.connect(self.write_name)
        names.left.connect(self._on_away)
        return names

    def _fields(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("surface", "none")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0) if self._is_inside else box.setContentsMargins(20, 16, 20, 20)
        box.setSpacing(16)
        box.addWidget(self.form)
        for part in self.parts.values():
            box.addWidget(rule())
            box.addWidget(part)
        if not self._is_inside:
            box.addWidget(rule())
        box.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return inner

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(8, 8, 8, 8)
        left.setSpacing(8)
        left.addWidget(self.names, 1)
        left.addWidget(self.add)
        self._area = QScrollArea()
        self._area.setAccessibleName(self.tr("The chosen row"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._fields())
        card = Card()
        both = QHBoxLayout()
        both.setSpacing(0)
        side = QWidget()
        side.setProperty("surface", "none")
        side.setLayout(left)
        side.setFixedWidth(scaled(LIST))
        both.addWidget(side)
        both.addWidget(rule(vertical=True))
        both.addWidget(self._area, 1)
        card.body.addLayout(both, 1)
        first = Button(self.plan.add, icon="plus", kind=Kind.PRIMARY)
        first.clicked.connect(self.ask_new)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(
            EmptyState(icon=self.plan.icon, title=self.plan.title, sentence=self.plan.empty, acts=[first])
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)

    def _lay_out_inside(self) -> None:
        head = QHBoxLayout()
        head.addWidget(text(self.plan.title, step=Type.BODY, weight=Weight.STRONG), 1)
        head.addWidget(self.add)
        self._sentence = text(self.plan.empty, step=Type.SMALL, tone="2", wraps=True)
        self._inner = self._fields()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self._sentence)
        box.addWidget(self.names)
        box.addWidget(self._inner)

    @Slot(int)
    def _show_chosen(self, at: int) -> None:
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        with QSignalBlocker(self.names):
            self.names.setCurrentRow(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if self._is_inside:
            self._inner.setVisible(row is not None)
        if row is not None:
            self.form.show_values(row.id, row.values, currency=row.currency)
            self._name_away(row)
        chosen = row.id if row is not None else None
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit(chosen)

    def _name_away(self, row: ListRow) -> None:
        words = self.tr("Remove")
        if self.plan.has_archive:
            words = self.tr("Put back") if row.is_archived else self.tr("Archive")
        self.away.setText(words)
        self.away.setAccessibleName(f"{words}: {self.plan.name_of(row)}")

    @Slot(str, object)
    def _on_changed(self, column: str, given: object) -> None:
        if self._chosen is not None:
            self.changed.emit(self._chosen, column, given)

    @Slot()
    def _on_away(self) -> None:
        row = self.chosen
        if row is not None and self.plan.has_archive:
            self.archive_asked.emit(row.id, not row.is_archived)
        elif row is not None:
            self.remove_asked.emit(row.id)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        ids, at = [row.id for row in self._rows], self.names.currentRow()
        if self.plan.has_order and 0 <= at + step < len(ids):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self.order_asked.emit(ids)

    @Slot()
    def _on_moved(self) -> None:
        self.order_asked.emit([UUID(self.names.item(at).data(ID)) for at in range(self.names.count())])
