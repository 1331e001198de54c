"""Which exported studio is to be brought along: a button that asks, and the file it was told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.business.whole.manifest import NAME
from focusflow_desktop.business.whole.places import ZIP
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import ElidedLabel, text


class ExportField(QWidget):
    """`path` is the zip or the folder, None until one was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.choose = Button(self.tr("Choose the export…"), icon="folder-open")
        self.choose.clicked.connect(self._on_choose)
        self._name = ElidedLabel(tone="2")
        self._error = text(step=Type.SMALL, tone="bad", wraps=True)
        self._error.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(row)
        box.addWidget(self._error)

    @property
    def error(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def show_path(self, path: Path) -> None:
        """This one."""
        self.path = path
        self._name.setText(path.name)
        self.show_error("")

    @Slot()
    def _on_choose(self) -> None:
        kinds = self.tr("Exported studios ({names})").replace("{names}", f"*{ZIP} {NAME}")
        chosen, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", kinds)
        if chosen:
            path = Path(chosen)
            self.show_path(path.parent if path.name == NAME else path)
