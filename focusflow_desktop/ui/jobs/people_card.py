"""Who takes part in a job and as what; somebody is added by name, or taken off. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.jobs.queries import JobPage, PersonOfJob
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.ui.jobs.parts import indented, quiet
from focusflow_desktop.ui.jobs.words import role_word, tr
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import text


class AddPerson(QWidget):
    """The lines that add somebody: one of the clients or somebody new, and what they are to the job."""

    added = Signal(object, object)  # contact id, JobRole
    written = Signal(str, object)  # the name of somebody new, JobRole
    given_up = Signal()

    def __init__(
        self, clients: Sequence[tuple[UUID, str]], role: JobRole, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.client, self.role = ChoiceField(self.tr("Type a name")), QComboBox()
        self.client.show_choices(clients)
        for one in JobRole:
            self.role.addItem(role_word(one))
        self.role.setCurrentIndex(list(JobRole).index(role))
        self.row = FormRow(self.tr("Client"), self.client)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.returnPressed.connect(self.tell)
        add, cancel = (
            Button(self.tr("Add"), kind=Kind.PRIMARY, small=True),
            Button(self.tr("Cancel"), kind=Kind.QUIET, small=True),
        )
        add.clicked.connect(self.tell)
        cancel.clicked.connect(self.given_up)
        acts = QHBoxLayout()
        acts.addWidget(add)
        acts.addWidget(cancel)
        acts.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 12)
        box.setSpacing(8)
        box.addWidget(self.row)
        box.addWidget(FormRow(self.tr("Or somebody new"), self.name))
        box.addWidget(FormRow(self.tr("Takes part as"), self.role))
        box.addLayout(acts)

    @Slot()
    def tell(self) -> None:
        """Ask for it."""
        chosen, role = self.client.chosen, list(JobRole)[self.role.currentIndex()]
        if chosen is not None:
            self.added.emit(chosen, role)
        elif self.name.text().strip():
            self.written.emit(self.name.text(), role)
        else:
            self.row.show_error(self.tr("Choose one of the clients, or write down who is new."))


class PeopleCard(Card):
    """One row each, and the roles nobody has yet."""

    client_asked = Signal(object)
    add_asked = Signal(object)  # the role to begin with
    removed = Signal(object, object)  # contact id, JobRole

    def __init__(self) -> None:
        super().__init__(tr("People"))
        self._rows = Rows()
        add = Button(self.tr("Add somebody"), icon="plus", kind=Kind.LINK, small=True)
        add.clicked.connect(self._on_add)
        self._add = indented(add)
        self._next_role = JobRole.PRIMARY
        self.body.addLayout(self._rows)
        self.body.addWidget(self._add)

    def show_job(self, page: JobPage) -> None:
        """This job's people."""
        self._next_role = JobRole.PARTNER if page.people else JobRole.PRIMARY
        people = [self._row(person) for person in page.people] or [quiet(self.tr("Nobody yet."))]
        self._rows.show_rows([*people, *(self._open(role) for role in page.open_roles)])

    def show_form(self, form: AddPerson) -> None:
        """The lines that add somebody, instead of the button."""
        self._add.hide()
        self.body.addWidget(form)
        form.show()

    def show_button(self) -> None:
        """The button again."""
        self._add.show()

    def _row(self, person: PersonOfJob) -> QWidget:
        role = role_word(person.role)
        button = Button(person.name, kind=Kind.LINK, small=True, name=f"{role}: {person.name}")
        button.clicked.connect(lambda: self.client_asked.emit(person.contact_id))
        off = Button(
            icon="x", kind=Kind.QUIET, small=True, name=f"{self.tr('Take off')}: {person.name}, {role}"
        )
        off.clicked.connect(lambda: self.removed.emit(person.contact_id, person.role))
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(12, 3, 8, 3)
        box.addWidget(button)
        box.addStretch(1)
        box.addWidget(text(role, step=Type.SMALL, tone="2"))
        box.addWidget(off)
        return row

    def _open(self, role: JobRole) -> QWidget:
        word = role_word(role)
        add = Button(self.tr("Add"), kind=Kind.LINK, small=True, name=f"{self.tr('Add')}: {word}")
        add.clicked.connect(lambda: self.add_asked.emit(role))
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 3, 8, 3)
        box.addWidget(text(self.tr("{role}: nobody yet").replace("{role}", word), step=Type.SMALL, tone="2"))
        box.addStretch(1)
        box.addWidget(add)
        return row

    @Slot()
    def _on_add(self) -> None:
        self.add_asked.emit(self._next_role)
