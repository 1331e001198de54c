"""The preview: one card for each kind of thing, one line for each thing, a box where a person may decide."""

from __future__ import annotations

from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.business.cascade.effects import CascadePlan, Effect, Part
from focusflow_desktop.ui.cascade.words import aside_words, notes_of, part_word, title_words, when_words
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import rule, text

Key = tuple[Part, UUID]
WHEN = 380


class EffectRow(QWidget):
    """One thing: box, words, from when to when."""

    toggled = Signal()

    def __init__(self, effect: Effect, plan: CascadePlan, *, zone: tzinfo, is_on: bool) -> None:
        super().__init__()
        self.effect = effect
        title = title_words(effect, plan)
        before = when_words(effect.before, tz=effect.tz, zone=zone)
        after = when_words(effect.after, tz=effect.tz, zone=zone)
        self.box = QCheckBox(title)
        self.box.setChecked(is_on or effect.follows)
        self.box.setEnabled(effect.may_choose)
        self.box.setAccessibleName(self.tr("{title}, from {before} to {after}").replace(
            "{title}", title).replace("{before}", before).replace("{after}", after))  # fmt: skip
        self.box.toggled.connect(self._on_toggled)
        self._after = text(after)
        self._arrow = Glyph("arrow-right", size=12, tone="2")
        when = QWidget()
        when.setFixedWidth(scaled(WHEN))
        span = QHBoxLayout(when)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(10)
        span.addWidget(text(before, tone="2"), 1)
        span.addWidget(self._arrow)
        span.addWidget(self._after, 1)
        upper = QHBoxLayout()
        upper.addWidget(self.box, 1)
        upper.addWidget(when)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addLayout(upper)
        aside = aside_words(effect)
        if aside:
            small = text(aside, step=Type.SMALL, tone="2", wraps=True)
            small.setContentsMargins(22, 0, 0, 0)
            column.addWidget(small)
        self._notes = [_note(words) for words in notes_of(effect, zone=zone)]
        for note in self._notes:
            column.addWidget(note)
        self._show_choice()

    @Slot()
    def _on_toggled(self) -> None:
        self._show_choice()
        self.toggled.emit()

    def _show_choice(self) -> None:
        moves = self.box.isChecked()
        self._after.setVisible(moves)
        self._arrow.setVisible(moves)
        for note in self._notes:
            note.setVisible(moves)


class Preview(QScrollArea):
    """Every line. `chosen` is what moves; what a person has decided stays decided when the day changes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What would be moved"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: list[EffectRow] = []
        self._decided: dict[Key, bool] = {}
        self.viewport().setAutoFillBackground(False)

    def show_plan(self, plan: CascadePlan, *, zone: tzinfo) -> None:
        """Show a preview."""
        inside = QWidget()
        inside.setProperty("surface", "none")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(16)
        self.rows = []
        for part in Part:
            effects = plan.of(part)
            if effects:
                column.addWidget(self._card(part, effects, plan, zone=zone))
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def forget(self) -> None:
        """Another job: nothing has been decided."""
        self._decided.clear()

    @property
    def chosen(self) -> frozenset[Key]:
        """What moves."""
        return frozenset(row.effect.key for row in self.rows if row.effect.may_choose and row.box.isChecked())

    def _card(self, part: Part, effects: tuple[Effect, ...], plan: CascadePlan, *, zone: tzinfo) -> Card:
        card = Card(part_word(part))
        for at, effect in enumerate(effects):
            if at:
                card.body.addWidget(rule())
            row = EffectRow(effect, plan, zone=zone, is_on=self._decided.get(effect.key, effect.is_on))
            row.toggled.connect(self._on_toggled)
            self.rows.append(row)
            card.body.addWidget(row)
        return card

    @Slot()
    def _on_toggled(self) -> None:
        self._decided.update(
            {row.effect.key: row.box.isChecked() for row in self.rows if row.effect.may_choose}
        )
        self.changed.emit()


def _note(words: str) -> QWidget:
    note = QWidget()
    box = QHBoxLayout(note)
    box.setContentsMargins(22, 0, 0, 0)
    box.setSpacing(6)
    box.addWidget(Glyph("triangle-alert", tone="attention", size=12), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(text(words, step=Type.SMALL, tone="attention", wraps=True), 1)
    return note
