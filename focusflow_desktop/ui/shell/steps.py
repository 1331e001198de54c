"""How a desk room writes: one step with a name, said with its undo, taken back and done again by the usual keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db import undo as history
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.tasks.operation import Failed
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame


class Steps(QObject):
    """The written steps of one page; it lives as long as the page does."""

    def __init__(self, page: QObject, frame: Frame) -> None:
        super().__init__(page)
        self._frame = frame

    def write(
        self,
        op: Callable[[DbSession], Changes],
        *,
        step: str,
        said: str = "",
        done: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run an operation as one step. `said` is shown with an undo; nothing said where the page shows it by itself."""

        def succeeded(changes: Changes) -> None:
            if said:
                self._frame.messages.undoable(said, undo=self.take_back)
            if done is not None:
                done(changes)

        self._frame.door.run_write(self, op, step=step, done=succeeded, failed=failed)

    @Slot()
    def take_back(self) -> None:
        """Undo the last step."""
        self._frame.door.run_write(self, _undone, done=partial(self._after, self.tr("Nothing to undo.")))

    @Slot()
    def do_again(self) -> None:
        """Redo what was undone last."""
        self._frame.door.run_write(self, _redone, done=partial(self._after, self.tr("Nothing to redo.")))

    def commands(self, room: str) -> list[Command]:
        """Undo and redo, on their keys, while the room is shown."""
        menu = self.tr("Edit")
        return [
            Command(id=f"{room}.undo", title=self.tr("Undo"), run=self.take_back, room=room, shortcut="Ctrl+Z",
                    icon="undo-2", menu=menu),
            Command(id=f"{room}.redo", title=self.tr("Redo"), run=self.do_again, room=room, shortcut="Ctrl+Shift+Z",
                    icon="redo-2", menu=menu),
        ]  # fmt: skip

    def _after(self, nothing: str, taken: history.Taken | None) -> None:
        if taken is None:
            self._frame.messages.info(nothing)


def _undone(db: DbSession) -> history.Taken | None:
    return history.undo(db)


def _redone(db: DbSession) -> history.Taken | None:
    return history.redo(db)
