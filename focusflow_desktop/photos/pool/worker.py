"""The other side of the pool: a process that takes one call at a time and answers it, until its pipe closes.

It imports nothing heavy itself; each job brings its own libraries. Foreign exceptions become ours here, once.
"""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

from focusflow_desktop.photos.pool.confinement import Confinement, confine, limit_memory
from focusflow_desktop.shared.errors import Damaged, WorldError

_BY_SHARED_MEMORY = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call for the worker, with the memory it may use."""

    call: bytes
    memory_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a call: the pickled value here or in shared memory, or an error and where it was raised."""

    value: bytes = b""
    shared_bytes: int = 0
    error: WorldError | None = None
    trace: str = ""


def serve(connection: Connection, shared_name: str | None) -> None:
    """Answer calls until the pool goes away. The first message out says how far this process is confined."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then closes the pipe
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
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
        value = pickle.dumps(function(*args), pickle.HIGHEST_PROTOCOL)
    except WorldError as error:
        return Answer(error=error)
    except MemoryError:
        return Answer(error=Damaged("picture.too_large", "This picture needs more memory than it may use."))
    except Exception as error:  # noqa: BLE001 — the worker's edge: whatever a decoder throws is told, not thrown
        said = f"{type(error).__name__}: {error}"
        unread = Damaged("picture.unreadable", "This picture could not be read.", reason=said)
        return Answer(error=unread, trace=traceback.format_exc())
    if shared is None or shared.buf is None or not _BY_SHARED_MEMORY <= len(value) <= shared.size:
        return Answer(value=value)
    shared.buf[: len(value)] = value
    return Answer(shared_bytes=len(value))
