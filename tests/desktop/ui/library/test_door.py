"""The picture rooms' questions, answered by a real studio."""

from datetime import timedelta

import pytest
from shiboken6 import delete

from focusflow_desktop.photos.culling.mark_writer import MarkWriter
from focusflow_desktop.photos.culling.signatures import Signature
from focusflow_desktop.photos.library.operations import keep_signature, register
from focusflow_desktop.ui.library.door import StudioLibrary
from tests.support.factories import FIRST_FRAME, make_photo

ALIKE = Signature(gradient=1, frequencies=1, mean_rgb=(90, 90, 90)).to_bytes()
SECONDS = (0.0, 0.5, 1.0, 60.0)


@pytest.fixture
def photos(house):
    made = [
        make_photo(number, captured_at=FIRST_FRAME + timedelta(seconds=second))
        for number, second in enumerate(SECONDS, start=1)
    ]
    with house.studio.write() as db:
        ids = [photo.id for photo in made]
        register(db, made)
        for photo_id in ids:
            keep_signature(db, photo_id, likeness=ALIKE, sharpness=9.0, brightness=0.5)
    return ids


def refuse(error):
    raise error


@pytest.fixture
def library(house):
    writer = MarkWriter(house.studio, wrote=lambda changes: None, failed=refuse)
    made = StudioLibrary(house.door, studio=house.studio, runner=house.runner, writer=writer)
    yield made
    writer.close()
    delete(made)


def test_bursts_arrive_grouped_with_what_is_known_of_each(library, photos, qtbot):
    found = []
    library.bursts(photos, found.append)
    assert found == []  # never on the window's own thread
    qtbot.waitUntil(lambda: bool(found))
    [bursts] = found
    assert bursts.sizes == dict.fromkeys(photos[:3], 3)
    assert [one.sharpness for one in bursts.facts(bursts.group_of[photos[0]])] == [9.0] * 3
