"""The room Move in. Without a file: how it works, and what came in before. With one: columns, and what they would bring."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.moving_in.cells import Problem
from focusflow_desktop.business.moving_in.plan import MovingPlan
from focusflow_desktop.business.moving_in.queries import BatchRow
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.moving_in.chosen import Chosen
from focusflow_desktop.ui.moving_in.columns import ColumnsView
from focusflow_desktop.ui.moving_in.files_view import FilesView
from focusflow_desktop.ui.moving_in.words import batch_words, count_lines, file_words, problem_line
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
    files_dropped = Signal(object)  # list[Path]

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Move in"))
        self.columns = ColumnsView()
        self.columns.changed.connect(self.mapping_changed)
        self.files = FilesView()
        self.choose = Button(self.tr("Choose files…"), icon="folder-open", kind=Kind.PRIMARY)
        self.choose.clicked.connect(self.file_asked)
        self.bring = Button(self.tr("Bring in"), kind=Kind.PRIMARY)
        self.bring.clicked.connect(self.bring_asked)
        self.more = Button(self.tr("Add files…"), kind=Kind.PLAIN)
        self.more.clicked.connect(self.file_asked)
        self.leave = Button(self.tr("Begin again"), kind=Kind.QUIET)
        self.leave.clicked.connect(self.left)
        self.report = Button(self.tr("Save the report…"), kind=Kind.LINK, small=True)
        self.report.clicked.connect(self.report_asked)
        self.error = text(tone="bad", wraps=True)
        self.counts = text(wraps=True)
        self.problems = text(step=Type.SMALL, tone="2", wraps=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.show_nothing()

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self.entered.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files of this machine are looked at."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

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

    def show_files(self, files: Sequence[Chosen], *, shown: int) -> None:
        """Files that were read, and the columns of one of them."""
        file = files[shown].file
        assert file is not None
        if len(files) == 1:
            self._head.show_words(file.table.name, file_words(file))
        else:
            names = ", ".join(one.path.name for one in files)
            self._head.show_words(self.tr("%n files, as one step", "", len(files)), names)
        self.files.show_files(files, shown=shown)
        self._files_card.setVisible(len(files) > 1)
        means = self.tr("What each means can be changed")
        self._columns_card.aside.setText(file.table.name if len(files) > 1 else means)
        self.columns.show_table(file.table, file.recognised.mapping)
        self._show_acts(has_file=True)
        self._stack.setCurrentIndex(1)
        self._scroll.verticalScrollBar().setValue(0)

    def show_plan(self, plan: MovingPlan) -> None:
        """What they would bring; whether something stands against it is said apart."""
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

    def show_doubt(self, sentence: str, *, may_try_again: bool = False) -> None:
        """What stands against bringing in what would come; that stays to be seen."""
        self.error.setText(sentence)
        self.error.show()
        self.bring.setEnabled(may_try_again)

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
        self.more.setVisible(has_file)
        self.leave.setVisible(has_file)

    def _lay_out(self) -> None:
        self._head = Head("", acts=(self.leave, self.more, self.bring))
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
        self._first_error.hide()
        empty = EmptyState(
            icon="package-open",
            title=self.tr("Bring everybody along"),
            sentence=self.tr(
                "Clients, projects and payments as HoneyBook, Dubsado, Studio Ninja, Táve, Pixieset or a spreadsheet "
                "save them as CSV, and address books as vCard: all files at once, also dropped here. You see what would come in before anything is written, "
                "and one undo takes it out."
            ),
            acts=(self.choose,),
        )
        self._before = Card(self.tr("Came in before"))
        self._before.hide()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, MARGIN)
        box.addWidget(self._first_error)
        box.addWidget(empty, 1)
        box.addWidget(self._before)
        return page

    def _with_file(self) -> QScrollArea:
        both = Columns(scaled(ASIDE))
        self._files_card = Card(self.tr("Files"), aside=self.tr("They come in together, and go by one undo"))
        self._files_card.body.addWidget(self.files)
        self._columns_card = Card(self.tr("Columns"), aside=" ")
        self._columns_card.body.addWidget(self.columns)
        both.main.addWidget(self._files_card)
        both.main.addWidget(self._columns_card)
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
