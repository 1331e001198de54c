"""The finals room: the watched folders at the left, the choices that wait in the middle, then what else to know."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.photos.finals.queries import FinalsView, WaitingFinal
from focusflow_desktop.ui.finals.choices_part import EDGE, ChoiceCard
from focusflow_desktop.ui.finals.folders_column import FoldersColumn
from focusflow_desktop.ui.finals.linked_part import LinkedCard
from focusflow_desktop.ui.finals.state import FinalsState, display, edited_words, open_words
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule, text


class FinalsPage(QWidget):
    """Shows one FinalsState and says what the person asked for."""

    watch_asked = Signal()
    look_asked = Signal()
    back_asked = Signal()
    entered = Signal()
    shoot_chosen = Signal(object, object)  # Path, UUID | None
    unwatch_asked = Signal(object)  # Path
    suggestion_taken = Signal(object)
    linked = Signal(object, object)  # final, photo
    dismissed = Signal(object)  # final
    photo_asked = Signal(object)  # to see it in the library

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = FinalsState()
        self._shown: tuple[WaitingFinal, ...] | None = None
        self._cards: list[ChoiceCard] = []
        self._linked: LinkedCard | None = None
        self._pixmaps: dict[UUID, QPixmap | None] = {}
        self._columns = 1
        self.folders = FoldersColumn()
        self._choices, self._notes = QVBoxLayout(), QVBoxLayout()
        self._heading = text(step=Type.HEADING, weight=Weight.STRONG)
        self._sentence = text(tone="2", wraps=True)
        self._acts = QWidget()
        self._middle, self._stack = QScrollArea(), QStackedWidget()
        self._middle.setAccessibleName(self.tr("Finals that wait"))
        self._lay_out()
        self.folders.shoot_chosen.connect(self.shoot_chosen)
        self.folders.unwatch_asked.connect(self.unwatch_asked)
        self.folders.suggestion_taken.connect(self.suggestion_taken)

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self.entered.emit()

    def show_state(self, state: FinalsState) -> None:
        """Everything as the state says."""
        self._state = state
        if state.view is None:
            return
        has_folders = bool(state.view.folders)
        self._acts.setVisible(has_folders)
        self._stack.setCurrentIndex(1 if has_folders else 0)
        if not has_folders:
            self._show_suggestions(state)
            return
        self.folders.show_state(state)
        self._show_head(state.view)
        if state.view.waiting != self._shown:
            self._show_choices(state.view.waiting)
        self._show_notes(state.view)
        wanted = {key for card in self._cards for key in card.pictures}
        wanted |= self._linked.pictures.keys() if self._linked is not None else set()
        self._pixmaps = {key: pixmap for key, pixmap in self._pixmaps.items() if key in wanted}

    def show_picture(self, key: UUID, picture: QPixmap | None) -> None:
        """The small picture of a final or a photo has come; None: there is none to be had."""
        self._pixmaps[key] = picture
        for card in self._cards:
            card.show_picture(key, picture)
        if self._linked is not None:
            self._linked.show_pictures({key: picture})

    @property
    def first(self) -> WaitingFinal | None:
        """The final the number keys speak of."""
        return self._cards[0].final if self._cards else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many candidates beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() - self.folders.width() - scaled(EDGE) - 160
        columns = max(1, beside // (scaled(EDGE) + 16))
        if columns != self._columns:
            self._columns = columns
            if self._shown is not None:
                self._show_choices(self._shown)
            if self._state.view is not None:
                self._show_notes(self._state.view)

    def _show_head(self, view: FinalsView) -> None:
        if view.waiting_count:
            self._heading.setText(
                self.tr("%n final(s) could belong to more than one photo", "", view.waiting_count)
            )
            self._sentence.setText(
                self.tr("Choose the photo each was made from. Nothing is linked by guessing.")
            )
        else:
            self._heading.setText(self.tr("Nothing waits for you"))
            self._sentence.setText(
                self.tr(
                    "Edited pictures that arrive in a watched folder are linked to their photos by themselves."
                )
            )

    def _show_choices(self, waiting: tuple[WaitingFinal, ...]) -> None:
        self._shown = waiting
        for card in self._cards:
            self._choices.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for number, final in enumerate(waiting):
            card = ChoiceCard(final, has_keys=number == 0, columns=self._columns)
            card.chosen.connect(self.linked)
            card.none_chosen.connect(self.dismissed)
            self._choices.addWidget(card)
            self._cards.append(card)
        for key, pixmap in self._pixmaps.items():
            for card in self._cards:
                card.show_picture(key, pixmap)

    def _show_notes(self, view: FinalsView) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if view.open_files:
            card = Card(
                self.tr("Without a photo, or not readable"),
                aside=self.tr("They are tried again when photos arrive"),
            )
            for file in view.open_files:
                card.body.addWidget(_line(display(file.path), open_words(file), hint=str(file.path.parent)))
            self._notes.addWidget(card)
        self._linked = None
        if view.linked:
            self._linked = LinkedCard(view.linked, columns=self._columns + 1)
            self._linked.photo_asked.connect(self.photo_asked)
            self._linked.show_pictures(self._pixmaps)
            self._notes.addWidget(self._linked)
        if view.edited:
            card = Card(self.tr("Edited again"), aside=self.tr("Each kept its photo"))
            for edited in view.edited:
                words = f"{edited.photo} · {edited_words(edited)}"
                card.body.addWidget(_line(display(edited.path), words, hint=str(edited.path.parent)))
            self._notes.addWidget(card)

    def _show_suggestions(self, state: FinalsState) -> None:
        acts: list[QPushButton] = [self._watch_button(kind=Kind.PRIMARY)]
        for suggestion in state.suggestions[:2]:
            folder = suggestion.folder
            words = self.tr("Watch {folder}").replace("{folder}", f"{folder.parent.name}/{display(folder)}")
            button = Button(words)
            button.setToolTip(str(folder))
            button.clicked.connect(lambda _=False, one=suggestion: self.suggestion_taken.emit(one))
            acts.append(button)
        old = self._stack.widget(0)
        self._stack.insertWidget(0, self._empty(acts))
        self._stack.setCurrentIndex(0)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _empty(self, acts: list[QPushButton]) -> EmptyState:
        return EmptyState(
            icon="link",
            title=self.tr("Edited pictures find their photos here"),
            sentence=self.tr(
                "Choose the folder your editor exports to. Pictures that arrive there are linked to their "
                "originals, and exports take them instead. Nothing is moved or changed."
            ),
            acts=acts,
        )

    def _watch_button(self, *, kind: Kind) -> Button:
        button = Button(self.tr("Watch a folder…"), icon="folder-plus", kind=kind)
        button.clicked.connect(self.watch_asked)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 24, 0)
        head.setSpacing(8)
        back = Button(self.tr("Library"), icon="arrow-left", kind=Kind.QUIET)
        back.clicked.connect(self.back_asked)
        look = Button(self.tr("Look now"), icon="refresh-cw", kind=Kind.QUIET)
        look.clicked.connect(self.look_asked)
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        acts.addWidget(look)
        acts.addWidget(self._watch_button(kind=Kind.PLAIN))
        self._acts.setVisible(False)
        head.addWidget(back)
        head.addWidget(text(self.tr("Finals"), step=Type.TITLE, weight=Weight.STRONG))
        head.addStretch(1)
        head.addWidget(self._acts)
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self._body())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(12)
        box.addWidget(rule())
        box.addWidget(self._stack, 1)

    def _body(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("surface", "none")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(24, 16, 24, 24)
        middle.setSpacing(12)
        self._choices.setSpacing(12)
        self._notes.setSpacing(12)
        middle.addWidget(self._heading)
        middle.addWidget(self._sentence)
        middle.addSpacing(4)
        middle.addLayout(self._choices)
        middle.addLayout(self._notes)
        middle.addStretch(1)
        self._middle.setWidgetResizable(True)
        self._middle.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._middle.setWidget(inside)
        body = QWidget()
        body.setProperty("surface", "none")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.folders)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._middle, 1)
        return body


def _line(name: str, words: str, *, hint: str) -> QWidget:
    line = QWidget()
    line.setProperty("surface", "none")
    line.setToolTip(hint)
    line.setAccessibleName(f"{name}: {words}")
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 8, 16, 8)
    row.setSpacing(16)
    row.addWidget(ElidedLabel(name), 2)
    said = ElidedLabel(words)
    said.setProperty("tone", "2")
    row.addWidget(said, 3)
    return line
