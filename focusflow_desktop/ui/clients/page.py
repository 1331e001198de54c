"""The room Clients: a line to write the next one, words and stages to find by, the list, the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.clients.page import ContactPage
from focusflow_desktop.business.clients.queries import ContactRow, Wanted
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.ui.clients.around import ClientStory
from focusflow_desktop.ui.clients.editor import ClientEditor
from focusflow_desktop.ui.clients.words import stage_word
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.models.lazy_table import Column, LazyTable
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.filter_chip import FilterChip
from focusflow_desktop.ui.widgets.search_field import SearchField
from focusflow_desktop.ui.widgets.table import RowsTable
from focusflow_desktop.ui.widgets.text import text

MARGIN, ASIDE, SEARCH, TAG = 32, 360, 280, 160
WIDTHS = (0, 110, 190, 130, 110, 50)
DROPS = (4, 3, 2)  # in little room the tags go first, then phone and e-mail: the column beside says them


class ClientsPage(QWidget):
    """Everybody the studio deals with."""

    entered = Signal(object)  # the client to choose, or None
    new_asked = Signal(str)
    wanted_changed = Signal()
    rows_asked = Signal(object)  # ids
    chosen_changed = Signal()
    remove_asked = Signal(object)  # ids
    tag_asked = Signal(object, str)
    move_in_asked = Signal()
    export_asked = Signal()
    twins_asked = Signal()
    merge_asked = Signal(object)  # two ids: the first is kept

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Clients"))
        self._ids: list[UUID] = []
        self.editor = ClientEditor()
        self.table = RowsTable(self.tr("Clients"))
        self.model: LazyTable[ContactRow] = LazyTable(
            self._columns(), ask=self.rows_asked.emit, unreadable=self.tr("Could not be read"), parent=self
        )
        self.table.show_model(self.model, widths=WIDTHS, drops=DROPS)
        self._make_finding()
        self._make_bulk()
        self._lay_out()
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.removed.connect(self._on_removed)
        self.editor.removed.connect(self._on_removed)

    def show_place(self, *, contact_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one client."""
        if contact_id is not None:
            self.find_everybody()
        self.entered.emit(contact_id)

    @property
    def wanted(self) -> Wanted:
        """Who is to be listed."""
        stage = next((which for which, chip in self.chips.items() if chip.isChecked()), None)
        return Wanted(text=self.search.text().strip(), stage=stage)

    @property
    def selected(self) -> list[UUID]:
        """Every selected client, in the list's order."""
        return self.table.selected

    def find_everybody(self) -> None:
        """Take every filter away."""
        self.search.clear()
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_ids(self, ids: Sequence[UUID], counts: Mapping[Lifecycle, int]) -> None:
        """Show another list; what was chosen stays chosen."""
        chosen = self.selected
        self._ids = list(ids)
        self.model.show_ids(self._ids)
        for which, chip in self.chips.items():
            chip.show_count(counts.get(which) or None)
        is_filtered = self.wanted != Wanted()
        self._empty.show_words(
            title=self.tr("Nobody found") if is_filtered else self.tr("No clients yet"),
            sentence=self.tr("No client is called so. Try fewer words or another stage.")
            if is_filtered
            else self.tr("Write a name on the line above: couples, families, companies, planners."),
        )
        self._start.setVisible(not is_filtered)
        self._move.setVisible(not is_filtered)
        self._stack.setCurrentIndex(0 if self._ids else 1)
        if chosen:
            self.choose(chosen[0])
        self._on_chosen()

    def choose(self, contact_id: UUID) -> None:
        """Choose a client of the list."""
        if contact_id in self._ids:
            self.table.choose(self._ids.index(contact_id))

    def show_client(self, page: ContactPage, story: ClientStory) -> None:
        """Show one client beside the list."""
        self.editor.show_client(page, story)
        self._column.setVisible(True)

    def show_nobody(self) -> None:
        """The list alone."""
        self._column.setVisible(False)

    def write_new(self) -> None:
        """To the line where the next one is written."""
        self.line.setFocus()

    def _columns(self) -> list[Column[ContactRow]]:
        return [
            Column(title=self.tr("Name"), show=lambda row: row.name),
            Column(title=self.tr("Stage"), show=lambda row: stage_word(row.stage)),
            Column(title=self.tr("E-mail"), show=lambda row: row.email),
            Column(title=self.tr("Phone"), show=lambda row: row.phone),
            Column(title=self.tr("Tags"), show=lambda row: ", ".join(row.tags)),
            Column(
                title=self.tr("Jobs"), show=lambda row: f"{row.jobs:n}" if row.jobs else "", is_number=True
            ),
        ]

    def _make_finding(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("New client, for example: Julia Weber"))
        self.line.setAccessibleName(self.tr("New client"))
        self.line.returnPressed.connect(self._on_written)
        self.search = SearchField(self.tr("Find by name, e-mail or phone"))
        self.search.setFixedWidth(scaled(SEARCH))
        self.search.searched.connect(lambda _words: self.wanted_changed.emit())
        self.chips = {which: FilterChip(stage_word(which)) for which in Lifecycle}
        for which, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, which=which: self._on_stage(which))

    def _make_bulk(self) -> None:
        self._bulk = QWidget()
        self._bulk.setVisible(False)
        self._bulk_words = text(tone="2")
        self.bulk_tag = QLineEdit()
        self.bulk_tag.setPlaceholderText(self.tr("Tag them all"))
        self.bulk_tag.setAccessibleName(self.tr("Tag for all selected clients"))
        self.bulk_tag.setFixedWidth(scaled(TAG))
        self.bulk_tag.returnPressed.connect(self._on_tagged)
        self.bulk_merge = Button(self.tr("They are one client"), icon="users", kind=Kind.QUIET)
        self.bulk_merge.setToolTip(
            self.tr("Everything of the second becomes the first one's. Undo takes it back.")
        )
        self.bulk_merge.clicked.connect(lambda: self.merge_asked.emit(self.selected))
        self.bulk_remove = Button(self.tr("Remove"), icon="trash", kind=Kind.QUIET)
        self.bulk_remove.clicked.connect(self._on_removed)
        row = QHBoxLayout(self._bulk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bulk_words, 1)
        row.addWidget(self.bulk_merge)
        row.addWidget(self.bulk_tag)
        row.addWidget(self.bulk_remove)

    def _head(self) -> Head:
        moving = Button(self.tr("Move in…"), icon="package-open", kind=Kind.QUIET)
        moving.setToolTip(self.tr("Clients, jobs and payments from another program's CSV"))
        moving.clicked.connect(self.move_in_asked)
        twins = Button(self.tr("Duplicates"), icon="users", kind=Kind.QUIET)
        twins.setToolTip(self.tr("Clients that may be one"))
        twins.clicked.connect(self.twins_asked)
        out = Button(self.tr("Export…"), icon="share", kind=Kind.QUIET)
        out.setToolTip(self.tr("Everybody with everything, as a table (CSV) or as address cards (vCard)"))
        out.clicked.connect(self.export_asked)
        return Head(self.tr("Clients"), acts=(twins, out, moving))

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        card = Card()
        card.body.addWidget(self.table)
        self._start = Button(self.tr("New client"), icon="plus", kind=Kind.PRIMARY)
        self._start.clicked.connect(self.write_new)
        self._move = Button(self.tr("Move in from another program…"), kind=Kind.PLAIN)
        self._move.clicked.connect(self.move_in_asked)
        self._empty = EmptyState(
            icon="user", title=self.tr("No clients yet"), sentence="", acts=[self._start, self._move]
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.line, 1)
        top.addWidget(self.search)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addLayout(top)
        main.addLayout(chips)
        main.addWidget(self._stack, 1)
        main.addWidget(self._bulk)
        aside = Card()
        aside.body.setContentsMargins(16, 16, 16, 16)
        aside.body.addWidget(self.editor)
        self._column = QScrollArea()
        self._column.setAccessibleName(self.tr("The chosen client"))
        self._column.setWidgetResizable(True)
        self._column.setFixedWidth(scaled(ASIDE))
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setWidget(aside)
        self._column.setVisible(False)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(main, 1)
        both.addWidget(self._column)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 20)
        box.setSpacing(20)
        box.addWidget(self._head())
        box.addLayout(both, 1)

    @Slot()
    def _on_written(self) -> None:
        if self.line.text().strip():
            self.new_asked.emit(self.line.text())
            self.line.clear()

    def _on_stage(self, which: Lifecycle) -> None:
        for other, chip in self.chips.items():
            if other is not which:
                chip.setChecked(False)
        self.wanted_changed.emit()

    @Slot()
    def _on_chosen(self) -> None:
        count = len(self.selected)
        self._bulk.setVisible(count > 1)
        self.bulk_merge.setVisible(count == 2)
        self._bulk_words.setText(self.tr("%n client(s) selected", "", count))
        self.chosen_changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        if self.selected:
            self.remove_asked.emit(self.selected)

    @Slot()
    def _on_tagged(self) -> None:
        if self.bulk_tag.text().strip() and self.selected:
            self.tag_asked.emit(self.selected, self.bulk_tag.text())
            self.bulk_tag.clear()
