"""The shelf with a source that can be held in the middle of a fetch."""

import threading
from uuid import UUID

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, fitted_to

FIRST, SECOND = UUID(int=1), UUID(int=2)
BOX = QSize(40, 30)


class Source:
    """Pictures of one colour; the fetch of a held photo waits until it is let go."""

    def __init__(self) -> None:
        self.colour = "red"
        self.held: dict[UUID, threading.Event] = {}
        self.reached = threading.Event()
        self.asked: list[UUID] = []
        self.broken: set[UUID] = set()

    def thumbnail(self, photo_id: UUID, edge_px: int) -> QImage | None:
        self.asked.append(photo_id)
        colour = self.colour
        self.reached.set()
        if photo_id in self.held:
            assert self.held[photo_id].wait(10)
        if photo_id in self.broken:
            raise WorldError("test.away", "The disk is away.")
        picture = QImage(80, 60, QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        return picture


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def shelf(qapp, source):
    shelf = ThumbnailShelf(source, threads=1)
    yield shelf
    for event in source.held.values():
        event.set()
    shelf.close()


def colour(pixmap):
    return QColor(pixmap.toImage().pixel(1, 1)).name()


def test_a_picture_arrives_fitted_to_its_box(shelf, qtbot):
    with qtbot.waitSignal(shelf.arrived):
        shelf.want([FIRST], box=BOX)
    assert shelf.look(FIRST).size() == BOX


def test_what_scrolled_away_before_its_turn_is_not_fetched(shelf, source, qtbot):
    source.held[FIRST] = threading.Event()
    shelf.want([FIRST, SECOND], box=BOX)
    assert source.reached.wait(10)
    shelf.want([], box=BOX)
    with qtbot.waitSignal(shelf.arrived):
        source.held[FIRST].set()
    assert source.asked == [FIRST]


def test_a_picture_that_changed_while_it_was_fetched_is_not_shown_as_it_was(shelf, source, qtbot):
    source.held[FIRST] = threading.Event()
    shelf.want([FIRST], box=BOX)
    assert source.reached.wait(10)
    source.colour = "blue"
    shelf.forget([FIRST])
    with qtbot.waitSignal(shelf.arrived):
        source.held[FIRST].set()
    assert shelf.look(FIRST) is None
    with qtbot.waitSignal(shelf.arrived):
        shelf.want([FIRST], box=BOX)
    assert colour(shelf.look(FIRST)) == QColor("blue").name()


def test_a_photo_with_no_picture_is_broken_until_files_come(shelf, source, qtbot):
    source.broken.add(FIRST)
    with qtbot.waitSignal(shelf.arrived):
        shelf.want([FIRST], box=BOX)
    assert shelf.is_broken(FIRST)
    shelf.try_again()
    assert not shelf.is_broken(FIRST)


def test_a_small_picture_is_never_enlarged(qapp):
    small = QImage(10, 5, QImage.Format.Format_RGB32)
    small.fill(0)
    assert fitted_to(small, BOX).size() == QSize(10, 5)
