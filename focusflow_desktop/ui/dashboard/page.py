"""Today: what needs the photographer, each line with the act that helps. Shows a TodayState and nothing else.

wiring.py asks the studio for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.ui.dashboard.state import CullNext, Line, TodayState
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.progress import ProgressBar
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text

MARGIN, ASIDE = 32, 360


class NeedRow(QWidget):
    """One line: icon, two lines of words, one act."""

    acted = Signal(object)  # Line

    def __init__(self, line: Line, *, may_act: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setAccessibleName(f"{line.title}. {line.detail}")
        title, detail = ElidedLabel(line.title), ElidedLabel(line.detail)
        retone(title, "medium", name="weight")
        retone(detail, "small", name="type")
        retone(detail, "2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(detail)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 9, 16, 9)
        box.setSpacing(12)
        box.addWidget(Glyph(line.icon, tone=line.tone.value))
        box.addLayout(words, 1)
        if may_act:
            act = Button(line.act, small=True, name=f"{line.act}: {line.title}", parent=self)
            act.clicked.connect(self._on_act)
            box.addWidget(act)
        self.setMinimumHeight(scaled(theme.ROW_TODAY))

    @Slot()
    def _on_act(self) -> None:
        self.acted.emit(self._line)


class CullCard(Card):
    """The shoot to go on with."""

    wanted = Signal(object)  # CullNext

    def __init__(self, next_: CullNext) -> None:
        super().__init__()
        self._next = next_
        bar = ProgressBar(next_.title)
        bar.show_progress(next_.marked, next_.photos)
        go = Button(self.tr("Go on") if next_.marked else self.tr("Begin"), small=True, parent=self)
        go.setAccessibleName(f"{go.text()}: {next_.title}")
        go.clicked.connect(self._on_go)
        row = QHBoxLayout()
        row.addWidget(text(next_.title, weight=Weight.MEDIUM))
        marked = self.tr("{marked} of {photos} marked").replace("{marked}", QLocale().toString(next_.marked))
        words = marked.replace("{photos}", QLocale().toString(next_.photos))
        row.addWidget(text(words, step=Type.SMALL, tone="2"))
        row.addStretch(1)
        row.addWidget(go)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        self.body.addWidget(text(self.tr("Cull next"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        self.body.addLayout(row)
        self.body.addWidget(bar)

    @Slot()
    def _on_go(self) -> None:
        self.wanted.emit(self._next)


class TodayPage(QWidget):
    """The day."""

    line_chosen = Signal(object)  # Line
    cull_chosen = Signal(object)  # CullNext
    search_asked = Signal()
    import_asked = Signal()
    entered = Signal()

    def __init__(self, *, rooms: frozenset[str]) -> None:
        super().__init__()
        self._rooms = rooms
        self.setAccessibleName(self.tr("Today"))
        search = Button(self.tr("Search or command"), icon="search", caps=("Ctrl K",), parent=self)
        search.clicked.connect(self.search_asked)
        self._import = Button(self.tr("Import card"), icon="download", kind=Kind.PRIMARY, parent=self)
        self._import.clicked.connect(self.import_asked)
        self._import.setVisible("import" in rooms)
        self._head = Head("", step=Type.DISPLAY, acts=(search, self._import))
        self._content: QWidget | None = None
        self._desk: list[QWidget] = []
        self._body = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addWidget(self._body, 1)

    @property
    def shows_a_day(self) -> bool:
        """Whether the studio has answered yet."""
        return self._content is not None

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self.entered.emit()

    def show_desk(self, cards: Sequence[QWidget]) -> None:
        """The desk's cards, beside what needs the person from the next `show_state` on, until others come."""
        for card in self._desk:
            card.deleteLater()
        self._desk = list(cards)

    def show_state(self, state: TodayState) -> None:
        """Shows a day."""
        day = QLocale().toString(QDate(state.day.year, state.day.month, state.day.day), "dddd, d MMMM")
        self._head.show_words(day, self._sentence(state))
        has_needs = bool(state.lines or state.cull_next or self._desk)
        content = self._needs(state) if has_needs else self._nothing(state)
        old, self._content = self._content, content
        self._body.addWidget(content)
        self._body.setCurrentWidget(content)
        if old is not None:
            self._body.removeWidget(old)
            old.deleteLater()

    def _sentence(self, state: TodayState) -> str:
        if not state.lines:
            return ""
        return self.tr("%n thing(s) waiting for you.", "", len(state.lines))

    def _needs(self, state: TodayState) -> QWidget:
        column = Columns(scaled(ASIDE))
        if state.lines:
            column.main.addWidget(self._card(state.lines))
        else:
            column.main.addWidget(self._calm(state))
        for desk in self._desk:
            column.aside.addWidget(desk)
        if state.cull_next is not None:
            card = CullCard(state.cull_next)
            card.wanted.connect(self.cull_chosen)
            column.aside.addWidget(card)
        column.main.addStretch(1)
        column.aside.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Today"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(column)
        area.viewport().setAutoFillBackground(False)
        column.setAutoFillBackground(False)
        return area

    def _card(self, lines: tuple[Line, ...]) -> Card:
        card = Card(self.tr("Needs you"), aside=self.tr("Most urgent first"))
        for at, line in enumerate(lines):
            if at:
                card.body.addWidget(rule())
            row = NeedRow(line, may_act=line.room in self._rooms, parent=card)
            row.acted.connect(self.line_chosen)
            card.body.addWidget(row)
        return card

    def _calm(self, state: TodayState) -> Card:
        card = Card()
        words = self.tr("Nothing needs you.") if state.has_photos else self.tr("No picture has come in yet.")
        said = text(words, tone="2")
        said.setContentsMargins(16, 14, 16, 14)
        card.body.addWidget(said)
        return card

    def _nothing(self, state: TodayState) -> QWidget:
        if state.has_photos:
            return EmptyState(
                icon="sun",
                title=self.tr("Nothing needs you"),
                sentence=self.tr(
                    "Every card is safe and every shoot is marked. What needs you next stands here."
                ),
            )
        begin = Button(self.tr("Import card"), icon="download", kind=Kind.PRIMARY)
        begin.clicked.connect(self.import_asked)
        begin.setVisible("import" in self._rooms)
        return EmptyState(
            icon="sun",
            title=self.tr("The first day"),
            sentence=self.tr(
                "Put in a card, and what needs you will stand here: copies to make, shoots to cull."
            ),
            acts=[begin] if "import" in self._rooms else [],
        )
