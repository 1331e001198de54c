"""The import page: layout and wiring of its parts. It shows one ImportState and says what the person asked for.

It may be left while cards copy: the work is a task of the program, not of this page.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.ingest.bookings_part import BookingsPart
from focusflow_desktop.ui.ingest.iptc_part import IptcPart
from focusflow_desktop.ui.ingest.names_part import NamesPart
from focusflow_desktop.ui.ingest.places_part import PlacesPart
from focusflow_desktop.ui.ingest.queue_column import QueueColumn
from focusflow_desktop.ui.ingest.state import ImportState
from focusflow_desktop.ui.ingest.steps_column import StepsColumn
from focusflow_desktop.ui.ingest.thumbs_part import ThumbsPart
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import rule, text


class ImportPage(QWidget):
    """Cards in, verified."""

    card_chosen = Signal(int)
    add_asked = Signal()
    place_asked = Signal(int)
    template_changed = Signal(str)
    filing_changed = Signal(str, str, str)  # job, session, photographer
    clocks_asked = Signal()
    files_asked = Signal()
    start_asked = Signal()
    stop_asked = Signal()
    cull_asked = Signal()
    back_asked = Signal()
    entered = Signal(object)  # the place: which way in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue, self.steps = QueueColumn(), StepsColumn()
        self.names, self.places, self.thumbs = NamesPart(), PlacesPart(), ThumbsPart()
        self.iptc, self.bookings = IptcPart(), BookingsPart()
        self._awake = text(step=Type.SMALL, tone="2")
        self._summary = text(step=Type.SMALL, tone="2", wraps=True)
        self._job, self._session, self._photographer = (self._chooser(n) for n in self._filing_names())
        self._problem = text(tone="attention", wraps=True)
        self._show_files = Button(self.tr("Show which"), kind=Kind.LINK)
        self._stop = Button(self.tr("Stop"))
        self._start = Button(kind=Kind.PRIMARY)
        self._is_running = self._is_finished = False
        self._lay_out()
        self._connect()

    def show_state(self, state: ImportState) -> None:
        """Everything as the state says."""
        self._is_running, self._is_finished = state.is_running, state.is_finished
        for part in (self.queue, self.steps, self.names, self.places):
            part.show_state(state)
        self.iptc.show_running(is_running=state.is_running or state.is_finished)
        self.thumbs.show_thumbs(state.thumbs)
        self._summary.setText(state.summary)
        self._awake.setText(state.stays_awake)
        self._fill(self._job, state.jobs, state.job)
        self._fill(self._session, (), state.session)
        self._fill(self._photographer, state.photographers, state.photographer)
        self._problem.setText(state.problem)
        self._show_files.setVisible(bool(state.problem_files))
        self._stop.setVisible(state.is_running)
        self._start.setText(self._start_words(state))
        self._start.setEnabled(state.may_start or state.is_running or state.is_finished)

    def show_place(self, **place: object) -> None:
        """Entered from elsewhere: `way` is card or folder."""
        self.entered.emit(place)

    def _filing_names(self) -> tuple[str, str, str]:
        return self.tr("Job"), self.tr("Session"), self.tr("Photographer")

    def _chooser(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(name)
        box.editTextChanged.connect(self._tell_filing)
        return box

    def _fill(self, box: QComboBox, choices: tuple[str, ...], value: str) -> None:
        box.blockSignals(True)
        if [box.itemText(i) for i in range(box.count())] != list(choices):
            box.clear()
            box.addItems(list(choices))
        if not box.hasFocus() and box.currentText() != value:
            box.setEditText(value)
        box.setEnabled(not self._is_running and not self._is_finished)
        box.blockSignals(False)

    def _start_words(self, state: ImportState) -> str:
        if state.is_finished:
            return self.tr("To the library")
        if state.is_running:
            return self.tr("Continue in the background")
        return self.tr("Import and verify")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 24, 0)
        head.setSpacing(8)
        back = Button(self.tr("Library"), icon="arrow-left", kind=Kind.QUIET)
        back.clicked.connect(self.back_asked)
        head.addWidget(back)
        head.addWidget(text(self.tr("Import cards"), step=Type.TITLE, weight=Weight.STRONG))
        head.addStretch(1)
        head.addWidget(Glyph("coffee"))
        head.addWidget(self._awake)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.queue)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(self._middle(), 1)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(self.steps)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self._problem, 1)
        foot.addWidget(self._show_files)
        foot.addWidget(self._stop)
        foot.addWidget(self._start)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(12)
        box.addWidget(rule())
        box.addLayout(columns, 1)
        box.addWidget(rule())
        box.addLayout(foot)

    def _middle(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("surface", "none")
        box = QVBoxLayout(inside)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        filing = QGridLayout()
        filing.setHorizontalSpacing(12)
        choosers = (self._job, self._session, self._photographer)
        for column, (name, chooser) in enumerate(zip(self._filing_names(), choosers, strict=True)):
            filing.addWidget(text(name, step=Type.SMALL, weight=Weight.STRONG, tone="2"), 0, column)
            filing.addWidget(chooser, 1, column)
            filing.setColumnStretch(column, (3, 3, 2)[column])
        box.addLayout(filing)
        box.addWidget(self.bookings)
        for part in (self.thumbs, self._summary, self.names, self.iptc, self.places):
            box.addWidget(part)
        box.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("The chosen card"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        self.queue.card_chosen.connect(self.card_chosen)
        self.queue.add_asked.connect(self.add_asked)
        self.queue.cull_asked.connect(self.cull_asked)
        self.places.change_asked.connect(self.place_asked)
        self.names.template_changed.connect(self.template_changed)
        self.steps.clocks_asked.connect(self.clocks_asked)
        self._show_files.clicked.connect(self.files_asked)
        self._stop.clicked.connect(self.stop_asked)
        self._start.clicked.connect(self._on_start)

    def _tell_filing(self) -> None:
        self.filing_changed.emit(
            self._job.currentText(), self._session.currentText(), self._photographer.currentText()
        )

    def _on_start(self) -> None:
        if self._is_running or self._is_finished:
            self.back_asked.emit()
        else:
            self.start_asked.emit()
