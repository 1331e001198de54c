"""The room of culling: one sitting, its views, its commands and settings. Marks and moves are the sitting's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.settings import Value
from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.commands import ROOM, CullingKeys
from focusflow_desktop.ui.culling.compare import CompareView
from focusflow_desktop.ui.culling.compare_pictures import SidePictures
from focusflow_desktop.ui.culling.held_keys import caps_is_lit, presses
from focusflow_desktop.ui.culling.keys import Key, key_named
from focusflow_desktop.ui.culling.loupe import LoupeView
from focusflow_desktop.ui.culling.loupe_room import LoupeRoom
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.culling.survey import SurveyView
from focusflow_desktop.ui.culling.views import Beside, RoomViews, View
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.state import PictureFacts
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.shell.commands import key_caps
from focusflow_desktop.ui.shell.page import Frame

FAR = 10**9
ADVANCE, SURROUND = "culling.auto_advance", "look.surround"
ZOOM = key_named("zoom")
OF_THE_ROOM = frozenset(
    (
        "grid",
        "compare",
        "survey",
        "undo",
        "redo",
        "advance",
        "surround",
        "rate_up",
        "rate_down",
        "toggle_pick",
    )
)


class CullingPage(QWidget):
    """The room `culling`."""

    def __init__(
        self,
        frame: Frame,
        *,
        library: LibraryDoor,
        thumbnails: ThumbnailSource,
        pictures: LoupePictures,
        beside: Callable[[], SidePictures],
        overlays: Overlays,
        facts: PictureFacts | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._caps = False
        self.sitting = Sitting(library, self)
        self.shelf = shelf = ThumbnailShelf(thumbnails, self)
        self.loupe = LoupeView(self.sitting, pictures, shelf=shelf, overlays=overlays)
        self.around = LoupeRoom(self.sitting, self.loupe, library=library, shelf=shelf, facts=facts)
        photos = self.sitting.photos
        self.compare = CompareView(library, photos, beside(), overlays=overlays, shelf=shelf)
        self.survey = SurveyView(photos, beside(), overlays=overlays, shelf=shelf)
        views: dict[View, Beside] = {View.COMPARE: self.compare, View.SURVEY: self.survey}
        self.views = RoomViews(self.sitting, self.around, beside=views)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.views)
        self._acts = self._named_acts()
        self._wire()
        CullingKeys(frame.commands, frame.settings, run=self.run)
        frame.settings.listen(self._on_setting)
        for key in (ADVANCE, SURROUND):
            self._on_setting(key)

    # --- what it shows ------------------------------------------------------------------------------------
    def show_place(self, **place: object) -> None:
        """Entered: `ids` in order, the `active` one, the `filter` they came by, a `title`, a `view` beside the loupe.

        With `together` that view shows exactly the `ids`, which a person has selected.
        """
        ids, active, filter_, title = (place.get(name) for name in ("ids", "active", "filter", "title"))
        if title is not None:
            self.around.head.show_title(str(title))
        if isinstance(ids, Sequence):
            self.views.show_loupe(None)
            self.sitting.begin(
                ids,
                active=active if isinstance(active, UUID) else None,
                filter_=filter_ if isinstance(filter_, Filter) else None,
            )
        elif isinstance(active, UUID):
            self.sitting.go_to(active)
        view = place.get("view")
        together = tuple(ids) if place.get("together") and isinstance(ids, Sequence) else ()
        self.views.show_view(View(view) if isinstance(view, str) else View.LOUPE, together=together)

    # --- what it can do -----------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """To another photo."""
        self.sitting.step(by)

    def run(self, key: Key) -> None:
        """A command of the table, in the view that is shown."""
        if key.name not in OF_THE_ROOM and self.views.run(key):
            return
        if key.mark is not None:
            self.sitting.mark(key.mark, advances=key.advances)
        elif key.name in self._acts and (self.views.view is View.LOUPE or key.name in OF_THE_ROOM):
            self._acts[key.name]()

    def look_closer(self, is_held: bool, /) -> None:
        """100 % for as long as a key is held."""
        if self.views.view is not View.LOUPE:
            self.views.run(ZOOM)
        elif is_held:
            self.loupe.canvas.look_closer()
        else:
            self.loupe.canvas.look_back()

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self.sitting.end()
        self.loupe.close_view()
        self.views.close_views()
        self.shelf.close()

    # --- keys ---------------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Keys come by here before the commands take them: a key that is held, and Caps Lock with any key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lit = caps_is_lit(event, system=QGuiApplication.platformName())
            if lit is not None:
                self._take_caps(lit)
            if presses(event, self._held_key()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held; everything else is a command."""
        if event.key() == Qt.Key.Key_CapsLock and not event.isAutoRepeat():
            self._take_caps(not self._caps)  # the next key tells for certain
        elif presses(event, self._held_key()):
            if not event.isAutoRepeat():
                self.look_closer(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of it."""
        if presses(event, self._held_key()):
            if not event.isAutoRepeat():
                self.look_closer(False)
        else:
            super().keyReleaseEvent(event)

    def _held_key(self) -> str:
        return self._frame.commands[f"{ROOM}.look_closer"].shortcut

    # --- parts --------------------------------------------------------------------------------------------
    def _wire(self) -> None:
        head = self.around.head
        head.back_asked.connect(self._leave)
        head.advance_asked.connect(self._toggle_advance)
        head.keys_asked.connect(self._show_keys)
        self.sitting.left.connect(self._on_left)
        self.views.shown.connect(self._on_view_shown)
        self.survey.opened.connect(self.views.show_loupe)
        self.sitting.bursts_arrived.connect(self._on_bursts)
        self._frame.door.bus.changed.connect(self._on_changes)
        self._frame.commands.changed.connect(self._on_keys)

    def _named_acts(self) -> dict[str, Callable[[], None]]:
        sitting, loupe, around = self.sitting, self.loupe, self.around
        return {
            "next": partial(sitting.step, 1),
            "previous": partial(sitting.step, -1),
            "first": partial(sitting.step, -FAR),
            "last": partial(sitting.step, FAR),
            "next_burst": partial(sitting.step_burst, 1),
            "previous_burst": partial(sitting.step_burst, -1),
            "zoom": loupe.canvas.toggle_zoom,
            "look_closer": loupe.canvas.toggle_zoom,
            "back": self._leave,
            "grid": self._leave,
            "loupe": partial(self.views.show_view, View.LOUPE),
            "compare": partial(self.views.show_view, View.COMPARE),
            "survey": partial(self.views.show_view, View.SURVEY),
            "peaking": partial(loupe.toggle_overlay, Kind.PEAKING),
            "clipping": partial(loupe.toggle_overlay, Kind.CLIPPING),
            "histogram": partial(_toggle, around.side.histogram),
            "info": partial(_toggle, around.side),
            "surround": self._next_surround,
            "filmstrip": partial(_toggle, around.film),
            "advance": self._toggle_advance,
            "undo": sitting.take_back,
            "redo": sitting.do_again,
            "keep_this": sitting.keep_this,
            "rate_up": partial(self._rate_by, 1),
            "rate_down": partial(self._rate_by, -1),
            "toggle_pick": self._toggle_pick,
        }

    def _rate_by(self, stars: int) -> None:
        self.sitting.rate_by(stars, photo=self.views.photo, stays_here=self.views.view is not View.LOUPE)

    def _toggle_pick(self) -> None:
        self.sitting.toggle_pick(photo=self.views.photo, stays_here=self.views.view is not View.LOUPE)

    def _on_left(self, row: PhotoRow) -> None:
        said = self.tr("{0} left the filter. Ctrl+Z brings it back.")
        self._frame.messages.info(said.replace("{0}", row.name))

    def _on_bursts(self) -> None:
        self.compare.show_bursts(self.sitting.bursts)

    def _on_changes(self, changes: Changes, _origin: object) -> None:
        self.sitting.take_changes(changes)

    def _on_view_shown(self) -> None:
        self.setFocusProxy(self.views)
        self._on_setting(SURROUND)

    def _on_keys(self) -> None:
        self.loupe.strip.show_zoom_key(key_caps(self._frame.commands[f"{ROOM}.zoom"].shortcut))

    # --- settings -----------------------------------------------------------------------------------------
    def _on_setting(self, key: str) -> None:
        if key == SURROUND:
            for canvas in self.findChildren(Canvas):
                canvas.show_surround(self._frame.settings.text(SURROUND))
        elif key == ADVANCE:
            self._show_advance()

    def _next_surround(self) -> None:
        self._keep(SURROUND, theme.next_surround(self._frame.settings.text(SURROUND)))

    def _toggle_advance(self) -> None:
        self._keep(ADVANCE, not self._frame.settings.is_on(ADVANCE))
        self._show_advance()

    def _take_caps(self, is_lit: bool, /) -> None:
        if is_lit != self._caps:
            self._caps = is_lit
            self._show_advance()

    def _show_advance(self) -> None:
        self.sitting.is_advancing = self._caps or self._frame.settings.is_on(ADVANCE)
        self.around.head.show_advance(self.sitting.is_advancing)

    def _keep(self, key: str, value: Value) -> None:
        try:
            self._frame.settings.set(key, value)
        except OSError as problem:
            said = self.tr("This could not be remembered: {0}. The settings are as they were.")
            self._frame.messages.error(said.replace("{0}", problem.strerror or str(problem)))

    def _leave(self) -> None:
        photo = self.views.photo
        self.views.show_loupe(None)
        self._frame.show_room("library", active=photo)

    def _show_keys(self) -> None:
        self._frame.commands.run("app.keys")


def _toggle(widget: QWidget) -> None:
    widget.setVisible(widget.isHidden())
