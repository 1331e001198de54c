"""Other calendars on the settings page: which are followed and how each stands, one more, calendar files in and out."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars import operations
from focusflow_desktop.business.calendars.queries import AccountRow, account_rows
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.ui.behind.calendars import CalendarKeeper
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.settings.calendar_files import CalendarFiles
from focusflow_desktop.ui.settings.calendar_form import CalendarForm
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import rule, text

PASSWORD_PROBLEMS = ("calendar_password", "calendar_no_password")


def problem_words(code: str) -> str:
    """What went wrong with a calendar last, and what to do."""
    return {
        "calendar_password": _tr("The server did not accept the name and the password. Write it again."),
        "calendar_no_password": _tr("The password is not known on this machine. Write it again."),
        "calendar_away": _tr(
            "The server cannot be reached. What was read stays; it is asked again by itself."
        ),
        "calendar_slow": _tr("The server is too slow. What was read stays; it is asked again by itself."),
        "calendar_gone": _tr("This calendar is not on the server any more."),
        "calendar_read_only": _tr(
            "Nothing may be written to this calendar. Only read it, or choose another."
        ),
        "calendar_certificate": _tr("The server cannot prove who it is, so nothing was sent to it."),
        "calendar_elsewhere": _tr("The server points to another one. Follow that one if you trust it."),
    }.get(code, _tr("What answers there does not speak as a calendar server. Nothing was changed."))


def state_words(row: AccountRow) -> str:
    """How it stands."""
    if row.problem:
        return problem_words(row.problem)
    if row.synced_at is None:
        return _tr("Not read yet")
    return _tr("Up to date on {time}").replace("{time}", _moment(row.synced_at))


class CalendarsCard(Card):
    """The card."""

    def __init__(self, frame: Frame, keeper: CalendarKeeper) -> None:
        super().__init__(_tr("Other calendars"))
        self._frame, self._keeper = frame, keeper
        said = _tr(
            "Booked sessions are written there and kept right; what else stands there counts as busy time here. "
            "Sessions are changed in FocusFlow."
        )
        intro = text(said, step=Type.SMALL, tone="2", wraps=True)
        intro.setContentsMargins(16, 12, 16, 12)
        self.body.addWidget(intro)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addWidget(rule())
        self.form = CalendarForm(frame, keeper)
        self.body.addWidget(self.form)
        self.body.addWidget(rule())
        self.files = CalendarFiles(frame)
        self.body.addWidget(self.files)
        frame.door.bus.changed.connect(self._on_changed)
        keeper.rounded.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the accounts again."""
        self._frame.door.run_query(self, account_rows, done=self._show)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("calendar_accounts", "members"):
            self.refresh()

    def _show(self, rows: tuple[AccountRow, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._list.addWidget(rule())
            self._list.addWidget(self._row(row))

    def _row(self, row: AccountRow) -> QWidget:
        box = QWidget()
        box.setAccessibleName(row.name)
        lines = QVBoxLayout(box)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(text(row.name, weight=Weight.MEDIUM))
        head.addWidget(text(" · ".join(one for one in (row.person, row.username) if one), tone="2"), 1)
        now = Button(_tr("Look now"), kind=Kind.QUIET, small=True, name=f"{_tr('Look now')}: {row.name}")
        now.clicked.connect(self._keeper.look)
        remove = Button(
            _tr("Follow no more"), kind=Kind.QUIET, small=True, name=f"{_tr('Follow no more')}: {row.name}"
        )
        remove.clicked.connect(partial(self._remove, row))
        head.addWidget(now)
        head.addWidget(remove)
        lines.addLayout(head)
        lines.addLayout(_state(row))
        if row.problem in PASSWORD_PROBLEMS:
            lines.addLayout(self._password(row))
        lines.addLayout(self._switches(row))
        return box

    def _switches(self, row: AccountRow) -> QHBoxLayout:
        writes = QCheckBox(_tr("Write sessions there"))
        writes.setChecked(row.writes_sessions)
        reads = QCheckBox(_tr("Read busy times"))
        reads.setChecked(row.reads_busy)

        def change() -> None:
            op = partial(
                operations.set_account,
                account_id=row.id,
                writes_sessions=writes.isChecked(),
                reads_busy=reads.isChecked(),
            )
            self._frame.door.run_write(self, op, step=_tr("Change calendar"), done=self._look)

        switches = QHBoxLayout()
        switches.setSpacing(24)
        for switch in (writes, reads):
            switch.clicked.connect(change)
            switches.addWidget(switch)
        switches.addStretch(1)
        return switches

    def _password(self, row: AccountRow) -> QHBoxLayout:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(_tr("Password"))
        field.setAccessibleName(f"{_tr('Password')}: {row.name}")
        again = Button(_tr("Try again"), kind=Kind.PLAIN, small=True, name=f"{_tr('Try again')}: {row.name}")

        def give() -> None:
            if field.text():
                self._keeper.keep_password(row.id, field.text())
                field.clear()

        field.returnPressed.connect(give)
        again.clicked.connect(give)
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(again)
        return line

    def _look(self, _changes: Changes) -> None:
        self._keeper.look()

    def _remove(self, row: AccountRow, *_checked: object) -> None:
        def done(_changes: Changes) -> None:
            said = _tr("{name} is not followed any more. What was written there stays there.")
            self._frame.messages.good(said.replace("{name}", row.name))
            self._keeper.forget_password(row.id)

        self._frame.door.run_write(self, partial(_without, account_id=row.id), done=done)


def _without(db: DbSession, *, account_id: UUID) -> Changes:
    return operations.remove_account(db, account_id)


def _state(row: AccountRow) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addWidget(
        Glyph(
            "triangle-alert" if row.problem else "check", tone="attention" if row.problem else "good", size=12
        )
    )
    line.addWidget(text(state_words(row), step=Type.SMALL, tone="2", wraps=True), 1)
    return line


def _moment(at: datetime) -> str:
    return QLocale().toString(
        QDateTime.fromSecsSinceEpoch(int(at.timestamp())), QLocale.FormatType.ShortFormat
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendars", words)
