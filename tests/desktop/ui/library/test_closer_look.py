from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject

from focusflow_desktop.ui.library.closer_look import CloserLook
from tests.support.side_pictures import DetailedLibrary

ONE, TWO = UUID(int=1), UUID(int=2)


@dataclass
class Panel:
    """A panel that notes what it is told."""

    photos: list = field(default_factory=list)
    tones: list = field(default_factory=list)

    def show_photo(self, detail):
        self.photos.append(detail.row.id)

    def show_histogram(self, channels):
        self.tones.append(channels)


class LateTones:
    """Tones that come when they are let."""

    def __init__(self):
        self.asked = []

    def histogram(self, photo_id, done):
        self.asked.append((photo_id, done))


def test_only_the_photo_one_stays_at_is_asked_for(qtbot):
    owner, panel, tones = QObject(), Panel(), LateTones()
    look = CloserLook(owner, DetailedLibrary(3), panel=panel, tones=tones)
    look.at(ONE)
    look.at(TWO)
    qtbot.waitUntil(lambda: panel.photos == [TWO])
    assert [photo for photo, _ in tones.asked] == [TWO]


def test_tones_of_a_photo_that_was_left_are_dropped(qtbot):
    owner, panel, tones = QObject(), Panel(), LateTones()
    look = CloserLook(owner, DetailedLibrary(3), panel=panel, tones=tones)
    look.at(ONE)
    qtbot.waitUntil(lambda: len(tones.asked) == 1)
    look.at(TWO)
    tones.asked[0][1](("one",))
    assert panel.tones == [None]
    qtbot.waitUntil(lambda: len(tones.asked) == 2)
    tones.asked[1][1](("two",))
    assert panel.tones == [None, None, ("two",)]
