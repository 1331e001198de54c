"""What the list beside the picture says of a burst and of a bracket."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from focusflow_desktop.photos.culling.bursts import Group, GroupKind
from focusflow_desktop.photos.library.rows import BurstFacts
from focusflow_desktop.ui.culling.burst_list import BurstList
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from tests.support.rooms import GreyThumbnails

IDS = tuple(UUID(int=number) for number in (1, 2, 3))


def facts(number, sharpness):
    taken = datetime(2026, 5, 13, 12) + timedelta(seconds=number)
    return BurstFacts(
        id=UUID(int=number), taken_at=taken, camera_serial="A", exposure_s=None, aperture=None, iso=None,
        likeness=None, sharpness=sharpness, brightness=None,
    )  # fmt: skip


FACTS = [facts(1, 10.0), facts(2, 9.5), facts(3, 2.0)]


@pytest.fixture
def burst(qtbot):
    shelf = ThumbnailShelf(GreyThumbnails())
    made = BurstList(shelf)
    qtbot.addWidget(made)
    yield made
    shelf.close()


def test_each_photo_of_a_burst_has_its_suggestion_and_reason_in_words(burst):
    burst.show_group(Group(kind=GroupKind.BURST, photos=IDS), FACTS, active=IDS[1])
    said = [burst.lines.item(row).text() for row in range(3)]
    assert said[0] == "Suggest Select\nSharpest of 3"
    assert said[1] == "Candidate\n95 % as sharp"
    assert said[2] == "Suggest reject\nSoft: 20 % as sharp"
    assert burst.span.text() == "2.0 s"
    assert burst.lines.currentRow() == 1


def test_a_bracket_offers_no_way_to_reject_the_rest(burst):
    burst.show_group(Group(kind=GroupKind.BRACKET, photos=IDS), FACTS, active=IDS[0])
    assert burst.keep.isHidden()


def test_a_photo_that_stands_alone_has_no_list(burst):
    burst.show_group(None, [], active=IDS[0])
    assert burst.isHidden()
