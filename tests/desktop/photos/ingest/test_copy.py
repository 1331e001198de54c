"""One reading makes the hash and every copy; a destination that fails does not take the other with it."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from focusflow_desktop.photos.files.blocks import BLOCK
from focusflow_desktop.photos.ingest.copy import Cancelled, Copier, told
from focusflow_desktop.shared.errors import NoRoom, Refused, Unavailable


@pytest.mark.parametrize("size", [0, 1, BLOCK + 3])
def test_both_copies_are_the_original_with_its_time(tmp_path: Path, size: int) -> None:
    source = tmp_path / "a.cr3"
    source.write_bytes(os.urandom(size))
    os.utime(source, ns=(1, 1_700_000_000_123_456_789))
    parts = [tmp_path / "one" / "p", tmp_path / "two" / "p"]
    with Copier(destinations=2) as copier:
        copied = copier.copy(source, parts, cancelled=lambda: False)
    assert copied.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    for part in parts:
        assert part.read_bytes() == source.read_bytes()
        assert part.stat().st_mtime_ns == source.stat().st_mtime_ns


def test_a_destination_that_fails_is_told_and_the_other_is_whole(tmp_path: Path) -> None:
    source = tmp_path / "a.cr3"
    source.write_bytes(b"raw")
    (tmp_path / "file").write_bytes(b"in the way")
    with Copier(destinations=2) as copier:
        copied = copier.copy(source, [tmp_path / "file" / "p", tmp_path / "ok"], cancelled=lambda: False)
    assert isinstance(copied.errors[0], Unavailable)
    assert copied.errors[1] is None
    assert (tmp_path / "ok").read_bytes() == b"raw"


def test_a_source_that_is_gone_is_the_cards_error(tmp_path: Path) -> None:
    with Copier(destinations=1) as copier, pytest.raises(FileNotFoundError):
        copier.copy(tmp_path / "gone", [tmp_path / "p"], cancelled=lambda: False)


def test_stop_is_heard_within_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(BLOCK * 2))
    with Copier(destinations=1) as copier, pytest.raises(Cancelled):
        copier.copy(tmp_path / "a", [tmp_path / "p"], cancelled=lambda: True)


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, NoRoom), (errno.EROFS, Refused), (errno.EIO, Unavailable)]
)
def test_a_failing_disk_is_told_in_its_own_words(number: int, kind: type[Exception]) -> None:
    assert isinstance(told(OSError(number, os.strerror(number)), Path("/drive/a")), kind)
