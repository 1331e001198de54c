"""The room: a session's hours and lists at the left, what is known of it beside. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.call_sheets.queries import ItemRow, PhotoChoice, SessionChoice, SheetPage
from focusflow_desktop.ui.call_sheets.beside import DayWords, FactsCard
from focusflow_desktop.ui.call_sheets.hours_card import HoursCard
from focusflow_desktop.ui.call_sheets.list_card import ListCard
from focusflow_desktop.ui.call_sheets.photo_strip import PhotoStrip
from focusflow_desktop.ui.call_sheets.words import choice_words, missing_words, when_words
from focusflow_desktop.ui.library.thumbnails import ThumbnailSource
from focusflow_desktop.ui.look.theme import Weight, scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import text

MARGIN, ASIDE, CHOICE = 32, 288, 320


class CallSheetPage(QWidget):
    """Call sheet."""

    entered = Signal(object)  # the session's id, or None for the next one
    session_chosen = Signal(object)
    calendar_asked = Signal()
    job_asked = Signal()
    pdf_asked = Signal()
    list_asked = Signal()
    copy_asked = Signal(object)  # the id of a list of another session
    list_made = Signal(object)  # ListCard: connect it
    client_asked = Signal(object)

    def __init__(self, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Call sheet"))
        self.sheet: SheetPage | None = None
        self.zone: tzinfo = UTC
        self.cards: dict[UUID, ListCard] = {}
        self._choices: tuple[list[tuple[UUID, str]], UUID | None] = ([], None)
        self._copies: list[tuple[UUID, str]] = []
        self.hours, self.words, self.strip = HoursCard(), DayWords(), PhotoStrip(thumbnails)
        self.strip.setParent(self)
        self._make_head()
        self._make_body()
        go = Button(self.tr("Open the calendar"), kind=Kind.PRIMARY)
        go.clicked.connect(self.calendar_asked)
        self._empty = EmptyState(
            icon="clipboard-list",
            title=self.tr("No session with a day yet"),
            sentence=self.tr(
                "Once a session is in the calendar, its hours and the pictures to make stand here."
            ),
            acts=[go],
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._body)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addWidget(self._stack, 1)
        self.show_sheet(None)

    def show_place(self, *, session_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one session."""
        self.entered.emit(session_id)

    def show_choices(self, choices: Sequence[SessionChoice], *, chosen: UUID | None) -> None:
        """The sessions whose papers can be opened."""
        rows = [(one.id, choice_words(one, zone=self.zone)) for one in choices]
        if chosen is not None and chosen not in {key for key, _ in rows} and self.sheet is not None:
            rows.insert(0, (chosen, self.sheet.title))
        if (rows, chosen) != self._choices:  # the same again would take away what is being typed
            self._choices = (rows, chosen)
            self.choice.show_choices(rows, chosen=chosen)
        self.choice.setVisible(bool(rows))

    def show_copies(self, lists: Sequence[tuple[UUID, str]]) -> None:
        """Lists of other sessions."""
        if list(lists) != self._copies:
            self._copies = list(lists)
            self.copy.show_choices(lists)
        self.copy.setVisible(bool(lists))

    def show_sheet(self, sheet: SheetPage | None) -> None:
        """Show a session's papers; None: there is no session."""
        self.sheet = sheet
        self._stack.setCurrentIndex(int(sheet is not None))
        for act in (self.pdf, self.job):
            act.setVisible(sheet is not None)
        if sheet is None:
            self._head.show_words(self.tr("Call sheet"))
            return
        job = sheet.job if sheet.job != sheet.title else ""
        self._head.show_words(sheet.title, " · ".join(part for part in (job, when_words(sheet)) if part))
        self.hours.show_sheet(sheet)
        self.words.show_sheet(sheet)
        self._show_missing(sheet)
        self._show_facts(sheet)
        self._show_lists(sheet)

    def show_photos(self, item: ItemRow | None, rows: Sequence[PhotoChoice] = ()) -> None:
        """The session's photos below the list this item is on; without an item none."""
        card = self.cards.get(item.list_id) if item is not None else None
        self._lists.removeWidget(self.strip)
        if item is None or card is None:
            self.strip.hide()
            return
        self._lists.insertWidget(self._lists.indexOf(card) + 1, self.strip)
        self.strip.show_photos(item, rows)

    def close_pictures(self) -> None:
        """The program is closing."""
        self.strip.close_shelf()

    def _make_head(self) -> None:
        self.choice = ChoiceField(self.tr("Another session"))
        self.choice.setAccessibleName(self.tr("Session"))
        self.choice.setFixedWidth(scaled(CHOICE))
        self.choice.picked.connect(self._on_choice)
        self.job = Button(self.tr("Open the job"), parent=self)
        self.job.clicked.connect(self.job_asked)
        self.pdf = Button(self.tr("Save as PDF…"), icon="file-down", kind=Kind.PRIMARY, parent=self)
        self.pdf.clicked.connect(self.pdf_asked)
        self._head = Head(self.tr("Call sheet"), acts=(self.choice, self.job, self.pdf))

    def _make_body(self) -> None:
        columns = Columns(scaled(ASIDE))
        self._missing = Card()
        self._missing.body.setContentsMargins(16, 10, 16, 10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Glyph("triangle-alert", tone="bad"), 0, Qt.AlignmentFlag.AlignTop)
        self._missing_words = text(weight=Weight.MEDIUM, tone="bad", wraps=True)
        row.addWidget(self._missing_words, 1)
        self._missing.body.addLayout(row)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(16)
        new = Button(self.tr("New list of pictures"), icon="plus", parent=self)
        new.clicked.connect(self.list_asked)
        self.new_list = new
        self.copy = ChoiceField(self.tr("Copy a list of another session"))
        self.copy.setAccessibleName(self.tr("Copy a list of another session"))
        self.copy.setFixedWidth(scaled(CHOICE))
        self.copy.picked.connect(self._on_copy)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(new)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        for part in (self._missing, self.hours):
            columns.main.addWidget(part)
        columns.main.addLayout(self._lists)
        columns.main.addLayout(foot)
        columns.main.addStretch(1)
        self._facts_place = QVBoxLayout()
        columns.aside.addLayout(self._facts_place)
        columns.aside.addWidget(self.words)
        columns.aside.addStretch(1)
        self.columns = columns
        self._body = QScrollArea()
        self._body.setWidgetResizable(True)
        self._body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body.setAccessibleName(self.tr("The sheet"))
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.viewport().setAutoFillBackground(False)
        self._body.setWidget(columns)
        columns.setAutoFillBackground(False)

    def _show_missing(self, sheet: SheetPage) -> None:
        self._missing.setVisible(bool(sheet.missing))
        self._missing_words.setText(missing_words(sheet.missing) if sheet.missing else "")

    def _show_facts(self, sheet: SheetPage) -> None:
        while (old := self._facts_place.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        facts = FactsCard(sheet)
        facts.client_asked.connect(self.client_asked)
        self._facts_place.addWidget(facts)

    def _show_lists(self, sheet: SheetPage) -> None:
        """The cards stay as long as their lists do: what is being written in them stays, too."""
        self._lists.removeWidget(self.strip)
        wanted = [row.id for row in sheet.lists]
        for list_id in [one for one in self.cards if one not in wanted]:
            card = self.cards.pop(list_id)
            self._lists.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, row in enumerate(sheet.lists):
            if row.id not in self.cards:
                self.cards[row.id] = ListCard(row)
                self.list_made.emit(self.cards[row.id])
            self._lists.insertWidget(at, self.cards[row.id])
            self.cards[row.id].show()  # at once: its name may be written next
            self.cards[row.id].show_list(row, has_photos=bool(sheet.photos))

    @Slot(object)
    def _on_choice(self, session_id: UUID | None) -> None:
        if session_id is not None:
            self.session_chosen.emit(session_id)

    @Slot(object)
    def _on_copy(self, list_id: UUID | None) -> None:
        if list_id is not None:
            self.copy_asked.emit(list_id)
            self.copy.choose(None)
