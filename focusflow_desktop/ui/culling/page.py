"""The loupe: a picture, its marks, the strip, the facts. A key paints first and is written after.

The order under which one entered is kept, so a photo that a mark took out of the filter can return to its slot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.culling.looks import NO_BURSTS, Bursts
from focusflow_desktop.photos.culling.overlays import clipping, focus_peaking
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import PhotoDetail, PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.burst_list import BurstList
from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.filmstrip import Filmstrip
from focusflow_desktop.ui.culling.keys import Key, all_keys
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.culling.place import Place
from focusflow_desktop.ui.culling.strip import MarkStrip
from focusflow_desktop.ui.library import words
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.histogram import Channels, Histogram
from focusflow_desktop.ui.library.marks import Field, Mark, has_mark, stays, with_mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.page import PictureFacts
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import rule, text

ROOM = "culling"
SETTLE_MS = 80


class CullingPage(QWidget):
    """The room `culling`."""

    def __init__(
        self,
        frame: Frame,
        *,
        library: LibraryDoor,
        thumbnails: ThumbnailSource,
        pictures: LoupePictures,
        facts: PictureFacts | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._door = library
        self._pictures = pictures
        self._tones = facts
        self._order: Sequence[UUID] = ()
        self._filter = Filter()
        self._bursts = NO_BURSTS
        self._sharp: UUID | None = None  # whose full picture is on the canvas
        self._is_advancing = False
        self._overlay = ""
        self._surround = theme.SURROUNDS[0]
        self.place = Place(ids=())
        self.photos = PhotoGridModel(library, self)
        self.shelf = ThumbnailShelf(thumbnails, self)
        self.canvas = Canvas()
        self.strip = MarkStrip()
        self.film = Filmstrip(self.photos, self.shelf)
        self.histogram = Histogram()
        self._title = text(step=Type.HEADING, weight=Weight.STRONG)
        self._count = text(tone="2")
        self._facts = text(step=Type.SMALL, tone="2", wraps=True)
        self.burst = BurstList()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._wire()

    # --- what it shows ------------------------------------------------------------------------------------
    def show_place(self, **place: object) -> None:
        """Entered: `ids` in order, the `active` one, the `filter` they came by, a `title`."""
        ids, active, filter_, title = (place.get(name) for name in ("ids", "active", "filter", "title"))
        self._filter = filter_ if isinstance(filter_, Filter) else Filter()
        self._title.setText(str(title or ""))
        if isinstance(ids, list):
            self.show_photos(ids, active=active if isinstance(active, UUID) else None)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_photos(self, ids: Sequence[UUID], *, active: UUID | None = None) -> None:
        """These photos in this order, at the active one."""
        self._order = tuple(ids)
        self.photos.show_ids(self._order)
        self._bursts = NO_BURSTS
        self._door.bursts(self._order, self._take_bursts)
        self._go(Place(ids=self._order).at_photo(active) if active is not None else Place(ids=self._order))

    def show_detail(self, detail: PhotoDetail | None) -> None:
        """The facts beside the picture."""
        if detail is not None and detail.row.id == self.place.current:
            facts = (
                words.file_words(detail),
                words.when(detail.row.taken_at),
                " · ".join(words.exposure_words(detail)),
            )
            self._facts.setText("\n".join(fact for fact in facts if fact))

    # --- what it can do -----------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """To another photo."""
        self._go(self.place.moved(by))

    def step_burst(self, by: int) -> None:
        """To the first photo of the next or previous burst."""
        here, at = self._group_at(self.place.at), self.place.at
        while 0 <= at < len(self.place.ids) and self._group_at(at) == here:
            at += by
        if not 0 <= at < len(self.place.ids):
            return
        there = self._group_at(at)
        while at > 0 and self._group_at(at - 1) == there:
            at -= 1
        self._go(self.place.moved_to(at))

    def mark(self, mark: Mark, *, advances: bool = False) -> None:
        """Paint the mark now, write it after; go on if asked, or if the photo left the filter."""
        row = self._row()
        if row is None:
            return
        if mark.field is Field.LABEL and has_mark(row, mark):
            mark = Mark(field=Field.LABEL, value="none")
        marked = with_mark(row, mark)
        self.photos.show_mark([row.id], mark)
        self.strip.show_row(marked)
        self.strip.repaint()
        self._door.mark([row.id], mark, step=self.tr("Mark {0}").replace("{0}", row.name))
        if not stays(marked, self._filter):
            self._frame.messages.info(
                self.tr("{0} left the filter. Ctrl+Z brings it back.").replace("{0}", row.name)
            )
            self._go(self.place.without(row.id))
        elif advances or self._is_advancing:
            self.step(1)
        else:
            self.film.update()

    def keep_this(self) -> None:
        """Pick this one, reject the rest of its burst, go to the next burst."""
        current = self.place.current
        group = self._bursts.group_of.get(current) if current is not None else None
        if current is None or group is None or group.keeps_all:
            return
        others = [photo_id for photo_id in group.photos if photo_id != current]
        for ids, value in (([current], Flag.PICK), (others, Flag.REJECT)):
            mark = Mark(field=Field.FLAG, value=value)
            self.photos.show_mark(ids, mark)
            self._door.mark(ids, mark, step=self.tr("Keep one of a burst"))
        self.strip.show_row(self._row())
        self.step_burst(1)

    def take_back(self) -> None:
        """Undo, and look where it happened."""
        self._door.undo(self._look_at)

    def do_again(self) -> None:
        """Redo, and look where it happened."""
        self._door.redo(self._look_at)

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self.place = Place(ids=())
        self._settle.stop()
        self._pictures.close()
        self.shelf.close()

    # --- parts --------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self.setFocusProxy(self.canvas)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        back = Button(
            self.tr("Library") + "  Esc", icon="arrow-left", kind=Kind.QUIET, name=self.tr("Library")
        )
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self._leave)
        self._advance = Button(self.tr("Auto-advance"), icon="chevrons-right", kind=Kind.CHIP)
        self._advance.setCheckable(True)
        self._advance.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._advance.toggled.connect(self._on_advance)
        for widget in (back, self._title):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self._advance)
        self._side = QWidget()
        self._side.setProperty("surface", "panel")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side.setFixedWidth(theme.COLUMN_LOUPE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(16, 16, 16, 16)
        for part in (self.histogram, self._facts, rule()):
            side.addWidget(part)
        side.addWidget(self.burst, 1)
        side.addStretch(0)
        picture = QVBoxLayout()
        picture.setSpacing(0)
        picture.addWidget(self.canvas, 1)
        picture.addWidget(self.strip)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(picture, 1)
        body.addWidget(rule(vertical=True))
        body.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(body, 1)
        column.addWidget(rule())
        column.addWidget(self.film)

    def _wire(self) -> None:
        self._pictures.arrived.connect(self._on_arrived)
        self._pictures.failed.connect(self._on_failed)
        self.photos.rows_arrived.connect(self._on_rows)
        self.shelf.arrived.connect(self._on_small_arrived)
        self.canvas.view_changed.connect(self._on_view_changed)
        self.canvas.resized.connect(self._settle.start)
        self.film.chosen.connect(self._on_chosen)
        self.burst.chosen.connect(self._on_burst_chosen)
        self.burst.keep_asked.connect(self.keep_this)
        self._settle.timeout.connect(self._on_settled)
        self._frame.door.bus.changed.connect(self._on_changes)
        acts: dict[str, Callable[[], None]] = {
            "next": partial(self.step, 1),
            "previous": partial(self.step, -1),
            "first": partial(self.step, -(10**9)),
            "last": partial(self.step, 10**9),
            "next_burst": partial(self.step_burst, 1),
            "previous_burst": partial(self.step_burst, -1),
            "zoom": self.canvas.toggle_zoom,
            "grid": self._leave,
            "peaking": partial(self._toggle_overlay, "peaking"),
            "clipping": partial(self._toggle_overlay, "clipping"),
            "histogram": partial(_toggle, self.histogram),
            "info": partial(_toggle, self._side),
            "surround": self._next_surround,
            "filmstrip": partial(_toggle, self.film),
            "advance": self._advance.toggle,
            "undo": self.take_back,
            "redo": self.do_again,
            "keep_this": self.keep_this,
        }
        self._frame.commands.register(*(self._command(key, acts) for key in all_keys()))

    def _command(self, key: Key, acts: dict[str, Callable[[], None]]) -> Command:
        run = acts[key.name] if key.mark is None else partial(self.mark, key.mark, advances=key.advances)
        return Command(
            id=f"culling.{key.name}",
            title=QCoreApplication.translate("culling", key.title),
            run=run,
            room=ROOM,
            shortcut=key.keys,
            repeats=key.repeats,
        )

    def _row(self) -> PhotoRow | None:
        return self.photos.row_of(self.place.current) if self.place.current is not None else None

    def _go(self, place: Place) -> None:
        self.place = place
        self._overlay = ""
        count = words.number(len(place.ids))
        self._count.setText(f"{words.number(place.at + 1 if place.ids else 0)} / {count}")
        self.strip.show_row(self._row())
        self._show_picture()
        self.film.show_place(place)
        self._settle.start()

    def _show_picture(self) -> None:
        if self.place.current is None:
            self.canvas.show_image(QImage(), whole=(1, 1))
            return
        box = self.canvas.box if self.canvas.viewport.zoom is None else None
        ready = self._pictures.go(self.place.ids, self.place.at, box=box)
        if ready is not None:
            self._show_full(self.place.current, *ready)
        elif self._sharp != self.place.current:
            self._show_small(self.place.current)

    def _show_full(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        self._sharp = photo_id
        self.canvas.show_image(image, whole=whole)
        self._on_view_changed(ask=False)

    def _show_small(self, photo_id: UUID) -> None:
        """The small picture until the full one comes; never another photo's."""
        self._sharp = None
        small, row = self.shelf.look(photo_id), self._row()
        if small is None:
            self.canvas.show_image(QImage(), whole=(1, 1))
            return
        long_edge = max(row.width_px or 0, row.height_px or 0) if row is not None else 0
        grown = (long_edge or 6000) / max(small.width(), small.height(), 1)
        self.canvas.show_image(
            small.toImage(), whole=(round(small.width() * grown), round(small.height() * grown))
        )

    def _on_small_arrived(self, photo_id: UUID) -> None:
        if photo_id == self.place.current and self._sharp != photo_id:
            self._show_small(photo_id)

    def _on_arrived(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        if photo_id == self.place.current:
            self._show_full(photo_id, image, whole)

    def _on_failed(self, photo_id: UUID) -> None:
        if photo_id == self.place.current:
            self.strip.show_zoom(self.tr("This file cannot be shown: it is missing or damaged"))

    def _on_rows(self) -> None:
        self.strip.show_row(self._row())

    def _on_view_changed(self, *, ask: bool = True) -> None:
        percent = round(self.canvas.viewport.scale * self.devicePixelRatioF() * 100)
        is_fit = self.canvas.viewport.zoom is None
        self.strip.show_zoom((self.tr("Fit · {0} %") if is_fit else "{0} %").replace("{0}", str(percent)))
        if ask:
            self._show_picture()

    def _on_settled(self) -> None:
        current = self.place.current
        if current is None:
            return
        self._show_picture()
        self._door.detail(current, self.show_detail)
        if self._tones is not None:
            self._tones.histogram(current, partial(self._take_tones, current))
        self._show_burst()

    def _take_tones(self, photo_id: UUID, channels: Channels | None) -> None:
        if photo_id == self.place.current:
            self.histogram.show_counts(channels)

    def _take_bursts(self, bursts: Bursts) -> None:
        self._bursts = bursts
        self._show_burst()

    def _show_burst(self) -> None:
        current = self.place.current
        if current is None:
            self.burst.hide()
            return
        group = self._bursts.group_of.get(current)
        facts = self._bursts.facts(group) if group is not None else []
        self.burst.show_group(group, facts, active=current)

    def _on_burst_chosen(self, photo_id: UUID) -> None:
        self._go(self.place.at_photo(photo_id, order=self._order))

    def _group_at(self, at: int) -> object:
        """What a place belongs to: its burst, or itself alone."""
        photo_id = self.place.ids[at]
        return self._bursts.group_of.get(photo_id, photo_id)

    def _look_at(self, ids: tuple[UUID, ...]) -> None:
        if ids:
            self.photos.refresh(ids)
            self._go(self.place.at_photo(ids[0], order=self._order))

    def _on_changes(self, changes: Changes, _origin: object) -> None:
        if changes.touches("photo_states") and self._order:
            self.photos.refresh(tuple(changes.rows.get("photo_states", ())))

    def _on_chosen(self, at: int) -> None:
        self._go(self.place.moved_to(at))

    def _on_advance(self, is_on: bool, /) -> None:
        self._is_advancing = is_on

    def _leave(self) -> None:
        self._frame.show_room("library", active=self.place.current)

    def _next_surround(self) -> None:
        self._surround = theme.next_surround(self._surround)
        self.canvas.show_surround(self._surround)

    def _toggle_overlay(self, kind: str) -> None:
        self._overlay = "" if self._overlay == kind else kind
        image = self.canvas.image
        shown = overlay_of(image, kind) if self._overlay and not image.isNull() else QImage()
        self.canvas.show_overlay(shown)


def overlay_of(image: QImage, kind: str) -> QImage:
    """Focus or clipping of what is on screen, as a picture to lay over it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    pixels = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)
    made = np.zeros((plain.height(), plain.width(), 4), np.uint8)
    if kind == "peaking":
        made[focus_peaking(pixels)] = _rgba(PICTURES.good.text)
    else:
        found = clipping(pixels)
        made[found.highlights] = _rgba(PICTURES.bad.base)
        made[found.shadows] = _rgba(PICTURES.information.base)
    return QImage(
        made.tobytes(), plain.width(), plain.height(), 4 * plain.width(), QImage.Format.Format_RGBA8888
    ).copy()


def _rgba(colour: str) -> tuple[int, int, int, int]:
    made = QColor(colour)
    return made.red(), made.green(), made.blue(), 255


def _toggle(widget: QWidget) -> None:
    widget.setVisible(widget.isHidden())
