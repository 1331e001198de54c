"""One seat of the pool: a thread that feeds one worker process, and replaces it when it dies or overstays.

The thread only waits and passes on; the work is in the process. Pixels come back through a piece of shared memory
that the seat owns: a pipe needs a hundred reads for one screen, each of which queues for Python's lock.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

from focusflow_desktop.photos.pool.confinement import Confinement
from focusflow_desktop.photos.pool.jobs import Job
from focusflow_desktop.photos.pool.queue import JobQueue
from focusflow_desktop.photos.pool.worker import Answer, Call, serve
from focusflow_desktop.shared.errors import Damaged, Unavailable, WorldError

log = logging.getLogger(__name__)

_SHARED_BYTES = 32 << 20  # a 4K screen in RGB fits; what is larger goes through the pipe
_START_SECONDS = 60.0
# Workers already share the cores; threads of their own only wait for each other. Set before the start: a worker may
# import the program's main module, and NumPy with it, before its first line runs.
_ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}


class Seat:
    """A thread and its present worker. Starts with the first job, or by `warm`."""

    def __init__(self, queue: JobQueue, *, number: int) -> None:
        self._queue = queue
        self._closing = False
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._shared = _shared_memory()
        self._lock = threading.Lock()  # held while a worker is started or ended
        self.confinement: Confinement | None = None
        self.replaced = 0
        self._thread = threading.Thread(target=self._run, name=f"pictures-{number}", daemon=True)
        self._thread.start()

    @property
    def worker_pid(self) -> int | None:
        """The present worker's process id; None before the first job."""
        process = self._process
        return process.pid if process is not None else None

    def warm(self) -> None:
        """Start the worker now; what goes wrong is told by the first job."""
        with contextlib.suppress(Unavailable):
            self._ready()

    def close(self) -> None:
        """End the worker, whatever it is doing. The queue must be closed before."""
        self._closing = True
        self._end_worker()
        self._thread.join(timeout=10)
        self._end_worker()
        if self._shared is not None:
            self._shared.close()
            self._shared.unlink()
            self._shared = None

    def _run(self) -> None:
        while (job := self._queue.take()) is not None:
            try:
                job.ticket.settle(self._do(job))
            except WorldError as error:
                job.ticket.settle(error=error)
            except Exception as error:  # the seat's edge: the caller is told, the seat stays
                log.exception("the pool failed over a picture job")
                job.ticket.settle(error=error)
            finally:
                self._queue.finished(job)

    def _do(self, job: Job) -> object:
        connection = self._hand_over(job)
        deadline = time.monotonic() + job.limits.seconds
        try:
            if not connection.poll(max(0.0, deadline - time.monotonic())):
                self._replace("overstayed")
                raise Damaged(
                    "picture.too_slow", "Reading this picture took too long.", seconds=job.limits.seconds
                )
            answer = connection.recv()
        except (EOFError, OSError):
            raise self._death() from None
        return self._value(answer)

    def _hand_over(self, job: Job) -> Connection:
        call = Call(call=job.call, memory_bytes=job.limits.memory_bytes)
        connection = self._ready()
        try:
            connection.send(call)
        except (BrokenPipeError, ConnectionResetError, OSError):
            self._replace("died while idle")
            connection = self._ready()
            connection.send(call)
        return connection

    def _value(self, answer: Answer) -> object:
        if answer.error is not None:
            if answer.trace:
                log.warning("a picture could not be read\n%s", answer.trace)
            raise answer.error
        buffers = list(answer.buffers)
        if answer.shared and self._shared is not None and self._shared.buf is not None:
            buffers = [bytes(self._shared.buf[start : start + count]) for start, count in answer.shared]
        if not answer.value:  # a large plain value is itself the buffer
            return pickle.loads(buffers[0])
        return pickle.loads(answer.value, buffers=buffers)

    def _death(self) -> WorldError:
        process = self._process
        if process is not None:
            process.join(timeout=5)
        code = process.exitcode if process is not None else None
        self._replace(f"died with {code}")
        if code in {-9, -15} or self._closing:
            return Unavailable(
                "pool.worker_killed", "The program that reads pictures was stopped from outside."
            )
        return Damaged("picture.crashed_reader", "This picture crashed the program that reads it.", exit=code)

    def _ready(self) -> Connection:
        with self._lock:
            if self._connection is not None:
                return self._connection
            if self._closing:
                raise Unavailable("pool.closed", "The program is closing.")
            self._connection = self._start_worker()
            return self._connection

    def _start_worker(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        name = self._shared.name if self._shared is not None else None
        process = context.Process(target=serve, args=(theirs, name), name="pictures", daemon=True)
        os.environ.update(_ONE_THREAD_EACH)
        try:
            process.start()
            theirs.close()
            self._process = process
            if not ours.poll(_START_SECONDS):
                raise EOFError
            self.confinement = ours.recv()
        except (OSError, EOFError) as error:
            ours.close()
            raise Unavailable("pool.no_worker", "The program that reads pictures did not start.") from error
        return ours

    def _replace(self, why: str) -> None:
        if not self._closing:
            log.info("a picture worker is replaced: it %s", why)
        self.replaced += 1
        self._end_worker()

    def _end_worker(self) -> None:
        with self._lock:
            process, self._process = self._process, None
            connection, self._connection = self._connection, None
        if process is not None and process.pid is not None:
            process.kill()
            process.join(timeout=10)
        if connection is not None:
            connection.close()


def _shared_memory() -> SharedMemory | None:
    """Room for large results, or None where the system has none; it takes real memory only as far as it is used."""
    try:
        if Path("/dev/shm").is_dir() and _free_shared() < 4 * _SHARED_BYTES:
            return None  # a container's tiny /dev/shm: writing beyond it would kill the worker
        return SharedMemory(create=True, size=_SHARED_BYTES)
    except OSError:
        return None


def _free_shared() -> int:
    room = os.statvfs("/dev/shm")
    return room.f_bavail * room.f_frsize
