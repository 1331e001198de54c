"""Which rooms the window has: one line per room, each with its factory. A feature that goes takes its line along.

A room's code is loaded when the room is first shown, or by `load_rooms` after the window is there: the start stays lean.
"""

from __future__ import annotations

import gc
import importlib
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from focusflow_desktop.shared.records import load_all
from focusflow_desktop.ui.dashboard.wiring import today_page
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.settings.desk_words import RoomNames
from focusflow_desktop.ui.settings.sections import section_titles
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame, Room, Surface
from focusflow_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from focusflow_desktop.db.backup import Backup
    from focusflow_desktop.ui.library.door import StudioLibrary
    from focusflow_desktop.ui.library.stored import StoredThumbnails

_LOADED_LATER = (
    "library.wiring",
    "culling.wiring",
    "ingest.control",
    "export.control",
    "filing.wiring",
    "finals.control",
    "settings.wiring",
    "calendar.wiring",
    "call_sheets.wiring",
    "cascade.wiring",
    "forms.wiring",
    "inquiries.wiring",
    "jobs.wiring",
    "mini_days.wiring",
    "todos.wiring",
    "clients.wiring",
    "clients.twins_wiring",
    "moving_in.wiring",
    "sidecars.page",
    "search_desk",
    "search_pictures",
)


def load_rooms() -> None:
    """Load the code of every room, and every record for the first write. Safe in any thread; a room that is shown meanwhile just waits for its own.

    What is loaded stays as long as the program: it is taken out of what Python's collector walks through, whose pauses
    would otherwise grow with every room.
    """
    for name in _LOADED_LATER:
        importlib.import_module(f"focusflow_desktop.ui.{name}")
    load_all()
    gc.freeze()


class PictureParts:
    """What the picture rooms share, made when the first of them is shown."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @cached_property
    def library(self) -> StudioLibrary:
        """The library's answers from the studio."""
        from focusflow_desktop.ui.library.door import StudioLibrary

        services = self._services
        return StudioLibrary(
            services.door,
            studio=services.studio,
            runner=services.runner,
            writer=services.marks,
            parent=services,
        )

    @cached_property
    def thumbnails(self) -> StoredThumbnails:
        """The studio's thumbnails as the grids want them."""
        from focusflow_desktop.ui.library.stored import StoredThumbnails

        return StoredThumbnails(self._services.locations, self._services.thumbnails)


def add_rooms(window: Window, services: Services, *, restore: Callable[[Backup], None]) -> None:
    """Make every room reachable; its page is built when it is first shown. `restore` goes back to a backup."""
    counted = partial(window.show_count, "today")
    parts = PictureParts(services)
    rooms = (
        Room(
            id="today",
            title=_tr("Today"),
            icon="sun",
            shortcut="Alt+1",
            factory=lambda frame: today_page(frame, clock=services.clock, counted=counted),
        ),
        Room(
            id="clients",
            title=_tr("Clients"),
            icon="user",
            shortcut="Alt+3",
            factory=lambda frame: _clients(frame, services),
        ),
        Room(
            id="duplicates",
            title=_tr("Duplicates"),
            stands_under="clients",
            factory=lambda frame: _duplicates(frame, services),
        ),
        Room(
            id="moving_in",
            title=_tr("Move in"),
            stands_under="clients",
            shortcut="Alt+Shift+3",
            factory=lambda frame: _moving_in(frame, services),
        ),
        Room(
            id="inquiries",
            title=_tr("Inquiries"),
            icon="inbox",
            shortcut="Alt+Shift+4",
            factory=lambda frame: _inquiries(frame, services),
        ),
        Room(
            id="jobs",
            title=_tr("Jobs"),
            icon="briefcase",
            shortcut="Alt+4",
            factory=lambda frame: _jobs(frame, services, parts),
        ),
        Room(
            id="calendar",
            title=_tr("Calendar"),
            icon="calendar",
            shortcut="Alt+5",
            factory=lambda frame: _calendar(frame, services),
        ),
        Room(
            id="cascade",
            title=_tr("Move a job"),
            stands_under="calendar",
            factory=lambda frame: _cascade(frame, services),
        ),
        Room(
            id="mini_days",
            title=_tr("Mini days"),
            stands_under="calendar",
            shortcut="Alt+Shift+5",
            factory=lambda frame: _mini_days(frame, services),
        ),
        Room(
            id="call_sheet",
            title=_tr("Call sheet"),
            stands_under="calendar",
            shortcut="Alt+Shift+C",
            factory=lambda frame: _call_sheet(frame, services, parts),
        ),
        Room(
            id="forms",
            title=_tr("Questionnaires"),
            stands_under="jobs",
            shortcut="Alt+Shift+Q",
            factory=lambda frame: _forms(frame, services),
        ),
        Room(
            id="todos",
            title=_tr("To-dos"),
            icon="square-check",
            shortcut="Alt+6",
            factory=lambda frame: _todos(frame, services),
        ),
        Room(
            id="library",
            title=_tr("Library"),
            icon="images",
            shortcut="Alt+2",
            surface=Surface.PICTURES,
            factory=lambda frame: _library(frame, services, parts),
        ),
        Room(
            id="culling",
            title=_tr("Culling"),
            surface=Surface.PICTURES,
            shows_rail=False,
            stands_under="library",
            factory=lambda frame: _culling(frame, services, parts),
        ),
        Room(
            id="import",
            title=_tr("Import"),
            surface=Surface.PICTURES,
            stands_under="library",
            factory=lambda frame: _import(frame, services),
        ),
        Room(
            id="filing",
            title=_tr("File by bookings"),
            stands_under="library",
            shortcut="Alt+Shift+2",
            factory=lambda frame: _filing(frame, services, parts),
        ),
        Room(
            id="export",
            title=_tr("Export"),
            surface=Surface.PICTURES,
            stands_under="library",
            factory=lambda frame: _export(frame, services),
        ),
        Room(
            id="finals",
            title=_tr("Finals"),
            shortcut="Ctrl+Shift+F",
            surface=Surface.PICTURES,
            stands_under="library",
            factory=lambda frame: _finals(frame, services, parts),
        ),
        Room(
            id="sidecars",
            title=_tr("Changed in two places"),
            stands_under="today",
            factory=lambda frame: _sidecars(frame, services, parts),
        ),
        Room(
            id="settings",
            title=_tr("Settings"),
            icon="settings",
            shortcut="Ctrl+,",
            factory=lambda frame: _settings(frame, services, restore),
        ),
    )
    for room in rooms:
        window.add_room(room)
    _add_sections(window)
    RoomNames(services, window, services.door)


def _clients(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.clients.wiring import clients_page

    return clients_page(frame, clock=services.clock)


def _duplicates(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.clients.twins_wiring import twins_page

    return twins_page(frame, clock=services.clock)


def _moving_in(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.moving_in.wiring import moving_in_page

    return moving_in_page(frame, clock=services.clock)


def _calendar(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.calendar.page import CalendarPage
    from focusflow_desktop.ui.calendar.wiring import calendar_page

    page = calendar_page(frame, clock=services.clock)
    assert isinstance(page, CalendarPage)
    page.panel.move_job_asked.connect(
        lambda item: frame.show_room("cascade", job_id=item.job_id, session_id=item.id)
    )
    page.panel.sheet_asked.connect(lambda item: frame.show_room("call_sheet", session_id=item.id))
    return page


def _inquiries(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.inquiries.wiring import inquiries_page

    return inquiries_page(frame, clock=services.clock)


def _jobs(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.jobs.wiring import jobs_page

    page = jobs_page(
        frame,
        clock=services.clock,
        studio_folder=services.folder,
        thumbnails=lambda: parts.thumbnails,
    )
    services.before_closing.append(page.close_pictures)
    return page


def _cascade(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.cascade.wiring import cascade_page

    return cascade_page(frame, clock=services.clock)


def _mini_days(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.mini_days.wiring import mini_days_page

    return mini_days_page(frame, clock=services.clock)


def _call_sheet(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.call_sheets.wiring import call_sheet_page

    page = call_sheet_page(frame, clock=services.clock, thumbnails=parts.thumbnails)
    services.before_closing.append(page.close_pictures)
    return page


def _forms(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.forms.wiring import forms_page

    return forms_page(frame, clock=services.clock)


def _todos(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.todos.wiring import todos_page

    return todos_page(frame, clock=services.clock)


def _library(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.library.wiring import library_page

    return library_page(frame, services, library=parts.library, thumbnails=parts.thumbnails)


def _culling(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.culling.wiring import culling_page

    page = culling_page(frame, services, library=parts.library, thumbnails=parts.thumbnails)
    services.before_closing.append(page.close_pictures)
    return page


def _import(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.ingest.control import ImportControl
    from focusflow_desktop.ui.ingest.page import ImportPage

    page = ImportPage()
    ImportControl(page, frame, services)
    return page


def _filing(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.filing.wiring import filing_page

    page = filing_page(frame, thumbnails=parts.thumbnails, clock=services.clock)
    services.before_closing.append(page.close_shelf)
    return page


def _export(frame: Frame, services: Services) -> QWidget:
    from focusflow_desktop.ui.export.control import ExportControl
    from focusflow_desktop.ui.export.page import ExportPage

    page = ExportPage()
    ExportControl(page, frame, pool=services.pool, runner=services.runner, studio_folder=services.folder)
    return page


def _finals(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.finals.control import FinalsControl
    from focusflow_desktop.ui.finals.page import FinalsPage
    from focusflow_desktop.ui.finals.pictures import ChoicePictures

    page = FinalsPage()
    control = FinalsControl(
        page,
        frame,
        watcher=services.finals,
        runner=services.runner,
        history=parts.library,
        pictures=ChoicePictures(parts.thumbnails, services.thumbnails),
    )
    services.before_closing.append(control.close_shelf)
    return page


def _sidecars(frame: Frame, services: Services, parts: PictureParts) -> QWidget:
    from focusflow_desktop.ui.sidecars.page import SidecarsPage

    page = SidecarsPage(frame, thumbnails=parts.thumbnails)
    services.before_closing.append(page.close_shelf)
    return page


def _settings(frame: Frame, services: Services, restore: Callable[[Backup], None]) -> QWidget:
    from focusflow_desktop.ui.settings.backups import BackupsCard
    from focusflow_desktop.ui.settings.calendars import CalendarsCard
    from focusflow_desktop.ui.settings.whole import WholeCard
    from focusflow_desktop.ui.settings.wiring import settings_page
    from focusflow_desktop.ui.sidecars.folders_card import FoldersCard

    return settings_page(
        frame,
        calendars=lambda: [CalendarsCard(frame, services.calendars)],
        folders=lambda: [FoldersCard(frame)],
        backups=lambda: [
            BackupsCard(frame, services.backups, restore=restore),
            WholeCard(frame, services.studio, clock=services.clock),
        ],
    )


def _add_sections(window: Window) -> None:
    """Each section of the settings is found by its name, wherever one is."""
    for section, title in section_titles().items():
        window.frame.commands.register(
            Command(
                id=f"settings.{section}",
                title=_tr("Settings: {section}").replace("{section}", title),
                run=partial(window.show_room, "settings", section=section),
                icon="settings",
            )
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("rooms", words)
