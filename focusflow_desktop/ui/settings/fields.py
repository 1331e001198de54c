"""One field per kind of setting; each shows a value by show_value and tells a new one by `chosen`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from focusflow_desktop.settings import Kind, Setting, Value
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.widgets.button import Button

WIDTH = 264


class Field(QWidget):
    """The field of one setting."""

    chosen = Signal(str, object)  # key, value

    def __init__(self, setting: Setting, control: QWidget, *, title: str) -> None:
        super().__init__()
        self.setting = setting
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(control, 1)
        control.setAccessibleName(title)
        self.setFocusProxy(control)
        self.setAccessibleName(title)
        self.setFixedWidth(scaled(WIDTH))

    def show_value(self, value: Value) -> None:
        """Shows a value without telling it."""
        raise NotImplementedError


class ChoiceField(Field):
    """One of several."""

    def __init__(self, setting: Setting, *, title: str, words: Callable[[str], str]) -> None:
        self._combo = QComboBox()
        super().__init__(setting, self._combo, title=title)
        for value, english in setting.choices:
            self._combo.addItem(words(english), value)
        self._combo.activated.connect(self._on_activated)

    def show_value(self, value: Value) -> None:
        """Marks the choice."""
        self._combo.setCurrentIndex([choice for choice, _ in self.setting.choices].index(value))

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self.setting.key, self.setting.choices[at][0])


class SwitchField(Field):
    """On or off."""

    def __init__(self, setting: Setting, *, title: str) -> None:
        self._check = QCheckBox()
        super().__init__(setting, self._check, title=title)
        self._check.clicked.connect(self._on_clicked)

    def show_value(self, value: Value) -> None:
        """Ticks it."""
        self._check.setChecked(bool(value))
        self._check.setText(self.tr("On") if value else self.tr("Off"))

    @Slot(bool)
    def _on_clicked(self, is_on: bool) -> None:
        self.chosen.emit(self.setting.key, is_on)


class TextField(Field):
    """A line of text, told when it is left."""

    def __init__(self, setting: Setting, *, title: str) -> None:
        self._line = QLineEdit()
        super().__init__(setting, self._line, title=title)
        self._line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Value) -> None:
        """Shows the text."""
        self._line.setText(str(value))

    @Slot()
    def _on_finished(self) -> None:
        self.chosen.emit(self.setting.key, self._line.text().strip())


class FolderField(TextField):
    """A folder, typed or chosen."""

    def __init__(self, setting: Setting, *, title: str) -> None:
        super().__init__(setting, title=title)
        choose = Button(icon="folder-open", name=self.tr("Choose a folder"), parent=self)
        choose.clicked.connect(self._on_choose)
        self._box.addWidget(choose)
        self._line.setPlaceholderText(self.tr("Beside the studio"))

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.accessibleName(), self._line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_selected(self, folder: str) -> None:
        self.chosen.emit(self.setting.key, folder)


def make_field(setting: Setting, *, title: str, words: Callable[[str], str]) -> Field:
    """The field for a setting's kind."""
    if setting.kind is Kind.CHOICE:
        return ChoiceField(setting, title=title, words=words)
    kinds: dict[Kind, type[SwitchField] | type[TextField]] = {
        Kind.SWITCH: SwitchField,
        Kind.TEXT: TextField,
        Kind.FOLDER: FolderField,
    }
    return kinds[setting.kind](setting, title=title)
