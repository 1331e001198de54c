"""The line above and the line below compared or surveyed pictures: where one is, the link, and the decisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import HEAD_PICTURES, Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text


class CompareBar(QWidget):
    """Back, title, words; the link at the right. Its buttons leave the keyboard with the pictures."""

    close_asked = Signal()
    link_toggled = Signal()

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(scaled(HEAD_PICTURES))
        back = Button(
            self.tr("Loupe"),
            icon="arrow-left",
            kind=Kind.QUIET,
            caps=["E"],
            name=self.tr("Back to the loupe"),
        )
        back.clicked.connect(self.close_asked)
        self.words = text(tone="2")
        self.link = Button(self.tr("Zoom and pan linked"), icon="link", kind=Kind.CHIP)
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.link.setToolTip(self.tr("Shift+Z: zoom and pan all pictures together, or each alone"))
        self.link.clicked.connect(self._on_link)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(back)
        row.addWidget(text(title, step=Type.HEADING, weight=Weight.STRONG))
        row.addWidget(self.words)
        row.addStretch(1)
        self.hint = text(hint, step=Type.SMALL, tone="3")
        row.addWidget(self.hint)
        row.addWidget(self.link)
        for button in (back, self.link):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_words(self, words: str) -> None:
        """Where one is."""
        self.words.setText(words)

    def show_pictures(self, are_there: bool, /) -> None:
        """Without pictures there is nothing to link."""
        self.link.setVisible(are_there)
        self.words.setVisible(are_there)
        self.hint.setVisible(are_there)

    def show_link(self, is_linked: bool, /) -> None:
        """Linked or each alone: said in words and by the icon, not by colour alone."""
        self.link.setChecked(is_linked)
        words = self.tr("Zoom and pan linked") if is_linked else self.tr("Not linked")
        self.link.setText(words)
        self.link.setAccessibleName(words)
        self.link.set_icon("link" if is_linked else "unlink")

    def _on_link(self) -> None:
        self.link_toggled.emit()


class DecisionBar(QWidget):
    """What can be decided between the two."""

    asked = Signal(str)  # the name of a command of compare, or "reject"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        self.accept = self._button("accept", self.tr("Pick the select and finish"), ["⇧⏎"])
        row.addWidget(self.accept)
        row.addStretch(1)
        self.swap = self._button("swap", self.tr("Swap"), ["↓"])
        self.reject = self._button("reject", self.tr("Reject candidate"), ["X"])
        self.win = self._button("make_select", self.tr("Make candidate the select"), ["⏎"], kind=Kind.PRIMARY)
        self.next = self._button("next_candidate", self.tr("Next candidate"), ["→"])
        for button in (self.swap, self.reject, self.win, self.next):
            row.addWidget(button)

    def show_active(self, *, is_candidate: bool) -> None:
        """X rejects the picture the keys act on, and the button says which that is."""
        words = self.tr("Reject candidate") if is_candidate else self.tr("Reject select")
        self.reject.setText(words)
        self.reject.setAccessibleName(words)

    def _button(self, name: str, words: str, caps: list[str], *, kind: Kind = Kind.PLAIN) -> Button:
        made = Button(words, caps=caps, kind=kind)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the pictures
        made.clicked.connect(partial(self.asked.emit, name))
        return made
