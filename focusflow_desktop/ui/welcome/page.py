"""The first start: start a studio, join one (once there is a server), bring one along, or look around with a sample.

It only asks; `chosen` carries the answer as a value and whoever listens makes the studio.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.welcome.choice import Country, FirstChoice, Way, countries, country_here
from focusflow_desktop.ui.welcome.export_field import ExportField
from focusflow_desktop.ui.welcome.mark import Mark
from focusflow_desktop.ui.welcome.ways import WayCard
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

COLUMN = 576
OTHERWISE = "GB"  # where the system names no country


class CoverPicture(QWidget):
    """A picture that fills its place, cropped, never stretched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.hide()

    def show_picture(self, image: QImage) -> None:
        """Shows it; an empty image hides the place."""
        self._image = image
        self.setVisible(not image.isNull())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The middle of the picture."""
        if self._image.isNull():
            return
        wanted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        place = QRect((self.width() - wanted.width()) // 2, (self.height() - wanted.height()) // 2, 0, 0)
        place.setSize(wanted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)


class WelcomePage(QWidget):
    """The ways in, and what each asks."""

    chosen = Signal(object)  # FirstChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Welcome"))
        self._countries: list[Country] = countries()
        self._way = Way.START
        self.cards = self._make_cards()
        self.person, self.name = QLineEdit(), QLineEdit()
        self.person.setPlaceholderText(self.tr("Anna Brandt"))
        self.name.setPlaceholderText(self.tr("Anna Brandt Photography"))
        self._person_row = FormRow(self.tr("Your name"), self.person)
        self.country, self.currency = QComboBox(), QComboBox()
        self._name_row = FormRow(self.tr("Studio name"), self.name)
        self._questions = self._make_questions()
        self.export = ExportField()
        self.go = Button(self.tr("Start the studio"), kind=Kind.PRIMARY, caps=("↵",))
        self.go.clicked.connect(self._on_go)
        for line in (self.person, self.name):
            line.returnPressed.connect(self._on_go)
            line.textEdited.connect(self._on_typed)
        self._note = text(step=Type.SMALL, tone="2", wraps=True)
        self._picture = CoverPicture()
        self._lay_out()
        self._fill_questions()
        self._show_way(Way.START)

    def sizeHint(self) -> QSize:
        """As large as the program's first window."""
        return QSize(1280, 800)

    def show_picture(self, image: QImage) -> None:
        """A photograph beside the questions."""
        self._picture.show_picture(image)

    def show_error(self, sentence: str) -> None:
        """Says why the studio could not be made, beside what was asked for."""
        self.go.setEnabled(True)
        row = self.export if self._way is Way.BRING else self._name_row
        row.show_error(sentence)

    def _make_cards(self) -> dict[str, WayCard]:
        start = WayCard("sparkles", self.tr("Start a studio"), self.tr("A few questions, then you are in"))
        join = WayCard(
            "monitor-smartphone", self.tr("Join a studio"), self.tr("With a code from another machine")
        )
        join.refuse(self.tr("Needs a studio server, which this version does not have yet"))
        look = WayCard(
            "compass",
            self.tr("Look around with a sample studio"),
            self.tr("A shoot to cull, made for trying things out"),
        )
        bring = WayCard(
            "folder-input",
            self.tr("Bring a studio along"),
            self.tr("From an export of another machine, with everything in it"),
        )
        start.clicked.connect(self._on_start)
        bring.clicked.connect(self._on_bring)
        look.clicked.connect(self._on_look)
        return {Way.START: start, "join": join, Way.BRING: bring, Way.SAMPLE: look}

    def _make_questions(self) -> QWidget:
        questions = QWidget()
        box = QVBoxLayout(questions)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        country, currency = (
            FormRow(self.tr("Country"), self.country),
            FormRow(self.tr("Currency"), self.currency),
        )
        for left, right in ((self._person_row, self._name_row), (country, currency)):
            row = QHBoxLayout()
            row.setSpacing(16)
            for part in (left, right):
                row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
            box.addLayout(row)
        return questions

    def _fill_questions(self) -> None:
        for country in self._countries:
            self.country.addItem(country.name, country.code)
        self.currency.addItems(sorted({country.currency for country in self._countries}))
        for combo in (self.country, self.currency):
            combo.setMaxVisibleItems(12)
            combo.setMinimumContentsLength(4)
        self.country.currentIndexChanged.connect(self._on_country)
        here = self.country.findData(country_here())
        self.country.setCurrentIndex(here if here >= 0 else self.country.findData(OTHERWISE))

    def _lay_out(self) -> None:
        column = QWidget()
        column.setProperty("surface", "none")
        column.setMaximumWidth(scaled(COLUMN))
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(_brand())
        box.addSpacing(24)
        title = self.tr("Your pictures and your studio,\non this machine")
        box.addWidget(text(title, step=Type.DISPLAY, weight=Weight.STRONG))
        box.addWidget(
            text(
                self.tr("Everything works without a network. A server can be added later."),
                tone="2",
                wraps=True,
            )
        )
        box.addSpacing(12)
        for card in self.cards.values():
            box.addWidget(card)
        box.addSpacing(12)
        box.addWidget(self._questions)
        box.addWidget(self.export)
        box.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.go)
        foot.addWidget(self._note, 1)
        box.addLayout(foot)
        box.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_scrolling(column, name=self.tr("How to begin")), 8)
        outer.addWidget(self._picture, 7)

    def _show_way(self, way: Way) -> None:
        self._way = way
        for key, card in self.cards.items():
            card.setChecked(key == way)
        self._questions.setVisible(way is Way.START)
        self.export.setVisible(way is Way.BRING)
        act, note = {
            Way.START: (
                self.tr("Start the studio"),
                self.tr("Clients cannot open galleries until a server is added."),
            ),
            Way.BRING: (
                self.tr("Bring it in"),
                self.tr("Every value is checked, or nothing is kept. The export stays as it is."),
            ),
            Way.SAMPLE: (
                self.tr("Open the sample studio"),
                self.tr("It stands in a folder of its own and never mixes with your studio."),
            ),
        }[way]
        self.go.setText(act)
        self.go.setAccessibleName(act)
        self._note.setText(note)

    @Slot()
    def _on_start(self) -> None:
        self._show_way(Way.START)
        self.person.setFocus()

    @Slot()
    def _on_bring(self) -> None:
        self._show_way(Way.BRING)
        self.export.choose.setFocus()

    @Slot()
    def _on_look(self) -> None:
        self._show_way(Way.SAMPLE)

    @Slot()
    def _on_typed(self) -> None:
        for row in (self._person_row, self._name_row):
            row.show_error("")

    @Slot()
    def _on_country(self) -> None:
        code = self.country.currentData()
        for country in self._countries:
            if country.code == code:
                self.currency.setCurrentText(country.currency)

    @Slot()
    def _on_go(self) -> None:
        if self._way is Way.SAMPLE:
            self.go.setEnabled(False)
            self.chosen.emit(FirstChoice(way=Way.SAMPLE))
            return
        if self._way is Way.BRING:
            self._bring()
            return
        person, name = self.person.text().strip(), self.name.text().strip()
        if not name:
            self._name_row.show_error(self.tr("Give your studio a name; it can be changed later."))
            self.name.setFocus()
        if not person:
            self._person_row.show_error(self.tr("Write down your name: bookings and pictures are yours."))
            self.person.setFocus()
        if not person or not name:
            return
        self.go.setEnabled(False)
        country, currency = str(self.country.currentData()), self.currency.currentText()
        self.chosen.emit(
            FirstChoice(
                way=Way.START, photographer=person, studio_name=name, country=country, currency=currency
            )
        )

    def _bring(self) -> None:
        if self.export.path is None:
            self.export.show_error(self.tr("Choose the export first: a zip, or manifest.json in its folder."))
            return
        self.go.setEnabled(False)
        self.chosen.emit(FirstChoice(way=Way.BRING, export=self.export.path))


def _brand() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Mark())
    row.addWidget(text("FocusFlow", step=Type.HEADING, weight=Weight.STRONG))
    row.addStretch(1)
    return row


def _scrolling(column: QWidget, *, name: str) -> QScrollArea:
    inner = QWidget()
    inner.setProperty("surface", "none")
    row = QHBoxLayout(inner)
    row.setContentsMargins(scaled(48), scaled(48), scaled(48), scaled(24))
    row.addStretch(1)
    row.addWidget(column, 20)
    row.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
