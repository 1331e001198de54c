"""The column beside the list: one client, each field saved as it is left. It asks by signals and writes nothing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.clients.page import ContactPage
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.ui.clients.around import ClientAround, ClientStory
from focusflow_desktop.ui.clients.words import listed, stage_word
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import FormRow

CHOSEN_STAGES = (Lifecycle.PROSPECT, Lifecycle.ACTIVE, Lifecycle.PAST, Lifecycle.REPEAT, Lifecycle.LOST)


class ClientEditor(QWidget):
    """One client."""

    fact_set = Signal(str, object)  # the name of a fact, its value
    emails_set = Signal(object)  # list[str]
    phones_set = Signal(object)
    tags_set = Signal(object)
    note_written = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: ContactPage | None = None
        self.name, self.company, self.emails, self.phones = (QLineEdit() for _ in range(4))
        self.website, self.tags, self.note = (QLineEdit() for _ in range(3))
        self.stage = QComboBox()
        self.do_not_contact = QCheckBox(self.tr("Do not contact"))
        self.do_not_contact.setAccessibleName(self.tr("Do not contact"))
        several = self.tr("Several with commas between; the first is the main one.")
        self.rows = {
            "name": FormRow(self.tr("Name"), self.name),
            "company": FormRow(self.tr("Company"), self.company),
            "emails": FormRow(self.tr("E-mail"), self.emails, help_=several),
            "phones": FormRow(self.tr("Phone"), self.phones),
            "website": FormRow(self.tr("Website"), self.website),
            "stage": FormRow(self.tr("Stage"), self.stage),
            "tags": FormRow(self.tr("Tags"), self.tags),
            "note": FormRow(self.tr("New note"), self.note),
        }
        self.around = ClientAround()
        self.remove = Button(self.tr("Remove"), icon="trash", kind=Kind.QUIET, parent=self)
        self._lay_out()
        self._connect()

    def show_client(self, page: ContactPage, story: ClientStory) -> None:
        """Show this client; a field the person is writing in is left alone as long as it is the same client."""
        is_same = self._page is not None and self._page.id == page.id
        self._page = page
        for row in self.rows.values():
            row.show_error("")
        shown = (
            (self.name, page.name),
            (self.company, page.company),
            (self.emails, ", ".join(page.emails)),
            (self.phones, ", ".join(page.phones)),
            (self.website, page.website),
            (self.tags, ", ".join(page.tags)),
        )
        for field, words in shown:
            if not (is_same and field.hasFocus()):
                field.setText(words)
        if not is_same:
            self.note.clear()
        self._show_stage(page)
        self.around.show_client(page.id, page.jobs, story)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        if not self.around.show_error(field, sentence):
            self.rows.get(field, self.rows["name"]).show_error(sentence)

    def _show_stage(self, page: ContactPage) -> None:
        with QSignalBlocker(self.stage), QSignalBlocker(self.do_not_contact):
            self.stage.clear()
            by_jobs = self.tr("{stage}, by their jobs").replace("{stage}", stage_word(page.stage_by_jobs))
            self.stage.addItem(by_jobs, None)
            for stage in CHOSEN_STAGES:
                self.stage.addItem(stage_word(stage), stage)
            chosen = row_with(self.stage, page.override) if page.override is not None else 0
            self.stage.setCurrentIndex(chosen)
            self.do_not_contact.setChecked(page.do_not_contact)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        for name in ("name", "company", "emails", "phones", "website", "stage"):
            box.addWidget(self.rows[name])
        box.addWidget(self.do_not_contact)
        box.addWidget(self.rows["tags"])
        box.addWidget(self.rows["note"])
        box.addWidget(self.around)
        box.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    def _connect(self) -> None:
        for name, field in (("name", self.name), ("company", self.company), ("website", self.website)):
            field.editingFinished.connect(lambda name=name, field=field: self._on_fact(name, field))
        self.emails.editingFinished.connect(self._on_emails)
        self.phones.editingFinished.connect(self._on_phones)
        self.tags.editingFinished.connect(self._on_tags)
        self.note.returnPressed.connect(self._on_note)
        self.stage.activated.connect(self._on_stage)
        self.do_not_contact.toggled.connect(lambda is_on: self.fact_set.emit("do_not_contact", is_on))
        self.remove.clicked.connect(self.removed)

    def _on_fact(self, name: str, field: QLineEdit) -> None:
        if self._page is not None and field.text().strip() != getattr(self._page, name):
            self.fact_set.emit(name, field.text())

    @Slot()
    def _on_emails(self) -> None:
        if self._page is not None and listed(self.emails.text()) != list(self._page.emails):
            self.emails_set.emit(listed(self.emails.text()))

    @Slot()
    def _on_phones(self) -> None:
        if self._page is not None and listed(self.phones.text()) != list(self._page.phones):
            self.phones_set.emit(listed(self.phones.text()))

    @Slot()
    def _on_tags(self) -> None:
        if self._page is not None and set(listed(self.tags.text())) != set(self._page.tags):
            self.tags_set.emit(listed(self.tags.text()))

    @Slot()
    def _on_note(self) -> None:
        if self.note.text().strip():
            self.note_written.emit(self.note.text())
            self.note.clear()

    @Slot()
    def _on_stage(self) -> None:
        self.fact_set.emit("lifecycle_override", self.stage.currentData())
