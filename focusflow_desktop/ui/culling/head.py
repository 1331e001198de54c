"""The room's head: the way back, what is culled, how far one is, and whether a mark goes on by itself."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from focusflow_desktop.photos.culling.queries import Progress
from focusflow_desktop.ui.library import words
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.progress import ProgressBar
from focusflow_desktop.ui.widgets.remaining import remaining_words
from focusflow_desktop.ui.widgets.text import ElidedLabel, text

BAR, FLAG = 120, 14


class CullingHead(QWidget):
    """One line above the picture. Its controls leave the keys to the picture."""

    back_asked = Signal()
    advance_asked = Signal()
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(scaled(theme.HEAD_PICTURES))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self.tr("Library"), icon="arrow-left", kind=Kind.QUIET, caps=("Esc",))
        self.title = ElidedLabel()
        self.title.setProperty("type", Type.HEADING.name.lower())
        self.title.setProperty("weight", Weight.STRONG.name.lower())
        self.marked = text(weight=Weight.STRONG)
        self.of_all = text(tone="2")
        self.bar = ProgressBar(self.tr("How far this is culled"))
        self.bar.setFixedWidth(scaled(BAR))
        self.picks, self.rejects = text(tone="2"), text(tone="2")
        self.left = text(step=Type.SMALL, tone="2")
        self.advance = Button(self.tr("Auto-advance off"), icon="chevrons-right", kind=Kind.CHIP)
        self.advance.setCheckable(True)
        self.advance.setToolTip(self.tr("Go on after each mark. Caps Lock does the same while it is lit."))
        self.keys = Button(self.tr("Keys"), kind=Kind.QUIET, caps=("?",))
        for button, signal in (
            (self.back, self.back_asked),
            (self.advance, self.advance_asked),
            (self.keys, self.keys_asked),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
        self._lay_out()

    def show_title(self, title: str) -> None:
        """What is culled."""
        self.title.setText(title)

    def show_back(self, words_: str) -> None:
        """Where the way back leads."""
        self.back.setText(words_)
        self.back.setAccessibleName(words_)
        self.back.updateGeometry()

    def show_progress(self, progress: Progress, *, left: timedelta | None = None) -> None:
        """How many are marked, picked, rejected, and how long the rest may take."""
        self.marked.setText(words.number(progress.marked))
        self.of_all.setText(self.tr("of {0} marked").replace("{0}", words.number(progress.total)))
        self.bar.show_progress(progress.marked, max(progress.total, 1))
        for label, count, said in (
            (self.picks, progress.picks, self.tr("%n pick(s)", "", progress.picks)),
            (self.rejects, progress.rejects, self.tr("%n reject(s)", "", progress.rejects)),
        ):
            label.setText(words.number(count))
            label.setAccessibleName(said)
            label.setToolTip(said)
        about = remaining_words(left)
        self.left.setText(self.tr("About {0}").replace("{0}", about) if about else "")

    def show_advance(self, is_on: bool, /) -> None:
        """Whether a mark goes on by itself."""
        self.advance.setChecked(is_on)
        self.advance.setText(self.tr("Auto-advance on") if is_on else self.tr("Auto-advance off"))
        self.advance.set_icon("chevrons-right")

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self.back)
        line.addSpacing(8)
        line.addWidget(self.title, 1)
        for part in (self.marked, self.of_all):
            line.addWidget(part)
        line.addSpacing(4)
        line.addWidget(self.bar)
        line.addSpacing(12)
        for icon, label in (("flag", self.picks), ("x", self.rejects)):
            line.addWidget(self._glyph(icon))
            line.addWidget(label)
            line.addSpacing(4)
        line.addWidget(self.left)
        line.addSpacing(8)
        line.addWidget(self.advance)
        line.addSpacing(4)
        line.addWidget(self.keys)

    def _glyph(self, name: str) -> QLabel:
        label = QLabel()
        label.setPixmap(icons.pixmap(name, PICTURES.text2, scaled(FLAG), self.devicePixelRatioF()))
        return label
