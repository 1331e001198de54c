"""How a session moves on: the usual next move as a button, the others in a menu, a reason asked where one is due."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.session_status import SESSION, reopening
from focusflow_desktop.ui.widgets.button import Button, Kind

_USUAL = {
    SessionState.INQUIRY: "book",
    SessionState.HELD: "book",
    SessionState.BOOKED: "confirm",
    SessionState.CONFIRMED: "prepare",
    SessionState.PREPARING: "complete",
    SessionState.RESCHEDULED: "book",
}


class StateMoves(QWidget):
    """The moves out of a state."""

    asked = Signal(str, str)  # event, reason

    def __init__(self, state: SessionState, title: str) -> None:
        super().__init__()
        self._event = ""
        usual = _USUAL.get(state)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        if usual is not None:
            words = event_word(usual, state)
            self.next = Button(words, kind=Kind.PRIMARY, name=f"{words}: {title}")
            self.next.clicked.connect(lambda: self.asked.emit(usual, ""))
            line.addWidget(self.next, 1)
        self.menu = QMenu(self)
        known = SessionState.PREPARING  # which it was before is not written down
        skipped = {usual, *(f"reopen_{one.value}" for one in SessionState)} - {reopening(known)}
        for move in SESSION.allowed(state):
            if move.event not in skipped:
                self._add(move.event, state, needs_reason=move.guard is not None)
        if not self.menu.isEmpty():
            more = Button(
                self.tr("More…") if usual else self.tr("Change…"), name=f"{self.tr('Change state')}: {title}"
            )
            more.setMenu(self.menu)
            line.addWidget(more)
        box.addLayout(line)
        self._reason = self._reason_row()
        box.addWidget(self._reason)

    def _add(self, event: str, state: SessionState, *, needs_reason: bool) -> None:
        action = self.menu.addAction(event_word(event, state))
        action.setData(event)
        if needs_reason:
            action.triggered.connect(lambda: self.ask_why(event))
        else:
            action.triggered.connect(lambda: self.asked.emit(event, ""))

    def _reason_row(self) -> QWidget:
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.why = QLineEdit()
        self.why.returnPressed.connect(self._on_why)
        self.why.textChanged.connect(self._on_words)
        self.yes = Button(kind=Kind.PLAIN)
        self.yes.clicked.connect(self._on_why)
        box.addWidget(self.why)
        box.addWidget(self.yes)
        row.hide()
        return row

    def ask_why(self, event: str) -> None:
        """Ask for the reason here, not in a dialog."""
        self._event = event
        is_cancel = event == "cancel"
        words = self.tr("Why it is cancelled") if is_cancel else self.tr("Why it is declined")
        self.why.setPlaceholderText(words)
        self.why.setAccessibleName(words)
        self.yes.setText(self.tr("Cancel the session") if is_cancel else self.tr("Decline"))
        self.yes.setEnabled(False)
        self._reason.show()
        self.why.setFocus()

    @Slot(str)
    def _on_words(self, words: str) -> None:
        self.yes.setEnabled(bool(words.strip()))

    @Slot()
    def _on_why(self) -> None:
        if self.why.text().strip():
            self.asked.emit(self._event, self.why.text().strip())


def event_word(event: str, state: SessionState) -> str:
    """A move in words."""
    if event == "book" and state is SessionState.RESCHEDULED:
        return _tr("Book the new time")
    return {
        "hold": _tr("Hold for a week"),
        "book": _tr("Book"),
        "decline": _tr("Decline…"),
        "cancel": _tr("Cancel the session…"),
        "release": _tr("Give the hold back"),
        "confirm": _tr("Confirm"),
        "complete": _tr("Mark as done"),
        "no_show": _tr("Nobody came"),
        "reschedule": _tr("Is being moved"),
        "prepare": _tr("Getting ready"),
    }.get(event, _tr("Not done after all"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
