"""Makes the culling room from an open studio's services; the list of rooms needs one line."""

from __future__ import annotations

from functools import partial

from focusflow_desktop.ui.culling.compare_pictures import SidePictures
from focusflow_desktop.ui.culling.overlays import Overlays
from focusflow_desktop.ui.culling.page import CullingPage
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.stored import StoredThumbnails, StoredTones
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.page import Frame


def culling_page(
    frame: Frame, services: Services, *, library: LibraryDoor, thumbnails: StoredThumbnails
) -> CullingPage:
    """The loupe over this studio's previews."""
    return CullingPage(
        frame,
        library=library,
        thumbnails=thumbnails,
        pictures=LoupePictures(services.previews, services.locations),
        beside=partial(SidePictures, services.previews, services.locations),
        overlays=Overlays(services.runner),
        facts=StoredTones(thumbnails, services.runner, services),
    )
