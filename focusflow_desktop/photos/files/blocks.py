"""A file as large blocks, the next one read while the caller works on this one."""

from __future__ import annotations

import io
import mmap
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

BLOCK = 4 << 20


def blocks(fd: int, *, reader: ThreadPoolExecutor) -> Iterator[memoryview]:
    """Yields views of page-aligned buffers (unbuffered reads need them); each is valid until the next one.

    It ends at the size the file had at the start; a file that turns out shorter simply ends earlier.
    """
    left = os.fstat(fd).st_size
    with (
        io.FileIO(fd, closefd=False) as raw,
        mmap.mmap(-1, BLOCK) as one,
        mmap.mmap(-1, BLOCK) as two,
        memoryview(one) as first,
        memoryview(two) as second,
    ):
        spaces = [first, second]
        coming = reader.submit(raw.readinto, spaces[0])
        try:
            while left > 0 and (count := coming.result()):
                left -= count
                full, spaces = spaces[0], spaces[::-1]
                if left > 0:
                    coming = reader.submit(raw.readinto, spaces[0])
                with full[:count] as view:
                    yield view
        finally:
            coming.exception()  # the buffers must outlive the read under way
