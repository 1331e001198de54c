import threading
import time
from pathlib import Path

import pytest

from focusflow_desktop.photos.library.preview_files import file_of
from focusflow_desktop.photos.library.previews import Outcome, PreviewRequest, Previews, identity_of
from focusflow_desktop.photos.pool import Pool, Priority
from focusflow_desktop.shared.errors import Unavailable
from tests.support.picture_files import jpeg


@pytest.fixture(scope="module")
def pool():
    with Pool(workers=1) as shared:
        yield shared


@pytest.fixture
def previews(pool, tmp_path):
    return Previews(pool, folder=tmp_path / "cache")


def request_for(folder: Path, name: str = "a.jpg", box=(160, 160), seed: int = 1) -> PreviewRequest:
    file = folder / name
    if not file.exists():
        file.write_bytes(jpeg(320, 200, seed=seed))
    return PreviewRequest(identity=identity_of(file), path=file, box=box)


class Heard:
    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self._came = threading.Semaphore(0)

    def __call__(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._came.release()

    def wait(self, count: int = 1) -> list[Outcome]:
        for _ in range(count):
            assert self._came.acquire(timeout=60)
        return self.outcomes


def test_a_picture_arrives_and_is_then_there_at_once(previews, tmp_path):
    request, heard = request_for(tmp_path), Heard()
    assert previews.now(request) is None
    assert not previews.want(request, priority=Priority.VISIBLE, done=heard)
    pixels = heard.wait()[0].pixels
    assert (pixels.width, pixels.height) == (160, 100)
    assert previews.now(request) is pixels
    assert previews.want(request, priority=Priority.VISIBLE, done=heard)
    assert heard.wait()[1].pixels is pixels


def test_asking_twice_decodes_once_and_both_hear(previews, pool, tmp_path):
    gate = pool.submit(time.sleep, 0.3)
    request, first, second = request_for(tmp_path), Heard(), Heard()
    previews.want(request, priority=Priority.GRID, done=first)
    waiting = pool.waiting
    previews.want(request, priority=Priority.VISIBLE, done=second)
    assert pool.waiting == waiting
    gate.result(60)
    assert first.wait()[0].pixels is second.wait()[0].pixels


def test_what_is_no_longer_wanted_is_cancelled_and_nobody_hears(previews, pool, tmp_path):
    gate = pool.submit(time.sleep, 0.3)
    stale, wanted = request_for(tmp_path, "a.jpg"), request_for(tmp_path, "b.jpg", seed=2)
    heard_stale, heard = Heard(), Heard()
    previews.want(stale, priority=Priority.VISIBLE, done=heard_stale)
    previews.want(wanted, priority=Priority.NEXT, done=heard)
    previews.keep_only([wanted])
    gate.result(60)
    heard.wait()
    assert heard_stale.outcomes == []
    assert previews.now(stale) is None


def test_the_next_program_reads_the_disk_and_not_the_photo(previews, pool, tmp_path):
    request, heard = request_for(tmp_path), Heard()
    previews.want(request, priority=Priority.VISIBLE, done=heard)
    heard.wait()
    place = file_of(tmp_path / "cache", request.key)
    deadline = time.monotonic() + 30
    while not place.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    request.path.unlink()
    later = Previews(pool, folder=tmp_path / "cache")
    later.want(request, priority=Priority.VISIBLE, done=heard)
    assert heard.wait()[1].pixels.width == 160


def test_a_failure_is_told_and_may_be_asked_again(previews, tmp_path):
    request, heard = request_for(tmp_path), Heard()
    content = request.path.read_bytes()
    request.path.unlink()
    previews.want(request, priority=Priority.VISIBLE, done=heard)
    assert isinstance(heard.wait()[0].error, Unavailable)
    request.path.write_bytes(content)
    previews.want(request, priority=Priority.VISIBLE, done=heard)
    assert heard.wait()[1].pixels is not None


def test_memory_stays_within_its_bytes_and_the_oldest_goes(pool, tmp_path):
    previews = Previews(pool, folder=tmp_path / "cache", ram_bytes=2 * 160 * 100 * 3)
    requests = [request_for(tmp_path, f"{n}.jpg", seed=n) for n in range(3)]
    heard = Heard()
    for request in requests:
        previews.want(request, priority=Priority.VISIBLE, done=heard)
        heard.wait()
    assert [previews.now(request) is not None for request in requests] == [False, True, True]
    assert previews.ram_bytes == 2 * 160 * 100 * 3
    previews.drop([requests[2].identity])
    assert previews.now(requests[2]) is None
    previews.drop()
    assert previews.ram_bytes == 0
