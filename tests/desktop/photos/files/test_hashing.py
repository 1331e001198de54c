"""Hashes are SHA-256, and a cold reading says honestly whether it was one."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.blocks import BLOCK
from focusflow_desktop.photos.files.hashing import hash_cold, hash_file
from focusflow_desktop.photos.files.mounts import is_in_memory


@pytest.mark.parametrize("size", [0, 5, 4096, BLOCK + 7])
def test_both_readings_agree_with_sha256(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    file = tmp_path / "f"
    file.write_bytes(content)
    expected = hashlib.sha256(content).hexdigest()
    assert hash_file(file).sha256 == expected
    cold = hash_cold(file)
    assert (cold.sha256, cold.size) == (expected, size)


def test_an_ordinary_reading_does_not_claim_to_be_cold(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    assert not hash_file(tmp_path / "f").is_cold


@pytest.mark.skipif(sys.platform != "linux" or not Path("/dev/shm").is_dir(), reason="needs /dev/shm")
def test_a_file_in_memory_is_never_called_cold() -> None:
    file = Path(f"/dev/shm/focusflow-test-{os.getpid()}")
    if not is_in_memory(file.parent):
        pytest.skip("/dev/shm is no memory file system here")
    try:
        file.write_bytes(b"x" * 9000)
        assert not hash_cold(file).is_cold
    finally:
        file.unlink(missing_ok=True)
