"""The library: head, filter bar, grid, facts. Layout and wiring; what is shown comes through the door.

Everything it shows goes through show_library(state), so that a picture or a test can give it a state.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library.closer_look import CloserLook
from focusflow_desktop.ui.library.collections import PlacesList
from focusflow_desktop.ui.library.commands import library_commands
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.empty import EmptyLibrary
from focusflow_desktop.ui.library.facts import FactsPanel
from focusflow_desktop.ui.library.filter_bar import FilterBar
from focusflow_desktop.ui.library.grid import PhotoGrid, ranges_of
from focusflow_desktop.ui.library.header import LibraryHeader
from focusflow_desktop.ui.library.marks import Field, Mark, has_mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.shown_places import ShownPlaces
from focusflow_desktop.ui.library.sizes import STEPS
from focusflow_desktop.ui.library.stacks import Stacks
from focusflow_desktop.ui.library.state import TABLES, LibraryState, PictureFacts
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.widgets.text import rule


class LibraryPage(QWidget):
    """The room `library`."""

    shoot_opened = Signal(object)  # the photos of the shoot or collection that was chosen

    def __init__(
        self,
        frame: Frame,
        *,
        library: LibraryDoor,
        thumbnails: ThumbnailSource,
        facts: PictureFacts | None = None,
    ) -> None:
        super().__init__()
        self._frame = frame
        self._door = library
        self._is_loaded = False
        self._active: UUID | None = None
        self.shelf = ThumbnailShelf(thumbnails, self)
        self.photos = PhotoGridModel(library, self)
        self.stacks = Stacks(library, self.photos, self)
        self.head = LibraryHeader()
        self.bar = FilterBar()
        self.places = PlacesList()
        self.grid = PhotoGrid(self.photos, self.shelf)
        self.facts = FactsPanel()
        self.empty = EmptyLibrary()
        self._middle = QStackedWidget()
        self._around = ShownPlaces(self, library, head=self.head, bar=self.bar, places=self.places)
        self._closer = CloserLook(self, library, panel=self.facts, tones=facts)
        self._lay_out()
        self._wire()
        frame.commands.register(*library_commands(self, any_photo=self._has_photos))

    # --- what it shows ------------------------------------------------------------------------------------
    def show_place(self, **place: object) -> None:
        """Entered from elsewhere: `active` a photo, `filter` a filter; without either, where one left."""
        filter_, active = place.get("filter"), place.get("active")
        if isinstance(active, UUID):
            self._active = active
        if isinstance(filter_, Filter) and filter_ != self.bar.filter:
            self.bar.show_filter(filter_)
            self._is_loaded = False
        if not self._is_loaded:
            self.reload()
        elif self._active is not None:
            self._go_to(self._active)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_library(self, state: LibraryState) -> None:
        """These photos under this filter."""
        self._is_loaded = True
        keep = state.active or self._active
        self.bar.show_filter(state.filter)
        self.stacks.show(state.ids)
        self.grid.updateGeometries()
        if state.counts is not None:
            self._around.show_counts(state.counts)
        self.empty.show_empty(is_filtered=not state.filter.is_empty)
        self._middle.setCurrentWidget(self.grid if state.ids else self.empty)
        self.facts.setVisible(bool(state.ids))
        self.head.show_any(bool(state.ids))
        self.places.show_chosen(state.filter)
        if state.ids:
            self._go_to(keep)
        else:
            self.facts.show_photo(None)
        self._frame.commands.refresh()

    def _show_stacks(self) -> None:
        self.grid.painter_of_cells.bursts = self.stacks.sizes
        self.grid.painter_of_cells.closed = self.stacks.closed
        self.grid.viewport().update()

    def reload(self) -> None:
        """Ask again for everything under the present filter."""
        filter_ = self.bar.filter

        def found(ids: list[UUID]) -> None:
            if filter_ == self.bar.filter:
                self.show_library(LibraryState(ids=ids, filter=filter_))
                self._around.tell_shoot(filter_, ids)

        self._door.find(filter_, found)
        self._around.ask()

    # --- what it can do (library.commands) ----------------------------------------------------------------
    def mark(self, mark: Mark) -> None:
        """Mark every selected photo; a label that all of them have is taken away."""
        ids = self.selected
        if not ids:
            return
        rows = [row for row in map(self.photos.row_of, ids) if row is not None]
        if mark.field is Field.LABEL and rows and all(has_mark(row, mark) for row in rows):
            mark = Mark(field=Field.LABEL, value="none")
        self.photos.show_mark(ids, mark)
        self._door.mark(ids, mark, step=self.tr("Mark %n photo(s)", "", len(ids)))
        self._around.count_soon()

    @property
    def selected(self) -> list[UUID]:
        """The selected photos in order; the active one where none is."""
        ids = [self.photos.ids[place] for place in self.grid.selected_places()]
        return ids or ([self._active] if self._active is not None else [])

    def cull(self) -> None:
        """Go to the loupe, with these photos, at the active one."""
        self._frame.show_room("culling", **self._culled())

    def cull_beside(self, view: str) -> None:
        """Go to compare or survey: with the selected photos, or with those the active one belongs to."""
        place = self._culled()
        self._frame.show_room("culling", **place, view=view, together=len(self.selected) > 1)

    def export(self) -> None:
        """Go to the export with the selected photos."""
        self._frame.show_room("export", ids=self.selected)

    def toggle_rating(self, stars: int) -> None:
        """See FilterBar."""
        self.bar.toggle_rating(stars)

    def toggle_flag(self, flag: Flag) -> None:
        """See FilterBar."""
        self.bar.toggle_flag(flag)

    def resize_cells(self, step: int) -> None:
        """Larger or smaller pictures."""
        at = STEPS.index(self.grid.cell.width) + step
        self.grid.show_cell_size(STEPS[min(max(at, 0), len(STEPS) - 1)])

    def select_all(self) -> None:
        """Every photo."""
        self.grid.selectAll()

    def select_none(self) -> None:
        """Only the active photo."""
        self.grid.show_place(max(0, self.grid.currentIndex().row()))

    def toggle_stack(self) -> None:
        """Close or open the burst of the active photo."""
        if self._active is not None:
            self._go_to(self.stacks.toggle(self._active))

    def toggle_stacks(self) -> None:
        """Close or open every burst."""
        active = self._active
        self.stacks.toggle_all()
        if active is not None:
            self._go_to(active)

    def toggle_filter_bar(self) -> None:
        """Show or hide the chips."""
        self.bar.setVisible(not self.bar.isVisible())

    def search(self) -> None:
        """Put the caret in the search field."""
        self.bar.setVisible(True)
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def take_back(self) -> None:
        """Undo, and look where it happened."""
        self._door.undo(self._look_at)

    def do_again(self) -> None:
        """Redo, and look where it happened."""
        self._door.redo(self._look_at)

    def close_shelf(self) -> None:
        """Let the threads of the shelf end; the program is closing."""
        self.shelf.close()

    # --- parts --------------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._middle.addWidget(self.grid)
        self._middle.addWidget(self.empty)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self._middle, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.places)
        self.places.hide()
        body.addLayout(centre, 1)
        body.addWidget(rule(vertical=True))
        body.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, rule(), self.bar, rule()):
            column.addWidget(widget)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self.stacks.changed.connect(self._show_stacks)
        self._around.shoot_opened.connect(self.shoot_opened)
        self.head.size_chosen.connect(self.grid.show_cell_size)
        self.grid.cell_size_changed.connect(self.head.show_size)
        self.head.collections_asked.connect(self._toggle_places)
        self.head.import_asked.connect(self._on_import)
        self.head.export_asked.connect(self.export)
        self.head.cull_asked.connect(self.cull)
        self.bar.filter_changed.connect(self._on_filter_changed)
        self.bar.put_back.clicked.connect(lambda: self._frame.commands.run("library.put_back"))
        self.places.place_chosen.connect(self._on_place_chosen)
        self.empty.way_chosen.connect(self._on_way)
        self.facts.keyword_asked.connect(self._on_keyword_asked)
        self.grid.opened.connect(self._on_opened)
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.grid.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._frame.door.bus.changed.connect(self._on_changes)

    def _culled(self) -> dict[str, object]:
        """The selected photos, or all where only one is; at the active one."""
        selected = self.selected
        ids = selected if len(selected) > 1 else list(self.stacks.ids)
        return {"ids": ids, "active": self._active, "filter": self.bar.filter, "title": self._around.title}

    def _has_photos(self) -> bool:
        return bool(self.photos.ids)

    def _go_to(self, photo_id: UUID | None) -> None:
        place = self.photos.place_of(self.stacks.head_of(photo_id)) if photo_id is not None else None
        self.grid.updateGeometries()
        self.grid.show_place(place if place is not None else 0)

    def _look_at(self, ids: tuple[UUID, ...]) -> None:
        if not ids:
            return
        self.photos.refresh(ids)
        if self.photos.place_of(self.stacks.head_of(ids[0])) is not None:
            self._go_to(ids[0])
        self._around.count_soon()

    def _toggle_places(self) -> None:
        self.places.setVisible(self.places.isHidden())

    def _on_filter_changed(self, _filter: object) -> None:
        self.reload()

    def _on_place_chosen(self, place: Filter) -> None:
        chosen = replace(self.bar.filter, session_ids=place.session_ids, collection_id=place.collection_id)
        self.bar.apply(chosen)

    def _on_way(self, way: str) -> None:
        if way == "clear":
            self.bar.apply(Filter())
        elif way == "catalog":
            self._frame.commands.run("library.read_catalog")
        else:
            self._frame.show_room("import", way=way)

    def _on_import(self) -> None:
        self._frame.show_room("import", way="card")

    def _on_opened(self, _place: int) -> None:
        self.cull()

    def _on_keyword_asked(self) -> None:
        asked = QInputDialog(self)
        asked.setWindowTitle(self.tr("Add a keyword"))
        asked.setLabelText(self.tr("Keyword for %n photo(s)", "", len(self.selected)))
        asked.textValueSelected.connect(self._add_keyword)
        asked.open()

    def _add_keyword(self, keyword: str) -> None:
        if keyword.strip():
            self._door.add_keyword(self.selected, keyword.strip(), step=self.tr("Add a keyword"))

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        self._active = self.photos.ids[current.row()]
        self._closer.at(self._active)

    def _on_selection_changed(self) -> None:
        chosen = self.grid.selectionModel().selection()
        self.facts.show_selected(sum(part.bottom() - part.top() + 1 for part in ranges_of(chosen)))

    def _on_changes(self, changes: Changes, _origin: object) -> None:
        if not changes.touches(*TABLES) or not self._is_loaded:
            return
        if changes.kinds <= {"photo_states", "photo_keywords"}:
            self.photos.refresh(tuple(changes.rows.get("photo_states", ())))
            self._around.count_soon()
            if "photo_keywords" in changes.kinds:
                self._closer.again()
        else:
            self.photos.refresh(tuple(changes.rows.get("photos", ())))
            self.shelf.try_again()
            self._is_loaded = False
            if self.isVisible():
                self.reload()
