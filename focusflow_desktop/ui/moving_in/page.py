"""The room Move in. Without a file: how it works, and what came in before. With one: columns, and what they would bring."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.moving_in.plan import MovingPlan, Problem
from focusflow_desktop.business.moving_in.queries import BatchRow
from focusflow_desktop.business.moving_in.shapes import ANY, Recognised
from focusflow_desktop.business.moving_in.table import Table
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.moving_in.columns import ColumnsView
from focusflow_desktop.ui.moving_in.words import batch_words, count_lines, problem_line
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text

MARGIN, ASIDE = 32, 340
SHOWN = 12


class MovingInPage(QWidget):
    """Move in."""

    entered = Signal()
    file_asked = Signal()
    mapping_changed = Signal()
    bring_asked = Signal()
    left = Signal()
    report_asked = Signal()
    out_asked = Signal(object)  # BatchRow

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Move in"))
        self.columns = ColumnsView()
        self.columns.changed.connect(self.mapping_changed)
        self.choose = Button(self.tr("Choose files…"), icon="folder-open", kind=Kind.PRIMARY)
        self.choose.clicked.connect(self.file_asked)
        self.bring = Button(self.tr("Bring in"), kind=Kind.PRIMARY)
        self.bring.clicked.connect(self.bring_asked)
        self.leave = Button(self.tr("Another file"), kind=Kind.QUIET)
        self.leave.clicked.connect(self.left)
        self.report = Button(self.tr("Save the report…"), kind=Kind.LINK, small=True)
        self.report.clicked.connect(self.report_asked)
        self.error = text(tone="bad", wraps=True)
        self.counts = text(wraps=True)
        self.problems = text(step=Type.SMALL, tone="2", wraps=True)
        self._lay_out()
        self.show_nothing()

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self.entered.emit()

    def show_nothing(self) -> None:
        """No file: what this room is for."""
        self._head.show_words(self.tr("Move in"))
        self._show_acts(has_file=False)
        self._stack.setCurrentIndex(0)

    def show_batches(self, rows: Sequence[BatchRow]) -> None:
        """What came in before."""
        while (item := self._before.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, row in enumerate(rows):
            if at:
                self._before.body.addWidget(rule())
            self._before.body.addWidget(self._batch(row))
        self._before.setVisible(bool(rows))

    def show_file(self, table: Table, recognised: Recognised, *, waiting: Sequence[str] = ()) -> None:
        """A file that was read: which program wrote it, and its columns; which files come after it."""
        said = [self.tr("%n record(s).", "", len(table.lines))]
        if recognised.shape is not ANY:
            said.insert(0, self.tr("It looks like {program}.").replace("{program}", recognised.shape.title))
        if waiting:
            said.append(self.tr("Next: {names}").replace("{names}", ", ".join(waiting)))
        self._head.show_words(table.name, " ".join(said))
        self.columns.show_table(table, recognised.mapping)
        self._show_acts(has_file=True)
        self._stack.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)

    def show_plan(self, plan: MovingPlan) -> None:
        """What it would bring."""
        self.error.hide()
        self.counts.setText("\n".join(count_lines(plan.counts)) or self.tr("Nothing."))
        self._show_problems(plan.problems)
        self.bring.setEnabled(bool(plan.contacts))

    def show_error(self, sentence: str) -> None:
        """Why nothing can be brought in."""
        self.error.setText(sentence)
        self.error.show()
        self._first_error.setText(sentence)
        self._first_error.setVisible(self._stack.currentIndex() == 0)
        self.counts.setText("")
        self._show_problems(())
        self.bring.setEnabled(False)

    def forget_error(self) -> None:
        """Another attempt begins."""
        self.error.hide()
        self._first_error.hide()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        lines = [problem_line(problem) for problem in problems[:SHOWN]]
        if len(problems) > SHOWN:
            lines.append(self.tr("… and %n more", "", len(problems) - SHOWN))
        self.problems.setText("\n".join(lines))
        for part in (self.problems, self.report, self._problems_title):
            part.setVisible(bool(lines))

    def _show_acts(self, *, has_file: bool) -> None:
        self.bring.setVisible(has_file)
        self.leave.setVisible(has_file)

    def _lay_out(self) -> None:
        self._head = Head("", acts=(self.leave, self.bring))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start())
        self._scroll = self._with_file()
        self._stack.addWidget(self._scroll)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addWidget(self._stack, 1)

    def _start(self) -> QWidget:
        page = QWidget()
        self._first_error = text(tone="bad", wraps=True)
        self._first_error.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._first_error.hide()
        empty = EmptyState(
            icon="package-open",
            title=self.tr("Bring everybody along"),
            sentence=self.tr(
                "Clients, projects and payments as HoneyBook, Dubsado, Studio Ninja, Táve, Pixieset or a spreadsheet "
                "save them as CSV, and address books as vCard. You see what would come in before anything is written, "
                "and one undo takes it out."
            ),
            acts=(self.choose,),
        )
        self._before = Card(self.tr("Came in before"))
        self._before.hide()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, MARGIN)
        box.addWidget(empty, 1)
        box.addWidget(self._first_error)
        box.addWidget(self._before)
        return page

    def _with_file(self) -> QScrollArea:
        both = Columns(scaled(ASIDE))
        means = Card(self.tr("Columns"), aside=self.tr("What each means can be changed"))
        means.body.addWidget(self.columns)
        both.main.addWidget(means)
        both.main.addStretch(1)
        come = Card(self.tr("What would come in"))
        come.body.setContentsMargins(16, 14, 16, 16)
        come.body.setSpacing(10)
        self._problems_title = text(self.tr("What could not be read"), weight=Weight.MEDIUM)
        for part in (self.error, self.counts, self._problems_title, self.problems):
            come.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.report)
        row.addStretch(1)
        come.body.addLayout(row)
        both.aside.addWidget(come)
        both.aside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("The file"))
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(both)
        both.setAutoFillBackground(False)
        return scroll

    def _batch(self, row: BatchRow) -> QWidget:
        line = QWidget()
        name, detail = ElidedLabel(row.name), ElidedLabel(batch_words(row))
        retone(detail, "small", name="type")
        retone(detail, "2")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(detail)
        box = QHBoxLayout(line)
        box.setContentsMargins(16, 10, 16, 10)
        box.addLayout(words, 1)
        if not row.is_undone:
            out = Button(self.tr("Take out"), small=True, name=f"{self.tr('Take out')}: {row.name}")
            out.clicked.connect(lambda: self.out_asked.emit(row))
            box.addWidget(out)
        return line
