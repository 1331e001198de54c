"""What is settled about a job: its title, its value, the day its pictures are promised for. It asks by signals."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.money import money_words
from focusflow_desktop.ui.widgets.text import text


class FactsCard(Card):
    """The fields; each is asked to be kept when it is left."""

    title_set = Signal(str)
    value_set = Signal(str)
    delivery_set = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Facts"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(12)
        self.title, self.value = QLineEdit(), QLineEdit()
        self.delivery = DayField(self.tr("No day promised"))
        self.title.editingFinished.connect(self._on_title)
        self.value.editingFinished.connect(self._on_value)
        self.delivery.settled.connect(self.delivery_set)
        self.rows = {
            "title": FormRow(self.tr("Title"), self.title),
            "value": FormRow(self.tr("Value"), self.value),
            "delivery": FormRow(self.tr("Pictures promised for"), self.delivery),
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self._kind = text(step=Type.SMALL, tone="2")
        self.body.addWidget(self._kind)

    def show_job(self, page: JobPage, *, is_same: bool) -> None:
        """This job's facts. What is being typed into the same job stays."""
        self._page = page
        self._words = {self.title: page.title, self.value: money_words(page.value_minor, page.currency)}
        for line, words in self._words.items():
            if not (is_same and line.hasFocus() and line.isModified()):
                line.setText(words)
        if not (is_same and self.delivery.hasFocus()):
            self.delivery.show_day(page.deliver_on)
        for row in self.rows.values():
            row.show_error("")
        facts = " · ".join(part for part in (page.kind, f"#{page.number}" if page.number else "") if part)
        self._kind.setText(facts)
        self._kind.setVisible(bool(facts))

    @Slot()
    def _on_title(self) -> None:
        if self.title.text().strip() != self._words[self.title]:
            self.title_set.emit(self.title.text())

    @Slot()
    def _on_value(self) -> None:
        if self.value.text().strip() != self._words[self.value]:
            self.value_set.emit(self.value.text())
