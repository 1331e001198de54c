"""The left column: every watched folder with its shoot, its counts and how the watching goes."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.photos.finals.queries import FinalsFolder, FinalsView
from focusflow_desktop.ui.behind.finals import FolderState
from focusflow_desktop.ui.finals.state import (
    FinalsState,
    counts_of,
    display,
    name_of,
    shoot_name,
    shown,
    standing_of,
)
from focusflow_desktop.ui.look.theme import COLUMN_EXIF, Tone, Type, Weight, scaled
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.text import ElidedLabel, text


class FolderBox(QFrame):
    """One watched folder."""

    shoot_chosen = Signal(object, object)  # Path, UUID | None
    unwatch_asked = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setProperty("surface", "card")
        self._badge = StateBadge("", Tone.INFORMATION)
        self._where = ElidedLabel(shown(path.parent), mode=Qt.TextElideMode.ElideMiddle)
        self._where.setProperty("tone", "2")
        self._shoot = QComboBox()
        self._shoot.setProperty("dense", True)
        self._shoot.setAccessibleName(self.tr("Shoot of {folder}").replace("{folder}", display(path)))
        self._shoot.activated.connect(self._on_shoot)
        self._counts = text(step=Type.SMALL, wraps=True)
        self._problem = text(step=Type.SMALL, tone="bad", wraps=True)
        stop = Button(self.tr("Stop watching"), kind=Kind.QUIET, small=True)
        stop.setAccessibleName(self.tr("Stop watching {folder}").replace("{folder}", display(path)))
        stop.clicked.connect(self._on_stop)
        self.setToolTip(shown(path))
        top = QHBoxLayout()
        name = ElidedLabel(display(path))
        name.setProperty("weight", Weight.STRONG.name.lower())
        top.addWidget(name, 1)
        top.addWidget(self._badge)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 8)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._where)
        box.addWidget(self._shoot)
        box.addWidget(self._counts)
        box.addWidget(self._problem)
        box.addWidget(stop, 0, Qt.AlignmentFlag.AlignRight)

    def show_state(self, folder: FinalsFolder, view: FinalsView, state: FolderState | None) -> None:
        """This folder as it is now."""
        word, tone, sentence = standing_of(state)
        self._badge.show_state(word, tone)
        self._counts.setText(counts_of(folder))
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._fill(folder, view)
        shoot = name_of(folder.session_id, view)
        self.setAccessibleName(f"{display(self._path)}. {shoot}. {word}. {self._counts.text()}. {sentence}")

    def _fill(self, folder: FinalsFolder, view: FinalsView) -> None:
        with QSignalBlocker(self._shoot):
            self._shoot.clear()
            self._shoot.addItem(self.tr("All shoots"), None)
            for shoot in view.shoots:
                self._shoot.addItem(shoot_name(shoot), str(shoot.id))
            wanted = str(folder.session_id) if folder.session_id else None
            self._shoot.setCurrentIndex(max(0, row_with(self._shoot, wanted)))

    def _on_shoot(self, _index: int) -> None:
        chosen = self._shoot.currentData()
        self.shoot_chosen.emit(self._path, UUID(chosen) if chosen else None)

    def _on_stop(self) -> None:
        self.unwatch_asked.emit(self._path)


class FoldersColumn(QScrollArea):
    """The folders, one under the other, and those that look as if they wanted to be watched."""

    shoot_chosen = Signal(object, object)
    unwatch_asked = Signal(object)
    suggestion_taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(scaled(COLUMN_EXIF))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._boxes: dict[Path, FolderBox] = {}
        inside = QWidget()
        inside.setProperty("surface", "none")
        self._list, self._suggested = QVBoxLayout(), QVBoxLayout()
        self._list.setSpacing(8)
        self._suggested.setSpacing(4)
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        box.addWidget(text(self.tr("Watched folders"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        box.addLayout(self._list)
        self._heading = text(self.tr("Also found"), step=Type.SMALL, weight=Weight.STRONG, tone="2")
        box.addWidget(self._heading)
        box.addLayout(self._suggested)
        box.addStretch(1)
        self.setWidget(inside)

    def show_state(self, state: FinalsState) -> None:
        """The folders as they are now."""
        view = state.view or FinalsView()
        paths = {folder.path for folder in view.folders}
        for path in [path for path in self._boxes if path not in paths]:
            self._boxes.pop(path).deleteLater()
        for folder in view.folders:
            if folder.path not in self._boxes:
                made = FolderBox(folder.path)
                made.shoot_chosen.connect(self.shoot_chosen)
                made.unwatch_asked.connect(self.unwatch_asked)
                self._boxes[folder.path] = made
                self._list.addWidget(made)
            self._boxes[folder.path].show_state(folder, view, state.states.get(folder.path))
        self._show_suggestions(state)

    def _show_suggestions(self, state: FinalsState) -> None:
        while (item := self._suggested.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for suggestion in state.suggestions[:4]:
            folder = suggestion.folder
            words = self.tr("Watch {folder}").replace("{folder}", f"{folder.parent.name}/{display(folder)}")
            button = Button(words, icon="plus", kind=Kind.QUIET, small=True)
            button.setToolTip(str(folder))
            button.clicked.connect(lambda _=False, one=suggestion: self.suggestion_taken.emit(one))
            self._suggested.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._heading.setVisible(bool(state.suggestions))
