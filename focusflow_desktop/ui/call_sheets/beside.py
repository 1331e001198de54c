"""Beside the sheet: what is known of the session, and the words for the whole day, saved as a field is left."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from focusflow_desktop.business.call_sheets.operations import SheetField
from focusflow_desktop.business.call_sheets.people import PersonRow
from focusflow_desktop.business.call_sheets.queries import SheetPage
from focusflow_desktop.ui.call_sheets.words import light_lines, part_word
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.todos.editor import NotesField
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

NOTES = 112


class FactsCard(Card):
    """Day, place, light and people, as they stand elsewhere."""

    client_asked = Signal(object)  # the contact's id

    def __init__(self, sheet: SheetPage) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The session"))
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(4)
        self._show_place(sheet)
        for name, value in light_lines(sheet):
            self._line(name, value)
        if sheet.people:
            self.body.addSpacing(10)
            self.body.addWidget(text(self.tr("People"), step=Type.SMALL, weight=Weight.MEDIUM, tone="2"))
        for person in sheet.people:
            self._person(person)

    def _show_place(self, sheet: SheetPage) -> None:
        place = sheet.place
        if place is None:
            self.body.addWidget(text(self.tr("No place yet"), tone="2"))
            return
        self.body.addWidget(text(place.name, weight=Weight.MEDIUM, wraps=True))
        for words in (place.address, place.notes, place.permit_note if place.needs_permit else ""):
            if words:
                self.body.addWidget(text(words, step=Type.SMALL, tone="2", wraps=True))
        self.body.addSpacing(6)

    def _line(self, name: str, value: str) -> None:
        self.body.addWidget(text(f"{name} {value}", step=Type.SMALL, tone="2"))

    def _person(self, person: PersonRow) -> None:
        self.body.addSpacing(4)
        if person.contact_id is None:
            self.body.addWidget(text(person.name, wraps=True))
        else:
            name = Button(person.name, kind=Kind.LINK, small=True)
            name.clicked.connect(lambda: self.client_asked.emit(person.contact_id))
            self.body.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        words = " · ".join(part for part in (part_word(person), person.phone) if part)
        self.body.addWidget(text(words, step=Type.SMALL, tone="2", wraps=True))


class DayWords(Card):
    """Notes, parking, dress and whom to call: one field each."""

    written = Signal(object, str)  # SheetField, words

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("For everybody"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(12)
        self._said = dict.fromkeys(SheetField, "")
        notes = NotesField()
        notes.setTabChangesFocus(True)
        notes.setFixedHeight(scaled(NOTES))
        self.fields: dict[SheetField, QWidget] = {
            SheetField.PARKING: QLineEdit(),
            SheetField.DRESS: QLineEdit(),
            SheetField.EMERGENCY_CONTACT: QLineEdit(),
            SheetField.NOTES: notes,
        }
        labels = {
            SheetField.PARKING: self.tr("Parking"),
            SheetField.DRESS: self.tr("Dress"),
            SheetField.EMERGENCY_CONTACT: self.tr("In an emergency"),
            SheetField.NOTES: self.tr("Notes"),
        }
        for field, widget in self.fields.items():
            self.body.addWidget(FormRow(labels[field], widget))
            if isinstance(widget, QLineEdit):
                widget.editingFinished.connect(lambda field=field: self._tell(field))
        notes.left.connect(lambda: self._tell(SheetField.NOTES))

    def show_sheet(self, sheet: SheetPage) -> None:
        """Show the words; a field that is being written in is left alone."""
        for field, widget in self.fields.items():
            words = str(getattr(sheet, field.value))
            self._said[field] = words
            if widget.hasFocus() or _words(widget) == words:
                continue
            with QSignalBlocker(widget):
                if isinstance(widget, QPlainTextEdit):
                    widget.setPlainText(words)
                elif isinstance(widget, QLineEdit):
                    widget.setText(words)
                    widget.setCursorPosition(0)  # its beginning is in sight

    def _tell(self, field: SheetField) -> None:
        words = _words(self.fields[field])
        if words.strip() != self._said[field]:
            self._said[field] = words.strip()
            self.written.emit(field, words)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""
