"""The facts of one inquiry, each saved as its field is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.inquiries.queries import InquiryChoices, InquiryPage
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.form import FormRow


class FactsForm(QWidget):
    """Name, ways to reach them, day, place, what it is about, where they heard of the studio."""

    fact_set = Signal(str, object)  # the name of a fact, its value

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: InquiryPage | None = None
        self.name, self.email, self.phone, self.place = (QLineEdit() for _ in range(4))
        self.day = DayField(self.tr("Not known yet"))
        self.kind, self.source = ChoiceField(self.tr("Not known yet")), ChoiceField(self.tr("Not known"))
        self.rows = {
            "name": FormRow(self.tr("Name"), self.name),
            "email": FormRow(self.tr("E-mail"), self.email),
            "phone": FormRow(self.tr("Phone"), self.phone),
            "day": FormRow(self.tr("Day wished"), self.day),
            "place": FormRow(self.tr("Place"), self.place),
            "type": FormRow(self.tr("What it is about"), self.kind),
            "source": FormRow(self.tr("Heard of us through"), self.source),
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        for row in self.rows.values():
            box.addWidget(row)
        for fact in ("name", "email", "phone", "place"):
            field: QLineEdit = getattr(self, fact)
            field.editingFinished.connect(partial(self._on_line, fact, field))
        self.day.settled.connect(partial(self.fact_set.emit, "wished_on"))
        self.kind.picked.connect(partial(self.fact_set.emit, "job_type_id"))
        self.source.picked.connect(partial(self.fact_set.emit, "source_id"))

    def show_facts(self, page: InquiryPage, choices: InquiryChoices, *, keeps_focus: bool) -> None:
        """Show them; a field the person is writing in is left alone where that is asked."""
        self._shown = page
        for row in self.rows.values():
            row.show_error("")
        shown = (
            (self.name, page.row.name), (self.email, page.email), (self.phone, page.phone), (self.place, page.place),
        )  # fmt: skip
        for field, words in shown:
            if not (keeps_focus and field.hasFocus()):
                field.setText(words)
                field.setCursorPosition(0)
        if not (keeps_focus and self.day.hasFocus()):
            self.day.show_day(page.row.wished_on)
        self.kind.show_choices(choices.types, chosen=page.job_type_id)
        self.source.show_choices(choices.sources, chosen=page.source_id)
        self.rows["type"].setVisible(bool(choices.types))
        self.rows["source"].setVisible(bool(choices.sources))

    def _on_line(self, fact: str, field: QLineEdit) -> None:
        page = self._shown
        if page is None:
            return
        before = {"name": page.row.name, "email": page.email, "phone": page.phone, "place": page.place}[fact]
        if field.text().strip() != before:
            self.fact_set.emit(fact, field.text())
