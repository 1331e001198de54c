"""What the library shows where there are no photos: what belongs here and the ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text


class EmptyLibrary(QWidget):
    """An icon, a title, a sentence, one button that starts it and a quieter way."""

    way_chosen = Signal(str)  # card | folder | catalog | clear

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._title = text(step=Type.TITLE, weight=Weight.STRONG)
        self._sentence = text(tone="2", wraps=True)
        self._ways = QWidget()
        self._clear = Button(self.tr("Clear the filter"))
        self._clear.clicked.connect(self._on_clear)
        self._lay_out()
        self.show_empty(is_filtered=False)

    def show_empty(self, *, is_filtered: bool) -> None:
        """Nothing at all yet, or nothing that matches."""
        icon = "search" if is_filtered else "images"
        self._icon.setPixmap(icons.pixmap(icon, PICTURES.text3, 32, self.devicePixelRatioF()))
        self._title.setText(self.tr("No photo matches") if is_filtered else self.tr("Your photos live here"))
        self._sentence.setText(
            self.tr("Everything is still there. Take a chip away to see more.")
            if is_filtered
            else self.tr(
                "Import a card to copy and verify it, add folders you already have where they are, "
                "or read a Lightroom catalog with its marks and collections. Originals are never changed."
            )
        )
        self._ways.setVisible(not is_filtered)
        self._clear.setVisible(is_filtered)

    def _lay_out(self) -> None:
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 8, 0, 0)
        ways.setSpacing(8)
        for name, words, icon, kind in (
            ("card", self.tr("Import card"), "memory-stick", Kind.PRIMARY),
            ("folder", self.tr("Add folders in place"), "hard-drive", Kind.PLAIN),
            ("catalog", self.tr("Read a Lightroom catalog"), "book-open", Kind.PLAIN),
        ):
            button = Button(words, icon=icon, kind=kind)
            button.setObjectName(name)
            button.clicked.connect(self._on_way)
            ways.addWidget(button)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, alignment=middle)
        column.addWidget(self._title, alignment=middle)
        self._sentence.setFixedWidth(440)
        self._sentence.setAlignment(middle)
        column.addWidget(self._sentence, alignment=middle)
        column.addWidget(self._ways, alignment=middle)
        column.addWidget(self._clear, alignment=middle)
        column.addStretch(3)

    def _on_way(self) -> None:
        self.way_chosen.emit(self.sender().objectName())

    def _on_clear(self) -> None:
        self.way_chosen.emit("clear")
