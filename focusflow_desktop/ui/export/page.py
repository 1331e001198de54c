"""The export page: layout and wiring of its parts. It shows one ExportState and says what the person asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.ui.export.editor_part import EditorPart
from focusflow_desktop.ui.export.presets_part import PresetsPart
from focusflow_desktop.ui.export.preview_part import PreviewPart
from focusflow_desktop.ui.export.state import ExportState
from focusflow_desktop.ui.look.theme import COLUMN_EXPORT, HEAD_PICTURES, Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule, text


class ExportPage(QWidget):
    """Presets at the right, or the one being edited; the real output at the left."""

    preset_toggled = Signal(int, bool)
    preset_chosen = Signal(int)
    watermark_changed = Signal(str)
    target_asked = Signal()
    step_asked = Signal(int)
    start_asked = Signal()
    originals_asked = Signal(bool)  # where a final is missing
    back_asked = Signal()
    edit_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    entered = Signal(object)  # the place: which photos to export

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview, self.presets, self.editor = PreviewPart(), PresetsPart(), EditorPart()
        self._right = QStackedWidget()
        self._subject = text(tone="2")
        self._facts = QFormLayout()
        self._facts_heading = text(step=Type.SMALL, weight=Weight.STRONG, tone="2")
        self._mark = QLineEdit()
        self._mark.setAccessibleName(self.tr("Words of the watermark"))
        self._mark.editingFinished.connect(self._tell_mark)
        self._target = ElidedLabel()
        self._choose = Button(self.tr("Choose…"), small=True, name=self.tr("Choose the folder"))
        self._choose.clicked.connect(self.target_asked)
        self._without_finals = text(step=Type.SMALL, tone="attention", wraps=True)
        self._originals = QCheckBox(self.tr("Export the original instead"))
        self._originals.toggled.connect(self.originals_asked)
        self._sum = text(step=Type.SMALL, tone="2")
        self._start = Button(kind=Kind.PRIMARY)
        self._start.clicked.connect(self.start_asked)
        self._edit = Button(self.tr("Edit"), icon="pencil", small=True)
        self._duplicate = Button(self.tr("Duplicate and edit"), icon="copy", small=True)
        self._delete = Button(self.tr("Delete"), icon="trash", kind=Kind.QUIET, small=True)
        self._edit.clicked.connect(self.edit_asked)
        self._duplicate.clicked.connect(self.duplicate_asked)
        self._delete.clicked.connect(self.delete_asked)
        self._lay_out()
        self.preview.step_asked.connect(self.step_asked)
        self.presets.toggled.connect(self.preset_toggled)
        self.presets.chosen.connect(self.preset_chosen)

    def show_place(self, **place: object) -> None:
        """Entered from the library with the photos to export."""
        self.entered.emit(place)

    def show_state(self, state: ExportState) -> None:
        """Everything as the state says."""
        self._subject.setText(state.subject)
        self.preview.show_state(state)
        self.presets.show_state(state)
        self._show_facts(state)
        self._show_editor(state)
        self._target.setText(str(state.target) if state.target else self.tr("Choose where the files go"))
        self._sum.setText(" · ".join(part for part in (self._files_words(state), state.room) if part))
        self._start.setText(self.tr("Export %n file(s)", "", state.total_files))
        self._start.setEnabled(state.may_start)
        self._start.setToolTip("" if state.may_start else self._why_not(state))
        self._show_choice(state)

    def _show_choice(self, state: ExportState) -> None:
        """Edited photos whose finals are missing are left out unless the person says otherwise."""
        words = self.tr("%n edited photo(s): the final is missing. Left out.", "", state.without_finals)
        if state.uses_originals:
            words = self.tr(
                "%n edited photo(s): the final is missing. Exported unedited.", "", state.without_finals
            )
        self._without_finals.setText(words)
        self._originals.blockSignals(True)
        self._originals.setChecked(state.uses_originals)
        self._originals.blockSignals(False)
        for part in (self._without_finals, self._originals):
            part.setVisible(state.without_finals > 0)

    def _show_editor(self, state: ExportState) -> None:
        was_editing = self._right.currentWidget() is self.editor
        if state.editor is not None:
            self.editor.show_state(state.editor)
        self._right.setCurrentIndex(1 if state.editor is not None else 0)
        if state.editor is not None and not was_editing:
            self.editor.take_focus()

    def _show_facts(self, state: ExportState) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        if state.presets:
            chosen = state.presets[state.chosen]
            self._facts_heading.setText(chosen.name)
            self._edit.setVisible(chosen.is_own)
            self._delete.setVisible(chosen.is_own)
            self._duplicate.setText(self.tr("Duplicate") if chosen.is_own else self.tr("Duplicate and edit"))
        for fact in state.facts:
            self._facts.addRow(text(fact.name, tone="2"), text(fact.value, wraps=True))
        self._mark.setVisible(state.watermark is not None)
        if state.watermark is not None and not self._mark.hasFocus():
            self._mark.setText(state.watermark)
        self._mark.setPlaceholderText(self.tr("Words of the watermark"))

    def _files_words(self, state: ExportState) -> str:
        return self.tr("%n file(s)", "", state.total_files) if state.total_files else ""

    def _why_not(self, state: ExportState) -> str:
        if state.photos == 0:
            return self.tr("Choose photos in the library first")
        if state.target is None:
            return self.tr("Choose where the files go first")
        if state.without_finals == state.photos and not state.uses_originals:
            return self.tr("The finals of these photos are missing")
        return self.tr("Tick at least one preset")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._head())
        left.addWidget(rule())
        left.addWidget(self.preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._side())

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("surface", "panel")
        head.setFixedHeight(scaled(HEAD_PICTURES))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        back = Button(self.tr("Library"), icon="arrow-left", kind=Kind.QUIET)
        back.clicked.connect(self.back_asked)
        row.addWidget(back)
        row.addWidget(text(self.tr("Export"), step=Type.HEADING, weight=Weight.STRONG))
        row.addWidget(self._subject)
        row.addStretch(1)
        return head

    def _side(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("surface", "none")
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(12)
        box.addWidget(self.presets)
        box.addWidget(rule())
        box.addWidget(self._facts_heading)
        box.addLayout(self._facts)
        box.addWidget(self._mark)
        acts = QHBoxLayout()
        for button in (self._edit, self._duplicate, self._delete):
            acts.addWidget(button)
        acts.addStretch(1)
        box.addLayout(acts)
        box.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("What is exported"))
        area.setWidgetResizable(True)
        area.setWidget(inside)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(rule())
        column.addWidget(self._foot())
        self._right.setProperty("surface", "panel")
        self._right.setFixedWidth(scaled(COLUMN_EXPORT))
        self._right.addWidget(side)
        self._right.addWidget(self.editor)
        return self._right

    def _foot(self) -> QWidget:
        foot = QWidget()
        where = QHBoxLayout()
        where.addWidget(text(self.tr("To"), tone="2"))
        where.addWidget(self._target, 1)
        where.addWidget(self._choose)
        act = QHBoxLayout()
        act.addWidget(self._sum, 1)
        act.addWidget(self._start)
        box = QVBoxLayout(foot)
        box.setContentsMargins(16, 12, 16, 12)
        box.addLayout(where)
        box.addWidget(self._without_finals)
        box.addWidget(self._originals)
        box.addLayout(act)
        return foot

    def _tell_mark(self) -> None:
        self.watermark_changed.emit(self._mark.text())
