import os
import pickle
import signal
import time

import pytest

from focusflow_desktop.photos.pool.jobs import Job, Limits, Priority, Ticket
from focusflow_desktop.photos.pool.queue import JobQueue
from focusflow_desktop.photos.pool.seat import Seat


@pytest.fixture
def queue():
    return JobQueue()


@pytest.fixture
def seat(queue):
    taken = Seat(queue, number=1)
    yield taken
    queue.close()
    taken.close()


def put(queue: JobQueue, function, *args) -> Ticket[object]:
    ticket: Ticket[object] = Ticket()
    call = pickle.dumps((function, args))
    queue.put(Job(call=call, limits=Limits(), ticket=ticket), priority=Priority.VISIBLE)
    return ticket


def test_no_worker_is_started_before_the_first_job(seat, queue):
    assert (seat.worker_pid, seat.confinement) == (None, None)
    assert put(queue, abs, -1).result(60) == 1
    assert seat.worker_pid is not None
    assert seat.confinement is not None


def test_warming_starts_the_worker_that_the_first_job_finds(seat, queue):
    seat.warm()
    pid = seat.worker_pid
    assert put(queue, os.getpid).result(60) == pid


def test_a_new_worker_takes_the_place_of_a_dead_one(seat, queue):
    first = put(queue, os.getpid).result(60)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    second = put(queue, os.getpid).result(60)
    assert second != first
    assert seat.replaced == 1
