"""Compare: the select at the left, a candidate at the right, zoomed and panned together.

The room gives photos and passes on its commands; this view asks for pictures and says what was decided. It writes
no mark: `marked` goes to the room, which paints it in the rows both look at, and so it comes back here at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from focusflow_desktop.photos.culling.looks import Bursts
from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.compare_bars import CompareBar, DecisionBar
from focusflow_desktop.ui.culling.compare_details import ComparedDetails
from focusflow_desktop.ui.culling.compare_keys import COMPARE, COMPARE_MEANS, key_of
from focusflow_desktop.ui.culling.compare_pair import Pair, pair_of
from focusflow_desktop.ui.culling.compare_pane import ComparePane
from focusflow_desktop.ui.culling.compare_pictures import SidePictures, Wish
from focusflow_desktop.ui.culling.keys import Key
from focusflow_desktop.ui.culling.linked import Link, Look
from focusflow_desktop.ui.culling.overlays import Kind, Overlays
from focusflow_desktop.ui.culling.overlays_beside import BesideOverlays
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import rule

SETTLE_MS = 80
PICK = Mark(field=Field.FLAG, value=Flag.PICK)


class CompareView(QWidget):
    """Fills the room: it has its own head and its own line of decisions, and needs neither facts nor rail.

    `show_photos(ids, active=…)` begins; `show_bursts` tells which photos' sharpness may be compared; `run(key)` does
    a command of the room or of `compare_keys.COMPARE` and returns False for one that means nothing here.
    """

    marked = Signal(object, object)  # photo id, Mark
    moved = Signal(object, object)  # the select's and the candidate's ids; the pair is another one
    closed = Signal(object)  # the photo to go on with, or None

    def __init__(
        self,
        library: LibraryDoor,
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
        self._pair: Pair | None = None
        self.select = ComparePane(self.tr("Select"))
        self.candidate = ComparePane(self.tr("Candidate"))
        heads = (self.select.head, self.candidate.head)
        self._details = ComparedDetails(library, heads=heads, parent=self)
        self.link = Link(self)
        self.link.hold([self.select.canvas, self.candidate.canvas])
        self._overlays = BesideOverlays(overlays, self)
        self._overlays.hold([self.select.canvas, self.candidate.canvas])
        self.bar = CompareBar(self.tr("Compare"))
        self.decisions = DecisionBar()
        self.empty = EmptyState(
            icon="columns-2",
            title=self.tr("Compare needs two pictures"),
            sentence=self.tr("Select another with Ctrl+click in the library, then press C."),
        )
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._acts = self._named_acts()
        self._lay_out()
        self._wire()
        self._activate(self.candidate)

    # --- what it shows ------------------------------------------------------------------------------------
    @property
    def pair(self) -> Pair | None:
        """The two on screen."""
        return self._pair

    @property
    def active(self) -> ComparePane:
        """The pane the keys act on."""
        return self.select if self.select.is_active else self.candidate

    def show_photos(self, ids: Sequence[UUID], *, active: UUID | None = None) -> None:
        """The active photo is the select, the others are its candidates in turn. Both are fitted, and linked."""
        self._details.forget()
        for pane in (self.select, self.candidate):
            pane.canvas.look_at(Look())
        self.link.set_linked(True)
        self._activate(self.candidate)
        self._show_pair(pair_of(ids, active))

    def show_bursts(self, bursts: Bursts) -> None:
        """What is known of the photos' sharpness, and which were taken in one go."""
        self._details.show_bursts(bursts)

    # --- what it can do -----------------------------------------------------------------------------------
    def run(self, key: Key) -> bool:
        """A command of the room's table or of this view's own."""
        if key.mark is not None:
            self.mark(key.mark, advances=key.advances)
            return True
        act = self._acts.get(COMPARE_MEANS.get(key.name, key.name))
        if act is not None:
            act()
        return act is not None

    def mark(self, mark: Mark, *, advances: bool = False) -> None:
        """Mark the picture the keys act on; go on to the next candidate if asked."""
        if self.active.photo_id is not None and self._pair is not None:
            self.marked.emit(self.active.photo_id, mark)
            if advances:
                self.step(1)

    def step(self, by: int) -> None:
        """Another candidate."""
        if self._pair is not None:
            self._show_pair(self._pair.stepped(by))

    def show_candidate(self, photo_id: UUID) -> None:
        """This one against the select, such as one clicked in the filmstrip."""
        if self._pair is not None:
            self._show_pair(self._pair.with_candidate(photo_id))

    def swap(self) -> None:
        """Each in the other's place."""
        if self._pair is not None:
            self._show_pair(self._pair.swapped())

    def make_select(self) -> None:
        """The candidate is better: it stays, the next one comes."""
        if self._pair is not None:
            self._show_pair(self._pair.won())

    def accept(self) -> None:
        """The select is the one: pick it, and leave."""
        if self._pair is not None:
            self.marked.emit(self._pair.select, PICK)
            self.closed.emit(self._pair.select)

    def other_pane(self) -> None:
        """The keys act on the other picture."""
        self._activate(self.candidate if self.select.is_active else self.select)

    def toggle_zoom(self) -> None:
        """100 % at the pointer, in both if they are linked."""
        self.link.toggle_zoom(self.active.canvas)

    def toggle_link(self) -> None:
        """Loosen the two, or bring the other one to where the active one looks."""
        self.link.set_linked(not self.link.is_linked, leader=self.active.canvas)

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self._settle.stop()
        self._pictures.close()

    # --- Qt -----------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key the room did not take."""
        key = key_of(event, COMPARE)
        if key is None or (event.isAutoRepeat() and not key.repeats) or not self.run(key):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _is_next: bool, /) -> bool:
        """Tab goes to the other picture; every button here has a key of its own."""
        self.other_pane()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are wanted."""
        super().showEvent(event)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """No picture is wanted, and none is kept."""
        super().hideEvent(event)
        self._settle.stop()
        self._pictures.rest()
        self._overlays.drop()

    # --- parts --------------------------------------------------------------------------------------------
    def _named_acts(self) -> dict[str, Callable[[], None]]:
        return {
            "next_candidate": partial(self.step, 1),
            "previous_candidate": partial(self.step, -1),
            "make_select": self.make_select,
            "swap": self.swap,
            "other_pane": self.other_pane,
            "zoom": self.toggle_zoom,
            "link": self.toggle_link,
            "peaking": partial(self._overlays.toggle, Kind.PEAKING),
            "clipping": partial(self._overlays.toggle, Kind.CLIPPING),
            "accept": self.accept,
            "close": self._close,
        }

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Compare"))
        body = QWidget()
        panes = QHBoxLayout()
        panes.setSpacing(8)
        panes.addWidget(self.select, 1)
        panes.addWidget(self.candidate, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(panes, 1)
        column.addWidget(rule())
        column.addWidget(self.decisions)
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
        self._stack.addWidget(body)

    def _wire(self) -> None:
        self._pictures.arrived.connect(self._on_arrived)
        self._pictures.failed.connect(self._on_failed)
        self._rows.rows_arrived.connect(self._show_rows)
        self._rows.dataChanged.connect(self._show_rows)
        self._settle.timeout.connect(self._want)
        self.link.changed.connect(self._on_look)
        self.bar.link_toggled.connect(self.toggle_link)
        self.bar.close_asked.connect(self._close)
        self.decisions.asked.connect(self._on_asked)
        for pane in (self.select, self.candidate):
            pane.pressed.connect(partial(self._activate, pane))
            pane.canvas.resized.connect(self._settle.start)

    def _show_pair(self, pair: Pair | None) -> None:
        self._pair = pair
        self._stack.setCurrentIndex(0 if pair is None else 1)
        self.bar.show_pictures(pair is not None)
        if pair is None:
            self._pictures.rest()
            return
        for pane, photo_id in ((self.select, pair.select), (self.candidate, pair.candidate)):
            pane.show_photo(photo_id, self._row(photo_id), small=self._small(photo_id))
            pane.show_scale()
        self._show_rows()  # those that came while the panes were told
        position = self.tr("Candidate {0} of {1}").replace("{0}", str(pair.candidate_at + 1))
        self.bar.show_words(position.replace("{1}", str(len(pair.ids))))
        self._details.show_photos(pair.select, pair.candidate)
        self._want()
        self.moved.emit(pair.select, pair.candidate)

    def _show_rows(self) -> None:
        for pane in (self.select, self.candidate):
            if pane.photo_id is not None:
                pane.show_row(self._row(pane.photo_id))

    def _want(self) -> None:
        if self._pair is None or not self.isVisible():
            return
        panes = (self.active, self.select if self.active is self.candidate else self.candidate)
        wishes = [Wish(photo_id=pane.photo_id, box=pane.canvas.box) for pane in panes if pane.photo_id]
        if self.link.is_zoomed:
            wishes += [
                Wish(photo_id=pane.photo_id, box=None)
                for pane in panes
                if pane.photo_id and pane.canvas.look.zoom is not None
            ]
        box = self.candidate.canvas.box
        near = {self._pair.stepped(by).candidate: None for by in (1, -1)}
        wishes += [Wish(photo_id=one, box=box, waits=True) for one in near if one != self._pair.candidate]
        self._pictures.show(wishes)

    def _on_arrived(self, photo_id: UUID, image: QImage, whole: tuple[int, int]) -> None:
        for pane in (self.select, self.candidate):
            if pane.photo_id == photo_id:
                pane.take_image(image, whole, is_finest=self._pictures.has_full(photo_id))

    def _on_failed(self, photo_id: UUID) -> None:
        for pane in (self.select, self.candidate):
            if pane.photo_id == photo_id:
                pane.fail()

    def _on_look(self) -> None:
        self.bar.show_link(self.link.is_linked)
        for pane in (self.select, self.candidate):
            pane.show_scale()
        self._settle.start()

    def _on_asked(self, name: str) -> None:
        self._acts[name]() if name in self._acts else self.mark(Mark(field=Field.FLAG, value=Flag.REJECT))

    def _activate(self, pane: ComparePane) -> None:
        for one in (self.select, self.candidate):
            one.set_active(one is pane)
        self.decisions.show_active(is_candidate=pane is self.candidate)

    def _close(self) -> None:
        self.closed.emit(self.active.photo_id if self._pair is not None else None)

    def _row(self, photo_id: UUID) -> PhotoRow | None:
        place = self._rows.place_of(photo_id)
        return self._rows.row_at(place) if place is not None else None

    def _small(self, photo_id: UUID) -> QImage:
        found = self._shelf.look(photo_id) if self._shelf is not None else None
        return found.toImage() if found is not None else QImage()
