import subprocess
import sys

import numpy as np
import pytest

from focusflow_desktop.photos.pool import Pool, Priority

_LARGE = 12 << 20


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux counts these faults, and only glibc keeps memory"
)
def test_a_worker_takes_a_picture_s_memory_from_the_system_only_once():
    with Pool(workers=1) as pool:
        first = pool.submit(pages_taken, _LARGE, priority=Priority.VISIBLE).result()
        again = pool.submit(pages_taken, _LARGE, priority=Priority.VISIBLE).result()
    assert first > 0
    assert again < 100


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has several heaps")
def test_threads_of_the_window_share_one_heap():
    child = subprocess.run([sys.executable, "-c", _THREADS], capture_output=True, text=True, check=True)
    assert child.stdout.split() == ["True", "1"]


_THREADS = """
import ctypes, threading
from focusflow_desktop.heap import share_one_heap
print(share_one_heap())
kept = []
def work():
    kept.append([bytes(9000) for _ in range(400)])
threads = [threading.Thread(target=work) for _ in range(6)]
[t.start() for t in threads], [t.join() for t in threads]
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
library.open_memstream.restype = ctypes.c_void_p
text, size = ctypes.c_char_p(), ctypes.c_size_t()
stream = ctypes.c_void_p(library.open_memstream(ctypes.byref(text), ctypes.byref(size)))
library.malloc_info(0, stream)
library.fclose(stream)
print(text.value.count(b"<heap nr="))
"""


def pages_taken(count: int) -> int:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    np.ones(count, np.uint8)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
