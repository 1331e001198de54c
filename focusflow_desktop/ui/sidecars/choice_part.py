"""One photo's open values: both side by side, who and when, the value large; buttons name the value that stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focusflow_desktop.photos.sidecars.decisions import Choice, Kept
from focusflow_desktop.photos.sidecars.problems import problem_of
from focusflow_desktop.photos.sidecars.queries import Dispute, WaitingPhoto
from focusflow_desktop.ui.look.theme import Tone, Type, Weight, scaled
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.sidecars import words
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, text

PICTURE = QSize(288, 192)
_MARGIN = 32


class ValueCard(QFrame):
    """One side of a value, with the button that lets it stay."""

    def __init__(self, dispute: Dispute, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        is_ours = kept is Kept.OURS
        who = self.tr("FocusFlow") if is_ours else words.writer_words(dispute)
        when = self.tr("in this studio") if is_ours else words.when_words(dispute.written_at)
        value = words.value_words(dispute.field, dispute.ours if is_ours else dispute.theirs)
        self.setAccessibleName(f"{words.field_words(dispute.field)}, {who}: {value}")
        self.button = Button(words.act_words(kept, dispute), kind=Kind.PLAIN, parent=self)
        head = QHBoxLayout()
        head.addWidget(text(who, step=Type.SMALL, tone="2"))
        head.addStretch(1)
        head.addWidget(text(when, step=Type.SMALL, tone="2"))
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(text(value, step=Type.HEADING, weight=Weight.MEDIUM, wraps=True))
        box.addStretch(1)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class ChoicePart(QWidget):
    """Shows one waiting photo."""

    decided = Signal(object)  # tuple of Choice
    look_again_asked = Signal(object)  # WaitingPhoto

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "none")
        self.photo: WaitingPhoto | None = None
        self.buttons: list[Button] = []
        self._content: QWidget | None = None
        self._picture = QLabel()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_photo(self, photo: WaitingPhoto | None) -> None:
        """Another photo, or none."""
        if photo == self.photo:
            return
        self.photo, self.buttons = photo, []
        old, self._content = self._content, None if photo is None else self._made(photo)
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._content is not None:
            self._box.addWidget(self._content)

    def show_picture(self, picture: QPixmap | None) -> None:
        """The photo's picture, when it has come."""
        self._picture.setPixmap(picture or QPixmap())
        retone(self._picture, "" if picture else "raised", name="surface")
        wide = picture.deviceIndependentSize().toSize().width() if picture else scaled(PICTURE.width())
        self._picture.setFixedWidth(wide)

    def _made(self, photo: WaitingPhoto) -> QWidget:
        content = QWidget()
        content.setProperty("surface", "none")
        box = QVBoxLayout(content)
        box.setContentsMargins(_MARGIN, 24, _MARGIN, 24)
        box.setSpacing(16)
        box.addLayout(self._head(photo))
        if photo.problem is not None:
            box.addWidget(self._refused(photo, photo.problem))
        several_files = len({dispute.file for dispute in photo.disputes}) > 1
        for dispute in photo.disputes:
            box.addSpacing(4)
            box.addWidget(self._heading(dispute, names_file=several_files))
            box.addLayout(self._sides(dispute))
        if len(photo.disputes) > 1:
            box.addLayout(self._whole(photo))
        box.addStretch(1)
        return content

    def _head(self, photo: WaitingPhoto) -> QHBoxLayout:
        self._picture = QLabel()
        self._picture.setAccessibleName(photo.name)
        self._picture.setFixedSize(QSize(scaled(PICTURE.width()), scaled(PICTURE.height())))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text(photo.name, step=Type.TITLE, weight=Weight.STRONG, wraps=True))
        folder = ElidedLabel(str(photo.folder or ""), mode=Qt.TextElideMode.ElideMiddle)
        retone(folder, "2")
        column.addWidget(folder)
        if photo.disputes:
            said = self.tr(
                "Changed here and in the sidecar since both last agreed. Neither value is lost: choose which one stays."
            )
            column.addSpacing(4)
            column.addWidget(text(said, tone="2", wraps=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return row

    def _heading(self, dispute: Dispute, *, names_file: bool) -> QLabel:
        said = words.field_words(dispute.field)
        return text(
            f"{said} · {dispute.file}" if names_file else said,
            step=Type.SMALL,
            weight=Weight.STRONG,
            tone="2",
        )

    def _sides(self, dispute: Dispute) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for kept in Kept:
            card = ValueCard(dispute, kept, self)
            card.button.clicked.connect(partial(self._decide, (Choice(dispute=dispute, kept=kept),)))
            self.buttons.append(card.button)
            row.addWidget(card, 1)
        return row

    def _whole(self, photo: WaitingPhoto) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for kept, said in (
            (Kept.OURS, self.tr("Keep FocusFlow’s for this picture")),
            (Kept.THEIRS, self.tr("Take the sidecar’s for this picture")),
        ):
            button = Button(said, kind=Kind.QUIET, name=f"{said}: {photo.name}", parent=self)
            button.clicked.connect(partial(self._decide, choices_of([photo], kept)))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _refused(self, photo: WaitingPhoto, problem: str) -> QFrame:
        card = QFrame()
        card.setProperty("surface", "card")
        again = Button(self.tr("Read it again"), icon="rotate-cw", parent=card)
        again.clicked.connect(partial(self._look_again, photo))
        self.buttons.append(again)
        box = QVBoxLayout(card)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(10)
        box.addWidget(StateBadge(self.tr("Sidecar left alone"), Tone.ATTENTION))
        box.addWidget(text(error_words(problem_of(problem)), wraps=True))
        safe = self.tr(
            "FocusFlow does not write this file while it is so. Your marks are safe in the studio; once the file can be "
            "read and written again, they are brought together."
        )
        box.addWidget(text(safe, tone="2", wraps=True))
        box.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _decide(self, choices: tuple[Choice, ...], *_checked: object) -> None:
        self.decided.emit(choices)

    def _look_again(self, photo: WaitingPhoto, *_checked: object) -> None:
        self.look_again_asked.emit(photo)


def choices_of(photos: Sequence[WaitingPhoto], kept: Kept) -> tuple[Choice, ...]:
    """Every open value of these photos, decided alike."""
    return tuple(Choice(dispute=dispute, kept=kept) for photo in photos for dispute in photo.disputes)
