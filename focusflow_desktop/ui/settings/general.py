"""The settings of this machine, generated from the table. Every change holds at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from focusflow_desktop.settings import Page, Setting, Value
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.settings.fields import Field, make_field
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import rule, text


def words(english: str) -> str:
    """A sentence of the settings table in the person's language."""
    return QCoreApplication.translate("settings", english) if english else ""


class GeneralSettings(QWidget):
    """A card for each part of the table."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._settings, self._messages = frame.settings, frame.messages
        self._fields: dict[str, Field] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        for part in dict.fromkeys(setting.page for setting in frame.settings.table if setting.is_shown):
            box.addWidget(self._card(part))
        frame.settings.listen(self._on_changed)

    def field(self, key: str) -> Field:
        """The field of a setting."""
        return self._fields[key]

    def _card(self, part: Page) -> Card:
        card = Card(words(part.value))
        for setting in self._settings.table:
            if setting.page is part and setting.is_shown:
                if card.body.count():
                    card.body.addWidget(rule())
                card.body.addWidget(self._row(setting))
        return card

    def _row(self, setting: Setting) -> QWidget:
        field = make_field(setting, title=words(setting.title), words=words)
        field.show_value(self._settings.value(setting.key))
        field.chosen.connect(self._on_chosen)
        self._fields[setting.key] = field
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        title = text(words(setting.title), weight=Weight.MEDIUM)
        title.setBuddy(field)
        grid.addWidget(title, 0, 0)
        if setting.help:
            grid.addWidget(text(words(setting.help), step=Type.SMALL, tone="2", wraps=True), 1, 0)
        grid.addWidget(field, 0, 1, 2 if setting.help else 1, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        field.setAccessibleDescription(words(setting.help))
        return row

    @Slot(str, object)
    def _on_chosen(self, key: str, value: Value) -> None:
        try:
            self._settings.set(key, value)
        except OSError as problem:
            self._fields[key].show_value(self._settings.value(key))
            said = self.tr("The setting could not be stored, so nothing was changed: {reason}")
            self._messages.error(said.replace("{reason}", problem.strerror or str(problem)))

    def _on_changed(self, key: str) -> None:
        if key in self._fields:
            self._fields[key].show_value(self._settings.value(key))
