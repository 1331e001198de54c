"""The other side of the pool: a process that takes one call at a time and answers it, until its pipe closes.

It imports nothing heavy itself; each job brings its own libraries. Foreign exceptions become ours here, once.
"""

from __future__ import annotations

import pickle
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

from focusflow_desktop.heap import keep_freed_memory
from focusflow_desktop.photos.pool.confinement import Confinement, confine, limit_memory
from focusflow_desktop.shared.errors import Damaged, WorldError

_BY_SHARED_MEMORY = 1 << 16
_ALIGNED = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call for the worker, with the memory it may use."""

    call: bytes
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a call: a pickled value and the buffers it refers to, here or in shared memory; or an error."""

    value: bytes = b""
    buffers: tuple[bytes, ...] = ()
    shared: tuple[tuple[int, int], ...] = ()  # where each buffer lies in shared memory, instead of `buffers`
    error: WorldError | None = None
    trace: str = ""


def serve(connection: Connection, shared_name: str | None) -> None:
    """Answer calls until the pool goes away. The first message out says how far this process is confined."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then closes the pipe
    keep_freed_memory()
    shared = SharedMemory(shared_name) if shared_name else None
    try:
        held: Confinement = confine()
        connection.send(held)
        while True:
            connection.send(_answer(connection.recv(), shared))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        if shared is not None:
            shared.close()


def _answer(call: Call, shared: SharedMemory | None) -> Answer:
    limit_memory(call.memory_bytes)
    try:
        function, args = pickle.loads(call.call)
        return _packed(function(*args), shared)
    except WorldError as error:
        return Answer(error=error)
    except MemoryError:
        return Answer(error=Damaged("picture.too_large", "This picture needs more memory than it may use."))
    except Exception as error:  # noqa: BLE001 — the worker's edge: whatever a decoder throws is told, not thrown
        said = f"{type(error).__name__}: {error}"
        unread = Damaged("picture.unreadable", "This picture could not be read.", reason=said)
        return Answer(error=unread, trace=traceback.format_exc())


def _packed(result: object, shared: SharedMemory | None) -> Answer:
    """Pickle a result; what it offers as a buffer of its own (Pixels do) is copied once and not pickled."""
    apart: list[pickle.PickleBuffer] = []
    value = pickle.dumps(result, pickle.HIGHEST_PROTOCOL, buffer_callback=apart.append)
    if not apart and len(value) >= _BY_SHARED_MEMORY:
        apart, value = [pickle.PickleBuffer(value)], b""
    places = _placed([buffer.raw().nbytes for buffer in apart])
    room = shared.buf if shared is not None else None
    if room is None or not places or sum(places[-1]) > len(room):
        return Answer(value=value, buffers=tuple(bytes(buffer.raw()) for buffer in apart))
    for buffer, (start, count) in zip(apart, places, strict=True):
        room[start : start + count] = buffer.raw()
    return Answer(value=value, shared=tuple(places))


def _placed(sizes: list[int]) -> list[tuple[int, int]]:
    places = []
    start = 0
    for size in sizes:
        places.append((start, size))
        start += -(-size // _ALIGNED) * _ALIGNED
    return places
