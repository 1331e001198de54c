"""Keeps other calendars up to date behind the window: every quarter of an hour, and soon after a session changed.

Servers may be silent for long, so each round runs on a thread of its own that the program's end does not wait for; a gate
lets nothing happen after it. What goes wrong is said once, not every quarter of an hour.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from focusflow_desktop.business.calendars.caldav import FoundCalendar, find_calendars
from focusflow_desktop.business.calendars.dav import DavServer, Login
from focusflow_desktop.business.calendars.gate import Gate
from focusflow_desktop.business.calendars.passwords import Passwords, system_keyring
from focusflow_desktop.business.calendars.queries import followed
from focusflow_desktop.business.calendars.sync import Round, sync_account
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.throttle import Debounce

log = logging.getLogger("focusflow.calendars")

EVERY_MS = 15 * 60_000
SOON_MS = 10_000
CONCERNS = ("sessions", "allocations", "locations")
Found = Callable[[tuple[FoundCalendar, ...]], None]
Failed = Callable[[WorldError], None]


class CalendarKeeper(QObject):
    """One round at a time; what changes during it gets a round of its own."""

    refused = Signal(object)  # WorldError: something new went wrong
    moved_there = Signal(object)  # a Round in which sessions were moved, or put right, in the other calendar
    rounded = Signal()  # a round over all calendars is over
    _told = Signal(object)  # a function to call on the window's thread

    def __init__(
        self,
        studio: Studio,
        *,
        bus: ChangeBus,
        clock: Clock,
        parent: QObject | None = None,
        passwords: Passwords | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._bus, self._clock = studio, bus, clock
        self._passwords, self._gate = passwords, Gate()
        self._making = threading.Lock()
        self._is_busy = self._is_asked = False
        self._told.connect(self._call)
        self._soon = Debounce(self, self.look, delay_ms=SOON_MS)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        bus.changed.connect(self._on_changed)

    @property
    def is_resting(self) -> bool:
        """Whether no round is under way."""
        return not self._is_busy

    def close(self) -> None:
        """Begin nothing more. What is being written is finished; a silent server is not waited for."""
        self._timer.stop()
        self._gate.shut()

    @Slot()
    def look(self) -> None:
        """A round over all calendars, now or as soon as the one under way is over."""
        if self._is_busy:
            self._is_asked = True
            return
        if self._gate.is_open:
            self._is_busy = True
            self._begin(self._round)

    def find(self, url: str, login: Login, *, done: Found, failed: Failed) -> None:
        """Look which calendars an address has; the answer comes to this thread."""

        def work() -> None:
            try:
                found = find_calendars(DavServer(url, login, gate=self._gate))
            except WorldError as error:
                self._tell(lambda problem=error: failed(problem))  # type: ignore[misc]
            else:
                self._tell(lambda: done(found))

        self._begin(work)

    def keep_password(self, account_id: UUID, password: str) -> None:
        """Keep it where passwords lie, then look; the keyring may ask a person, so not here."""

        def work() -> None:
            self._all_passwords().keep(account_id, password)
            self._tell(self.look)

        self._begin(work)

    def forget_password(self, account_id: UUID) -> None:
        """Forget it."""
        self._begin(lambda: self._all_passwords().forget(account_id))

    def ask_if_kept(self, done: Callable[[bool], None]) -> None:
        """Whether this machine keeps passwords beyond the program's end."""

        def work() -> None:
            are_kept = self._all_passwords().are_kept
            self._tell(lambda: done(are_kept))

        self._begin(work)

    def _round(self) -> None:
        rounds: list[Round] = []
        try:
            for account_id in self._accounts():
                password = self._all_passwords().of(account_id)
                rounds.append(
                    sync_account(self._studio, account_id, password, now=self._clock.now(), gate=self._gate)
                )
        except Exception:
            log.exception("bringing other calendars up to date broke")
            raise
        finally:
            self._tell(lambda: self._end(rounds))

    def _accounts(self) -> list[UUID]:
        with self._gate as is_open:
            if not is_open:
                return []
            with self._studio.read() as db:
                return list(followed(db))

    def _end(self, rounds: list[Round]) -> None:
        self._is_busy = False
        for one in rounds:
            if one.changes.kinds:
                self._bus.changed.emit(one.changes, self)
            if one.moved or one.put_right:
                self.moved_there.emit(one)
            if one.problem is not None and one.is_new_problem:
                self.refused.emit(one.problem)
        self.rounded.emit()
        if self._is_asked:
            self._is_asked = False
            self._soon.request()

    def _all_passwords(self) -> Passwords:
        with self._making:
            if self._passwords is None:
                self._passwords = Passwords(self._studio.tenant_id, system_keyring())
            return self._passwords

    @Slot(object, object)
    def _on_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and changes.touches(*CONCERNS):
            self._soon.request()

    def _begin(self, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name="focusflow-calendars", daemon=True).start()

    def _tell(self, call: Callable[[], None]) -> None:
        with self._gate as is_open:
            if is_open:
                self._told.emit(call)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()
