"""The room: lists by what became of them, and the chosen inquiry, or a new one, beside. It asks by signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.inquiries.queries import InquiryChoices, InquiryPage, InquiryRow
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.ui.inquiries.list_model import InquiryDelegate, InquiryModel
from focusflow_desktop.ui.inquiries.new_card import NewInquiryCard
from focusflow_desktop.ui.inquiries.panel import InquiryPanel
from focusflow_desktop.ui.inquiries.words import empty_words, status_word
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.filter_chip import FilterChip
from focusflow_desktop.ui.widgets.search_field import SearchField

MARGIN, ASIDE, SEARCH = 32, 400, 220


class InquiriesPage(QWidget):
    """Inquiries."""

    entered = Signal(object)  # the inquiry to show, or None
    list_asked = Signal()  # another list, or other words
    chosen = Signal(object)  # its id
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Inquiries"))
        self.shown = InquiryStatus.NEW
        self.card: NewInquiryCard | None = None
        self.model, self.panel = InquiryModel(self), InquiryPanel()
        self.search = SearchField(self.tr("Find an inquiry"))
        self.search.setFixedWidth(scaled(SEARCH))
        self.search.searched.connect(self.list_asked)
        self._new = Button(self.tr("New inquiry"), icon="plus", kind=Kind.PRIMARY, parent=self)
        self._new.clicked.connect(self.new_asked)
        self._head = Head(self.tr("Inquiries"), acts=(self.search, self._new))
        self._make_lists()
        self._lay_out()

    def show_place(self, *, inquiry_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one inquiry."""
        self.entered.emit(inquiry_id)

    def show_rows(
        self,
        rows: Sequence[InquiryRow],
        counts: Mapping[InquiryStatus, int],
        *,
        status: InquiryStatus,
        now: datetime,
        zone: tzinfo,
    ) -> None:
        """The list anew; what was chosen stays chosen, or what stands in its place is."""
        for which, chip in self._chips.items():
            is_counted = which in (InquiryStatus.NEW, InquiryStatus.ANSWERED)
            chip.show_count(counts.get(which) if is_counted else None)
        before, at = self.chosen_id, self.view.currentIndex().row()
        self.shown = status
        self._chips[status].setChecked(True)
        self.view.selectionModel().blockSignals(True)
        self.model.show_rows(rows, now=now, zone=zone)
        stays = self.model.row_of(before)
        self._set_row(stays if stays >= 0 else min(max(at, 0), len(rows) - 1))
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()
        title, sentence = empty_words(status)
        if self.search.text().strip():
            title, sentence = self.tr("Nothing found"), self.tr("No inquiry in this list has these words.")
        self._empty.show_words(title=title, sentence=sentence)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._on_chosen()

    def show_inquiry(
        self, page: InquiryPage | None, choices: InquiryChoices, *, now: datetime, zone: tzinfo
    ) -> None:
        """The chosen one."""
        if page is not None and page.row.id == self.chosen_id:
            self.panel.show_inquiry(page, choices, now=now, zone=zone)
            self._show_column()

    def ask_new(self, card: NewInquiryCard | None) -> None:
        """The card that takes a new one; None puts it away."""
        if self.card is not None:
            self._aside.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = card
        if card is not None:
            self._aside.insertWidget(0, card)
            card.words.setFocus()
        self._show_column()

    def choose(self, inquiry_id: UUID) -> None:
        """Choose it, where it stands in the list."""
        row = self.model.row_of(inquiry_id)
        if row >= 0:
            self._set_row(row)
            self.view.scrollTo(self.model.index(row, 0))

    def show_list(self, status: InquiryStatus) -> None:
        """Another list."""
        self.shown = status
        self._chips[status].setChecked(True)
        self.list_asked.emit()

    @property
    def chosen_id(self) -> UUID | None:
        """The chosen one."""
        row = self.model.row(self.view.currentIndex().row())
        return row.id if row is not None else None

    def _make_lists(self) -> None:
        self._chips = {which: FilterChip(status_word(which)) for which in InquiryStatus}
        group = QButtonGroup(self)
        group.setExclusive(True)
        for which, chip in self._chips.items():
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, which=which: self.show_list(which))
        self._chips[self.shown].setChecked(True)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(InquiryDelegate(self.view))
        self.view.setAccessibleName(self.tr("Inquiries"))
        self.view.setProperty("surface", "panel")
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._on_chosen)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        card = Card()
        card.body.addWidget(self.view)
        begin = Button(self.tr("New inquiry"), kind=Kind.PRIMARY)
        begin.clicked.connect(self.new_asked)
        self._empty = EmptyState(icon="inbox", title="", sentence="", acts=[begin])
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self._empty)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addLayout(chips)
        main.addWidget(self._stack, 1)
        holder = QWidget()
        holder.setProperty("surface", "none")
        self._aside = QVBoxLayout(holder)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._aside.addWidget(self.panel)
        self._aside.addStretch(1)
        self._column = QScrollArea()
        self._column.setAccessibleName(self.tr("The chosen inquiry"))
        self._column.setWidgetResizable(True)
        self._column.setFixedWidth(scaled(ASIDE))
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.setWidget(holder)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(main, 1)
        both.addWidget(self._column)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 20)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addLayout(both, 1)
        self._show_column()

    def _set_row(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index(row, 0), flag)

    def _show_column(self) -> None:
        has_new = self.card is not None
        is_read = self.panel.page is not None and self.panel.page.row.id == self.chosen_id
        self.panel.setVisible(not has_new and is_read)
        self._column.setVisible(has_new or is_read)

    @Slot()
    def _on_chosen(self) -> None:
        self._show_column()
        if self.chosen_id is not None:
            self.chosen.emit(self.chosen_id)
