"""Where a job stands, where it can go and what it waits for; put off, taken up again, put away. It asks by signals."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.business.jobs.stages import StageMove
from focusflow_desktop.shared.rules.job_stage import OPEN
from focusflow_desktop.ui.jobs.words import missing_words, move_word, stage_word
from focusflow_desktop.ui.look.theme import Tone, Type
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import text

_ENDED = frozenset({"lost", "cancelled"})


class StageCard(Card):
    """The stage."""

    stage_asked = Signal(str, str)  # event, reason
    postponed = Signal(str)  # why
    resumed = Signal()
    archive_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Stage"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.moves: dict[str, Button] = {}
        self._page: JobPage | None = None
        self._state, self._moves = Rows(), Rows()
        for rows in (self._state, self._moves):
            rows.setSpacing(10)
        self.reason = QLineEdit()
        self.row = FormRow(self.tr("Why"), self.reason)
        self.row.hide()
        self.put_off, self.archive = Button(), Button(kind=Kind.QUIET)
        self.put_off.clicked.connect(self._on_put_off)
        self.archive.clicked.connect(self._on_archive)
        self.body.addLayout(self._state)
        self.body.addLayout(self._moves)
        for widget in (self.row, self.put_off, self.archive):
            self.body.addWidget(widget)

    def show_job(self, page: JobPage, *, is_same: bool) -> None:
        """Where this job stands. A reason begun for another job, or for a stage it has left, is not kept."""
        was = self._page if is_same else None
        if was is None or (was.stage, was.is_postponed) != (page.stage, page.is_postponed):
            self.reason.clear()
            self.row.show_error("")
            self.row.hide()
        self._page = page
        self._state.show_rows(self._states(page))
        self.moves = {}
        self._moves.show_rows(self._ways(page))
        self.put_off.setText(self.tr("Goes on") if page.is_postponed else self.tr("Put off…"))
        self.put_off.setVisible(page.is_postponed or page.is_postponable)
        self.archive.setText(self.tr("Bring back to the lists") if page.is_archived else self.tr("Put away"))
        self.archive.setVisible(page.is_archived or page.stage not in OPEN)
        for button in (self.put_off, self.archive):
            button.setAccessibleName(button.text())

    def _states(self, page: JobPage) -> Iterator[QWidget]:
        yield StateBadge(stage_word(page.stage), Tone.BAD if page.stage.value in _ENDED else Tone.INFORMATION)
        if page.is_postponed:
            yield StateBadge(self.tr("Put off"), Tone.ATTENTION)
        if page.is_archived:
            yield StateBadge(self.tr("Put away"), Tone.INFORMATION, icon="archive")
        for why in dict.fromkeys((page.end_reason, page.postponed_reason)):
            if why:
                yield text(why, tone="2", wraps=True)

    def _ways(self, page: JobPage) -> Iterator[QWidget]:
        for at, move in enumerate(page.moves):
            yield self._move(move, is_first=at == 0)
            if move.missing:
                yield text(missing_words(move), step=Type.SMALL, tone="2", wraps=True)

    def _move(self, move: StageMove, *, is_first: bool) -> Button:
        kind = Kind.PRIMARY if is_first and not move.missing and not move.needs_reason else Kind.PLAIN
        button = Button(move_word(move), kind=kind)
        button.setEnabled(not move.missing)
        button.clicked.connect(lambda: self._on_move(move))
        self.moves[move.event] = button
        return button

    def _on_move(self, move: StageMove) -> None:
        if not move.needs_reason:
            self.stage_asked.emit(move.event, "")
        elif said := self._said():
            self.stage_asked.emit(move.event, said)

    @Slot()
    def _on_put_off(self) -> None:
        if self._page is not None and self._page.is_postponed:
            self.resumed.emit()
        elif said := self._said():
            self.postponed.emit(said)

    @Slot()
    def _on_archive(self) -> None:
        if self._page is not None:
            self.archive_asked.emit(not self._page.is_archived)

    def _said(self) -> str:
        """The reason; where there is none it is asked for."""
        said = self.reason.text().strip()
        if not said:
            self.row.setVisible(True)
            self.row.show_error(self.tr("Write down why, then press again."))
            self.reason.setFocus()
        return said
