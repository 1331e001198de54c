"""The finals that found their photos last: each as it looks, with the way to its photo in the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.photos.finals.queries import LinkedFinal
from focusflow_desktop.ui.finals.choices_part import EDGE, Picture
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import ElidedLabel


class LinkedCard(Card):
    """As many beside each other as there is room for."""

    photo_asked = Signal(object)

    def __init__(self, finals: Sequence[LinkedFinal], *, columns: int) -> None:
        super().__init__(self.tr("Linked"), aside=self.tr("The newest files first"))
        self.pictures: dict[UUID, Picture] = {}
        grid = QGridLayout()
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setSpacing(16)
        grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for number, final in enumerate(finals):
            grid.addWidget(self._one(final), number // columns, number % columns)
        self.body.addLayout(grid)

    def show_pictures(self, pixmaps: Mapping[UUID, QPixmap | None]) -> None:
        """Those that have come so far; None: there is none to be had."""
        for final_id in self.pictures.keys() & pixmaps.keys():
            self.pictures[final_id].show_picture(pixmaps[final_id])

    def _one(self, final: LinkedFinal) -> QWidget:
        picture = Picture(final.name)
        self.pictures[final.final_id] = picture
        name = ElidedLabel(final.name)
        name.setProperty("type", Type.SMALL.name.lower())
        origin = ElidedLabel(self.tr("from {photo}").replace("{photo}", final.photo))
        origin.setProperty("type", Type.SMALL.name.lower())
        origin.setProperty("tone", "2")
        said = self.tr("Show {photo} in the library").replace("{photo}", final.photo)
        show = Button(icon="image", kind=Kind.QUIET, small=True, name=said)
        show.setToolTip(said)
        show.clicked.connect(partial(self.photo_asked.emit, final.photo_id))
        box = QWidget()
        box.setProperty("surface", "none")
        box.setFixedWidth(scaled(EDGE))
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(origin)
        below = QHBoxLayout()
        below.addLayout(words, 1)
        below.addWidget(show)
        column.addWidget(picture)
        column.addLayout(below)
        return box
