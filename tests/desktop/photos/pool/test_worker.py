import multiprocessing
import pickle
import threading
from multiprocessing.shared_memory import SharedMemory

import pytest

from focusflow_desktop.photos.pool.confinement import Confinement
from focusflow_desktop.photos.pool.worker import Answer, Call, serve
from focusflow_desktop.shared.errors import Refused


@pytest.fixture
def worker():
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    shared = SharedMemory(create=True, size=1 << 20)
    process = context.Process(target=serve, args=(theirs, shared.name), daemon=True)
    process.start()
    theirs.close()
    yield ours, shared
    ours.close()
    process.join(30)
    shared.close()
    shared.unlink()
    assert process.exitcode == 0  # it goes when its pipe does


def ask(connection, function, *args) -> Answer:
    connection.send(Call(call=pickle.dumps((function, args)), memory_bytes=1 << 30))
    return connection.recv()


def test_the_first_word_is_how_far_it_is_confined(worker):
    assert isinstance(worker[0].recv(), Confinement)


def test_small_values_come_by_the_pipe_and_large_ones_by_shared_memory(worker):
    connection, shared = worker
    connection.recv()
    assert pickle.loads(ask(connection, abs, -4).value) == 4
    answer = ask(connection, bytes, 100_000)
    ((start, count),) = answer.shared
    assert pickle.loads(bytes(shared.buf[start : start + count])) == bytes(100_000)
    assert len(ask(connection, bytes, 2 << 20).buffers[0]) > 2 << 20


def test_errors_are_answers(worker):
    connection, _ = worker
    connection.recv()
    assert ask(connection, refuse).error.code == "no"
    foreign = ask(connection, int, "no number")
    assert foreign.error.code == "picture.unreadable"
    assert "ValueError" in foreign.trace
    unpicklable = ask(connection, threading.Lock)
    assert unpicklable.error.code == "picture.unreadable"
    assert pickle.loads(ask(connection, abs, -1).value) == 1


def refuse() -> None:
    raise Refused("no", "No.")
