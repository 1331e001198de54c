from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from focusflow_desktop.photos.ingest.reading import name_preview, read_source
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.shared.errors import Refused


@dataclass(frozen=True)
class Facts:
    captured_at: datetime | None
    camera: str | None = "R5"
    camera_serial: str | None = "1"


@pytest.fixture
def card(tmp_path: Path) -> Path:
    folder = tmp_path / "WED-02" / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    for name in ("AB5_9001.CR3", "AB5_9001.JPG", "AB5_9002.CR3"):
        (folder / name).write_bytes(name.encode())
    return tmp_path / "WED-02"


def facts_of(path: Path) -> Facts:
    number = int(path.stem[-1])
    return Facts(datetime(2026, 5, 16, 13, number), camera="R6" if number == 2 else "R5")


def test_a_card_tells_how_much_it_holds_and_by_which_cameras(card: Path) -> None:
    reading = read_source(card, read_facts=facts_of)
    assert (reading.title, reading.file_count, reading.pairs, len(reading.pictures)) == ("WED-02", 3, 1, 2)
    assert {camera.model for camera in reading.cameras} == {"R5", "R6"}
    assert reading.byte_count == 36


def test_the_names_of_the_real_files_are_shown(card: Path) -> None:
    request = ImportRequest(
        source=card, destinations=(Destination(folder=card.parent / "to"),), name_template="{date}_{number:4}"
    )
    shown = [
        (line.old, line.new, line.why)
        for line in name_preview(read_source(card, read_facts=facts_of), request)
    ]
    assert shown == [
        ("AB5_9001.CR3", "2026-05-16_0001.CR3", "first"),
        ("AB5_9001.JPG", "2026-05-16_0001.JPG", "paired"),
        ("AB5_9002.CR3", "2026-05-16_0002.CR3", "last"),
    ]


def test_a_wrong_template_is_refused_with_its_place(card: Path) -> None:
    request = ImportRequest(source=card, destinations=(), name_template="{nmae}")
    with pytest.raises(Refused, match="character 1"):
        name_preview(read_source(card, read_facts=facts_of), request)


def test_a_file_that_cannot_be_read_keeps_its_place_in_the_reading(card: Path) -> None:
    def unreadable(path: Path) -> Facts:
        raise OSError(5, "Input/output error")

    assert len(read_source(card, read_facts=unreadable).described) == 2
