"""The finals that wait for a choice: each beside the photos it may have been made from, and the reason it is asked."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focusflow_desktop.photos.finals.queries import Candidate, WaitingFinal
from focusflow_desktop.ui.finals.state import facts_words, reason_words, signs_words
from focusflow_desktop.ui.look.theme import CELL_SIZES, Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import ElidedLabel, text

EDGE = CELL_SIZES[2]


class Picture(QLabel):
    """A small picture that keeps its place while it is on its way."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(scaled(EDGE), scaled(EDGE * 2 // 3))
        self.setProperty("surface", "raised")

    def show_picture(self, picture: QPixmap | None) -> None:
        """The picture; None says that there is none to be had."""
        if picture is None:
            self.setText(self.tr("No picture"))
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class ChoiceCard(QFrame):
    """One final and its candidates; a click on one links it."""

    chosen = Signal(object, object)  # final, photo
    none_chosen = Signal(object)

    def __init__(self, final: WaitingFinal, *, has_keys: bool, columns: int) -> None:
        super().__init__()
        self.final = final
        self.pictures: dict[UUID, Picture] = {}
        self.setProperty("surface", "card")
        self.setAccessibleName(f"{final.name}. {reason_words(final.reason)}")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(12)
        box.addLayout(self._head(has_keys=has_keys))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._final_side())
        arrow = Glyph("arrow-right")
        arrow.setFixedHeight(scaled(EDGE * 2 // 3))
        row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setSpacing(16)
        for number, candidate in enumerate(final.candidates):
            side = self._candidate_side(candidate, number=number, has_keys=has_keys)
            grid.addWidget(side, number // columns, number % columns)
        row.addLayout(grid)
        row.addStretch(1)
        box.addLayout(row)
        if final.more:
            more = self.tr(
                "%n more photo(s) fit as well; choose the shoot of the folder to narrow them.", "", final.more
            )
            box.addWidget(text(more, step=Type.SMALL, tone="2", wraps=True))

    def show_picture(self, key: UUID, picture: QPixmap | None) -> None:
        """The picture of the final or of one candidate."""
        if key in self.pictures:
            self.pictures[key].show_picture(picture)

    def _head(self, *, has_keys: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        name = ElidedLabel(self.final.name)
        name.setProperty("weight", Weight.STRONG.name.lower())
        words.addWidget(name)
        words.addWidget(text(reason_words(self.final.reason), step=Type.SMALL, tone="attention"))
        head.addLayout(words, 1)
        none = Button(self.tr("None of these"), kind=Kind.QUIET, caps=["0"] if has_keys else [])
        none.setAccessibleName(
            self.tr("{final} was made from none of these").replace("{final}", self.final.name)
        )
        none.clicked.connect(lambda: self.none_chosen.emit(self.final.final_id))
        head.addWidget(none)
        return head

    def _final_side(self) -> QVBoxLayout:
        picture = Picture(self.tr("The final {name}").replace("{name}", self.final.name))
        self.pictures[self.final.final_id] = picture
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(picture)
        side.addWidget(text(self.tr("Final"), step=Type.SMALL, weight=Weight.STRONG))
        taken = self.final.captured_at
        said = taken.strftime("%H:%M:%S") if taken else self.tr("No capture time in the file")
        side.addWidget(text(said, step=Type.SMALL, tone="2"))
        side.addStretch(1)
        return side

    def _candidate_side(self, candidate: Candidate, *, number: int, has_keys: bool) -> QWidget:
        picture = Picture(candidate.name)
        self.pictures[candidate.photo_id] = picture
        box = QWidget()
        box.setProperty("surface", "none")
        box.setFixedWidth(scaled(EDGE))
        side = QVBoxLayout(box)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        name = ElidedLabel(candidate.name)
        name.setProperty("type", Type.SMALL.name.lower())
        name.setProperty("weight", Weight.STRONG.name.lower())
        facts = ElidedLabel(facts_words(candidate))
        facts.setProperty("type", Type.SMALL.name.lower())
        facts.setProperty("tone", "2")
        this = Button(self.tr("This one"), small=True, caps=[str(number + 1)] if has_keys else [])
        words = self.tr("{final} was made from {photo}").replace("{final}", self.final.name)
        this.setAccessibleName(words.replace("{photo}", candidate.name))
        this.clicked.connect(partial(self._on_this, candidate.photo_id))
        for widget in (
            picture,
            name,
            facts,
            text(signs_words(candidate), step=Type.SMALL, tone="good"),
            this,
        ):
            side.addWidget(widget)
        side.addStretch(1)
        return box

    def _on_this(self, photo: UUID) -> None:
        self.chosen.emit(self.final.final_id, photo)
