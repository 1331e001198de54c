"""Files are whole or absent, and nothing is ever overwritten by placing."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from focusflow_desktop.photos.files import atomic
from focusflow_desktop.shared.errors import Conflict


def test_placing_gives_the_part_its_name(tmp_path: Path) -> None:
    part = tmp_path / ".ffpart-1"
    part.write_bytes(b"new")
    atomic.place(part, tmp_path / "a.jpg")
    assert [p.name for p in tmp_path.iterdir()] == ["a.jpg"]


def test_placing_never_overwrites(tmp_path: Path) -> None:
    part, final = tmp_path / ".ffpart-1", tmp_path / "a.jpg"
    part.write_bytes(b"new")
    final.write_bytes(b"old")
    with pytest.raises(Conflict):
        atomic.place(part, final)
    assert (part.read_bytes(), final.read_bytes()) == (b"new", b"old")


def test_placing_never_goes_through_a_dangling_link(tmp_path: Path) -> None:
    part, final = tmp_path / ".ffpart-1", tmp_path / "a.jpg"
    part.write_bytes(b"new")
    final.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Conflict):
        atomic.place(part, final)
    assert not (tmp_path / "elsewhere").exists()


def test_a_part_is_never_an_existing_file(tmp_path: Path) -> None:
    (tmp_path / "p").write_bytes(b"x")
    with pytest.raises(OSError) as caught:
        atomic.create_part(tmp_path / "p")
    assert caught.value.errno == errno.EEXIST


def test_a_new_file_is_written_once(tmp_path: Path) -> None:
    atomic.write_new(tmp_path / "m.json", b"one")
    with pytest.raises(Conflict):
        atomic.write_new(tmp_path / "m.json", b"two")
    assert (tmp_path / "m.json").read_bytes() == b"one"
    assert len(list(tmp_path.iterdir())) == 1


def test_replacing_leaves_no_part(tmp_path: Path) -> None:
    atomic.replace(tmp_path / "m", b"one")
    atomic.replace(tmp_path / "m", b"two")
    assert (tmp_path / "m").read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["m"]
