"""What the program says in passing: messages.error("…") from any page; only the window draws them.

Nothing here draws and nothing blocks. An undoable message carries the act that undoes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.look.theme import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence for the person, and at most one act."""

    text: str
    tone: Tone = Tone.INFORMATION
    act: str = ""
    run: Callable[[], None] | None = None


class Messages(QObject):
    """Says messages; whoever draws connects to `said`."""

    said = Signal(object)  # Message

    def info(self, text: str) -> None:
        """Something the person may like to know."""
        self.said.emit(Message(text=text))

    def good(self, text: str, *, act: str = "", run: Callable[[], None] | None = None) -> None:
        """Something has succeeded; the act leads to what came of it."""
        self.said.emit(Message(text=text, tone=Tone.GOOD, act=act, run=run))

    def warn(self, text: str, *, act: str = "", run: Callable[[], None] | None = None) -> None:
        """Something needs the person, now or later."""
        self.said.emit(Message(text=text, tone=Tone.ATTENTION, act=act, run=run))

    def error(self, text: str | WorldError, *, retry: Callable[[], None] | None = None) -> None:
        """Something did not work: what happened, what was kept safe, what to do."""
        words = error_words(text) if isinstance(text, WorldError) else text
        act = self.tr("Try again") if retry is not None else ""
        self.said.emit(Message(text=words, tone=Tone.BAD, act=act, run=retry))

    def undoable(self, text: str, *, undo: Callable[[], None]) -> None:
        """Something was changed and can be taken back."""
        self.said.emit(Message(text=text, act=self.tr("Undo"), run=undo))


def error_words(error: WorldError) -> str:
    """An error in the person's language: its code names the translation, its own sentence is the fallback."""
    translated = QCoreApplication.translate("errors", error.code)
    if translated == error.code:
        return error.message
    words = translated
    for name, value in error.fields.items():
        words = words.replace("{" + name + "}", str(value))
    return words
