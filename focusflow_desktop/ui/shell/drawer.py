"""The task drawer at the bottom: running work at the left, what needs the person at the right. It covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.tasks.task import Failure, Task, Tasks, TaskState
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.remaining import remaining_words
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text

FAILURES_SHOWN = 100


class TaskRow(QFrame):
    """One task: name, remaining time, cancel; a bar; how far."""

    def __init__(self, task: Task, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.task = task
        self._tasks = tasks
        self._title = text(task.title, weight=Weight.MEDIUM)
        self._left = text(step=Type.SMALL, tone="2")
        self._act = Button(icon="x", kind=Kind.QUIET, small=True, name=self.tr("Cancel"), parent=self)
        self._act.clicked.connect(self._on_act)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._note = ElidedLabel()
        retone(self._note, "small", name="type")
        retone(self._note, "2")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self._left)
        head.addWidget(self._act)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 12, 8)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self._bar)
        box.addWidget(self._note)
        task.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Shows the task as it is."""
        task, progress = self.task, self.task.progress
        self._bar.setRange(0, progress.total if task.is_running or progress.total else 1)
        self._bar.setValue(progress.done if task.state is not TaskState.DONE else self._bar.maximum())
        self._bar.setVisible(task.is_running)
        self._note.setText(_story(task))
        self._left.setText(_state_words(task))
        retone(self._left, {TaskState.FAILED: "bad", TaskState.DONE: "good"}.get(task.state, "2"))
        name = self.tr("Cancel {task}") if task.is_running else self.tr("Put {task} away")
        self._act.setAccessibleName(name.replace("{task}", task.title))
        self._act.setToolTip(self._act.accessibleName())
        self._act.setEnabled(not task.is_cancelling)
        self._bar.setAccessibleName(task.title)

    @Slot()
    def _on_act(self) -> None:
        if self.task.is_running:
            self.task.cancel()
        else:
            self._tasks.put_away(self.task)


class FailureRow(QWidget):
    """One thing that did not work: name, reason, the one act that helps."""

    def __init__(self, failure: Failure, parent: QWidget) -> None:
        super().__init__(parent)
        self._failure = failure
        name = ElidedLabel(failure.name, mode=Qt.TextElideMode.ElideMiddle)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        name.setFixedWidth(scaled(150))
        reason = ElidedLabel(failure.reason)
        retone(reason, "2")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(12)
        box.addWidget(name)
        box.addWidget(reason, 1)
        self.setAccessibleName(f"{failure.name}: {failure.reason}")
        if failure.retry is not None:
            self._button = Button(failure.act or self.tr("Try again"), small=True, parent=self)
            self._button.clicked.connect(self._on_retry)
            box.addWidget(self._button)

    @Slot()
    def _on_retry(self) -> None:
        self._button.setEnabled(False)
        if self._failure.retry is not None:
            self._failure.retry()


class FailureList(QFrame):
    """What one task could not do."""

    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self.task = task
        self._shown = 0
        self._icon = Glyph("triangle-alert", tone="attention")
        self._count = text(step=Type.SMALL, tone="2")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(text(task.title, weight=Weight.MEDIUM), 1)
        head.addWidget(self._count)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = text(step=Type.SMALL, tone="2")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 8)
        box.setSpacing(4)
        box.addLayout(head)
        box.addLayout(self._rows)
        box.addWidget(self._more)
        task.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Adds what is new."""
        failures = list(self.task.failures)
        if self.task.error is not None:
            failures.insert(0, Failure(name=self.task.title, reason=error_words(self.task.error)))
        for failure in failures[self._shown : FAILURES_SHOWN]:
            self._rows.addWidget(FailureRow(failure, self))
            self._shown += 1
        hidden = len(failures) - self._shown
        self._more.setVisible(hidden > 0)
        self._more.setText(self.tr("and %n more", "", hidden))
        words = self.tr("{done} of {total} done, {n} need you").replace(
            "{done}", str(self.task.progress.done)
        )
        words = words.replace("{total}", str(self.task.progress.total)).replace("{n}", str(len(failures)))
        self._count.setText(words)
        self.setVisible(bool(failures))


class Drawer(QFrame):
    """All tasks. Opens itself when work starts and can be folded away."""

    folded = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Tasks"))
        self.setFixedHeight(scaled(theme.DRAWER))
        self._running: dict[Task, tuple[TaskRow, FailureList]] = {}
        self._left, self._right = _column(), _column()
        self._calm = text(self.tr("Everything has been done."), tone="2")
        fold = Button(
            icon="chevron-down", kind=Kind.QUIET, small=True, name=self.tr("Fold the tasks away"), parent=self
        )
        fold.clicked.connect(self.folded)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 6)
        head.addWidget(text(self.tr("Tasks"), weight=Weight.STRONG), 1)
        head.addWidget(text(self.tr("You can go on working"), step=Type.SMALL, tone="2"))
        head.addWidget(fold)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(_scrolled(self._left, name=self.tr("Running tasks")), 1)
        columns.addWidget(rule(vertical=True))
        columns.addWidget(_scrolled(self._right, name=self.tr("What did not work")), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(rule())
        box.addLayout(head)
        box.addWidget(rule())
        box.addLayout(columns, 1)
        _insert(self._left, self._calm)
        self._calm.setContentsMargins(16, 12, 16, 12)
        tasks.added.connect(self._on_added)
        tasks.removed.connect(self._on_removed)
        for task in tasks.all:
            self._on_added(task)

    def sizeHint(self) -> QSize:
        """208 high."""
        return QSize(600, scaled(theme.DRAWER))

    @Slot(object)
    def _on_added(self, task: Task) -> None:
        row, failures = TaskRow(task, self._tasks, self), FailureList(task, self)
        _insert(self._left, row)
        _insert(self._right, failures)
        self._running[task] = (row, failures)
        self._calm.setVisible(False)

    @Slot(object)
    def _on_removed(self, task: Task) -> None:
        for widget in self._running.pop(task, ()):
            widget.hide()
            widget.deleteLater()
        self._calm.setVisible(not self._running)


def _insert(column: QWidget, widget: QWidget) -> None:
    layout = column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, widget)


def _column() -> QWidget:
    column = QWidget()
    column.setProperty("surface", "none")
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column


def _scrolled(column: QWidget, *, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(column)
    area.viewport().setAutoFillBackground(False)
    column.setAutoFillBackground(False)
    return area


def _state_words(task: Task) -> str:
    if task.is_cancelling:
        return task.tr("stopping")
    words = {
        TaskState.DONE: task.tr("done"),
        TaskState.CANCELLED: task.tr("stopped"),
        TaskState.FAILED: task.tr("failed"),
    }
    return words.get(task.state) or remaining_words(task.remaining)


def _story(task: Task) -> str:
    progress = task.progress
    if not progress.total:
        return progress.note
    words = (
        task.tr("{done} of {total}")
        .replace("{done}", str(progress.done))
        .replace("{total}", str(progress.total))
    )
    return f"{words} · {progress.note}" if progress.note else words
