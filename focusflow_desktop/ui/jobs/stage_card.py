"""Where a job stands, where it can go and what it waits for; put off, taken up again, put away. It asks by signals."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.business.jobs.stages import StageMove
from focusflow_desktop.shared.rules.job_stage import OPEN
from focusflow_desktop.ui.jobs.words import missing_words, move_word, stage_word
from focusflow_desktop.ui.look.theme import Tone, Type
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

_ENDED = frozenset({"lost", "cancelled"})


class StageCard(Card):
    """The stage."""

    stage_asked = Signal(str, str)  # event, reason
    postponed = Signal(str)  # why
    resumed = Signal()
    archive_asked = Signal(bool)

    def __init__(self, page: JobPage) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Stage"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self._show_state(page)
        self.reason = QLineEdit()
        self.row = FormRow(self.tr("Why"), self.reason)
        self.row.hide()
        self.moves: dict[str, Button] = {}
        for at, move in enumerate(page.moves):
            self.body.addWidget(self._move(move, is_first=at == 0))
            if move.missing:
                self.body.addWidget(text(missing_words(move), step=Type.SMALL, tone="2", wraps=True))
        self.body.addWidget(self.row)
        self.put_off = Button(self.tr("Goes on") if page.is_postponed else self.tr("Put off…"))
        self.put_off.clicked.connect(self.resumed if page.is_postponed else self._on_put_off)
        self.put_off.setVisible(page.is_postponed or page.is_postponable)
        self.archive = Button(
            self.tr("Bring back to the lists") if page.is_archived else self.tr("Put away"), kind=Kind.QUIET
        )
        self.archive.clicked.connect(lambda: self.archive_asked.emit(not page.is_archived))
        self.archive.setVisible(page.is_archived or page.stage not in OPEN)
        self.body.addWidget(self.put_off)
        self.body.addWidget(self.archive)

    def _show_state(self, page: JobPage) -> None:
        tone = Tone.BAD if page.stage.value in _ENDED else Tone.INFORMATION
        self.body.addWidget(StateBadge(stage_word(page.stage), tone))
        if page.is_postponed:
            self.body.addWidget(StateBadge(self.tr("Put off"), Tone.ATTENTION))
        if page.is_archived:
            self.body.addWidget(StateBadge(self.tr("Put away"), Tone.INFORMATION, icon="archive"))
        for why in dict.fromkeys((page.end_reason, page.postponed_reason)):
            if why:
                self.body.addWidget(text(why, tone="2", wraps=True))

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
        if said := self._said():
            self.postponed.emit(said)

    def _said(self) -> str:
        """The reason; where there is none it is asked for."""
        said = self.reason.text().strip()
        if not said:
            self.row.setVisible(True)
            self.row.show_error(self.tr("Write down why, then press again."))
            self.reason.setFocus()
        return said
