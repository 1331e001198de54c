"""Already imported is a claim about content that is read again, not about names or memories."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

from focusflow_desktop.photos.ingest.already import sound_copies


def now() -> datetime:
    return datetime(2026, 5, 16, tzinfo=UTC)


def test_only_copies_that_still_hold_the_content_count(tmp_path: Path) -> None:
    good, rotten, gone = tmp_path / "good", tmp_path / "rotten", tmp_path / "gone"
    good.write_bytes(b"picture")
    rotten.write_bytes(b"picturE")
    sha256 = hashlib.sha256(b"picture").hexdigest()
    found = sound_copies([gone, rotten, good], sha256, device_of=lambda _: None, now=now)
    assert [copy.path for copy in found] == [good]


def test_two_names_of_one_file_are_one_copy(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"picture")
    os.link(tmp_path / "a", tmp_path / "b")
    sha256 = hashlib.sha256(b"picture").hexdigest()
    paths = [tmp_path / "a", tmp_path / "b", tmp_path / "a"]
    assert len(sound_copies(paths, sha256, device_of=lambda _: None, now=now)) == 1
