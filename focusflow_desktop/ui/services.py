"""Everything a studio's window stands on while the studio is open, made in order and closed the other way round.

What decodes pictures is made when it is first asked for, and `wake` starts what works behind the window.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from focusflow_desktop.db.backup_places import BackupPlaces
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.photos.culling.mark_writer import MarkWriter
from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.tasks.task import Tasks
from focusflow_desktop.ui.behind.sidecars import SidecarKeeper

if TYPE_CHECKING:
    from focusflow_desktop.photos.library.previews import Previews
    from focusflow_desktop.photos.library.thumbnails import Thumbnails
    from focusflow_desktop.photos.pool import Pool
    from focusflow_desktop.ui.behind.calendars import CalendarKeeper
    from focusflow_desktop.ui.behind.finals import FinalsWatcher
    from focusflow_desktop.ui.behind.looks import LooksKeeper

log = logging.getLogger("focusflow.app")

_BACKUP_AFTER = timedelta(hours=4)


class Services(QObject):
    """An open studio with its threads, workers and caches. Raises what opening the studio raises."""

    wrote_marks = Signal(object)  # Changes
    refused_marks = Signal(object)  # WorldError

    def __init__(
        self,
        folder: Path,
        *,
        cache: Path,
        clock: Clock,
        second_backups: Callable[[], str] = str,
        preview_gigabytes: Callable[[], int] = lambda: 4,
    ) -> None:
        super().__init__()
        self.folder, self.clock = folder, clock
        self._cache, self._preview_gigabytes = cache, preview_gigabytes
        self.backups = BackupPlaces(folder / DATABASE, clock=clock, second=second_backups)
        self.studio = open_studio(folder, clock=clock)
        self.runner, self.bus = Runner(self), ChangeBus(self)
        self.door = Door(self.studio, self.runner, self.bus, parent=self)
        self.tasks = Tasks(self.runner, self)
        self.locations = Locations(self.studio)
        self.marks = MarkWriter(
            self.studio, wrote=self.wrote_marks.emit, failed=self.refused_marks.emit, clock=clock
        )
        self.wrote_marks.connect(self._tell_marks)
        self.refused_marks.connect(self.door.refused)
        self.bus.changed.connect(self._on_changed)
        self._as_opened = _traces(folder)
        self._looks: LooksKeeper | None = None
        self.before_closing: list[Callable[[], None]] = []  # rooms let their threads end here
        self.sidecars = SidecarKeeper(self.studio, runner=self.runner, bus=self.bus, clock=clock, parent=self)

    @cached_property
    def pool(self) -> Pool:
        """The workers that decode pictures."""
        from focusflow_desktop.photos.pool import Pool

        return Pool(workers=2)

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """The small pictures of the grids."""
        from focusflow_desktop.photos.library.thumbnails import Thumbnails

        return Thumbnails(self._cache / "thumbnails.db", pool=self.pool)

    @cached_property
    def previews(self) -> Previews:
        """The large pictures of the loupe."""
        from focusflow_desktop.photos.library.previews import Previews

        return Previews(self.pool, folder=self._cache / "previews")

    @cached_property
    def finals(self) -> FinalsWatcher:
        """What takes in edited pictures as they arrive."""
        from focusflow_desktop.ui.behind.finals import FinalsWatcher

        watcher = FinalsWatcher(
            self.studio, runner=self.runner, tasks=self.tasks, bus=self.bus, clock=self.clock, parent=self
        )
        watcher.refused.connect(self.door.refused)
        return watcher

    @cached_property
    def calendars(self) -> CalendarKeeper:
        """What keeps other calendars up to date."""
        from focusflow_desktop.ui.behind.calendars import CalendarKeeper

        keeper = CalendarKeeper(self.studio, bus=self.bus, clock=self.clock, parent=self)
        keeper.refused.connect(self.door.refused)
        self.before_closing.append(keeper.close)
        return keeper

    def wake(self) -> None:
        """Start the decode workers and the measuring of looks: once, when the window has been painted."""
        if self._looks is not None:
            return
        from focusflow_desktop.ui.behind.looks import LooksKeeper

        self.pool.warm()
        self._looks = LooksKeeper(
            self.studio,
            self.pool,
            runner=self.runner,
            bus=self.bus,
            locations=self.locations,
            parent=self,
        )
        self.finals.look_now()
        self.sidecars.look_outside()
        from focusflow_desktop.ui.behind.holds import HoldKeeper

        holds = HoldKeeper(self.door, self.clock, self)
        self.before_closing.append(holds.close)
        holds.look()
        self.calendars.look()
        from focusflow_desktop.ui.behind.preview_files import PreviewFileKeeper

        previews = PreviewFileKeeper(
            self._cache / "previews",
            runner=self.runner,
            most_gigabytes=self._preview_gigabytes,
            parent=self,
        )
        self.before_closing.append(previews.close)
        previews.look()

    def close(self) -> None:
        """Write what waits, end the work, keep a backup if something changed, let go of the studio."""
        for end in self.before_closing:
            end()
        if not self.marks.close():
            log.error("some marks could not be written before the end")
        if self._looks is not None:
            self._looks.close()
        self.sidecars.close()
        if "finals" in self.__dict__:
            self.finals.close()
        self.tasks.cancel_all()
        self.runner.close()
        if "pool" in self.__dict__:
            self.pool.close()
        if "thumbnails" in self.__dict__:  # made only when they were asked for
            self.thumbnails.close()
        if _traces(self.folder) != self._as_opened:
            self._back_up()
        self.studio.close()

    def _back_up(self) -> None:
        newest = next(iter(self.backups.all()), None)
        if newest is not None and self.clock.now() - newest.made_at < _BACKUP_AFTER:
            return
        try:
            kept = self.backups.back_up("closing")
        except WorldError as error:
            log.error("no backup at closing: %s", error)
            return
        if kept.problem is not None:
            log.error("the backup was not copied to the second folder: %s", kept.problem)

    def _tell_marks(self, changes: Changes) -> None:
        self.bus.changed.emit(changes, None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("photos", "finals", "folders"):
            self.locations.forget()


def _traces(folder: Path) -> tuple[tuple[int, int], ...]:
    """What every write moves, even one whose answer nobody hears any more: the database's files."""
    files = (folder / DATABASE, folder / f"{DATABASE}-wal")
    return tuple((file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.exists())
