"""Folders added in place, on the settings page: sidecars are written there only where a person switches it on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.sidecars.operations import switch_sidecars
from focusflow_desktop.photos.sidecars.queries import InPlaceFolder, in_place_folders
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule, text


class FoldersCard(Card):
    """One switch per folder, with what it does to other programs said in words."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(_tr("Sidecars in folders added in place"))
        self._frame = frame
        self.switches: list[QCheckBox] = []
        said = _tr(
            "Off, nothing is written there; what other programs wrote was read once. On, stars, flags, labels and keywords "
            "go into .xmp files beside the pictures and outside changes are read. Lightroom sees them after Metadata, Read "
            "Metadata from Files, and its own marks in those files are never overwritten silently."
        )
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.addWidget(text(said, step=Type.SMALL, tone="2", wraps=True))
        self._none = text(_tr("No folder was added in place."), tone="2")
        self._none.setContentsMargins(16, 8, 16, 12)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        frame.door.bus.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Asked for anew whenever it is seen."""
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        self._frame.door.run_query(self, in_place_folders, done=self._show)

    def _show(self, folders: tuple[InPlaceFolder, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.switches = []
        self._none.setVisible(not folders)
        for folder in folders:
            self._list.addWidget(rule())
            self._list.addWidget(self._row(folder))

    def _row(self, folder: InPlaceFolder) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 8, 16, 8)
        switch = QCheckBox()
        switch.setAccessibleName(_tr("Write sidecars in {folder}").replace("{folder}", str(folder.path)))
        switch.setChecked(folder.writes_sidecars)
        switch.toggled.connect(partial(self._switch, folder))
        self.switches.append(switch)
        box.addWidget(switch)
        box.addWidget(ElidedLabel(str(folder.path), mode=Qt.TextElideMode.ElideMiddle), 1)
        return row

    def _switch(self, folder: InPlaceFolder, is_on: bool) -> None:
        write = partial(switch_sidecars, folder=folder.path, is_on=is_on)
        self._frame.door.run_write(self, write, failed=self._refused)

    def _refused(self, error: WorldError) -> None:
        self._frame.messages.error(error)
        self._ask()

    def _on_changed(self, changes: Changes, origin: QObject | None) -> None:
        if origin is not self and self.isVisible() and changes.touches("folders"):
            self._ask()


def _tr(words: str) -> str:
    return QCoreApplication.translate("sidecars", words)
