import os

import pytest

from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.library.preview_files import PreviewKey, file_of, write_preview
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.ui.behind.preview_files import PreviewFileKeeper
from focusflow_desktop.ui.services import Services
from tests.support.studios import StillClock, empty_studio

GRAY = Pixels(
    width=8,
    height=8,
    rgb=bytes([90]) * 192,
    source=next(iter(PixelSource)),
    original_width=8,
    original_height=8,
    is_partial=False,
)


def keep(folder, name, *, age, size=None):
    key = PreviewKey(name, "8x8")
    assert write_preview(folder, key, GRAY)
    place = file_of(folder, key)
    if size is not None:
        os.truncate(place, size)
    os.utime(place, (1_700_000_000 - age, 1_700_000_000 - age))
    return place


@pytest.fixture
def runner(qapp):
    made = Runner()
    yield made
    made.close()


def test_what_was_used_longest_ago_goes_when_more_is_kept_than_allowed(tmp_path, qtbot, runner):
    new, old = (keep(tmp_path, name, age=age, size=700 << 20) for name, age in (("new", 10), ("old", 900)))
    keeper = PreviewFileKeeper(tmp_path, runner=runner, most_gigabytes=lambda: 1)
    keeper.look()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert new.exists()
    assert not old.exists()


def test_a_larger_size_counts_at_the_next_look(tmp_path, qtbot, runner):
    places = [keep(tmp_path, name, age=10, size=700 << 20) for name in ("one", "two")]
    allowed = [2]
    keeper = PreviewFileKeeper(tmp_path, runner=runner, most_gigabytes=lambda: allowed[0])
    for size, left in ((2, 2), (1, 1)):
        allowed[0] = size
        keeper.look()
        qtbot.waitUntil(lambda: runner.is_idle)
        assert sum(place.exists() for place in places) == left


def test_a_woken_studio_trims_the_pictures_it_keeps(tmp_path, qtbot, qapp):
    old = keep(tmp_path / "cache" / "previews", "old", age=900, size=1 << 20)
    services = Services(
        empty_studio(tmp_path / "studio"),
        cache=tmp_path / "cache",
        clock=StillClock(),
        preview_gigabytes=lambda: 0,
    )
    try:
        services.wake()
        qtbot.waitUntil(lambda: not old.exists())
        qtbot.waitUntil(lambda: services.runner.is_idle, timeout=20_000)
    finally:
        services.close()
