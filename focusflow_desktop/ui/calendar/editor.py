"""The session's facts, changed where they stand: each field is saved as it is left, as a step that can be taken back.

It shows SessionDetails and asks by one signal; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions import operations, taking
from focusflow_desktop.business.sessions.details import SessionDetails, TakenRow
from focusflow_desktop.business.sessions.operations import Written
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState, ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField, row_with
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

Op = Callable[[DbSession], Changes | Written]
LONGEST_WAY = 24 * 60
ROLE = 96


class SessionEditor(Card):
    """The editor of one session."""

    wanted = Signal(object, str)  # the operation, the step's name

    def __init__(self, details: SessionDetails, clock: Clock) -> None:
        super().__init__()
        self._details, self._clock = details, clock
        self.setAccessibleName(self.tr("Change the session"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(12)
        self.title = QLineEdit(details.title)
        self.title.setObjectName("title")
        self.title.editingFinished.connect(self._on_title)
        self.body.addWidget(FormRow(self.tr("Title"), self.title))
        self.type = self._type_field()
        self.place = self._place_field()
        self.body.addWidget(
            FormRow(self.tr("People"), self._takers(ResourceKind.USER, self.tr("Add a person")))
        )
        self.body.addWidget(FormRow(self.tr("Rooms"), self._takers(ResourceKind.ROOM, self.tr("Add a room"))))
        self.body.addWidget(FormRow(self.tr("Gear"), self._takers(ResourceKind.KIT, self.tr("Add gear"))))
        self.body.addWidget(FormRow(self.tr("The way there and back"), self._way()))
        self.notes = QPlainTextEdit(details.notes)
        self.notes.setObjectName("notes")
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(scaled(88))
        self.notes.installEventFilter(self)
        self.body.addWidget(FormRow(self.tr("Notes"), self.notes))

    def _type_field(self) -> QComboBox:
        field = QComboBox()
        field.setObjectName("type")
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.addItem(self.tr("No session type"), None)
        for row in self._details.types:
            field.addItem(row.name, row.id)
        field.setCurrentIndex(max(0, row_with(field, self._details.session_type_id)))
        field.activated.connect(self._on_type)
        self.body.addWidget(FormRow(self.tr("Session type"), field))
        return field

    def _place_field(self) -> ChoiceField:
        field = ChoiceField(self.tr("No place yet"))
        field.setObjectName("place")
        choices = ((row.id, row.name) for row in self._details.places)
        field.show_choices(choices, chosen=self._details.location_id)
        field.picked.connect(self._on_place)
        self.body.addWidget(FormRow(self.tr("Place"), field))
        return field

    def _takers(self, kind: ResourceKind, hint: str) -> QWidget:
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for row in self._details.taken:
            if row.resource.kind is kind:
                box.addWidget(self._taker(row))
        free = self._details.free(kind)
        add = ChoiceField(hint)
        add.setObjectName(f"add {kind.value}")
        add.setAccessibleName(hint)
        add.show_choices((one.id, one.name) for one in free)
        add.picked.connect(partial(self._on_add, free))
        box.addWidget(add)
        return both

    def _taker(self, row: TakenRow) -> QWidget:
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        name = row.resource.name or self.tr("Somebody who has left")
        if row.offer is OfferState.DECLINED:
            name = self.tr("{name} (declined)").replace("{name}", name)
        box.addWidget(text(name, wraps=True), 1)
        if row.resource.kind is ResourceKind.USER:
            box.addWidget(self._role(row))
        away = Button(icon="x", kind=Kind.QUIET, small=True, name=f"{self.tr('Take out')}: {name}")
        away.clicked.connect(
            lambda: self._ask(partial(taking.release, resource=row.resource), self.tr("Take out"))
        )
        box.addWidget(away)
        return line

    def _role(self, row: TakenRow) -> QComboBox:
        """What the person does, and what they said to the offer."""
        field = QComboBox()
        field.setObjectName(f"role {row.resource.id}")
        field.setFixedWidth(scaled(ROLE))
        field.setAccessibleName(f"{self.tr('Role')}: {row.resource.name}")
        for role in AllocationRole:
            field.addItem(role_word(role), role.value)
        field.insertSeparator(field.count())
        for offer in OfferState:
            field.addItem(offer_word(offer), offer.value)
        field.setCurrentIndex(field.findData(row.role.value) if row.role is not None else -1)
        if row.offer is not OfferState.NONE:
            field.setToolTip(offer_word(row.offer))
        if row.role is None:
            field.setPlaceholderText(self.tr("Role"))

        def chosen(at: int) -> None:
            value = field.itemData(at)
            if value in set(AllocationRole):
                op: Op = partial(
                    taking.allocate, session_id=self._details.id, resource=row.resource,
                    role=AllocationRole(value), offer=row.offer,
                )  # fmt: skip
                self.wanted.emit(op, self.tr("Change role"))
            elif value in set(OfferState):
                answer = partial(taking.answer_offer, resource=row.resource, answer=OfferState(value))
                self._ask(answer, self.tr("Note the answer"))

        field.activated.connect(chosen)
        return field

    def _way(self) -> QWidget:
        both = QWidget()
        box = QHBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.before, self.after = QSpinBox(), QSpinBox()
        fields = (
            (self.before, self.tr("There"), self._details.way_before, "way there"),
            (self.after, self.tr("Back"), self._details.way_after, "way back"),
        )
        is_going = any(row.resource.kind is not ResourceKind.ROOM for row in self._details.taken)
        for field, name, minutes, key in fields:
            field.setObjectName(key)
            field.setRange(0, LONGEST_WAY)
            field.setSingleStep(5)
            field.setSuffix(self.tr(" min"))
            field.setSpecialValueText(self.tr("Estimated"))
            field.setValue(minutes)
            field.setAccessibleName(name)
            field.setEnabled(is_going)
            field.editingFinished.connect(self._on_way)
            box.addWidget(field, 1)
        return both

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes are saved as they are left."""
        if watched is self.notes and event.type() is QEvent.Type.FocusOut:
            self._on_notes()
        return super().eventFilter(watched, event)

    def _ask(self, op: Callable[..., Changes | Written], step: str) -> None:
        self.wanted.emit(partial(op, session_id=self._details.id), step)

    @Slot()
    def _on_title(self) -> None:
        words = self.title.text().strip()
        if not words:
            self.title.setText(self._details.title)  # a session has a title
        elif words != self._details.title:
            self._ask(partial(operations.rename_session, title=words), self.tr("Rename session"))

    @Slot(int)
    def _on_type(self, at: int) -> None:
        chosen = self.type.itemData(at)
        if chosen != self._details.session_type_id:
            op = partial(operations.set_type, session_type_id=chosen, now=self._clock.now())
            self._ask(op, self.tr("Change session type"))

    @Slot(object)
    def _on_place(self, chosen: object) -> None:
        op = partial(operations.set_place, location_id=chosen, now=self._clock.now())  # type: ignore[arg-type]
        self._ask(op, self.tr("Change place"))

    def _on_add(self, free: tuple[Resource, ...], chosen: object) -> None:
        resource = next((one for one in free if one.id == chosen), None)
        if resource is not None:
            is_first = not any(row.resource.kind is ResourceKind.USER for row in self._details.taken)
            role = None
            if resource.kind is ResourceKind.USER:
                role = AllocationRole.LEAD if is_first else AllocationRole.SECOND
            self._ask(partial(taking.allocate, resource=resource, role=role), self.tr("Add to session"))

    @Slot()
    def _on_way(self) -> None:
        wanted = (self.before.value(), self.after.value())
        if wanted != (self._details.way_before, self._details.way_after):
            self._ask(partial(taking.set_way, before=wanted[0], after=wanted[1]), self.tr("Change the way"))

    def _on_notes(self) -> None:
        words = self.notes.toPlainText()
        if words.strip() != self._details.notes:
            self._ask(partial(operations.set_notes, notes=words), self.tr("Change notes"))


def role_word(role: AllocationRole) -> str:
    """What a person does."""
    return {
        AllocationRole.LEAD: _tr("Lead"),
        AllocationRole.SECOND: _tr("Second"),
        AllocationRole.ASSISTANT: _tr("Assistant"),
    }[role]


def offer_word(offer: OfferState) -> str:
    """What they said."""
    return {
        OfferState.NONE: _tr("Not asked"),
        OfferState.OFFERED: _tr("Asked"),
        OfferState.ACCEPTED: _tr("Said yes"),
        OfferState.DECLINED: _tr("Said no"),
    }[offer]


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
