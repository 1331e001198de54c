import threading
import time
from pathlib import Path

import pytest

from focusflow_desktop.photos.culling.ring import Ring
from focusflow_desktop.photos.library.previews import Outcome, PreviewRequest, Previews, identity_of
from focusflow_desktop.photos.pool import Pool
from tests.support.picture_files import jpeg


@pytest.fixture(scope="module")
def pool():
    with Pool(workers=1) as shared:
        yield shared


@pytest.fixture
def previews(pool, tmp_path):
    return Previews(pool, folder=tmp_path / "cache")


@pytest.fixture
def order(tmp_path) -> list[PreviewRequest]:
    return [request_for(tmp_path / f"{number:02}.jpg", number) for number in range(24)]


def request_for(path: Path, seed: int) -> PreviewRequest:
    path.write_bytes(jpeg(64, 40, seed=seed))
    return PreviewRequest(identity=identity_of(path), path=path, box=(64, 64))


class Screen:
    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self._came = threading.Semaphore(0)

    def __call__(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._came.release()

    def wait(self) -> Outcome:
        assert self._came.acquire(timeout=60)
        return self.outcomes[-1]


def wait_for(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_photo_on_screen_comes_and_its_neighbours_are_ready_after(previews, order):
    screen = Screen()
    ring = Ring(previews, shown=screen)
    assert ring.go(order, 10) is None
    assert screen.wait().request == order[10]
    wait_for(lambda: all(previews.now(request) is not None for request in order[2:19]))
    assert [previews.now(order[place]) for place in (1, 19)] == [None, None]
    assert ring.go(order, 11) is not None


def test_who_flips_past_hears_only_of_the_photo_that_stays(previews, pool, order):
    gate = pool.submit(time.sleep, 0.3)
    screen = Screen()
    ring = Ring(previews, shown=screen)
    for position in range(6):
        ring.go(order, position)
    assert ring.is_behind
    gate.result(60)
    assert screen.wait().request == order[5]
    assert len(screen.outcomes) == 1
    assert not ring.is_behind
    assert previews.now(order[3]) is None


def test_leaving_wants_nothing_more(previews, pool, order):
    gate = pool.submit(time.sleep, 0.2)
    screen = Screen()
    ring = Ring(previews, shown=screen)
    ring.go(order, 3)
    ring.leave()
    gate.result(60)
    wait_for(lambda: pool.waiting == 0)
    pool.submit(abs, 1).result(60)
    assert screen.outcomes == []
