"""The right column: the steps of the chosen card, the verdict on formatting it, and the cameras' clocks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.ingest.state import ImportState, Step
from focusflow_desktop.ui.look.theme import Tone, Type, Weight
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import retone, text

_WIDTH = 264
_ICONS = {
    Tone.GOOD: "circle-check",
    Tone.ATTENTION: "shield-alert",
    Tone.BAD: "circle-x",
    Tone.INFORMATION: "copy",
}


class StepRow(QWidget):
    """One step with its state and its count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("circle")
        self._words, self._count = text(), text(tone="2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)

    def show_state(self, step: Step) -> None:
        """Done, going on, or to come."""
        if step.is_done:
            self._glyph.show_icon("circle-check", tone=Tone.GOOD.value)
        elif step.is_going:
            self._glyph.show_icon("circle-dot", tone=Tone.INFORMATION.value)
        else:
            self._glyph.show_icon("circle", tone="3")
        self._words.setText(step.words)
        self._count.setText(step.count)
        state = (
            self.tr("done") if step.is_done else self.tr("going on") if step.is_going else self.tr("to come")
        )
        self.setAccessibleName(f"{step.words}: {state} {step.count}")


class StepsColumn(QWidget):
    """What happens to the chosen card, step by step."""

    clocks_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._heading = text(step=Type.SMALL, weight=Weight.STRONG, tone="2")
        self._rows: list[StepRow] = []
        self._steps = QVBoxLayout()
        self._verdict, self._title, self._sentence = (
            QFrame(),
            text(step=Type.HEADING, weight=Weight.STRONG),
            text(),
        )
        self._glyph = Glyph("shield-alert", size=18)
        self._lay_out_verdict()
        self._clock_heading = text(self.tr("Clocks"), step=Type.SMALL, weight=Weight.STRONG, tone="2")
        self._clock_words = text(wraps=True, tone="2")
        self._clock_button = Button(self.tr("Align clocks…"), small=True)
        self._clock_button.clicked.connect(self.clocks_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        """What does not fit is scrolled to: a verdict is never cut."""
        inside = QWidget()
        inside.setProperty("surface", "none")
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._heading)
        box.addLayout(self._steps)
        box.addSpacing(8)
        box.addWidget(self._verdict)
        box.addSpacing(16)
        for widget in (self._clock_heading, self._clock_words, self._clock_button):
            box.addWidget(widget)
        box.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Steps of the import"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_state(self, state: ImportState) -> None:
        """The chosen card's steps, verdict and clocks."""
        card = state.cards[state.chosen] if state.cards else None
        self._heading.setText(self.tr("{card}, step by step").replace("{card}", card.title) if card else "")
        while len(self._rows) < len(state.steps):
            self._rows.append(StepRow())
            self._steps.addWidget(self._rows[-1])
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(state.steps))
            if number < len(state.steps):
                row.show_state(state.steps[number])
        self._show_statement(state)
        self._show_clocks(state)

    def _lay_out_verdict(self) -> None:
        self._sentence.setWordWrap(True)
        self._title.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._glyph)
        top.addWidget(self._title, 1)
        box = QVBoxLayout(self._verdict)
        box.setContentsMargins(12, 12, 12, 12)
        box.addLayout(top)
        box.addWidget(self._sentence)

    def _show_statement(self, state: ImportState) -> None:
        said = state.statement
        self._verdict.setVisible(said is not None)
        if said is None:
            return
        self._glyph.show_icon(_ICONS[said.tone], tone=said.tone.value)
        _say(self._title, said.title, tone=said.tone)
        self._sentence.setText(said.sentence)
        retone(self._verdict, said.tone.value, name="badge")
        self._verdict.setAccessibleName(f"{said.title}. {said.sentence}")

    def _show_clocks(self, state: ImportState) -> None:
        several = len(state.clocks) > 1
        for widget in (self._clock_heading, self._clock_words, self._clock_button):
            widget.setVisible(several)
        is_corrected = any(clock.seconds for clock in state.clocks)
        each = [
            self.tr("{camera}: {seconds} s")
            .replace("{camera}", clock.camera)
            .replace("{seconds}", f"{clock.seconds:+d}")
            for clock in state.clocks
        ]
        as_they_are = self.tr("%n camera(s), times as they are.", "", len(state.clocks))
        sentences = [*(each if is_corrected else [as_they_are]), self.tr("Files keep their own time.")]
        self._clock_words.setText("\n".join(sentences))
        self._clock_button.setEnabled(not state.is_running and not state.is_finished)


def _say(label: QLabel, words: str, *, tone: Tone) -> None:
    label.setText(words)
    retone(label, tone.value)
