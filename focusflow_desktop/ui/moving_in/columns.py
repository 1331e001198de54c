"""The file's columns, one below the other: its name, what stands in it first, and what it means here, to be changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from focusflow_desktop.business.moving_in.fields import Field
from focusflow_desktop.business.moving_in.table import Table
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.moving_in.words import field_word, tr
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, text

_NOTHING = ""
_MEANING = 240


class ColumnsView(QWidget):
    """Add it to a card."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)

    @property
    def mapping(self) -> dict[str, Field]:
        """What each column means, as it is chosen."""
        return {
            header: Field(choice.currentData())
            for header, choice in self.choices.items()
            if choice.currentData() != _NOTHING
        }

    def show_table(self, table: Table, mapping: Mapping[str, Field]) -> None:
        """Another file."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.choices = {}
        for at, words in enumerate((tr("Column"), tr("Begins with"), tr("Means"))):
            self._grid.addWidget(text(words, step=Type.SMALL, tone="2"), 0, at)
        for row, header in enumerate(table.headers, start=1):
            name, sample = ElidedLabel(header), ElidedLabel(_first(table, header))
            retone(name, Weight.MEDIUM.name.lower(), name="weight")
            retone(sample, "2")
            choice = self._choice(header, mapping.get(header))
            self.choices[header] = choice
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(sample, row, 1)
            self._grid.addWidget(choice, row, 2)

    def _choice(self, header: str, meaning: Field | None) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(tr("What {column} means").replace("{column}", header))
        choice.setFixedWidth(scaled(_MEANING))
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.addItem(tr("Not taken"), _NOTHING)
        for field in Field:
            choice.addItem(field_word(field), field.value)
        choice.setCurrentIndex(row_with(choice, meaning.value if meaning is not None else _NOTHING))
        choice.activated.connect(lambda _at: self._on_chosen(header))
        return choice

    def _on_chosen(self, header: str) -> None:
        """A meaning belongs to one column, but for tags and notes: another column lets it go."""
        meaning = self.choices[header].currentData()
        if meaning not in (_NOTHING, Field.TAGS.value, Field.NOTES.value):
            for other, choice in self.choices.items():
                if other != header and choice.currentData() == meaning:
                    choice.setCurrentIndex(0)
        self.changed.emit()


def _first(table: Table, header: str) -> str:
    """The first value that is one."""
    return next((value for value in table.column(header) if value), "")
