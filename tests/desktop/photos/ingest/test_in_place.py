"""An archive is added where it lies, and not a byte or a time in it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.photos.ingest.results import FileState


def test_an_archive_is_registered_and_untouched(
    desk: Any, tree_of: Callable[[Path], dict[str, tuple[str, int, int]]]
) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0001.JPG", "IMG_0002.JPG")
    before = tree_of(desk.card)
    results = add_in_place(desk.card, around=desk.around)
    assert [result.state for result in results] == [FileState.IMPORTED] * 3
    assert tree_of(desk.root) == {f"EOS CARD/{name}": entry for name, entry in before.items()}
    lead = desk.library.groups[0].lead
    assert lead.copies[0].path == lead.file
    assert [len(group.files) for group in desk.library.groups] == [2, 1]


def test_a_broken_file_is_named_and_not_registered(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3")
    (desk.card / "DCIM/100CANON/IMG_0001.CR3").write_bytes(b"BROKEN")
    (result,) = add_in_place(desk.card, around=desk.around)
    assert (result.state, result.reason) == (FileState.REFUSED, "The file ends too early.")
    assert desk.library.groups == []


def test_a_cancelled_walk_keeps_what_it_has(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG", "IMG_0002.JPG")
    around = replace(desk.around, cancelled=lambda: bool(desk.library.groups))
    states = [result.state for result in add_in_place(desk.card, around=around)]
    assert states == [FileState.IMPORTED, FileState.WAITING]
