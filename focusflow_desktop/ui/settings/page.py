"""The settings room: its sections at the left, the chosen one beside them, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.settings.fields import Field
from focusflow_desktop.ui.settings.general import GeneralSettings
from focusflow_desktop.ui.settings.sections import GENERAL, section_titles
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.text import rule

MARGIN, COLUMN, SECTIONS = 32, 760, 184


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: a column of cards that scrolls, or what fills the place."""

    id: str
    sentence: str
    build: Callable[[], QWidget]
    fills: bool = False


class SettingsPage(QWidget):
    """All settings."""

    def __init__(self, frame: Frame, *, sections: Sequence[Section] = ()) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Settings"))
        self._general = GeneralSettings(frame)
        said = self.tr("Every change holds at once. They stay on this machine.")
        general = Section(id=GENERAL, sentence=said, build=lambda: self._general)
        self._sections = (general, *sections)
        self._titles = section_titles()
        self._built: dict[str, QWidget] = {}
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Sections of the settings"))
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.viewport().setAutoFillBackground(False)
        self.names.addItems([self._titles[section.id] for section in self._sections])
        self.names.currentRowChanged.connect(self._on_row)
        self._lay_out()
        self.setFocusProxy(self.names)
        self.show_section(GENERAL)

    def show_place(self, *, section: str = "", **_place: object) -> None:
        """Entered, perhaps for one section."""
        if section:
            self.show_section(section)

    def show_section(self, section_id: str) -> None:
        """Show a section, built if it was not."""
        ids = [section.id for section in self._sections]
        at = ids.index(section_id) if section_id in ids else 0
        with QSignalBlocker(self.names):
            self.names.setCurrentRow(at)
        self._stack.setCurrentWidget(self._page(self._sections[at]))

    def section(self, section_id: str) -> QWidget:
        """What a section shows, built if it was not."""
        self.show_section(section_id)
        return self._built[section_id]

    @property
    def shown(self) -> str:
        """The id of the section in sight."""
        return self._sections[self.names.currentRow()].id

    def field(self, key: str) -> Field:
        """The field of a setting of this machine."""
        return self._general.field(key)

    @Slot(int)
    def _on_row(self, at: int) -> None:
        self.show_section(self._sections[at].id)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(12, 20, 12, 12)
        side.setSpacing(12)
        title = Head(self.tr("Settings"))
        title.setContentsMargins(8, 0, 0, 0)
        side.addWidget(title)
        side.addWidget(self.names, 1)
        left = QWidget()
        left.setProperty("surface", "none")
        left.setLayout(side)
        left.setFixedWidth(scaled(SECTIONS) + 24)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(left)
        box.addWidget(rule(vertical=True))
        box.addWidget(self._stack, 1)

    def _page(self, section: Section) -> QWidget:
        if section.id not in self._built:
            inner = self._built[section.id] = section.build()
            page = self._filled(section, inner) if section.fills else self._scrolled(section, inner)
            self._pages[section.id] = page
            self._stack.addWidget(page)
        return self._pages[section.id]

    def _head(self, section: Section) -> Head:
        head = Head(self._titles[section.id])
        head.show_words(self._titles[section.id], section.sentence)
        return head

    def _filled(self, section: Section, inner: QWidget) -> QWidget:
        page = QWidget()
        page.setProperty("surface", "none")
        box = QVBoxLayout(page)
        box.setContentsMargins(MARGIN, 20, MARGIN, 24)
        box.setSpacing(16)
        box.addWidget(self._head(section))
        box.addWidget(inner, 1)
        return page

    def _scrolled(self, section: Section, inner: QWidget) -> QWidget:
        column = QWidget()
        column.setProperty("surface", "none")
        column.setMaximumWidth(scaled(COLUMN))
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, MARGIN)
        box.setSpacing(16)
        box.addWidget(self._head(section))
        box.addWidget(inner)
        box.addStretch(1)
        around = QWidget()
        around.setProperty("surface", "none")
        row = QHBoxLayout(around)
        row.setContentsMargins(MARGIN, 20, MARGIN, 0)
        row.addWidget(column, 10)
        row.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self._titles[section.id])
        area.setWidgetResizable(True)
        area.setWidget(around)
        area.viewport().setAutoFillBackground(False)
        around.setAutoFillBackground(False)
        return area
