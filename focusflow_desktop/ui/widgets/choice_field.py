"""A field where one of many is chosen by typing a part of its name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


def row_with(combo: QComboBox, data: object) -> int:
    """The row that holds a value equal to this one; -1 without. `findData` compares Python's objects by identity."""
    return next((row for row in range(combo.count()) if combo.itemData(row) == data), -1)


class ChoiceField(QComboBox):
    """Names with their ids. What is typed counts once it is one of the names; the empty field means none."""

    picked = Signal(object)  # the chosen id, or None; only when it is another one than before

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._held: UUID | None = None
        completer = self.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field = self.lineEdit()
        assert field is not None
        field.setPlaceholderText(hint)
        field.editingFinished.connect(self._settle)
        self.activated.connect(self._settle)

    def show_choices(self, choices: Iterable[tuple[UUID, str]], *, chosen: UUID | None = None) -> None:
        """Replace the names and choose one."""
        with QSignalBlocker(self):
            self.clear()
            for key, name in choices:
                self.addItem(name, key)
            self.choose(chosen)

    def choose(self, key: UUID | None) -> None:
        """Choose one without telling."""
        with QSignalBlocker(self):
            self.setCurrentIndex(row_with(self, key) if key is not None else -1)
            if self.currentIndex() < 0:
                self.setEditText("")
            field = self.lineEdit()
            assert field is not None
            field.setCursorPosition(0)  # a long name shows its beginning
        self._held = self.chosen

    @property
    def chosen(self) -> UUID | None:
        """What is written in the field, whether it was picked from the list or typed."""
        words = self.currentText().strip().casefold()
        at = self.currentIndex()
        if at < 0 or self.itemText(at).casefold() != words:
            names = [self.itemText(row).casefold() for row in range(self.count())]
            at = names.index(words) if words in names else -1
        found = self.itemData(at) if at >= 0 else None
        return found if isinstance(found, UUID) else None

    @Slot()
    def _settle(self) -> None:
        if self.chosen is None and self.currentText().strip():
            self.choose(self._held)  # half a name is no choice
        elif self.chosen != self._held:
            self._held = self.chosen
            self.picked.emit(self._held)
