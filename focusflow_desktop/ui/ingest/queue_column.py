"""The left column: the cards in their queue, another one to add, and the way to culling while they copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from focusflow_desktop.ui.ingest.state import CardLine, CardStage, ImportState
from focusflow_desktop.ui.look.theme import COLUMN_IMPORT, Tone, Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, text

_TONES = {
    CardStage.READING: Tone.INFORMATION,
    CardStage.WAITING: None,
    CardStage.COPYING: Tone.INFORMATION,
    CardStage.DONE: Tone.GOOD,
    CardStage.STOPPED: Tone.BAD,
}


class CardBox(QFrame):
    """One card of the queue."""

    chosen = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setProperty("surface", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = text(step=Type.BODY, weight=Weight.STRONG)
        self._stage = text(step=Type.SMALL)
        self._line = ElidedLabel()
        self._line.setProperty("tone", "2")
        self._note = ElidedLabel()
        self._note.setProperty("tone", "2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        top = QHBoxLayout()
        top.addWidget(Glyph("memory-stick"))
        top.addWidget(self._title, 1)
        top.addWidget(self._stage)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._line)
        box.addWidget(self._bar)
        box.addWidget(self._note)

    def show_state(self, card: CardLine, *, is_chosen: bool) -> None:
        """This card as it is now."""
        self._title.setText(card.title)
        self._line.setText(card.line)
        self._note.setText(card.note)
        self._bar.setMaximum(max(1, card.total))
        self._bar.setValue(card.done)
        self._stage.setText(self._stage_word(card.stage))
        tone = _TONES[card.stage]
        retone(self._stage, tone.value if tone else "3")
        retone(self, "chosen" if is_chosen else "card", name="surface")
        self.setAccessibleName(f"{card.title}. {card.line}. {self._stage.text()}. {card.note}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses this card."""
        super().mousePressEvent(event)
        self.chosen.emit(self._number)

    def _stage_word(self, stage: CardStage) -> str:
        return {
            CardStage.READING: self.tr("Reading"),
            CardStage.WAITING: self.tr("Waiting"),
            CardStage.COPYING: self.tr("Copying"),
            CardStage.DONE: self.tr("Verified"),
            CardStage.STOPPED: self.tr("Stopped"),
        }[stage]


class QueueColumn(QWidget):
    """The cards, one under the other."""

    card_chosen = Signal(int)
    add_asked = Signal()
    cull_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(COLUMN_IMPORT)
        self._boxes: list[CardBox] = []
        self._heading = text(self.tr("Queue"), step=Type.SMALL, weight=Weight.STRONG, tone="2")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        add = Button(self.tr("Add folder or card"), icon="plus", kind=Kind.QUIET)
        add.clicked.connect(self.add_asked)
        self._cull_note = text(wraps=True, step=Type.SMALL, tone="2")
        self._cull = Button(self.tr("Start culling"), icon="scan-eye")
        self._cull.clicked.connect(self.cull_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._heading)
        box.addLayout(self._cards)
        box.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        box.addWidget(self._cull_note)
        box.addWidget(self._cull, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: ImportState) -> None:
        """The queue as it is now."""
        while len(self._boxes) < len(state.cards):
            made = CardBox(len(self._boxes))
            made.chosen.connect(self.card_chosen)
            self._boxes.append(made)
            self._cards.addWidget(made)
        for number, box in enumerate(self._boxes):
            box.setVisible(number < len(state.cards))
            if number < len(state.cards):
                box.show_state(state.cards[number], is_chosen=number == state.chosen)
        self._cull.setVisible(state.may_cull)
        self._cull_note.setVisible(state.may_cull)
        self._cull_note.setText(self.tr("You can cull already: the first pictures are in the library."))
