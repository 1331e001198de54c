"""The room of culling: its parts laid out around one sitting, its commands, its settings. Marks and moves are the sitting's."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import PhotoDetail, PhotoRow
from focusflow_desktop.settings import Value
from focusflow_desktop.ui.culling.commands import ROOM, CullingKeys
from focusflow_desktop.ui.culling.filmstrip import Filmstrip
from focusflow_desktop.ui.culling.head import CullingHead
from focusflow_desktop.ui.culling.held_keys import caps_is_lit, presses
from focusflow_desktop.ui.culling.loupe import LoupeView
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.pace import Pace
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.side import SidePanel
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.histogram import Channels
from focusflow_desktop.ui.library.marks import Mark
from focusflow_desktop.ui.library.page import PictureFacts
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.text import rule

FAR = 10**9
ADVANCE, SURROUND = "culling.auto_advance", "look.surround"


class CullingPage(QWidget):
    """The room `culling`."""

    def __init__(
        self,
        frame: Frame,
        *,
        library: LibraryDoor,
        thumbnails: ThumbnailSource,
        pictures: LoupePictures,
        overlays: Overlays,
        facts: PictureFacts | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._door = library
        self._tones = facts
        self._caps = False
        self._pace = Pace()
        self.sitting = Sitting(library, self)
        self.shelf = ThumbnailShelf(thumbnails, self)
        self.head = CullingHead()
        self.loupe = LoupeView(self.sitting, pictures, shelf=self.shelf, overlays=overlays)
        self.side = SidePanel(self.shelf)
        self.film = Filmstrip(self.sitting.photos, self.shelf)
        self._lay_out()
        self._wire()
        CullingKeys(frame.commands, frame.settings, acts=self._acts(), mark=self.mark)
        frame.settings.listen(self._on_setting)
        for key in (ADVANCE, SURROUND):
            self._on_setting(key)

    # --- what it shows ------------------------------------------------------------------------------------
    def show_place(self, **place: object) -> None:
        """Entered: `ids` in order, the `active` one, the `filter` they came by, a `title`."""
        ids, active, filter_, title = (place.get(name) for name in ("ids", "active", "filter", "title"))
        if title is not None:
            self.head.show_title(str(title))
        if isinstance(ids, Sequence):
            self.sitting.begin(
                ids,
                active=active if isinstance(active, UUID) else None,
                filter_=filter_ if isinstance(filter_, Filter) else None,
            )
        elif isinstance(active, UUID):
            self.sitting.go_to(active)
        self.loupe.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_detail(self, detail: PhotoDetail | None) -> None:
        """The facts beside the picture."""
        if detail is not None and detail.row.id == self.sitting.current:
            self.side.show_detail(detail)

    # --- what it can do -----------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """To another photo."""
        self.sitting.step(by)

    def mark(self, mark: Mark, advances: bool = False) -> None:
        """Mark the photo one is at."""
        self.sitting.mark(mark, advances=advances)

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self.sitting.end()
        self.loupe.close_view()
        self.shelf.close()

    def event(self, event: QEvent) -> bool:
        """Keys come by here before the commands take them: a key that is held, and Caps Lock with any key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            lit = caps_is_lit(event)
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
                self.loupe.canvas.look_closer()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of it."""
        if presses(event, self._held_key()):
            if not event.isAutoRepeat():
                self.loupe.canvas.look_back()
        else:
            super().keyReleaseEvent(event)

    # --- parts --------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self.setFocusProxy(self.loupe)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.loupe, 1)
        body.addWidget(rule(vertical=True))
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(body, 1)
        column.addWidget(rule())
        column.addWidget(self.film)

    def _wire(self) -> None:
        sitting = self.sitting
        sitting.moved.connect(self._on_moved)
        sitting.marked.connect(self._on_marked)
        sitting.left.connect(self._on_left)
        sitting.bursts_arrived.connect(self._on_bursts)
        sitting.progress_changed.connect(self._on_progress)
        self.loupe.settled.connect(self._on_settled)
        self.film.chosen.connect(sitting.go_to_place)
        self.side.burst.chosen.connect(sitting.go_to)
        self.side.burst.keep_asked.connect(sitting.keep_this)
        self.head.back_asked.connect(self._leave)
        self.head.advance_asked.connect(self._toggle_advance)
        self.head.keys_asked.connect(self._show_keys)
        self._frame.door.bus.changed.connect(self._on_changes)

    def _acts(self) -> dict[str, Callable[[], None]]:
        sitting, loupe = self.sitting, self.loupe
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
            "peaking": partial(loupe.toggle_overlay, Kind.PEAKING),
            "clipping": partial(loupe.toggle_overlay, Kind.CLIPPING),
            "histogram": partial(_toggle, self.side.histogram),
            "info": partial(_toggle, self.side),
            "surround": self._next_surround,
            "filmstrip": partial(_toggle, self.film),
            "advance": self._toggle_advance,
            "undo": sitting.take_back,
            "redo": sitting.do_again,
            "keep_this": sitting.keep_this,
            "rate_up": partial(sitting.rate_by, 1),
            "rate_down": partial(sitting.rate_by, -1),
            "toggle_pick": sitting.toggle_pick,
        }

    def _held_key(self) -> str:
        return self._frame.commands[f"{ROOM}.look_closer"].shortcut

    def _on_moved(self) -> None:
        self._show_burst()
        self.film.show_place(self.sitting.place)

    def _on_marked(self, _row: PhotoRow) -> None:
        self._pace.note(time.monotonic())
        self.film.update()

    def _on_left(self, row: PhotoRow) -> None:
        said = self.tr("{0} left the filter. Ctrl+Z brings it back.")
        self._frame.messages.info(said.replace("{0}", row.name))

    def _on_progress(self) -> None:
        progress = self.sitting.progress
        self.head.show_progress(progress, left=self._pace.left(progress.total - progress.marked))

    def _on_bursts(self) -> None:
        self.film.show_bursts(self.sitting.bursts)
        self._show_burst()

    def _show_burst(self) -> None:
        current = self.sitting.current
        bursts = self.sitting.bursts
        group = bursts.group_of.get(current) if current is not None else None
        if current is None or group is None:
            self.side.burst.hide()
            self.film.want_also(())
            return
        self.side.burst.show_group(group, bursts.facts(group), active=current)
        self.film.want_also(group.photos)

    def _on_settled(self, photo_id: UUID) -> None:
        self._door.detail(photo_id, self.show_detail)
        if self._tones is not None:
            self._tones.histogram(photo_id, partial(self._take_tones, photo_id))

    def _take_tones(self, photo_id: UUID, channels: Channels | None) -> None:
        if photo_id == self.sitting.current:
            self.side.histogram.show_counts(channels)

    def _on_changes(self, changes: Changes, _origin: object) -> None:
        self.sitting.take_changes(changes)

    # --- settings -----------------------------------------------------------------------------------------
    def _on_setting(self, key: str) -> None:
        if key == SURROUND:
            self.loupe.canvas.show_surround(self._frame.settings.text(SURROUND))
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
        self.head.show_advance(self.sitting.is_advancing)

    def _keep(self, key: str, value: Value) -> None:
        try:
            self._frame.settings.set(key, value)
        except OSError as problem:
            said = self.tr("This could not be remembered: {0}. The settings are as they were.")
            self._frame.messages.error(said.replace("{0}", problem.strerror or str(problem)))

    def _leave(self) -> None:
        self._frame.show_room("library", active=self.sitting.current)

    def _show_keys(self) -> None:
        self._frame.commands.run("app.keys")


def _toggle(widget: QWidget) -> None:
    widget.setVisible(widget.isHidden())
