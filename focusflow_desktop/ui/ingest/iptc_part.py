"""Which words every photo of the import gets: a template of the studio, or none. Writing one is the dialog's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import text


class IptcPart(QWidget):
    """A list of names with two buttons, and what is missing below."""

    chosen = Signal(str)  # a template's name; empty: none
    edit_asked = Signal()
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QComboBox()
        self._names.setAccessibleName(self.tr("Words for every photo"))
        self._edit = Button(self.tr("Edit…"), small=True, name=self.tr("Edit these words"))
        self._new = Button(self.tr("New…"), small=True, name=self.tr("New words for every photo"))
        self._problem = text(step=Type.SMALL, tone="bad", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._names, 1)
        row.addWidget(self._edit)
        row.addWidget(self._new)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(text(self.tr("Words for every photo"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        box.addLayout(row)
        box.addWidget(self._problem)
        self._names.activated.connect(self._on_activated)
        self._edit.clicked.connect(self.edit_asked)
        self._new.clicked.connect(self.new_asked)
        self.show_names((), chosen="")
        self.show_problem("")

    def show_names(self, names: Sequence[str], *, chosen: str) -> None:
        """The studio's templates; the first line means none."""
        with QSignalBlocker(self._names):
            self._names.clear()
            self._names.addItem(self.tr("None"), "")
            for name in names:
                self._names.addItem(name, name)
            self._names.setCurrentIndex(max(self._names.findData(chosen), 0))
        self._edit.setEnabled(bool(self._names.currentData()))

    def show_problem(self, sentence: str) -> None:
        """What keeps these words from being written; empty if nothing does."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def show_running(self, *, is_running: bool) -> None:
        """What runs keeps the words it began with."""
        for part in (self._names, self._new):
            part.setEnabled(not is_running)
        self._edit.setEnabled(not is_running and bool(self._names.currentData()))

    @Slot()
    def _on_activated(self) -> None:
        name = str(self._names.currentData())
        self._edit.setEnabled(bool(name))
        self.chosen.emit(name)
