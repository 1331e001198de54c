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


def pages_taken(count: int) -> int:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    np.ones(count, np.uint8)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
