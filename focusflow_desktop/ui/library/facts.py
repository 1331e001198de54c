"""The column beside the grid: what is known of the active photo and where its files lie."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import FileRow, PhotoDetail
from focusflow_desktop.ui.library import words
from focusflow_desktop.ui.library.histogram import Channels, Histogram
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule, text


class FactsPanel(QWidget):
    """Shows one photo's detail; has no opinion of its own."""

    keyword_asked = Signal()
    search_asked = Signal()  # for missing files

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(theme.COLUMN_EXIF)
        self.histogram = Histogram()
        self._exposure = QHBoxLayout()
        self._facts = QGridLayout()
        self._facts.setColumnMinimumWidth(0, 88)
        self._facts.setColumnStretch(1, 1)
        self._facts.setVerticalSpacing(4)
        self._places = QVBoxLayout()
        self._places.setSpacing(4)
        self._keywords = QVBoxLayout()
        self._selected = text(step=Type.SMALL, tone="2")
        self._add = Button(
            self.tr("Add"), icon="plus", kind=Kind.QUIET, small=True, name=self.tr("Add a keyword")
        )
        self._add.clicked.connect(self.keyword_asked)
        self._search = Button(self.tr("Find missing files…"), icon="folder-search", small=True)
        self._search.clicked.connect(self.search_asked)
        self._body = QWidget()
        self._lay_out()
        self.show_photo(None)

    def show_photo(self, detail: PhotoDetail | None) -> None:
        """The facts of this photo; None when nothing is active."""
        self._body.setVisible(detail is not None)
        if detail is None:
            return
        self._show_exposure(words.exposure_words(detail))
        self._show_facts(detail)
        self._show_places(detail)
        self._show_keywords(detail.keywords)

    def show_histogram(self, channels: Channels | None) -> None:
        """The histogram of the active photo, or none yet."""
        self.histogram.show_counts(channels)

    def show_selected(self, count: int) -> None:
        """How many photos a mark goes to."""
        shown = self.tr("%n selected · marks apply to all", "", count) if count > 1 else ""
        self._selected.setText(shown)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.histogram)
        inside.addLayout(self._exposure)
        inside.addLayout(self._facts)
        inside.addSpacing(4)
        inside.addWidget(rule())
        inside.addWidget(text(self.tr("Where it is"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        inside.addLayout(self._places)
        inside.addWidget(self._search, alignment=Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(4)
        inside.addWidget(rule())
        inside.addWidget(text(self.tr("Keywords"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        inside.addLayout(self._keywords)
        inside.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addWidget(self._body)
        outer.addStretch(1)
        outer.addWidget(self._selected)

    def _show_exposure(self, facts: tuple[str, ...]) -> None:
        _clear(self._exposure)
        for place, fact in enumerate(facts):
            if place:
                self._exposure.addStretch(1)
            self._exposure.addWidget(text(fact, step=Type.SMALL, tone="2"))

    def _show_facts(self, detail: PhotoDetail) -> None:
        _clear(self._facts)
        lines = (
            (self.tr("File"), words.file_words(detail)),
            (self.tr("Taken"), words.when(detail.row.taken_at)),
            (self.tr("Camera"), words.camera_words(detail.camera_make, detail.camera)),
            (self.tr("Lens"), detail.lens or ""),
            (self.tr("Size"), words.size_words(detail)),
            (self.tr("Clock"), words.clock_words(detail)),
            (self.tr("Job"), " · ".join(part for part in (detail.job, detail.session) if part)),
            (self.tr("Caption"), detail.caption or ""),
        )
        for row in range(self._facts.rowCount()):  # a photo with fewer facts leaves no gap
            self._facts.setRowMinimumHeight(row, 0)
        for row, (name, value) in enumerate((name, value) for name, value in lines if value):
            self._facts.addWidget(text(name, step=Type.SMALL, tone="2"), row, 0)
            self._facts.addWidget(ElidedLabel(value), row, 1)
            self._facts.setRowMinimumHeight(row, theme.ROW_EXIF - 4)

    def _show_places(self, detail: PhotoDetail) -> None:
        _clear(self._places)
        for file in detail.files:
            self._places.addLayout(self._place_of(file))
        if not detail.files:
            self._places.addWidget(text(self.tr("Not on this computer"), tone="2"))
        self._search.setVisible(any(words.is_lost(file) for file in detail.files))

    def _place_of(self, file: FileRow) -> QHBoxLayout:
        is_here = file.missing_since is None
        colour = PICTURES.good.text if is_here else PICTURES.attention.text
        mark = QLabel()
        mark.setPixmap(
            icons.pixmap(
                "circle-check" if is_here else "triangle-alert", colour, 14, self.devicePixelRatioF()
            )
        )
        place = ElidedLabel(words.place_words(file), mode=Qt.TextElideMode.ElideMiddle)
        said = words.presence_words(file)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(mark)
        line.addWidget(place, 1)
        line.addWidget(text(said, step=Type.SMALL, tone="2" if is_here else "attention"))
        return line

    def _show_keywords(self, keywords: tuple[str, ...]) -> None:
        _clear(self._keywords)
        line, used = QHBoxLayout(), 0
        for keyword in keywords:
            shown = text(keyword.split("|")[-1], step=Type.SMALL)
            shown.setProperty("surface", "raised")
            shown.setStyleSheet(
                f"background: {PICTURES.raised}; border-radius: {theme.RADIUS_CHIP}px; padding: 2px 8px;"
            )
            width = shown.sizeHint().width() + 8
            if used and used + width > theme.COLUMN_EXIF - 32:
                line.addStretch(1)
                self._keywords.addLayout(line)
                line, used = QHBoxLayout(), 0
            line.addWidget(shown)
            used += width
        line.addStretch(1)
        self._keywords.addLayout(line)


def _clear(layout: QHBoxLayout | QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout | QGridLayout):
            _clear(inner)
