"""The hours as a table that is written in place. What is written is asked for as EntryFacts; a time that is none is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from focusflow_desktop.business.call_sheets.operations import EntryFacts
from focusflow_desktop.business.call_sheets.queries import EntryRow, SheetPage
from focusflow_desktop.business.call_sheets.typed import moments, read_time
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.ui.call_sheets.words import clock_words, tr
from focusflow_desktop.ui.look.theme import look_of

AnyIndex = QModelIndex | QPersistentModelIndex
FROM, TO, WHAT, WHO, WHERE = range(5)


class HoursModel(QAbstractTableModel):
    """The lines of one session."""

    change_asked = Signal(object, object)  # the line's id, EntryFacts
    refused = Signal(object)  # Refused

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[EntryRow, ...] = ()
        self.places: tuple[tuple[UUID, str], ...] = ()
        self.day: date | None = None
        self.begins: datetime | None = None
        self.zone: tzinfo = UTC

    def show_sheet(self, sheet: SheetPage) -> None:
        """Replace what is shown, if it is anything else."""
        self.day, self.begins, self.places = sheet.day, sheet.starts_at, sheet.places
        if (self.rows, self.zone) == (sheet.entries, sheet.zone):
            return
        self.beginResetModel()
        self.rows, self.zone = sheet.entries, sheet.zone
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """From, to, what, who, where."""
        return 5

    def flags(self, _index: AnyIndex) -> Qt.ItemFlag:
        """Each cell can be written."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("From"), tr("To"), tr("What"), tr("Who"), tr("Where"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (WHO, WHERE):
            widget = self.parent()
            return QColor(look_of(widget if isinstance(widget, QWidget) else None).text2)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return {
            FROM: clock_words(row.starts_at, self.zone),
            TO: clock_words(row.ends_at, self.zone),
            WHAT: row.title,
            WHO: row.people,
            WHERE: row.place,
        }[index.column()]

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the change; the table is shown anew once it is written."""
        row = self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or str(value or "").strip() == str(self.data(index) or ""):
            return False
        try:
            wanted = self._changed(row, index.column(), value)
        except Refused as error:
            self.refused.emit(error)
            return False
        if wanted != _facts(row):
            self.change_asked.emit(row.id, wanted)
        return True

    def _changed(self, row: EntryRow, column: int, value: object) -> EntryFacts:
        facts, words = _facts(row), str(value or "")
        if column == WHAT:
            return replace(facts, title=words)
        if column == WHO:
            return replace(facts, people=" ".join(words.split()))
        if column == WHERE:
            return replace(facts, location_id=value if isinstance(value, UUID) else None)
        minutes = [_minute(at, self.zone) for at in (row.starts_at, row.ends_at)]
        minutes[column] = read_time(words)
        if column == FROM and minutes[0] is None:
            minutes[1] = None
        starts_at, ends_at = moments(*minutes, day=self.day, zone=self.zone, begins=self.begins)
        return replace(facts, starts_at=starts_at, ends_at=ends_at)


def _facts(row: EntryRow) -> EntryFacts:
    return EntryFacts(
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        people=row.people,
        location_id=row.location_id,
    )


def _minute(at: datetime | None, zone: tzinfo) -> int | None:
    if at is None:
        return None
    wall = at.astimezone(zone)
    return wall.hour * 60 + wall.minute
