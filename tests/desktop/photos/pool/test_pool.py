import ctypes
import os
import signal
import socket
import time
from concurrent.futures import CancelledError

import pytest

from focusflow_desktop.photos.pool import Limits, Pool, Priority, Ticket
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable


@pytest.fixture(scope="module")
def pool():
    with Pool(workers=2) as shared:
        yield shared


@pytest.fixture
def single():
    with Pool(workers=1) as alone:
        alone.submit(os.getpid).result(60)
        yield alone


def test_a_job_runs_in_another_process(pool):
    assert pool.submit(os.getpid).result(60) != os.getpid()


def test_a_large_result_comes_back_whole(pool):
    assert pool.submit(bytes, range(256)).result(60) == bytes(range(256))
    assert pool.submit(pow, 2, 8_000_000).result(60) == 2**8_000_000  # a megabyte, by shared memory


def test_a_result_beyond_the_shared_memory_comes_back_whole(pool):
    assert len(pool.submit(bytes, 40 << 20).result(60)) == 40 << 20


def test_our_errors_come_back_with_their_fields(pool):
    with pytest.raises(Refused) as caught:
        pool.submit(_refuse, "CON.jpg").result(60)
    assert (caught.value.code, caught.value.fields) == ("name.reserved", {"name": "CON.jpg"})


def test_a_foreign_error_comes_back_as_damaged(pool, expected_log):
    expected_log.expect("a picture could not be read")
    with pytest.raises(Damaged) as caught:
        pool.submit(int, "no number").result(60)
    assert caught.value.code == "picture.unreadable"


def test_a_job_that_overstays_is_stopped_and_the_others_are_unharmed(pool):
    slow = pool.submit(time.sleep, 60, limits=Limits(seconds=0.2))
    others = [pool.submit(abs, -n, priority=Priority.GRID) for n in range(12)]
    with pytest.raises(Damaged) as caught:
        slow.result(60)
    assert caught.value.code == "picture.too_slow"
    assert [ticket.result(60) for ticket in others] == list(range(12))


def test_a_crashing_job_fails_alone_and_its_worker_is_replaced(pool):
    before = pool.replaced
    crash = pool.submit(_crash)
    others = [pool.submit(abs, -n) for n in range(12)]
    with pytest.raises(Damaged) as caught:
        crash.result(60)
    assert caught.value.code == "picture.crashed_reader"
    assert sorted(ticket.result(60) for ticket in others) == list(range(12))
    assert pool.replaced == before + 1


def test_a_worker_killed_from_outside_is_no_fault_of_the_file(single):
    started = single.submit(time.sleep, 60)
    while single.waiting:
        time.sleep(0.01)
    time.sleep(0.1)
    os.kill(single.worker_pids[0], signal.SIGTERM)
    with pytest.raises(Unavailable):
        started.result(60)
    assert single.submit(abs, -1).result(60) == 1


def test_a_worker_that_died_while_idle_is_replaced_unseen(single):
    os.kill(single.worker_pids[0], signal.SIGKILL)
    time.sleep(0.2)
    assert single.submit(abs, -3).result(60) == 3


def test_memory_beyond_the_limit_is_refused_where_the_system_keeps_limits(single):
    if not single.memory_limited:
        pytest.skip("this system keeps no memory limit")
    with pytest.raises(Damaged) as caught:
        single.submit(bytearray, 1 << 30, limits=Limits(memory_bytes=512 << 20)).result(60)
    assert caught.value.code == "picture.too_large"
    assert len(single.submit(bytearray, 1 << 20).result(60)) == 1 << 20


def test_a_worker_opens_no_network_socket_where_the_system_can_bar_it(single, expected_log):
    if not single.network_barred:
        pytest.skip("this system cannot bar it, and the pool says so")
    expected_log.expect("a picture could not be read")
    for family in (socket.AF_INET, socket.AF_INET6):
        with pytest.raises(Damaged) as caught:
            single.submit(socket.socket, family, socket.SOCK_STREAM).result(60)
        assert "Permission denied" in str(caught.value.fields["reason"])


def test_the_most_urgent_runs_first_and_the_newest_visible_before_the_older(single):
    order: list[str] = []
    gate = single.submit(time.sleep, 0.4)
    while single.waiting:
        time.sleep(0.01)
    last = [
        single.submit(abs, 1, priority=priority, done=_noting(order, name))
        for name, priority in [
            ("analysis", Priority.ANALYSIS),
            ("grid 1", Priority.GRID),
            ("grid 2", Priority.GRID),
            ("previous", Priority.PREVIOUS),
            ("next", Priority.NEXT),
            ("seen earlier", Priority.VISIBLE),
            ("seen now", Priority.VISIBLE),
        ]
    ]
    gate.result(60)
    for ticket in last:
        ticket.result(60)
    assert order == ["seen now", "seen earlier", "next", "previous", "grid 1", "grid 2", "analysis"]


def test_a_waiting_job_can_become_urgent(single):
    order: list[str] = []
    single.submit(time.sleep, 0.3)
    while single.waiting:
        time.sleep(0.01)
    first = single.submit(abs, 1, priority=Priority.GRID, done=_noting(order, "first"))
    second = single.submit(abs, 1, priority=Priority.GRID, done=_noting(order, "second"))
    assert single.move(second, priority=Priority.VISIBLE)
    first.result(60)
    assert order == ["second", "first"]
    assert not single.move(first, priority=Priority.VISIBLE)


def test_a_cancelled_job_never_runs_and_calls_nobody(single, tmp_path):
    called: list[str] = []
    gate = single.submit(time.sleep, 0.2)
    trace = tmp_path / "ran"
    unwanted = single.submit(os.mkdir, str(trace), done=_noting(called, "done"))
    assert unwanted.cancel()
    gate.result(60)
    assert single.submit(abs, -1).result(60) == 1
    assert not trace.exists()
    assert called == []
    with pytest.raises(CancelledError):
        unwanted.result()
    assert not gate.cancel()


def test_closing_cancels_what_waits_and_ends_the_workers():
    pool = Pool(workers=1)
    running = pool.submit(time.sleep, 60)
    waiting = pool.submit(abs, 1, priority=Priority.GRID)
    while pool.waiting > 1 or not pool.worker_pids:
        time.sleep(0.01)
    pids = pool.worker_pids
    pool.close()
    with pytest.raises(CancelledError):
        waiting.result(1)
    with pytest.raises((Unavailable, CancelledError)):
        running.result(10)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    with pytest.raises(CancelledError):
        pool.submit(abs, 1).result(1)


def test_a_failing_listener_does_not_stop_the_pool(single, expected_log):
    expected_log.expect("a listener of a finished picture job failed")

    def fail(_: Ticket[int]) -> None:
        raise KeyError("listener")

    single.submit(abs, 1, done=fail).result(60)
    assert single.submit(abs, -2).result(60) == 2


def _noting(order: list[str], name: str):
    def note(_: Ticket[int]) -> None:
        order.append(name)

    return note


def _refuse(name: str) -> None:
    raise Refused("name.reserved", "This name is reserved.", name=name)


def _crash() -> None:
    ctypes.string_at(0)


def test_a_worker_multiplies_on_one_thread_though_its_parent_had_loaded_numpy(monkeypatch):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    with Pool(workers=1) as fresh:
        assert fresh.submit(_threads_for_products).result(60) == "1"


def _threads_for_products():
    return os.environ["OPENBLAS_NUM_THREADS"]
