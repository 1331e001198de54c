"""Which rooms the window has: one line per room, each with its factory. A feature that goes takes its line along."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.culling.wiring import culling_page
from focusflow_desktop.ui.dashboard.wiring import today_page
from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.export.page import ExportPage
from focusflow_desktop.ui.ingest.control import ImportControl
from focusflow_desktop.ui.ingest.page import ImportPage
from focusflow_desktop.ui.library.door import StudioLibrary
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.library.stored import StoredThumbnails, StoredTones
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.settings.page import SettingsPage
from focusflow_desktop.ui.shell.page import Frame, Room, Surface
from focusflow_desktop.ui.shell.window import Window


def add_rooms(window: Window, services: Services) -> None:
    """Make every room reachable; its page is built when it is first shown."""
    counted = partial(window.show_count, "today")
    library = StudioLibrary(
        services.door, studio=services.studio, runner=services.runner, writer=services.marks, parent=services
    )
    thumbnails = StoredThumbnails(services.locations, services.thumbnails)
    rooms = (
        Room(
            id="today",
            title=_tr("Today"),
            icon="sun",
            shortcut="Alt+1",
            factory=lambda frame: today_page(frame, clock=services.clock, counted=counted),
        ),
        Room(
            id="library",
            title=_tr("Library"),
            icon="images",
            shortcut="Alt+2",
            surface=Surface.PICTURES,
            factory=lambda frame: LibraryPage(
                frame,
                library=library,
                thumbnails=thumbnails,
                facts=StoredTones(thumbnails, services.runner, services),
            ),
        ),
        Room(
            id="culling",
            title=_tr("Culling"),
            surface=Surface.PICTURES,
            shows_rail=False,
            stands_under="library",
            factory=lambda frame: culling_page(frame, services, library=library, thumbnails=thumbnails),
        ),
        Room(
            id="import",
            title=_tr("Import"),
            surface=Surface.PICTURES,
            stands_under="library",
            factory=lambda frame: _import(frame, services),
        ),
        Room(
            id="export",
            title=_tr("Export"),
            surface=Surface.PICTURES,
            stands_under="library",
            factory=lambda frame: _export(frame, services),
        ),
        Room(id="settings", title=_tr("Settings"), icon="settings", shortcut="Ctrl+,", factory=SettingsPage),
    )
    for room in rooms:
        window.add_room(room)


def _import(frame: Frame, services: Services) -> QWidget:
    page = ImportPage()
    ImportControl(page, frame, services)
    return page


def _export(frame: Frame, services: Services) -> QWidget:
    page = ExportPage()
    ExportControl(page, frame, pool=services.pool, runner=services.runner, studio_folder=services.folder)
    return page


def _tr(words: str) -> str:
    return QCoreApplication.translate("rooms", words)
