"""The library room over an open studio: the page, and beside it what it can do with catalogs and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focusflow_desktop.ui.library.catalog import CatalogReader
from focusflow_desktop.ui.library.finals_shown import FinalsShown, GridPictures
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.library.presence import PresenceKeeper
from focusflow_desktop.ui.library.put_back import PutBackFromTrash
from focusflow_desktop.ui.library.relinking import Relinker
from focusflow_desktop.ui.library.stored import StoredTones
from focusflow_desktop.ui.library.trash import RejectsToTrash

if TYPE_CHECKING:
    from focusflow_desktop.ui.library.door import LibraryDoor
    from focusflow_desktop.ui.library.stored import StoredThumbnails
    from focusflow_desktop.ui.services import Services
    from focusflow_desktop.ui.shell.page import Frame


def library_page(
    frame: Frame, services: Services, *, library: LibraryDoor, thumbnails: StoredThumbnails
) -> LibraryPage:
    """The room with everything behind it; it lives as long as the window."""
    tones = StoredTones(thumbnails, services.runner, services)
    pictures = GridPictures(services.locations, services.thumbnails, studio=services.studio)
    page = LibraryPage(frame, library=library, thumbnails=pictures, facts=tones)
    FinalsShown(page, frame, pictures)
    services.before_closing.append(page.close_shelf)
    CatalogReader(page, frame, services)
    relinker = Relinker(page, frame, services)
    page.facts.search_asked.connect(relinker.choose)
    RejectsToTrash(page, frame, services, thumbnails=thumbnails, shown=lambda: page.bar.filter)
    PutBackFromTrash(page, frame, services, selected=lambda: page.selected)
    presence = PresenceKeeper(
        services.studio, runner=services.runner, bus=services.bus, clock=services.clock, parent=page
    )
    page.shoot_opened.connect(presence.check)
    services.before_closing.append(presence.close)
    presence.start()
    return page
