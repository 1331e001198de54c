"""The library's head: what is shown, how large, and the three things one does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from focusflow_desktop.ui.library.sizes import MEDIUM, STEPS
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import text


class LibraryHeader(QWidget):
    """Title, size slider, Import card, Export, Cull."""

    size_chosen = Signal(int)
    import_asked = Signal()
    export_asked = Signal()
    cull_asked = Signal()
    collections_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.HEAD_PICTURES)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = text(step=Type.HEADING, weight=Weight.STRONG)
        self._under = text(tone="2")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, len(STEPS) - 1)
        self._slider.setPageStep(1)
        self._slider.setFixedWidth(96)
        self._slider.setAccessibleName(self.tr("Size of the pictures"))
        self._slider.valueChanged.connect(self._on_slid)
        self._lists = Button(icon="panel-left", kind=Kind.QUIET, name=self.tr("Collections"))
        self._import = Button(self.tr("Import card"), icon="download", kind=Kind.QUIET)
        self.export = Button(self.tr("Export") + "  Ctrl+E", icon="share", name=self.tr("Export"))
        self.cull = Button(self.tr("Cull") + "  ↵", icon="scan-eye", kind=Kind.PRIMARY, name=self.tr("Cull"))
        self._lists.clicked.connect(self.collections_asked)
        self._import.clicked.connect(self.import_asked)
        self.export.clicked.connect(self.export_asked)
        self.cull.clicked.connect(self.cull_asked)
        self._lay_out()
        self.show_title(self.tr("Library"))
        self.show_size(MEDIUM)

    def show_title(self, title: str) -> None:
        """What is looked at."""
        self._title.setText(title)

    @property
    def under(self) -> str:
        """What stands beside the title."""
        return self._under.text()

    def show_under(self, words: str) -> None:
        """How it is looked at, where that is not the usual way."""
        self._under.setText(words)

    def show_size(self, width: int) -> None:
        """Where the slider stands."""
        self._slider.setValue(STEPS.index(width))

    def show_any(self, any_photos: bool, /) -> None:
        """Whether there is something to export and to cull."""
        self.export.setEnabled(any_photos)
        self.cull.setEnabled(any_photos)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(self._lists)
        line.addWidget(self._title)
        line.addSpacing(4)
        line.addWidget(self._under)
        line.addStretch(1)
        line.addWidget(self._small("rectangle-horizontal", 12))
        line.addWidget(self._slider)
        line.addWidget(self._small("square", 16))
        line.addSpacing(8)
        line.addWidget(self._import)
        line.addWidget(self.export)
        line.addSpacing(4)
        line.addWidget(self.cull)

    def _small(self, icon: str, size: int) -> QLabel:
        label = QLabel()
        label.setPixmap(icons.pixmap(icon, PICTURES.text2, size, self.devicePixelRatioF()))
        return label

    def _on_slid(self, step: int) -> None:
        self.size_chosen.emit(STEPS[step])
