"""The files that come in together, one below the other: what each is of, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Tone, Type, Weight
from focusflow_desktop.ui.moving_in.chosen import Chosen
from focusflow_desktop.ui.moving_in.words import file_words, tr
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text


class FilesView(QWidget):
    """Add it to a card."""

    looked_at = Signal(int)  # whose columns are asked for
    left_out = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def show_files(self, files: Sequence[Chosen], *, shown: int) -> None:
        """Other files, or the columns of another one are shown."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for at, one in enumerate(files):
            if at:
                self._box.addWidget(rule())
            self._box.addWidget(self._line(at, one, is_shown=at == shown))

    def _line(self, at: int, one: Chosen, *, is_shown: bool) -> QWidget:
        line, name = QWidget(), ElidedLabel(one.path.name)
        retone(name, Weight.MEDIUM.name.lower(), name="weight")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        if one.error is not None:
            words.addWidget(text(error_words(one.error), step=Type.SMALL, tone=Tone.BAD.value, wraps=True))
        elif one.file is not None:
            words.addWidget(text(file_words(one.file), step=Type.SMALL, tone="2", wraps=True))
        box = QHBoxLayout(line)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(10)
        if one.error is not None:
            box.addWidget(Glyph("circle-x", tone=Tone.BAD.value))
        else:
            box.addWidget(Glyph("table", tone="accent" if is_shown else "2"))
        box.addLayout(words, 1)
        if one.file is not None and not is_shown:
            box.addWidget(self._act(tr("Its columns"), one, lambda: self.looked_at.emit(at)))
        box.addWidget(self._act(tr("Leave out"), one, lambda: self.left_out.emit(at)))
        return line

    def _act(self, words: str, one: Chosen, run: Callable[[], None]) -> Button:
        button = Button(words, kind=Kind.QUIET, small=True, name=f"{words}: {one.path.name}")
        button.clicked.connect(run)
        return button
