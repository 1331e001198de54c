"""The card that takes an inquiry by hand. A pasted e-mail fills its own fields; what a person typed is left alone."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit

from focusflow_desktop.business.inquiries.operations import NewInquiry, Way
from focusflow_desktop.business.inquiries.pasted import read_pasted
from focusflow_desktop.business.inquiries.queries import InquiryChoices
from focusflow_desktop.ui.inquiries.words import way_word
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

_HEIGHT = 110


class NewInquiryCard(Card):
    """A new inquiry."""

    wanted = Signal(object)  # NewInquiry
    given_up = Signal()

    def __init__(self, choices: InquiryChoices) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("New inquiry"))
        self.name, self.email, self.phone, self.place = (QLineEdit() for _ in range(4))
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(scaled(_HEIGHT))
        self.words.textChanged.connect(self._on_words)
        self.way = QComboBox()
        for way in Way:
            self.way.addItem(way_word(way))
        self.day = DayField(self.tr("Not known yet"))
        self.kind, self.source = ChoiceField(self.tr("Not known yet")), ChoiceField(self.tr("Not known"))
        self.kind.show_choices(choices.types)
        self.source.show_choices(choices.sources)
        self._length = 0
        help_ = self.tr("A whole e-mail can be pasted here: it fills the fields below.")
        self.rows = {
            "body": FormRow(self.tr("What they asked"), self.words, help_=help_),
            "name": FormRow(self.tr("Name"), self.name),
            "email": FormRow(self.tr("E-mail"), self.email),
            "phone": FormRow(self.tr("Phone"), self.phone),
            "way": FormRow(self.tr("How they asked"), self.way),
            "day": FormRow(self.tr("Day wished"), self.day),
            "type": FormRow(self.tr("What it is about"), self.kind),
            "place": FormRow(self.tr("Place"), self.place),
            "source": FormRow(self.tr("Heard of us through"), self.source),
        }
        self._lay_out(has_types=bool(choices.types), has_sources=bool(choices.sources))

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        self.rows.get(field, self.rows["name"]).show_error(sentence)

    @Slot()
    def tell(self) -> None:
        """Ask for it."""
        for row in self.rows.values():
            row.show_error("")
        self.wanted.emit(
            NewInquiry(
                name=self.name.text(),
                email=self.email.text(),
                phone=self.phone.text(),
                body=self.words.toPlainText(),
                way=list(Way)[self.way.currentIndex()],
                wished_on=self.day.day,
                place=self.place.text(),
                source_id=self.source.chosen,
                job_type_id=self.kind.chosen,
            )
        )

    def _lay_out(self, *, has_types: bool, has_sources: bool) -> None:
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(12)
        self.body.addWidget(text(self.tr("New inquiry"), step=Type.HEADING, weight=Weight.STRONG))
        for row in self.rows.values():
            self.body.addWidget(row)
        self.rows["type"].setVisible(has_types)
        self.rows["source"].setVisible(has_sources)
        save, cancel = Button(self.tr("Save"), kind=Kind.PRIMARY), Button(self.tr("Cancel"), kind=Kind.QUIET)
        save.clicked.connect(self.tell)
        cancel.clicked.connect(self.given_up)
        for field in (self.name, self.email, self.phone, self.place):
            field.returnPressed.connect(self.tell)
        acts = QHBoxLayout()
        acts.addWidget(save)
        acts.addWidget(cancel)
        acts.addStretch(1)
        self.body.addLayout(acts)

    @Slot()
    def _on_words(self) -> None:
        """A leap in length is a paste: its fields are read out of it."""
        words = self.words.toPlainText()
        leap, self._length = len(words) - self._length, len(words)
        if leap <= 1:
            return
        pasted = read_pasted(words)
        for field, found in (
            (self.name, pasted.name),
            (self.email, pasted.email),
            (self.phone, pasted.phone),
        ):
            if found and not field.text().strip():
                field.setText(found)
        if pasted.body != words.strip():  # it had the heads of a letter; they stand in their fields now
            self._length = len(pasted.body)
            self.words.setPlainText(pasted.body)
            self.way.setCurrentIndex(list(Way).index(Way.EMAIL))
