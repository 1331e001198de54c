"""What belongs together stays together, and every file is in exactly one group."""

from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.photos.ingest.cards import CardFile
from focusflow_desktop.photos.ingest.groups import Role, group_files


def files(*names: str) -> list[CardFile]:
    return [
        CardFile(path=Path("/card") / name, relative=Path(name), size=1, mtime_ns=number)
        for number, name in enumerate(names)
    ]


def grouped(*names: str) -> list[list[str]]:
    return [[str(member.file.relative) for member in group.members] for group in group_files(files(*names))]


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["a.CR3", "a.JPG", "a.xmp", "a.WAV"], [["a.CR3", "a.JPG", "a.xmp", "a.WAV"]]),
        (["A.cr3", "a.jpg"], [["A.cr3", "a.jpg"]]),
        (["x/a.CR3", "y/a.JPG"], [["x/a.CR3"], ["y/a.JPG"]]),
        (["m.MP4", "m.THM"], [["m.MP4", "m.THM"]]),
        (["a.HEIC", "a.MOV", "a.AAE"], [["a.HEIC", "a.AAE"], ["a.MOV"]]),
        (["a.CR3", "a.CR3.xmp"], [["a.CR3", "a.CR3.xmp"]]),
        (["a.CR3", "a.DNG", "a.JPG", "a.dng.xmp"], [["a.CR3", "a.JPG"], ["a.DNG", "a.dng.xmp"]]),
        (["a.JPG", "a.PNG", "a.xmp"], [["a.JPG", "a.xmp"], ["a.PNG"]]),
        (["stray.xmp"], [["stray.xmp"]]),
        (["e\u0301.CR3", "é.JPG"], [["e\u0301.CR3", "é.JPG"]]),
    ],
)
def test_groups(names: list[str], groups: list[list[str]]) -> None:
    assert grouped(*names) == groups
    assert sorted(name for group in groups for name in group) == sorted(names)


def test_an_ending_is_all_that_follows_the_base() -> None:
    (group,) = group_files(files("IMG.1.CR3", "IMG.1.CR3.xmp", "IMG.1.JPG"))
    assert group.base == "IMG.1"
    assert [(member.role, member.ending) for member in group.members] == [
        (Role.RAW, ".CR3"),
        (Role.COMPANION, ".JPG"),
        (Role.SIDECAR, ".CR3.xmp"),
    ]
