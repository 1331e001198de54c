"""Names are decided before a byte is copied, and no two files meet under one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from focusflow_desktop.photos.ingest.cards import CardFile
from focusflow_desktop.photos.ingest.clocks import Camera
from focusflow_desktop.photos.ingest.groups import group_files
from focusflow_desktop.photos.ingest.plan import Described, ImportPlan, plan_import
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.shared.errors import Refused

NOON = datetime(2026, 5, 16, 12)


@dataclass(frozen=True)
class Facts:
    captured_at: datetime | None = NOON
    camera: str | None = "R5"
    camera_serial: str | None = "a"


def described(*names: str, **facts: Facts) -> list[Described]:
    files = [CardFile(path=Path("/card") / n, relative=Path(n), size=10, mtime_ns=0) for n in names]
    return [Described(group=group, facts=facts.get(group.base, Facts())) for group in group_files(files)]


def plan(items: list[Described], name: str, *there: str, **changes: object) -> ImportPlan:
    request = ImportRequest(
        source=Path("/card"),
        destinations=(Destination(folder=Path("/to")),),
        folder_template="{year}",
        name_template=name,
        **changes,
    )
    return plan_import(
        items, request, names_in=lambda folder: there if folder == PurePosixPath("2026") else ()
    )


def targets(made: ImportPlan) -> list[str]:
    return [str(target) for line in made.lines for target in line.targets]


def test_one_number_per_group_in_the_order_of_time() -> None:
    items = described("b.CR3", "b.JPG", "a.CR3", a=Facts(NOON + timedelta(minutes=1)))
    assert targets(plan(items, "{number:3}")) == ["2026/001.CR3", "2026/001.JPG", "2026/002.CR3"]


def test_clocks_are_aligned_before_names_are_given() -> None:
    items = described("a.CR3", "b.CR3", b=Facts(NOON - timedelta(seconds=42), camera_serial="b"))
    made = plan(
        items, "{time}_{number}", clock_offsets={Camera(model="R5", serial="b"): timedelta(seconds=43)}
    )
    assert targets(made) == ["2026/120000_1.CR3", "2026/120001_2.CR3"]
    assert made.lines[1].facts is items[1].facts
    assert made.lines[1].taken_at == NOON + timedelta(seconds=1)


def test_numbers_go_on_after_what_is_there() -> None:
    assert targets(plan(described("a.CR3"), "{number:2}", "01.cr3", "02.JPG")) == ["2026/02.CR3"]


def test_a_group_moves_on_together_when_one_of_its_names_is_taken() -> None:
    assert targets(plan(described("a.CR3", "a.JPG"), "{name}", "A.jpg")) == ["2026/a-2.CR3", "2026/a-2.JPG"]


@pytest.mark.parametrize(
    "names", [("x/a.JPG", "y/A.jpg"), ("x/é.JPG", "y/e\u0301.JPG"), ("x/CON.jpg", "y/con.jpg")]
)
def test_names_that_some_system_takes_for_one_never_meet(names: tuple[str, str]) -> None:
    first, second = targets(plan(described(*names), "{name}"))
    assert first.casefold() != second.casefold()
    assert "-2." in second


def test_a_picture_without_a_time_takes_its_files() -> None:
    (line,) = plan(described("a.JPG", a=Facts(None)), "{year}").lines
    assert (str(line.targets[0]), line.taken_at) == ("1970/1970.JPG", None)


def test_a_token_that_a_person_must_fill_is_asked_for() -> None:
    with pytest.raises(Refused, match="no job was given"):
        plan(described("a.JPG"), "{job}")
    assert targets(plan(described("a.JPG"), "{job}", job="Weber")) == ["2026/Weber.JPG"]


def test_the_preview_shows_the_real_first_paired_and_last_file() -> None:
    items = described("a.CR3", "a.JPG", "b.CR3", b=Facts(NOON + timedelta(1)))
    shown = [(line.old, line.new, line.why) for line in plan(items, "{number:2}").preview()]
    assert shown == [
        ("a.CR3", "01.CR3", "first"),
        ("a.JPG", "01.JPG", "paired"),
        ("b.CR3", "02.CR3", "last"),
    ]


def test_an_empty_card_has_no_preview() -> None:
    assert plan([], "{name}").preview() == []
