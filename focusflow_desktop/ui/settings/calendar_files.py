"""Calendar files on the settings page: all sessions out, another program's events in after a look at what would come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.files import FilePlan, apply_file, calendar_file, plan_file
from focusflow_desktop.business.calendars.ics import LARGEST, Problem
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused, Unavailable, WorldError
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text

SHOWN = 8
YEARS = timedelta(days=10 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file and what it would bring."""

    name: str
    plan: FilePlan


class CalendarFiles(QWidget):
    """The two buttons, and what a file would bring between them."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._looked: Looked | None = None
        self.save = Button(_tr("Save all sessions as a calendar file…"), kind=Kind.PLAIN)
        self.read = Button(_tr("Read a calendar file…"), kind=Kind.PLAIN)
        self.take = Button(_tr("Take these in"), kind=Kind.PRIMARY)
        self.leave = Button(_tr("Leave it"), kind=Kind.QUIET)
        self.said = text(step=Type.SMALL, wraps=True)
        self.problems = text(step=Type.SMALL, tone="2", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(10)
        buttons = QHBoxLayout()
        for button in (self.save, self.read):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addWidget(self.said)
        box.addWidget(self.problems)
        answer = QHBoxLayout()
        answer.addWidget(self.take)
        answer.addWidget(self.leave)
        answer.addStretch(1)
        box.addLayout(answer)
        self.save.clicked.connect(self._ask_where)
        self.read.clicked.connect(self._ask_which)
        self.take.clicked.connect(self._take_in)
        self.leave.clicked.connect(self._end)
        self._end()

    @Slot()
    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.save.text(), "sessions.ics", _tr("Calendars (*.ics)")
        )
        if name:
            self.write_to(Path(name))

    @Slot()
    def _ask_which(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.read.text(), "", _tr("Calendars (*.ics *.ical *.ifb)")
        )
        if name:
            self.look_at(Path(name))

    def write_to(self, path: Path) -> None:
        """Save all sessions."""

        def done(_nothing: None) -> None:
            self._frame.messages.good(_tr("All sessions are in {name}.").replace("{name}", path.name))

        self._frame.door.run_query(self, partial(_written, path=path), done=done)

    def look_at(self, path: Path) -> None:
        """Show what a file would bring; nothing is written."""
        self._end()
        self._frame.door.run_query(
            self, partial(_looked_at, path=path), done=self._show, failed=self._refused
        )

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        plan = looked.plan
        self.said.setText(plan_words(looked))
        lines = [problem_line(problem) for problem in plan.problems[:SHOWN]]
        if len(plan.problems) > SHOWN:
            lines.append(
                QCoreApplication.translate("calendars", "… and %n more", "", len(plan.problems) - SHOWN)
            )
        self.problems.setText("\n".join(lines))
        self.said.show()
        self.problems.setVisible(bool(lines))
        self.take.setVisible(bool(plan.new or plan.changed))
        self.leave.show()

    def _refused(self, error: WorldError) -> None:
        self.said.setText(error_words(error))
        self.said.show()

    @Slot()
    def _take_in(self) -> None:
        if self._looked is None:
            return
        plan = self._looked.plan

        def done(_changes: Changes) -> None:
            words = QCoreApplication.translate(
                "calendars", "%n busy time(s) taken in. Ctrl+Z in the calendar takes them back.", "",
                len(plan.new) + len(plan.changed),
            )  # fmt: skip
            self._frame.messages.good(words)
            self._end()

        op = partial(apply_file, plan=plan)
        self._frame.door.run_write(self, op, step=_tr("Read calendar file"), done=done)

    @Slot()
    def _end(self) -> None:
        self._looked = None
        for part in (self.said, self.problems, self.take, self.leave):
            part.hide()


def plan_words(looked: Looked) -> str:
    """What a file would bring, in a sentence."""
    plan = looked.plan
    words = _tr(
        "{name}: {new} new busy times, {changed} changed, {same} known already, {outside} long past or far off."
    )
    counts = {
        "{name}": looked.name,
        "{new}": str(len(plan.new)),
        "{changed}": str(len(plan.changed)),
        "{same}": str(plan.same + plan.ours),
        "{outside}": str(plan.outside),
    }
    for mark, value in counts.items():
        words = words.replace(mark, value)
    return words


def problem_line(problem: Problem) -> str:
    """One problem with its line."""
    words = _tr("Line {line}: {what}").replace("{line}", str(problem.line))
    return words.replace("{what}", problem.message)


def _looked_at(db: DbSession, *, path: Path) -> Looked:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("ics_too_large", "This calendar file is larger than 20 MB. Nothing was read.")
        content = path.read_bytes()
    except OSError as error:
        raise Unavailable("file_unreadable", "This file cannot be read. Nothing was changed.") from error
    return Looked(name=path.name, plan=plan_file(db, content, now=datetime.now(UTC)))


def _written(db: DbSession, *, path: Path) -> None:
    now = datetime.now(UTC)
    content = calendar_file(db, now - YEARS, now + YEARS, at=now)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(
            "file_unwritable", "The file cannot be written there. Choose another place."
        ) from error


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendars", words)
