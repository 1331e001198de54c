"""One run of the program: the first start's question, then the studio's window with its rooms, then the end.

What most starts do not need (the question, a restore) is loaded when it is.
"""

from __future__ import annotations

import logging
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.db.unit_of_work import DATABASE
from focusflow_desktop.paths import Paths, resources_folder
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Ticket
from focusflow_desktop.tasks.task import Task, TaskState
from focusflow_desktop.ui.rooms import add_rooms, load_rooms
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.commands import Command, Commands
from focusflow_desktop.ui.shell.crash_message import CrashMessage
from focusflow_desktop.ui.shell.first_paint import FirstPaint
from focusflow_desktop.ui.shell.messages import Messages, error_words
from focusflow_desktop.ui.shell.window import Window
from focusflow_desktop.ui.sidecars.moments import SidecarMoments

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as DbSession

    from focusflow_desktop.db.backup import Backup
    from focusflow_desktop.ui.welcome.choice import FirstChoice
    from focusflow_desktop.ui.welcome.page import WelcomePage

log = logging.getLogger("focusflow.app")

SAMPLE = "sample-studio"
_REST_MS = 800  # the first room asks its questions undisturbed


class Program(QObject):
    """Leads from the first start to the window and cleans up behind."""

    def __init__(
        self, paths: Paths, settings: Settings, *, crashes: CrashReporter, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self._paths, self._settings, self._crashes = paths, settings, crashes
        self._clock = clock or SystemClock()
        self.welcome: WelcomePage | None = None
        self.services: Services | None = None
        self.window: Window | None = None
        self._was_opened_alone = False  # without a question: it should be founded

    def begin(self) -> None:
        """Open the studio that is there, or ask how to begin."""
        if (self._paths.studio / DATABASE).exists():
            self._was_opened_alone = True
            self._try_to_open(self._paths.studio)
        if self.window is None:
            self._ask()

    def end(self) -> None:
        """Close everything in order."""
        if self.services is not None:
            self.services.close()
            self.services = None

    def open(self, folder: Path) -> Window:
        """Open the studio in `folder` and show its window. Raises what opening a studio raises."""
        is_sample = folder.name == SAMPLE
        cache = self._paths.cache / SAMPLE if is_sample else self._paths.cache
        services = Services(
            folder,
            cache=cache,
            clock=self._clock,
            second_backups=lambda: self._settings.text("backup.folder"),
            preview_gigabytes=lambda: self._settings.number("pictures.kept_gb"),
        )
        self.services = services
        messages = Messages(services)
        CrashMessage(self._crashes, messages)
        window = Window(
            door=services.door,
            tasks=services.tasks,
            settings=self._settings,
            messages=messages,
            commands=Commands(services),
        )
        services.door.broke.connect(self._crashes.report)
        services.tasks.broke.connect(self._crashes.report)
        add_rooms(window, services, restore=self.restore)
        window.frame.commands.register(
            Command(
                id="app.back_up",
                title=self.tr("Back up now"),
                run=lambda: self._back_up(window, services),
                icon="hard-drive",
                menu=self.tr("File"),
            )
        )
        SidecarMoments(window, services.sidecars, messages)
        FirstPaint(window, partial(self._wake, services))
        window.show()
        window.show_room("today")
        self.window = window
        self._keep_sidecars("sidecars.write")
        self._settings.listen(self._keep_sidecars)
        if self._settings.set_aside is not None:
            words = self.tr(
                "Your settings could not be read and were set aside as {file}. Defaults are in use."
            )
            messages.warn(words.replace("{file}", self._settings.set_aside.name))
        return window

    def restore(self, backup: Backup) -> None:
        """Close the studio, put a backup in its place, open it again. The replaced one is kept and named."""
        assert self.services is not None
        assert self.window is not None
        folder, old = self.services.folder, self.window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        ends_with_window = app.quitOnLastWindowClosed()
        app.setQuitOnLastWindowClosed(False)
        try:
            self.end()
            old.hide()
            old.deleteLater()
            self.window = None
            problem, kept = self._put_back(backup, folder)
            window = self.open(folder)
        finally:
            app.setQuitOnLastWindowClosed(ends_with_window)
        if problem is not None:
            window.frame.messages.error(problem)
        else:
            said = self.tr("The backup was restored. The studio as it was before is kept as {file}.")
            window.frame.messages.good(said.replace("{file}", kept.name if kept else ""))

    def _put_back(self, backup: Backup, folder: Path) -> tuple[WorldError | None, Path | None]:
        from focusflow_desktop.db.backup import restore_backup
        from focusflow_desktop.db.lock import StudioLock
        from focusflow_desktop.db.weekly import forget_check

        lock = StudioLock(folder, program="FocusFlow")
        try:
            lock.acquire()
            kept = restore_backup(backup, folder / DATABASE, clock=self._clock)
            forget_check(folder)
            return None, kept
        except WorldError as error:
            log.error("the backup was not restored: %s", error)
            return error, None
        finally:
            lock.release()

    def _back_up(self, window: Window, services: Services) -> None:
        from focusflow_desktop.ui.settings.backups import back_up

        back_up(window.frame, services.backups)

    def _wake(self, services: Services) -> None:
        """The window is there: let it answer first, then load what the other rooms need."""
        if services is self.services:
            self._let_find(services)
            QTimer.singleShot(_REST_MS, services, partial(self._load_behind, services))

    def _load_behind(self, services: Services) -> None:
        """Load the rooms' code in the background, then start what works behind the window."""
        if services is self.services:
            work = Ticket(done=partial(self._start_behind, services), failed=self._broke)
            services.runner.submit(Lane.BACKGROUND, load_rooms, work)

    def _start_behind(self, services: Services, _loaded: object) -> None:
        if services is self.services:
            from focusflow_desktop.db.weekly import check_studio
            from focusflow_desktop.ui.calendar.moments import CalendarMoments

            assert self.window is not None
            CalendarMoments(self.window, services.calendars, self.window.frame.messages)
            services.wake()
            if self._was_opened_alone:
                services.door.run_query(self, _is_founded, done=self._take_founded)
            stop = threading.Event()
            services.before_closing.append(stop.set)
            check = partial(check_studio, services.folder, clock=self._clock, stop=stop)
            services.runner.submit(Lane.BACKGROUND, check, Ticket(done=self._take_check, failed=self._broke))

    def _take_founded(self, is_founded: bool) -> None:
        """A first start that broke off between the answer and the studio is asked again."""
        if not is_founded and self.window is not None:
            self._ask_again("")

    def _take_check(self, result: object) -> None:
        """Damage is said as soon as it is known, with the way out."""
        from focusflow_desktop.db.check import CheckResult

        if not isinstance(result, CheckResult) or result.is_sound or self.window is None:
            return
        log.error("the studio's database is damaged: %s", "; ".join(result.problems))
        self.window.frame.messages.warn(
            self.tr(
                "The studio's database is damaged. Restore a backup from the list; the present one is kept beside it."
            ),
            act=self.tr("Show the backups"),
            run=partial(self.window.show_room, "settings"),
        )

    def _let_find(self, services: Services) -> None:
        """The palette finds what is in the studio."""
        from focusflow_desktop.ui.search import searches

        assert self.window is not None
        window = self.window
        for provider in searches(
            door=services.door, show_room=window.show_room, parent=services, has_room=window.has_room
        ):
            window.add_provider(provider)

    def _broke(self, error: BaseException) -> None:
        self._crashes.report(error)

    def _keep_sidecars(self, key: str) -> None:
        if key.startswith("sidecars.") and self.services is not None:
            profile, writes = self._settings.text("sidecars.profile"), self._settings.is_on("sidecars.write")
            self.services.sidecars.keep_as(profile, writes=writes)

    def _try_to_open(self, folder: Path) -> None:
        try:
            self.open(folder)
        except WorldError as error:
            log.error("the studio could not be opened: %s", error)
            self._ask()
            assert self.welcome is not None
            self.welcome.show_error(error_words(error))

    def _ask(self) -> None:
        if self.welcome is None:
            from focusflow_desktop.ui.welcome.page import WelcomePage

            self.welcome = WelcomePage()
            self.welcome.setWindowTitle("FocusFlow")
            self.welcome.chosen.connect(self._on_chosen)
            self.welcome.show_picture(QImage(str(resources_folder() / "pictures" / "cover.jpg")))
        self.welcome.show()

    def _on_chosen(self, choice: FirstChoice) -> None:
        from focusflow_desktop.ui.welcome.choice import Way

        assert self.welcome is not None
        self._was_opened_alone = False
        try:
            if choice.way is Way.SAMPLE:
                self._open_sample()
            elif choice.way is Way.BRING:
                self._bring(choice)
            else:
                self._found(choice)
        except WorldError as error:
            self.welcome.show_error(error_words(error))
            return
        self.welcome.close()

    def _found(self, choice: FirstChoice) -> None:
        from focusflow_desktop.ui.welcome.founding import found

        self.open(self._paths.studio)
        assert self.services is not None
        found(self.services, choice)
        if not self._settings.text("person.name"):
            self._settings.set("person.name", choice.photographer)

    def _bring(self, choice: FirstChoice) -> None:
        from focusflow_desktop.ui.welcome.founding import bring_along

        assert choice.export is not None
        self.open(self._paths.studio)
        assert self.services is not None
        task = bring_along(self.services, choice.export)
        task.finished.connect(partial(self._brought, task))

    def _brought(self, task: Task) -> None:
        if task.state is TaskState.DONE and self.window is not None:
            self.window.frame.messages.good(self.tr("Your studio is here, whole."))
        else:
            said = error_words(task.error) if task.error is not None else ""
            QTimer.singleShot(0, self, partial(self._ask_again, said))  # the task's own signal ends first

    def _ask_again(self, said: str) -> None:
        """Nothing was kept: the question stands again, with the reason beside it."""
        if said:
            log.error("the studio was not brought in: %s", said)
        old, self.window = self.window, None
        self._ask()
        assert self.welcome is not None
        self.welcome.show_error(said)
        self.end()
        if old is not None:
            old.hide()
            old.deleteLater()

    def _open_sample(self) -> None:
        from focusflow_desktop.ui.welcome.founding import take_sample

        window = self.open(self._paths.studio.parent / SAMPLE)
        assert self.services is not None
        take_sample(window, self.services)


def _is_founded(db: DbSession) -> bool:
    """Founded, or in use without: pictures can be imported from a shell, and nobody is asked away from them."""
    from sqlalchemy import select

    from focusflow_desktop.business.studio.queries import studio_profile
    from focusflow_desktop.shared.records import Photo

    return studio_profile(db) is not None or db.scalar(select(Photo.id).limit(1)) is not None
