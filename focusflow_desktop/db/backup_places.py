"""Where one studio's backups lie: beside the studio, and in a second folder where the person chose one.

A second folder that cannot be reached never spoils the backup beside the studio; it is told with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.db.backup import (
    BACKUPS,
    Backup,
    copy_backup,
    list_backups,
    make_backup,
    thin,
    verify_backup,
)
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Damaged, WorldError


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A new backup, its copy in the second folder, or why there is no copy."""

    backup: Backup
    copy: Backup | None = None
    problem: WorldError | None = None


class BackupPlaces:
    """Makes and finds a studio's backups. `second` answers the chosen folder, or an empty text."""

    def __init__(self, database: Path, *, clock: Clock, second: Callable[[], str] = str) -> None:
        self.database, self.clock = database, clock
        self._second = second

    @property
    def folder(self) -> Path:
        """The folder beside the studio."""
        return self.database.parent / BACKUPS

    @property
    def second(self) -> Path | None:
        """The folder that was chosen."""
        chosen = self._second().strip()
        return Path(chosen).expanduser() if chosen else None

    def back_up(self, reason: str) -> Kept:
        """Make a checked backup and copy it to the second folder. Raises only when there is no backup at all."""
        backup = make_backup(self.database, self.folder, reason=reason, clock=self.clock)
        thin(self.folder)
        second = self.second
        if second is None:
            return Kept(backup=backup)
        try:
            copy = copy_backup(backup, second)
            thin(second)
        except WorldError as error:
            return Kept(backup=backup, problem=error)
        return Kept(backup=backup, copy=copy)

    def all(self) -> list[Backup]:
        """Every backup, the newest first; a copy is listed only where the one beside the studio is gone."""
        found = {backup.path.name: backup for backup in self._in_second()}
        found.update((backup.path.name, backup) for backup in list_backups(self.folder))
        return sorted(found.values(), key=lambda backup: backup.made_at, reverse=True)

    def newest_sound(self) -> Backup | None:
        """The newest backup that opens and is whole; each is checked until one is."""
        for backup in self.all():
            try:
                verify_backup(backup)
            except (Damaged, OSError):  # the next older one is tried
                continue
            return backup
        return None

    def _in_second(self) -> list[Backup]:
        second = self.second
        return list_backups(second) if second is not None else []
