"""Writes down what was said: the way, the direction, the words. It sends nothing and asks by a signal."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.messages.operations import Said
from focusflow_desktop.shared.records.messages import Channel, Direction
from focusflow_desktop.ui.jobs.words import channel_word
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.form import FormRow

_HEIGHT = 110


class SaidForm(QWidget):
    """One message to be logged. An answer always goes out; else the person says which way it went."""

    told = Signal(object)  # Said
    given_up = Signal()

    def __init__(self, *, is_answer: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel, self.direction = QComboBox(), QComboBox()
        for channel in Channel:
            self.channel.addItem(channel_word(channel))
        self.direction.addItems([self.tr("To the client"), self.tr("From the client")])
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(scaled(_HEIGHT))
        label = self.tr("What was answered") if is_answer else self.tr("What was said")
        self.row = FormRow(label, self.words)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(FormRow(self.tr("By"), self.channel), 1)
        way = FormRow(self.tr("Which way"), self.direction)
        way.setVisible(not is_answer)
        upper.addWidget(way, 1)
        save = self.tr("Answered") if is_answer else self.tr("Write down")
        self.save = Button(save, kind=Kind.PRIMARY)
        cancel = Button(self.tr("Cancel"), kind=Kind.QUIET)
        self.save.clicked.connect(self.tell)
        cancel.clicked.connect(self.given_up)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._acts.addWidget(self.save)
        self._acts.addWidget(cancel)
        self._acts.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(upper)
        box.addWidget(self.row)
        box.addLayout(self._acts)
        self.setFocusProxy(self.words)

    def add_act(self, act: QWidget) -> None:
        """One more thing to do, at the right."""
        self._acts.addWidget(act)

    def clear(self) -> None:
        """For the next one."""
        self.words.clear()
        self.row.show_error("")

    @Slot()
    def tell(self) -> None:
        """Ask for it."""
        self.row.show_error("")
        self.told.emit(
            Said(
                body=self.words.toPlainText(),
                channel=list(Channel)[self.channel.currentIndex()],
                direction=Direction.IN if self.direction.currentIndex() else Direction.OUT,
            )
        )
