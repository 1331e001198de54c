"""Reading an original leaves no trace and follows nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.reading import opened
from focusflow_desktop.shared.errors import Refused


def test_an_opened_original_cannot_be_written_through(tmp_path: Path) -> None:
    photo = tmp_path / "a.cr3"
    photo.write_bytes(b"raw")
    with opened(photo) as fd, pytest.raises(OSError, match="Bad file"):
        os.write(fd, b"x")
    assert photo.read_bytes() == b"raw"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(OSError), opened(tmp_path / "link"):
        pass


def test_a_pipe_posing_as_a_photograph_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    with pytest.raises(Refused), opened(tmp_path / "a.jpg"):
        pass


def test_reading_leaves_the_access_time_alone(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"x")
    os.utime(photo, ns=(1_000_000_000, 2_000_000_000))
    with opened(photo) as fd:
        os.read(fd, 1)
    assert photo.stat().st_atime_ns == 1_000_000_000
