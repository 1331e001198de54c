"""Survey: a few pictures at once, each as large as they can all be, until the good ones are left.

Taking a picture out of the survey is no mark; X marks it as rejected and leaves it where it is. As in compare, marks
go to the room by `marked` and come back through the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.culling.compare_bars import CompareBar
from focusflow_desktop.ui.culling.compare_keys import SURVEY, SURVEY_MEANS, key_of
from focusflow_desktop.ui.culling.compare_pictures import SidePictures, Wish
from focusflow_desktop.ui.culling.keys import Key
from focusflow_desktop.ui.culling.linked import Link, Look
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.overlays_beside import BesideOverlays
from focusflow_desktop.ui.culling.survey_board import SurveyBoard
from focusflow_desktop.ui.culling.survey_cell import SurveyCell
from focusflow_desktop.ui.library.marks import Mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import rule

SETTLE_MS = 80
MOST = 24  # more than that are a grid, and the library has one
FULL_AT_ONCE = 3  # pictures held at 100 %: each of 24 MP takes 96 MB


class SurveyView(QWidget):
    """Fills the room, as compare does.

    `show_photos(ids, active=…)` begins; `run(key)` does a command of the room or of `compare_keys.SURVEY` and returns
    False for one that means nothing here. At 100 % all move together while no more than three are left; of more,
    each is zoomed alone, three at most, so that memory holds.
    """

    marked = Signal(object, object)  # photo id, Mark
    moved = Signal(object)  # the photo the keys act on
    left = Signal(object)  # a photo taken out of the survey
    opened = Signal(object)  # a photo to look at in the loupe
    closed = Signal(object)  # the photo to go on with, or None

    def __init__(
        self,
        rows: PhotoGridModel,
        pictures: SidePictures,
        *,
        overlays: Overlays,
        shelf: ThumbnailShelf | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._pictures = pictures
        self._shelf = shelf
        self._at = 0
        self._asked = 0  # photos the survey was asked to show
        self._may_link = True  # few enough for all to stand at 100 %
        self.link = Link(self)
        self._overlays = BesideOverlays(overlays, self)
        self.bar = CompareBar(
            self.tr("Survey"), hint=self.tr("/ takes a picture out and marks nothing, X rejects it")
        )
        self.board = SurveyBoard()
        self.empty = EmptyState(
            icon="layout-grid",
            title=self.tr("Survey needs two pictures"),
            sentence=self.tr("Select several with Ctrl+click in the library, then press N."),
        )
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._acts: dict[str, Callable[[], None]] = {
            "next": partial(self.step, 1),
            "previous": partial(self.step, -1),
            "first": partial(self.step, -MOST),
            "last": partial(self.step, MOST),
            "below": partial(self.step_row, 1),
            "above": partial(self.step_row, -1),
            "remove": self.remove,
            "zoom": self.toggle_zoom,
            "link": self.toggle_link,
            "peaking": partial(self._overlays.toggle, Kind.PEAKING),
            "clipping": partial(self._overlays.toggle, Kind.CLIPPING),
            "open": self._open,
            "close": self._close,
        }
        self._lay_out()
        self._wire()

    # --- what it shows ------------------------------------------------------------------------------------
    @property
    def cells(self) -> list[SurveyCell]:
        """The pictures still in the survey."""
        return self.board.cells

    @property
    def active(self) -> SurveyCell | None:
        """The cell the keys act on."""
        return self.cells[self._at] if self.cells else None

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The photos still in the survey."""
        return tuple(cell.photo_id for cell in self.cells)

    def show_photos(self, ids: Sequence[UUID], *, active: UUID | None = None) -> None:
        """These photos, fitted and linked, the keys acting on the active one or the first."""
        self._asked = len(dict.fromkeys(ids))
        order = _order(ids, active)
        for cell in self.cells:
            cell.deleteLater()
        self.board.cells = [self._cell(photo_id) for photo_id in order]
        self._at = order.index(active) if active in order else 0
        self._hold()
        self._show_rows()  # those that came while the cells were made
        self.link.set_linked(self._may_link)

    # --- what it can do -----------------------------------------------------------------------------------
    def run(self, key: Key) -> bool:
        """A command of the room's table or of this view's own."""
        if key.mark is not None:
            self.mark(key.mark, advances=key.advances)
            return True
        act = self._acts.get(SURVEY_MEANS.get(key.name, key.name))
        if act is not None:
            act()
        return act is not None

    def mark(self, mark: Mark, *, advances: bool = False) -> None:
        """Mark the active picture; it stays in the survey. Go on if asked."""
        if self.active is not None:
            self.marked.emit(self.active.photo_id, mark)
            if advances:
                self.step(1)

    def step(self, by: int) -> None:
        """To another picture, in order."""
        self._activate(self._at + by)

    def step_row(self, by: int) -> None:
        """To the picture below (1) or above (-1) the active one."""
        if self.active is None:
            return
        nearest = self.board.nearest(self.active, below=by > 0)
        if nearest is not None:
            self._activate(self.cells.index(nearest))

    def remove(self) -> None:
        """Take the active picture out; nothing is marked. The last one closes the survey."""
        if self.active is not None:
            self._remove(self.active)

    def toggle_zoom(self) -> None:
        """100 % at the pointer, in the picture below it, which becomes the active one; or fitted again."""
        below = next((cell for cell in self.cells if cell.canvas.is_under_pointer), self.active)
        if below is not None:
            self._activate(self.cells.index(below))
            below.canvas.toggle_zoom()

    def toggle_link(self) -> None:
        """Loosen the pictures, or bring the others to where the active one looks."""
        if self.active is not None and self._may_link:
            self.link.set_linked(not self.link.is_linked, leader=self.active.canvas)

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self._settle.stop()
        self._pictures.close()

    # --- Qt -----------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key the room did not take."""
        key = key_of(event, SURVEY)
        if key is None or (event.isAutoRepeat() and not key.repeats) or not self.run(key):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        """Tab goes on among the pictures; every button here has a key of its own."""
        if self.cells:
            self._activate((self._at + (1 if is_next else -1)) % len(self.cells))
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are wanted."""
        super().showEvent(event)
        self.board.arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """No picture is wanted, and none is kept."""
        super().hideEvent(event)
        self._settle.stop()
        self._pictures.rest()
        self._overlays.drop()

    # --- parts --------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Survey"))
        self._stack = QStackedLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(rule())
        whole.addLayout(
            self._stack, 1
        )  # first it has a parent: a stack without one shows its first page as a window
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        self.bar.show_pictures(False)

    def _wire(self) -> None:
        self._pictures.arrived.connect(self._on_arrived)
        self._pictures.failed.connect(self._on_failed)
        self._rows.rows_arrived.connect(self._show_rows)
        self._rows.dataChanged.connect(self._show_rows)
        self._settle.timeout.connect(self._want)
        self.board.arranged.connect(self._settle.start)
        self.link.changed.connect(self._on_look)
        self.bar.link_toggled.connect(self.toggle_link)
        self.bar.close_asked.connect(self._close)

    def _cell(self, photo_id: UUID) -> SurveyCell:
        place = self._rows.place_of(photo_id)
        small = self._shelf.look(photo_id) if self._shelf is not None else None
        cell = SurveyCell(
            photo_id,
            self._rows.row_at(place) if place is not None else None,
            small=small.toImage() if small is not None else QImage(),
        )
        cell.setParent(self.board)
        cell.pressed.connect(partial(self._on_pressed, cell))
        cell.opened.connect(partial(self.opened.emit, photo_id))
        cell.removed.connect(partial(self._remove, cell))
        return cell

    def _hold(self) -> None:
        """Other cells than before: link them, place them, say how many."""
        could_link, self._may_link = self._may_link, len(self.cells) <= FULL_AT_ONCE
        for held in (self.link, self._overlays):
            held.hold([cell.canvas for cell in self.cells])
        self.bar.show_pictures(bool(self.cells))
        self.bar.link.setVisible(bool(self.cells) and self._may_link)
        if self._may_link != could_link:
            leader = self.active.canvas if self.active is not None else None
            self.link.set_linked(self._may_link, leader=leader)
        self._stack.setCurrentIndex(1 if self.cells else 0)
        for cell in self.cells:
            cell.show()
        self._activate(self._at)
        self.board.arrange()

    def _activate(self, at: int) -> None:
        self._at = min(max(at, 0), max(len(self.cells) - 1, 0))
        for place, cell in enumerate(self.cells):
            cell.set_active(place == self._at)
        self._show_words()
        if self.active is not None:
            self.moved.emit(self.active.photo_id)

    def _show_words(self) -> None:
        words = _count_words(len(self.cells), asked=self._asked)
        if self.link.is_zoomed:
            words += " · " + (self.tr("100 %") if self._may_link else self.tr("the zoomed ones at 100 %"))
        self.bar.show_words(words)

    def _on_pressed(self, cell: SurveyCell) -> None:
        self._activate(self.cells.index(cell))

    def _remove(self, cell: SurveyCell) -> None:
        at = self.cells.index(cell)
        self.cells.remove(cell)
        cell.hide()
        cell.deleteLater()
        self._at -= 1 if at < self._at else 0
        self.left.emit(cell.photo_id)
        self._hold()
        if not self.cells:
            self.closed.emit(cell.photo_id)

    def _show_rows(self) -> None:
        aspects = [cell.aspect for cell in self.cells]
        for cell in self.cells:
            place = self._rows.place_of(cell.photo_id)
            cell.show_row(self._rows.row_at(place) if place is not None else None)
        if aspects != [cell.aspect for cell in self.cells]:
            self.board.arrange()

    def _want(self) -> None:
        if not self.cells or not self.isVisible():
            return
        order = sorted(self.cells, key=lambda cell: not cell.is_active)
        wishes = [Wish(photo_id=cell.photo_id, box=cell.canvas.box) for cell in order]
        zoomed = [cell for cell in order if cell.canvas.look.zoom is not None][:FULL_AT_ONCE]
        self._pictures.show([*wishes, *(Wish(photo_id=cell.photo_id, box=None) for cell in zoomed)])

    def _on_arrived(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        for cell in self.cells:
            if cell.photo_id == photo_id:
                before = cell.aspect
                cell.take_image(image, whole, is_finest=self._pictures.has_full(photo_id))
                if abs(cell.aspect - before) > 0.01:
                    self.board.arrange()

    def _on_failed(self, photo_id: UUID) -> None:
        for cell in self.cells:
            if cell.photo_id == photo_id:
                cell.fail()

    def _on_look(self) -> None:
        self.bar.show_link(self.link.is_linked)
        others = [cell for cell in self.cells if not cell.is_active and cell.canvas.look.zoom is not None]
        if not self._may_link:
            for cell in others[FULL_AT_ONCE - 1 :]:
                cell.canvas.look_at(Look())
        for cell in self.cells:
            cell.show_scale()
        self._show_words()
        self._settle.start()

    def _open(self) -> None:
        if self.active is not None:
            self.opened.emit(self.active.photo_id)

    def _close(self) -> None:
        self.closed.emit(self.active.photo_id if self.active is not None else None)


def _order(ids: Sequence[UUID], active: UUID | None) -> list[UUID]:
    """Each once, as many as a survey can hold, from the active one on; none where there is nothing to choose from."""
    order = list(dict.fromkeys(ids))
    if len(order) < 2:
        return []
    start = order.index(active) if active in order else 0
    start = max(0, min(start, len(order) - MOST))
    return order[start : start + MOST]


def _count_words(count: int, *, asked: int) -> str:
    """How many pictures there are, and of how many where a survey cannot hold all."""
    words = "{0} of {1} pictures" if asked > MOST else "1 picture" if count == 1 else "{0} pictures"
    said = QCoreApplication.translate("culling", words)
    return said.replace("{0}", str(count)).replace("{1}", str(asked))
