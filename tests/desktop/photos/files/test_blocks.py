"""A file comes out of the block reader as it went in, at every awkward size."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.blocks import BLOCK, blocks
from focusflow_desktop.photos.files.reading import opened


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_every_byte_arrives_in_order(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "f").write_bytes(content)
    with opened(tmp_path / "f") as fd, ThreadPoolExecutor(1) as reader:
        assert b"".join(bytes(view) for view in blocks(fd, reader=reader)) == content


def test_a_reader_may_stop_half_way(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(bytes(3 * BLOCK))
    with opened(tmp_path / "f") as fd, ThreadPoolExecutor(1) as reader:
        stream = blocks(fd, reader=reader)
        assert len(next(stream)) == BLOCK
        stream.close()  # type: ignore[attr-defined]
