"""Says a crash in the window: that something went wrong, what is safe, and where the report lies."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from focusflow_desktop.crash import Crash, CrashReporter
from focusflow_desktop.ui.shell.messages import Messages


class CrashMessage(QObject):
    """Brings crashes from any thread to the messages."""

    _crashed = Signal(object)

    def __init__(self, reporter: CrashReporter, messages: Messages) -> None:
        super().__init__(messages)
        self._messages = messages
        self._crashed.connect(self._say)
        reporter.told = self._crashed.emit

    @Slot(object)
    def _say(self, crash: Crash) -> None:
        words = self.tr(
            "Something went wrong inside FocusFlow ({kind}). Your photos and every finished change are safe. "
            "If it goes on like this, close and open the program."
        ).replace("{kind}", crash.kind)
        if crash.report is None:
            self._messages.error(words)
            return
        folder = QUrl.fromLocalFile(str(crash.report.parent))
        self._messages.warn(words, act=self.tr("Show the report"), run=lambda: _open(folder))


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
