"""What the calendar writes, each as a step with a name that can be taken back, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.calendars.files import session_file
from focusflow_desktop.business.sessions import operations, time_off
from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.business.sessions.operations import NewSession, Written
from focusflow_desktop.business.sessions.time_off import TimeOff
from focusflow_desktop.db import undo as history
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Unavailable, WorldError
from focusflow_desktop.ui.calendar.clash_words import clash_words
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.calendar.words import clock_words, day_words
from focusflow_desktop.ui.shell.page import Frame

Refusal = Callable[[WorldError], None]


class CalendarWrites(QObject):
    """The calendar's writes."""

    def __init__(self, page: CalendarPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock

    def move(self, item: CalendarItem, proposal: Proposal) -> None:
        """Give it the proposed time."""
        start = proposal.starts_at.astimezone(self._page.zone)
        when = f"{day_words(start.date(), 'ddd d MMM')}, {clock_words(start)}"
        said = self.tr("{title} moved to {time}").replace("{title}", item.title).replace("{time}", when)
        op = partial(
            operations.move_session, session_id=item.id, starts_at=proposal.starts_at, ends_at=proposal.ends_at,
            at=self._clock.now(),
        )  # fmt: skip
        self.write(op, step=self.tr("Move session"), said=said)

    def book(self, new: NewSession, *, done: Callable[[UUID], None], refused: Refusal) -> None:
        """A new session."""

        def booked(written: Written) -> None:
            done(written.session_id)
            words = self.tr("{title} is in the calendar").replace("{title}", new.title.strip())
            self._frame.messages.undoable(self._with_clash(words, written), undo=self.take_back)

        op = partial(operations.book_session, new=new, now=self._clock.now())
        self._frame.door.run_write(self, op, step=self.tr("New session"), done=booked, failed=refused)

    def change_state(
        self, item: CalendarItem, event: str, *, reason: str = "", hold_until: datetime | None = None
    ) -> None:
        """Move it on."""
        op = partial(
            operations.change_state, session_id=item.id, event=event, now=self._clock.now(), reason=reason,
            hold_expires_at=hold_until,
        )  # fmt: skip
        said = self._said_of(event).replace("{title}", item.title)
        self.write(op, step=self.tr("Change session"), said=said)

    def _said_of(self, event: str) -> str:
        return {
            "book": self.tr("{title} is booked"),
            "confirm": self.tr("{title} is confirmed"),
            "hold": self.tr("{title} is on hold"),
            "release": self.tr("The hold on {title} is given back"),
            "prepare": self.tr("{title} is getting ready"),
            "complete": self.tr("{title} is done"),
            "no_show": self.tr("Noted: nobody came to {title}"),
            "reschedule": self.tr("{title} is being moved"),
            "cancel": self.tr("{title} is cancelled"),
            "decline": self.tr("{title} is declined"),
        }.get(event, self.tr("{title} is open again"))

    def write_off(
        self, off: TimeOff, item: CalendarItem | None, *, done: Callable[[], None], refused: Refusal
    ) -> None:
        """A day off, new or changed."""

        def written(_changes: Changes) -> None:
            done()
            said = self.tr("{title} is in the calendar").replace("{title}", off.title.strip())
            self._frame.messages.undoable(said, undo=self.take_back)

        new = partial(time_off.add_blackout, off=off)
        op = new if item is None else partial(time_off.change_blackout, blackout_id=item.id, off=off)
        self._frame.door.run_write(self, op, step=self.tr("Day off"), done=written, failed=refused)

    def delete_off(self, item: CalendarItem) -> None:
        """The time is free again."""
        op = partial(time_off.delete_blackout, blackout_id=item.id)
        said = self.tr("{title} is taken out").replace("{title}", item.title)
        self.write(op, step=self.tr("Delete day off"), said=said)

    def keep_clash(self, item: CalendarItem, reason: str) -> None:
        """Both stay, and why."""
        op = partial(operations.keep_clash, session_id=item.id, reason=reason)
        self.write(op, step=self.tr("Keep both"), said=self.tr("Both stay. Your reason is noted."))

    def write(
        self,
        op: Callable[[DbSession], Changes | Written],
        *,
        step: str,
        said: str,
        refused: Refusal | None = None,
    ) -> None:
        """One step; what is said of it offers to take it back. Nothing said: only the step."""

        def done(result: Changes | Written) -> None:
            if said:
                words = self._with_clash(said, result)
                self._frame.messages.undoable(words, undo=self.take_back)

        self._frame.door.run_write(self, op, step=step, done=done, failed=refused)

    def _with_clash(self, said: str, result: Changes | Written) -> str:
        """What was done, and the gravest thing that now gets in its way."""
        if not isinstance(result, Written) or not result.clashes:
            return said
        return f"{said}. {clash_words(result.clashes[0], self._page.zone)}"

    def save_file(self, item: CalendarItem, path: Path) -> None:
        """The session as a calendar file, to send to the client."""

        def done(_nothing: None) -> None:
            self._frame.messages.good(self.tr("Saved as {name}.").replace("{name}", path.name))

        op = partial(_saved, session_id=item.id, path=path, at=self._clock.now())
        self._frame.door.run_query(self, op, done=done)

    @Slot()
    def take_back(self) -> None:
        """Undo the last step."""
        nothing = partial(self._after_history, self.tr("Nothing to undo."))
        self._frame.door.run_write(self, _undone, done=nothing)

    @Slot()
    def do_again(self) -> None:
        """Redo it."""
        nothing = partial(self._after_history, self.tr("Nothing to redo."))
        self._frame.door.run_write(self, _redone, done=nothing)

    def _after_history(self, nothing: str, taken: history.Taken | None) -> None:
        if taken is None:
            self._frame.messages.info(nothing)


def _saved(db: DbSession, *, session_id: UUID, path: Path, at: datetime) -> None:
    content = session_file(db, session_id, at=at)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(
            "file_unwritable", "The file cannot be written there. Choose another place."
        ) from error


def _undone(db: DbSession) -> history.Taken | None:
    return history.undo(db)


def _redone(db: DbSession) -> history.Taken | None:
    return history.redo(db)
