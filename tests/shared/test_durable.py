"""What outlives a power loss is said only when it does."""

from __future__ import annotations

import os

import pytest

from focusflow_desktop.shared.durable import flush, flush_folder


def test_what_was_flushed_is_there(tmp_path):
    path = tmp_path / "wedding.jpg"
    with path.open("wb") as file:
        file.write(b"whole")
        file.flush()
        flush(file.fileno())
        flush_folder(tmp_path)
        assert path.read_bytes() == b"whole"


def test_a_flush_that_fails_is_not_kept_quiet(tmp_path):
    descriptor = os.open(tmp_path / "wedding.jpg", os.O_WRONLY | os.O_CREAT)
    os.close(descriptor)
    with pytest.raises(OSError, match="descriptor"):
        flush(descriptor)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no call to flush a folder")
def test_a_folder_that_is_gone_cannot_be_flushed(tmp_path):
    with pytest.raises(FileNotFoundError):
        flush_folder(tmp_path / "gone")
