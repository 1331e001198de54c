"""The studio's backups on the settings page: what there is, one more now, is this one whole, and back to it.

Restoring is not done here: the program closes the studio for it, so the page only asks and tells `restore`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.backup import Backup, verify_backup
from focusflow_desktop.db.backup_places import BackupPlaces, Kept
from focusflow_desktop.db.weekly import LastCheck, last_check
from focusflow_desktop.tasks.task import Task, TaskState
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import rule, text

SHOWN = 12

Restore = Callable[[Backup], None]


def when(backup: Backup) -> str:
    """The moment of a backup on the person's clock."""
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def _tr(words: str, number: int = -1) -> str:
    return QCoreApplication.translate("backups", words, "", number)


def why(backup: Backup) -> str:
    """The reason in words."""
    known = {
        "closing": _tr("at closing"),
        "manual": _tr("by you"),
        "before-upgrade": _tr("before an upgrade"),
    }
    return known.get(backup.reason, backup.reason)


def facts(backup: Backup, *, byte_size: int | None) -> str:
    """Why, how large, how many photos it knows."""
    size = "–" if byte_size is None else QLocale().formattedDataSize(byte_size)
    return " · ".join((why(backup), size, _tr("%n photo(s)", backup.rows.get("photos", 0))))


def checked_words(check: LastCheck | None) -> str:
    """When the studio itself was last looked through, and what was found."""
    if check is None:
        return _tr("The database is checked at every start, and fully once a week.")
    moment = QDateTime.fromSecsSinceEpoch(int(check.at.timestamp()))
    day = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    if check.is_sound:
        return _tr("Last full check of the database: {day}. It is sound.").replace("{day}", day)
    said = _tr("Last full check of the database: {day}. Damage was found. Restore a backup.")
    return said.replace("{day}", day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the folders say, read in a thread: a second folder may lie on a drive that sleeps."""

    backups: tuple[tuple[Backup, int | None], ...]
    check: LastCheck | None


def _look(places: BackupPlaces, _db: DbSession) -> _Found:
    backups = places.all()[:SHOWN]
    return _Found(
        backups=tuple((backup, _size_of(backup)) for backup in backups),
        check=last_check(places.database.parent),
    )


def _size_of(backup: Backup) -> int | None:
    try:
        return backup.path.stat().st_size
    except OSError:
        return None


def ask_to_restore(parent: QWidget, backup: Backup, restore: Restore) -> QMessageBox:
    """Say exactly what would happen and do it only on a plain yes. Does not block."""
    asked = QMessageBox(parent)
    asked.setIcon(QMessageBox.Icon.Question)
    asked.setWindowTitle(_tr("Restore a backup"))
    asked.setText(_tr("Go back to the studio as it was on {when}?").replace("{when}", when(backup)))
    asked.setInformativeText(
        _tr(
            "The backup is checked first; if it is not whole, nothing changes. The studio as it is now is kept aside "
            "in its folder, not deleted. Marks made since then are not in the restored studio. Photographs and "
            "sidecars on your drives are not touched. The studio is closed and opened again."
        )
    )
    yes = asked.addButton(_tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
    asked.setDefaultButton(asked.addButton(QMessageBox.StandardButton.Cancel))
    asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    asked.buttonClicked.connect(lambda chosen: restore(backup) if chosen is yes else None)
    asked.open()
    return asked


class BackupsCard(Card):
    """The list of backups and what can be done with each."""

    def __init__(self, frame: Frame, places: BackupPlaces, *, restore: Restore) -> None:
        super().__init__(_tr("Backups of the studio"))
        self._frame, self._places, self._restore = frame, places, restore
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.now = Button(_tr("Back up now"), kind=Kind.PLAIN, parent=self)
        self.now.clicked.connect(self.back_up)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        said = _tr(
            "The studio\u2019s data, without the photographs. Made at closing too when something changed."
        )
        head.addWidget(text(said, step=Type.SMALL, tone="2", wraps=True), 1)
        head.addWidget(self.now)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.checked = text("", step=Type.SMALL, tone="2", wraps=True)
        self.checked.setContentsMargins(16, 12, 16, 12)
        self.body.addWidget(rule())
        self.body.addWidget(self.checked)
        frame.tasks.added.connect(self._on_task)
        self.refresh()

    @Slot()
    def back_up(self) -> None:
        """One more, as a task."""
        back_up(self._frame, self._places)

    @Slot()
    def refresh(self) -> None:
        """Read the folders again."""
        self._frame.door.run_query(self, partial(_look, self._places), done=self._show)

    @Slot(object)
    def _on_task(self, task: Task) -> None:
        task.finished.connect(self.refresh)  # a backup may be made from anywhere

    def _show(self, found: _Found) -> None:
        self.checked.setText(checked_words(found.check))
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for backup, byte_size in found.backups:
            self._list.addWidget(rule())
            self._list.addWidget(self._row(backup, byte_size))

    def check(self, backup: Backup) -> None:
        """Open it, count its rows, compare: as a task, and say what was found."""
        title = _tr("Checking the backup of {when}").replace("{when}", when(backup))
        task = self._frame.tasks.start(title, lambda _control: verify_backup(backup))
        task.finished.connect(partial(self._tell_check, task, backup))

    def ask(self, backup: Backup) -> None:
        """Ask before going back to it."""
        ask_to_restore(self, backup, self._restore)

    def _tell_check(self, task: Task, backup: Backup) -> None:
        if task.state is TaskState.DONE:
            said = _tr("The backup of {when} is whole: it opens, and every row is there.")
            self._frame.messages.good(said.replace("{when}", when(backup)))
        elif task.error is not None:
            self._frame.messages.error(task.error)

    def _row(self, backup: Backup, byte_size: int | None) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 8, 16, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text(when(backup), weight=Weight.MEDIUM))
        words.addWidget(text(facts(backup, byte_size=byte_size), step=Type.SMALL, tone="2"))
        box.addLayout(words, 1)
        for name, act in ((_tr("Check this backup"), self.check), (_tr("Restore…"), self.ask)):
            button = Button(name, kind=Kind.QUIET, small=True, name=f"{name}, {when(backup)}", parent=row)
            button.clicked.connect(partial(_act, act, backup))
            box.addWidget(button)
        return row


def _act(act: Restore, backup: Backup, *_checked: object) -> None:
    act(backup)


def back_up(frame: Frame, places: BackupPlaces) -> Task:
    """Back up now as a task; what came of it is said."""

    def tell() -> None:
        if isinstance(task.result, Kept):
            _tell(frame, task.result)
        elif task.error is not None:
            frame.messages.error(task.error)

    task = frame.tasks.start(_tr("Backing up the studio"), lambda _control: places.back_up("manual"))
    task.finished.connect(tell)
    return task


def _tell(frame: Frame, kept: Kept) -> None:
    if kept.problem is not None:
        frame.messages.warn(error_words(kept.problem))
    elif kept.copy is not None:
        frame.messages.good(_tr("Backed up and checked, beside the studio and in the second folder."))
    else:
        frame.messages.good(_tr("Backed up and checked, beside the studio."))
