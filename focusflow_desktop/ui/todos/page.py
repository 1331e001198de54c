"""The room To-dos: a line to write the next one, four lists, the chosen one beside them. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.todos.queries import TodoChoices, TodoList, TodoRow
from focusflow_desktop.business.todos.quick import read_quick
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.todos.delegate import TodoDelegate
from focusflow_desktop.ui.todos.editor import TodoEditor
from focusflow_desktop.ui.todos.list_model import TodoModel
from focusflow_desktop.ui.todos.words import day_word, empty_words, list_word
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.filter_chip import FilterChip
from focusflow_desktop.ui.widgets.text import text

MARGIN, ASIDE = 32, 320
NO_CHOICES = TodoChoices(people=(), jobs=())


class TodoView(QListView):
    """The list: Space ticks, Enter renames, Delete removes, Alt+Up and Alt+Down put in order."""

    removed = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's own keys; everything else is Qt's."""
        key, held = event.key(), event.modifiers()
        index = self.currentIndex()
        if key == Qt.Key.Key_Space and index.isValid():
            self.model().setData(index, None, Qt.ItemDataRole.CheckStateRole)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif held & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class TodosPage(QWidget):
    """What is to be done."""

    entered = Signal(object)  # the to-do to choose, or None
    new_asked = Signal(str)
    remove_asked = Signal(object)  # ids
    order_asked = Signal(object)  # ids in their new order

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("To-dos"))
        self._rows: tuple[TodoRow, ...] = ()
        self._choices, self._today = NO_CHOICES, date.min
        self.shown = TodoList.TODAY
        self.model = TodoModel(self)
        self.editor = TodoEditor()
        self._head = Head(self.tr("To-dos"))
        self._make_line()
        self._make_lists()
        self._lay_out()

    def show_place(self, *, todo_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one to-do."""
        self.entered.emit(todo_id)

    def show_rows(self, rows: Sequence[TodoRow], choices: TodoChoices, *, today: date) -> None:
        """Show every list anew; what was chosen stays chosen."""
        self._rows, self._choices, self._today = tuple(rows), choices, today
        for which, chip in self._chips.items():
            count = sum(row.stands_in is which for row in rows)
            chip.show_count(count if which is not TodoList.DONE and count else None)
        self._show_list()

    def choose(self, todo_id: UUID) -> None:
        """Show the list it stands in and choose it."""
        row = next((row for row in self._rows if row.id == todo_id), None)
        if row is not None:
            self.show_list(row.stands_in)
            self.view.setCurrentIndex(self.model.index(self.model.row_of(todo_id), 0))

    def show_list(self, which: TodoList) -> None:
        """Another list."""
        self.shown = which
        self._chips[which].setChecked(True)
        self._show_list()

    def write_new(self) -> None:
        """To the line where the next one is written."""
        self.line.setFocus()

    @property
    def chosen(self) -> TodoRow | None:
        """The one shown in the column."""
        return self.model.row(self.view.currentIndex().row())

    @property
    def selected(self) -> list[UUID]:
        """Every selected one, in the list's order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return [found.id for at in rows if (found := self.model.row(at)) is not None]

    def _make_line(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("New to-do, for example: call Clara tomorrow"))
        self.line.setAccessibleName(self.tr("New to-do"))
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_written)
        self._understood = text(step=Type.SMALL, tone="2")

    def _make_lists(self) -> None:
        self._chips = {which: FilterChip(list_word(which)) for which in TodoList}
        group = QButtonGroup(self)
        group.setExclusive(True)
        for which, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, which=which: self.show_list(which))
        self._chips[self.shown].setChecked(True)
        self.view = TodoView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TodoDelegate(self.view))
        self.view.setAccessibleName(self.tr("To-dos"))
        self.view.setProperty("surface", "panel")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)
        self.view.removed.connect(self._on_removed)
        self.view.stepped.connect(self._on_stepped)
        self.editor.removed.connect(self._on_removed)

    def _lay_out(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(8)
        for chip in self._chips.values():
            lists.addWidget(chip)
        lists.addStretch(1)
        lists.addWidget(self._understood)
        card = Card()
        card.body.addWidget(self.view)
        self._empty = EmptyState(icon="square-check", title="", sentence="")
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addWidget(self.line)
        main.addLayout(lists)
        main.addWidget(self._stack, 1)
        self._aside = Card()
        self._aside.body.setContentsMargins(16, 16, 16, 16)
        self._aside.body.addWidget(self.editor)
        area = QScrollArea()
        area.setAccessibleName(self.tr("The chosen to-do"))
        area.setWidgetResizable(True)
        area.setFixedWidth(scaled(ASIDE))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._aside)
        self._column = area
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(main, 1)
        both.addWidget(area)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 20)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addLayout(both, 1)

    def _show_list(self) -> None:
        chosen, at = self.chosen, self.view.currentIndex().row()
        rows = [row for row in self._rows if row.stands_in is self.shown]
        self.model.show_rows(rows, today=self._today)
        title, sentence = empty_words(self.shown)
        self._empty.show_words(title=title, sentence=sentence)
        self._stack.setCurrentIndex(0 if rows else 1)
        stays = self.model.row_of(chosen.id) if chosen is not None else -1
        row = stays if stays >= 0 else min(max(at, 0), len(rows) - 1)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), flag)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        row = self.chosen
        self._column.setVisible(row is not None)
        if row is not None:
            self.editor.show_row(row, self._choices, today=self._today)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        day = read_quick(typed, today=self._today).on
        words = self.tr("Due {day}").replace("{day}", day_word(day, today=self._today)) if day else ""
        self._understood.setText(words)

    @Slot()
    def _on_written(self) -> None:
        if self.line.text().strip():
            self.new_asked.emit(self.line.text())
            self.line.clear()

    @Slot()
    def _on_removed(self) -> None:
        ids = self.selected
        if ids:
            self.remove_asked.emit(ids)

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        at = self.view.currentIndex().row()
        ids = [row.id for row in self.model.rows]
        if 0 <= at + step < len(ids):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self.order_asked.emit(ids)
