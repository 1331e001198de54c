"""The views of the room, one at a time: the loupe, and those that put photos side by side. Going between keeps the place.

A view beside the loupe gets the photos of the burst one is in, else what is culled (a survey only the next few).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from focusflow_desktop.ui.culling.compare import CompareView
from focusflow_desktop.ui.culling.keys import Key
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.culling.survey import SurveyView
from focusflow_desktop.ui.library.marks import Mark

SURVEYED = 6

Beside = CompareView | SurveyView


class View(StrEnum):
    """What the room shows."""

    LOUPE = "loupe"
    COMPARE = "compare"
    SURVEY = "survey"


MEANS = {"back": "close", "loupe": "close"}
CHOOSES = {View.COMPARE: "make_select", View.SURVEY: "open"}


class RoomViews(QStackedWidget):
    """Shows one view, passes the room's commands on to it and its marks to the sitting."""

    shown = Signal()

    def __init__(self, sitting: Sitting, loupe: QWidget, *, beside: Mapping[View, Beside]) -> None:
        super().__init__()
        self._sitting = sitting
        self._loupe = loupe
        self._beside = dict(beside)
        self._view = View.LOUPE
        self._ids: tuple[UUID, ...] = ()
        self.addWidget(loupe)
        self.setFocusProxy(loupe)
        for view in self._beside.values():
            self.addWidget(view)
            view.marked.connect(self._on_marked)
            view.closed.connect(self.show_loupe)
        sitting.looked_back.connect(self._on_looked_back)

    @property
    def view(self) -> View:
        """The one that is shown."""
        return self._view

    @property
    def photo(self) -> UUID | None:
        """The photo that the keys act on."""
        beside = self._beside.get(self._view)
        active = beside.active if beside is not None else None
        return active.photo_id if active is not None else self._sitting.current

    def show_view(self, view: View, *, together: tuple[UUID, ...] = ()) -> None:
        """Another view, at the photo one is at: of these photos, or of those that belong together."""
        if view is View.LOUPE or self._sitting.current is None:
            self.show_loupe(None)
            return
        self._ids = together or self._photos_for(view)
        self._switch(view, self._beside[view])
        self._beside[view].show_photos(self._ids, active=self._sitting.current)

    def show_loupe(self, photo: UUID | None) -> None:
        """The loupe, at this photo or where one was."""
        if photo is not None:
            self._sitting.go_to(photo)
        self._sitting.let_go(self._ids)
        self._ids = ()
        self._switch(View.LOUPE, self._loupe)

    def run(self, key: Key) -> bool:
        """A command that means something in the view beside the loupe; False where the loupe is shown or it does not."""
        beside = self._beside.get(self._view)
        if beside is None:
            return False
        goes_on = key.mark is not None and (key.advances or self._sitting.is_advancing)
        name = MEANS.get(key.name, CHOOSES[self._view] if key.name == "choose" else key.name)
        return beside.run(replace(key, name=name, advances=goes_on))

    def close_views(self) -> None:
        """Let the threads end; the program is closing."""
        for view in self._beside.values():
            view.close_pictures()

    def _photos_for(self, view: View) -> tuple[UUID, ...]:
        place, current = self._sitting.place, self._sitting.current
        group = self._sitting.bursts.group_of.get(current) if current is not None else None
        if group is not None:
            here = set(place.ids)
            together = tuple(photo for photo in group.photos if photo in here)
            if len(together) > 1:
                return together
        if view is View.COMPARE or len(place.ids) <= SURVEYED:
            return place.ids
        first = min(place.at, len(place.ids) - SURVEYED)
        return place.ids[first : first + SURVEYED]

    def _switch(self, view: View, widget: QWidget) -> None:
        self._view = view
        self.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _on_marked(self, photo: UUID, mark: Mark) -> None:
        self._sitting.mark(mark, photo=photo, stays_here=True)

    def _on_looked_back(self, photo: UUID) -> None:
        """Undo happened there: a view that does not show that photo gives way to the loupe."""
        if photo not in self._ids:
            self.show_loupe(None)
