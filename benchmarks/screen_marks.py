"""Marks a studio's photos as culling does and says each that is durable, until it is killed: a process of its own.

`python -m benchmarks.screen_marks STUDIO COUNT`: a line `number milliseconds` after each flush, then it goes on waiting.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.screen_studio import sha_of
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.culling.mark_writer import Mark, MarkWriter
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records import load_all


def rating_of(number: int) -> int:
    """The stars each photo gets; never the ones it came with."""
    return (number + 1) % 5 + 1


def main(root: Path, count: int) -> None:
    """Never returns by itself."""
    load_all()  # as the window has behind its first paint
    writer = MarkWriter(open_studio(root), wrote=lambda _changes: None, failed=_broken)
    for number in range(count):
        started = time.perf_counter()
        mark = Mark(ids=(photo_id(sha_of(number)),), step="mark", rating=rating_of(number))
        writer.put(mark)
        assert writer.flush()
        print(number, (time.perf_counter() - started) * 1000, flush=True)
    time.sleep(600)


def _broken(error: Exception) -> None:
    raise error


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
