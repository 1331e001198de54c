"""The question the nights of summer time ask: this time does not exist, or comes twice. Which is meant? One press answers."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.shared.rules.local_time import Reading
from focusflow_desktop.ui.calendar.words import clock_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text


class WhichTime(QWidget):
    """The question with its answers. It takes no more room than that, and none when nothing is asked."""

    answered = Signal(int)  # which of the options

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Which time"))
        self._question = text(wraps=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self._question)
        self.answers: list[Button] = []
        self.hide()

    def ask(self, reading: Reading, options: tuple[datetime, ...], zone: tzinfo) -> None:
        """Ask between these instants."""
        self.withdraw()
        self._question.setText(question_words(reading))
        for at, option in enumerate(options):
            words = option_words(option, zone)
            answer = Button(words, kind=Kind.PLAIN, name=words)
            answer.clicked.connect(lambda _=False, which=at: self.answered.emit(which))
            self._box.addWidget(answer)
            self.answers.append(answer)
        self.show()

    def withdraw(self) -> None:
        """Nothing is asked any more."""
        self.hide()
        for answer in self.answers:
            self._box.removeWidget(answer)
            answer.deleteLater()
        self.answers = []


def question_words(reading: Reading) -> str:
    """The question."""
    if reading is Reading.SKIPPED:
        return _tr("The clocks go forward then: this time does not exist. Which is meant?")
    return _tr("The clocks go back then: this time comes twice. Which is meant?")


def option_words(option: datetime, zone: tzinfo) -> str:
    """An answer: the time, and which side of the change it is on."""
    wall = option.astimezone(zone)
    return (
        _tr("{time} ({zone})").replace("{time}", clock_words(wall)).replace("{zone}", wall.tzname() or "UTC")
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
