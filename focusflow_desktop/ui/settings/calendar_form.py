"""Follows one more calendar: the server's address and login, then which of its calendars, and whose it is."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.calendars import operations
from focusflow_desktop.business.calendars.caldav import FoundCalendar
from focusflow_desktop.business.calendars.dav import Login
from focusflow_desktop.business.calendars.operations import NewAccount
from focusflow_desktop.business.calendars.queries import people
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.behind.calendars import CalendarKeeper
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text


class CalendarForm(QWidget):
    """The form. The password goes to the keeper and stands nowhere else."""

    def __init__(self, frame: Frame, keeper: CalendarKeeper) -> None:
        super().__init__()
        self._frame, self._keeper = frame, keeper
        self._found: tuple[FoundCalendar, ...] = ()
        self.url, self.username, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.calendar, self.member = QComboBox(), QComboBox()
        self.rows = {
            "url": FormRow(_tr("Address of the calendar server"), self.url),
            "username": FormRow(_tr("Name"), self.username),
            "password": FormRow(
                _tr("Password"), self.password, help_=_tr("Many providers want an app password.")
            ),
            "calendar": FormRow(_tr("Calendar"), self.calendar),
            "member": FormRow(_tr("Whose it is"), self.member),
        }
        self.seek = Button(_tr("Find calendars"), kind=Kind.PLAIN)
        self.follow = Button(_tr("Follow this calendar"), kind=Kind.PRIMARY)
        self._make()

    def _make(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 16)
        box.setSpacing(10)
        box.addWidget(text(_tr("Follow another calendar (CalDAV)"), tone="2"))
        for row in self.rows.values():
            box.addWidget(row)
            if row is self.rows["password"]:
                box.addWidget(self.seek)
        box.addWidget(self.follow)
        self.seek.clicked.connect(self.look)
        self.password.returnPressed.connect(self.look)
        self.follow.clicked.connect(self.save)
        self.url.textChanged.connect(self._begin_again)
        self._show_found(())

    @Slot()
    def look(self) -> None:
        """Ask the server which calendars it has."""
        self._clear()
        for name, field in (("url", self.url), ("username", self.username), ("password", self.password)):
            if not field.text().strip():
                self.rows[name].show_error(_tr("This is needed to ask the server."))
                return
        self.seek.setEnabled(False)
        self.seek.setText(_tr("Asking the server…"))
        login = Login(username=self.username.text().strip(), password=self.password.text())
        self._keeper.find(self.url.text(), login, done=self._on_found, failed=self._refused)
        self._frame.door.run_query(self, people, done=self._show_members)

    @Slot()
    def save(self) -> None:
        """Follow the chosen calendar."""
        chosen = self._found[self.calendar.currentIndex()]
        member = self.member.currentData()
        new = NewAccount(
            name=chosen.name,
            url=self.url.text(),
            calendar_url=chosen.url,
            username=self.username.text(),
            member_id=member if isinstance(member, UUID) else None,
            writes_sessions=chosen.may_write,
        )
        op = partial(operations.add_account, new=new)
        self._frame.door.run_write(
            self, op, step=_tr("Follow calendar"), done=self._followed, failed=self._refused
        )

    def _followed(self, changes: Changes) -> None:
        for account_id in changes.rows["calendar_accounts"]:
            self._keeper.keep_password(account_id, self.password.text())
        for field in (self.url, self.username, self.password):
            field.clear()
        self._clear()
        self._frame.messages.good(_tr("The calendar is followed. Its busy times will be here in a moment."))
        self._keeper.ask_if_kept(self._tell_kept)

    def _tell_kept(self, are_kept: bool) -> None:
        if not are_kept:
            self._frame.messages.warn(
                _tr(
                    "This machine has no safe keyring: the password is asked for again after the program ends."
                )
            )

    def _on_found(self, found: tuple[FoundCalendar, ...]) -> None:
        self._show_found(found)
        self.calendar.setFocus()

    def _show_found(self, found: tuple[FoundCalendar, ...]) -> None:
        self._rest()
        self._found = found
        self.calendar.clear()
        for one in found:
            only = _tr("{name} (read only)")
            self.calendar.addItem(one.name if one.may_write else only.replace("{name}", one.name))
        for part in (self.rows["calendar"], self.rows["member"], self.follow):
            part.setVisible(bool(found))

    def _show_members(self, members: tuple[tuple[UUID, str], ...]) -> None:
        self.member.clear()
        self.member.addItem(_tr("The whole studio"), None)
        for member_id, name in members:
            self.member.addItem(name, member_id)
        self.member.setCurrentIndex(1 if len(members) == 1 else 0)

    def _refused(self, error: WorldError) -> None:
        self._rest()
        row = self.rows.get(str(error.fields.get("field")), self.rows["url"])
        row.show_error(error_words(error))

    def _rest(self) -> None:
        self.seek.setEnabled(True)
        self.seek.setText(_tr("Find calendars"))

    def _clear(self) -> None:
        for row in self.rows.values():
            row.show_error("")

    @Slot()
    def _begin_again(self) -> None:
        self._show_found(())


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendars", words)
