"""The burst beside the picture: each photo with what is suggested and why. It suggests; it never marks and hides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from focusflow_desktop.photos.culling.advisor import Advice, Reason, Suggestion
from focusflow_desktop.photos.culling.bursts import Group
from focusflow_desktop.photos.culling.looks import advise_photos
from focusflow_desktop.photos.library.rows import BurstFacts
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import text

SUGGESTED = {
    Suggestion.KEEP: "✓ Suggest keep",
    Suggestion.LOOK: "○ Look",
    Suggestion.REJECT: "✕ Suggest reject",
}
REASONS = {
    Reason.SHARPEST_OF_BURST: "Sharpest of the burst",
    Reason.NEARLY_AS_SHARP: "Nearly as sharp as the best",
    Reason.SOFTER_THAN_BURST: "Softer than the burst",
    Reason.MOVED: "Motion",
    Reason.HIGHLIGHTS_LOST: "More highlights lost",
    Reason.BETWEEN: "Less sharp than the best",
    Reason.BRACKET: "Part of a bracket",
    Reason.ALONE: "Stands alone",
    Reason.NOT_MEASURED: "Not measured yet",
}


class BurstList(QWidget):
    """Shown only where the photo belongs to a group."""

    chosen = Signal(object)  # photo id
    keep_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[UUID, ...] = ()
        self.title = text(weight=Weight.STRONG)
        self.span = text(step=Type.SMALL, tone="2")
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("Burst"))
        self.lines.itemClicked.connect(self._on_clicked)
        self.keep = Button(self.tr("Keep this, reject the rest"))
        self.keep.setToolTip(self.tr("Shift+Enter"))
        self.keep.clicked.connect(self.keep_asked)
        for part in (self.lines, self.keep):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the picture
        note = self.tr("Nothing is hidden. Suggestions never mark by themselves.")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.span)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        column.addWidget(text(note, step=Type.SMALL, tone="2", wraps=True))
        column.addWidget(self.keep)
        self.hide()

    def show_group(self, group: Group[UUID] | None, facts: Sequence[BurstFacts], *, active: UUID) -> None:
        """This burst or bracket, at the active photo; None where the photo stands alone."""
        self.setVisible(group is not None)
        self.lines.clear()
        self._ids = group.photos if group is not None else ()
        if group is None:
            return
        own = [one for one in facts if one.id in group.photos]
        times = [one.taken_at for one in own if one.taken_at is not None]
        seconds = (max(times) - min(times)).total_seconds() if times else 0.0
        words = self.tr("Bracket of {0}") if group.keeps_all else self.tr("Burst of {0}")
        self.title.setText(words.replace("{0}", str(len(self._ids))))
        self.span.setText(f"{seconds:.1f} s")
        self.keep.setVisible(not group.keeps_all)
        for advice in advise_photos(group, own):
            self.lines.addItem(QListWidgetItem(_words(advice)))
        if active in self._ids:
            self.lines.setCurrentRow(self._ids.index(active))

    def _on_clicked(self, item: QListWidgetItem, /) -> None:
        self.chosen.emit(self._ids[self.lines.row(item)])


def _words(advice: Advice[UUID]) -> str:
    said = (SUGGESTED[advice.suggestion], REASONS[advice.reason])
    return "\n".join(QCoreApplication.translate("culling", words) for words in said)
