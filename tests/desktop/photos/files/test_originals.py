"""The originals' folders admit new files of an import and sidecars, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.shared.errors import Conflict, Refused


def test_a_write_among_originals_is_refused_even_through_a_link(tmp_path: Path) -> None:
    root = tmp_path / "originals"
    root.mkdir()
    (tmp_path / "door").symlink_to(root)
    guard = Originals([root])
    for path in (
        root / "a.jpg",
        root / "deep" / "b.jpg",
        tmp_path / "door" / "c.jpg",
        root / ".." / "originals",
    ):
        with pytest.raises(Refused):
            guard.write_derived(path, b"x")
    assert list(root.iterdir()) == []


def test_other_folders_are_free(tmp_path: Path) -> None:
    guard = Originals([tmp_path / "originals"])
    guard.write_derived(tmp_path / "originals-export.jpg", b"x")
    assert (tmp_path / "originals-export.jpg").read_bytes() == b"x"


def test_only_a_sidecar_is_replaced(tmp_path: Path) -> None:
    guard = Originals([tmp_path])
    photo = tmp_path / "a.cr3"
    photo.write_bytes(b"raw")
    guard.replace_sidecar(tmp_path / "a.XMP", b"<x/>")
    guard.replace_sidecar(tmp_path / "a.XMP", b"<y/>")
    with pytest.raises(Refused):
        guard.replace_sidecar(photo, b"gone")
    assert photo.read_bytes() == b"raw"
    assert (tmp_path / "a.XMP").read_bytes() == b"<y/>"


def test_a_sidecar_that_is_a_link_to_a_photo_is_left_alone(tmp_path: Path) -> None:
    photo = tmp_path / "a.cr3"
    photo.write_bytes(b"raw")
    (tmp_path / "a.xmp").symlink_to(photo)
    with pytest.raises(Refused):
        Originals([tmp_path]).replace_sidecar(tmp_path / "a.xmp", b"x")
    assert photo.read_bytes() == b"raw"


def test_a_new_original_never_takes_anothers_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"first")
    (tmp_path / ".ffpart-1").write_bytes(b"second")
    with pytest.raises(Conflict):
        Originals([tmp_path]).place_new(tmp_path / ".ffpart-1", tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").read_bytes() == b"first"
