"""Tokens become names; what is not understood says where."""

from __future__ import annotations

from datetime import datetime

import pytest

from focusflow_desktop.photos.ingest.templates import (
    Shot,
    base_name,
    folder_levels,
    parse_folder,
    parse_name,
)
from focusflow_desktop.shared.errors import Refused

SHOT = Shot(
    taken_at=datetime(2026, 5, 16, 13, 7, 31),
    texts={"photographer": "Anna", "job": "Weber / Roth", "name": "AB5_9001", "camera": "EOS R5"},
    number=12,
)


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}", "AB5_9001"),
        ("{date}_weber_{photographer}_{number:4}", "2026-05-16_weber_Anna_0012"),
        ("{date:%Y%m%d}-{time}", "20260516-130731"),
        ("{year}{month}{day}{hour}{minute}{second}", "20260516130731"),
        ("{number}", "12"),
        ("{{{number:2}}}", "{12}"),
        ("{job}", "Weber _ Roth"),
        ("{camera}_{name}.{ext}", "EOS R5_AB5_9001"),
        ("con", "_con"),
    ],
)
def test_a_name_is_filled_and_safe(template: str, name: str) -> None:
    assert base_name(parse_name(template), SHOT) == name


@pytest.mark.parametrize(
    ("template", "position", "words"),
    [
        ("{date}_{clinet}", 7, "{clinet} is unknown; there are {date}"),
        ("a{", 1, "a single brace"),
        ("a}b", 1, "a single brace"),
        ("{number:x}", 0, "1 to 9"),
        ("{number:0}", 0, "1 to 9"),
        ("{date:%Q}", 0, "no date format"),
        ("{job:3}", 0, "nothing after a colon"),
        ("{ext}_{name}", 0, "only at the end"),
        ("a/b", 1, "no slash"),
        ("", 0, "empty"),
    ],
)
def test_what_is_not_understood_says_where(template: str, position: int, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_name(template)
    assert caught.value.fields["position"] == position
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("template", "levels"),
    [
        ("{year}/{date}", ("2026", "2026-05-16")),
        ("{year}/{job}", ("2026", "Weber _ Roth")),
        ("", ()),
        ("../../{year}", ("2026",)),
        ("/etc/{year}/", ("etc", "2026")),
        ("{year}\\{month}", ("2026", "05")),
    ],
)
def test_folders_never_climb_out(template: str, levels: tuple[str, ...]) -> None:
    assert folder_levels(parse_folder(template), SHOT) == levels
