"""The fields of one row under each other, short ones in pairs; a value that is refused is said beside its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from focusflow_desktop.business.studio.columns import ColumnKind, Value
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.list_fields import FieldPlan, LinkField, RowField, TickField, make_row_field
from focusflow_desktop.ui.widgets.text import text

WIDE = (ColumnKind.TEXT, ColumnKind.LINES, ColumnKind.LINK, ColumnKind.YES_NO, ColumnKind.ZONE)


class RowForm(QWidget):
    """Shows values by `show_values` and tells what was typed by `changed`."""

    changed = Signal(str, object)  # the column, what was given

    def __init__(self, plans: Sequence[FieldPlan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._shown: dict[str, Value] = {}
        self._key: object = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        at = 0  # counted in halves of a row
        for plan in plans:
            at = self._place(grid, plan, at)

    def field(self, name: str) -> QWidget:
        """The field of a column."""
        return self._fields[name]

    def error(self, name: str) -> str:
        """What is said beside a column's field."""
        return self._rows[name].error if name in self._rows else ""

    def show_values(self, key: object, values: Mapping[str, Value], *, currency: str = "") -> None:
        """Show a row. The same row again leaves alone what the person is typing and what was refused."""
        is_same, self._key = key == self._key, key
        for name, field in self._fields.items():
            value = values.get(name)
            if is_same and self._shown.get(name) == value and (self.error(name) or _is_typed_in(field)):
                continue
            self._shown[name] = value
            cast("RowField", field).show_value(value, currency=currency)
            self._say(name, "")

    def show_choices(self, name: str, choices: Iterable[tuple[UUID, str]]) -> None:
        """The rows of another list that a column chooses from."""
        field = self._fields.get(name)
        if isinstance(field, LinkField):
            shown = self._shown.get(name)
            field.show_choices(choices, chosen=shown if isinstance(shown, UUID) else None)

    def show_error(self, name: str, sentence: str) -> bool:
        """Say what is wrong beside the field; says whether there is such a field. A tick goes back."""
        field = self._fields.get(name)
        if isinstance(field, TickField):
            field.show_value(self._shown.get(name))
        self._say(name, sentence)
        return name in self._rows

    def write_name(self) -> None:
        """To the first field, its words selected."""
        first = next(iter(self._fields.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def _place(self, grid: QGridLayout, plan: FieldPlan, at: int) -> int:
        kind = plan.column.kind
        is_wide = kind in WIDE
        if is_wide or plan.heading:
            at += at % 2
        if plan.heading:
            words = text(plan.heading, step=Type.SMALL, weight=Weight.STRONG, tone="2")
            grid.addWidget(words, at // 2, 0, 1, 2)
            at += 2
        field = make_row_field(plan)
        self._fields[plan.column.name] = field
        cast("RowField", field).settled.connect(partial(self._on_settled, plan.column.name))
        shown: QWidget = field
        if kind is ColumnKind.YES_NO:
            field.setAccessibleName(plan.label)
        else:
            shown = self._rows[plan.column.name] = FormRow(plan.label, field, help_=plan.help)
        grid.addWidget(shown, at // 2, at % 2, 1, 2 if is_wide else 1, Qt.AlignmentFlag.AlignTop)
        return at + (2 if is_wide else 1)

    def _on_settled(self, name: str, given: object) -> None:
        self._say(name, "")
        self.changed.emit(name, given)

    def _say(self, name: str, sentence: str) -> None:
        if name in self._rows:
            self._rows[name].show_error(sentence)


def _is_typed_in(field: QWidget) -> bool:
    return field.hasFocus() or field.isAncestorOf(field.window().focusWidget() or field.window())
