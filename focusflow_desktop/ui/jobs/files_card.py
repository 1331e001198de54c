"""The files put with a job: added by a button or dropped here, opened as copies, taken off. It asks by signals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from focusflow_desktop.business.jobs.files import FileOfJob
from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.ui.jobs.parts import indented, quiet
from focusflow_desktop.ui.jobs.words import tr
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.rows import Rows
from focusflow_desktop.ui.widgets.text import ElidedLabel, text


class FilesCard(Card):
    """One row each."""

    brought = Signal(object)  # list[Path]
    opened = Signal(object)  # FileOfJob
    removed = Signal(object)  # its id

    def __init__(self) -> None:
        super().__init__(tr("Files"))
        self.setAcceptDrops(True)
        self._rows = Rows()
        self.error = text(step=Type.SMALL, tone="bad", wraps=True)
        self.error.setContentsMargins(16, 0, 16, 4)
        self.error.hide()
        add = Button(self.tr("Add files…"), icon="plus", kind=Kind.LINK, small=True)
        add.clicked.connect(self._on_add)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.error)
        self.body.addWidget(indented(add))

    def show_job(self, page: JobPage) -> None:
        """This job's files."""
        words = self.tr("Contracts, plans, music lists: drop them here. The studio keeps a copy.")
        self._rows.show_rows([self._row(file) for file in page.files] or [quiet(words)])

    def show_error(self, sentence: str) -> None:
        """Say what could not be added."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from this machine."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are put with the job."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.brought.emit(paths)

    def _row(self, file: FileOfJob) -> QWidget:
        name = ElidedLabel(file.name)
        open_ = Button(self.tr("Open"), small=True, name=f"{self.tr('Open')}: {file.name}")
        open_.clicked.connect(lambda: self.opened.emit(file))
        off = Button(icon="x", kind=Kind.QUIET, small=True, name=f"{self.tr('Take off')}: {file.name}")
        off.clicked.connect(lambda: self.removed.emit(file.id))
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 3, 8, 3)
        box.setSpacing(8)
        box.addWidget(name, 1)
        box.addWidget(text(QLocale().formattedDataSize(file.byte_size), step=Type.SMALL, tone="2"))
        box.addWidget(open_)
        box.addWidget(off)
        return row

    @Slot()
    def _on_add(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files to the job"))
        if names:
            self.brought.emit([Path(name) for name in names])
