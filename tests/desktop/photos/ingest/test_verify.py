"""Reading back finds what is on the medium."""

from __future__ import annotations

import hashlib
from pathlib import Path

from focusflow_desktop.photos.files.mounts import is_in_memory
from focusflow_desktop.photos.ingest.verify import read_back


def test_a_part_is_read_back_from_the_medium(tmp_path: Path) -> None:
    part = tmp_path / ".ffpart-1"
    part.write_bytes(b"picture" * 1000)
    reading = read_back(part)
    assert reading.sha256 == hashlib.sha256(b"picture" * 1000).hexdigest()
    assert reading.is_cold or is_in_memory(tmp_path)
