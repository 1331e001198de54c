"""The journal remembers through kills: whole lines count, a torn end is cut, damage elsewhere is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from focusflow_desktop.photos.ingest.journal import Journal, Placed, remembered
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.shared.errors import Damaged


def request(root: Path) -> ImportRequest:
    return ImportRequest(source=root / "card", destinations=(Destination(folder=root / "to"),))


def test_an_unfinished_import_is_found_again_with_all_it_knew(tmp_path: Path) -> None:
    first = Journal.open(tmp_path, request(tmp_path))
    first.plan("g", [PurePosixPath("2026/a.jpg")])
    first.part("f\udcff|3|1", 0, part=tmp_path / ".ffpart-1", sha256="aa")
    first.part("h", 0, part=tmp_path / ".ffpart-2", sha256="bb")
    first.placed("h", 0, Placed(path=tmp_path / "h", sha256="bb", is_cold=True))
    first.registered("g")
    first.close()
    again = Journal.open(tmp_path, request(tmp_path))
    assert again.run == first.run
    assert again.memory == first.memory
    assert again.memory.parts == {("f\udcff|3|1", 0): (tmp_path / ".ffpart-1", "aa")}
    again.close()


def test_a_torn_last_line_is_cut_and_writing_goes_on(tmp_path: Path) -> None:
    first = Journal.open(tmp_path, request(tmp_path))
    first.registered("one")
    first.close()
    with first.path.open("ab") as stream:
        stream.write(b'{"registered": "tw')
    again = Journal.open(tmp_path, request(tmp_path))
    again.registered("three")
    again.close()
    assert remembered(first.path).registered == {"one", "three"}


def test_damage_in_the_middle_is_said(tmp_path: Path) -> None:
    first = Journal.open(tmp_path, request(tmp_path))
    first.registered("one")
    first.close()
    content = first.path.read_bytes()
    first.path.write_bytes(b"\0\0\0\n" + content)
    with pytest.raises(Damaged):
        remembered(first.path)


def test_a_finished_import_is_not_gone_on_with(tmp_path: Path) -> None:
    first = Journal.open(tmp_path, request(tmp_path))
    first.finish()
    first.close()
    second = Journal.open(tmp_path, request(tmp_path))
    second.close()
    assert second.run != first.run


def test_another_wish_is_another_import(tmp_path: Path) -> None:
    first = Journal.open(tmp_path, request(tmp_path))
    other = Journal.open(tmp_path, replace(request(tmp_path), job="Weber"))
    assert other.run != first.run
    first.close()
    other.close()


def test_a_copy_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path, request(tmp_path))
    journal.placed("f", 0, Placed(path=tmp_path / "f", sha256="aa", is_cold=True))
    journal.forget("f", 0)
    journal.close()
    assert remembered(journal.path).placed == {}
