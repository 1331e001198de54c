"""An import from card to verdict, and everything that may go wrong on the way."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from focusflow_desktop.photos.files.room import RESERVE
from focusflow_desktop.photos.ingest.request import Destination
from focusflow_desktop.photos.ingest.results import FileState
from focusflow_desktop.photos.ingest.surroundings import Progress, Stage
from focusflow_desktop.photos.ingest.verdict import Verdict
from focusflow_desktop.shared.errors import NoRoom, Refused, Unavailable

Tree = Callable[[Path], dict[str, tuple[str, int, int]]]


def photos_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "Import manifests" not in path.parts
    )


def test_a_card_lies_verified_at_both_places_and_may_be_formatted(desk: Any, tree_of: Tree) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0001.JPG", "IMG_0001.xmp", "IMG_0002.CR3", "MVI_0003.MP4")
    before = tree_of(desk.card)
    result = desk.import_card()
    names = [
        "2026/20260516_0001.CR3",
        "2026/20260516_0001.JPG",
        "2026/20260516_0001.xmp",
        "2026/20260516_0002.CR3",
        "2026/20260516_0003.MP4",
    ]
    assert photos_in(desk.laptop) == photos_in(desk.drive) == names
    assert {entry[0] for entry in tree_of(desk.laptop / "2026").values()} == {e[0] for e in before.values()}
    assert tree_of(desk.card) == before
    assert result.judgement.as_line() == {"verdict": "may_format", "verified": 5, "copies": 2, "devices": 2}
    assert result.count(FileState.IMPORTED) == 5
    assert [group.lead.relative.name for group in desk.library.groups] == [
        "IMG_0001.CR3",
        "IMG_0002.CR3",
        "MVI_0003.MP4",
    ]


def test_a_copy_keeps_the_time_of_its_original(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3")
    desk.import_card()
    assert (desk.laptop / "2026/20260516_0001.CR3").stat().st_mtime_ns == 10**18 + len("IMG_0001.CR3")


def test_the_same_card_again_copies_nothing_and_verifies_what_is_there(desk: Any) -> None:
    desk.shoot(*[f"IMG_{n:04}.JPG" for n in range(1, 15)], "IMG_0001.CR3")
    desk.import_card()
    before = photos_in(desk.laptop)
    result = desk.import_card()
    assert result.count(FileState.ALREADY) == 15
    assert photos_in(desk.laptop) == before
    assert result.judgement.verdict is Verdict.MAY_FORMAT


def test_already_imported_does_not_count_when_the_existing_copy_has_rotted(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    desk.import_card()
    for root in (desk.laptop, desk.drive):
        photo = root / "2026/20260516_0001.JPG"
        content = bytearray(photo.read_bytes())
        content[7] ^= 1
        photo.write_bytes(content)
    result = desk.import_card()
    assert result.count(FileState.IMPORTED) == 1
    assert photos_in(desk.laptop) == ["2026/20260516_0001.JPG", "2026/20260516_0002.JPG"]


def test_a_byte_that_flips_between_copy_and_verify_is_caught_and_copied_again(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0002.CR3")
    flipped: list[Path] = []

    def flip(step: Progress) -> None:
        if step.stage is Stage.COPIED and not flipped:
            part = step.paths[1]
            flipped.append(part)
            content = bytearray(part.read_bytes())
            content[100] ^= 0xFF
            part.write_bytes(content)

    result = desk.import_card(progress=flip)
    assert flipped
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    originals = {path.read_bytes() for path in desk.card.rglob("*.CR3")}
    assert {path.read_bytes() for path in desk.drive.rglob("*.CR3")} == originals


def test_a_card_pulled_half_way_says_so_and_the_next_import_goes_on(desk: Any) -> None:
    desk.shoot(*[f"IMG_{n:04}.JPG" for n in range(1, 9)])
    away = desk.root / "pocket"
    copied: list[str] = []

    def pull(step: Progress) -> None:
        if step.stage is Stage.COPIED:
            copied.append(step.file)
            if len(copied) == 3:
                shutil.move(desk.card, away)

    result = desk.import_card(progress=pull)
    assert isinstance(result.stopped_by, Unavailable)
    assert result.stopped_by.code == "ingest.card_gone"
    assert result.judgement.verdict is Verdict.NOT_YET
    assert len(photos_in(desk.laptop)) == 3
    shutil.move(away, desk.card)
    times = {p: p.stat().st_ino for p in desk.laptop.rglob("*.JPG")}
    again = desk.import_card()
    assert again.stopped_by is None
    assert again.judgement.verdict is Verdict.MAY_FORMAT
    assert len(photos_in(desk.laptop)) == 8
    assert {p: p.stat().st_ino for p in times} == times
    assert Counter(g.lead.relative.name for g in desk.library.groups).most_common(1)[0][1] == 1


def test_a_person_may_cancel_and_go_on_later(desk: Any) -> None:
    desk.shoot(*[f"IMG_{n:04}.JPG" for n in range(1, 7)])
    steps: list[Progress] = []
    result = desk.import_card(
        progress=steps.append, cancelled=lambda: any(step.stage is Stage.COPIED for step in steps)
    )
    assert result.is_cancelled
    assert result.judgement.verdict is Verdict.NOT_YET
    assert desk.import_card().judgement.verdict is Verdict.MAY_FORMAT
    assert len(photos_in(desk.laptop)) == 6


def test_a_broken_raw_is_copied_and_named_but_never_registered(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0002.CR3", "IMG_0002.JPG")
    for name in ("IMG_0001.CR3", "IMG_0002.CR3"):
        (desk.card / "DCIM/100CANON" / name).write_bytes(b"BROKEN" + name.encode())
    result = desk.import_card()
    refused = [file for file in result.files if file.state is FileState.REFUSED]
    assert [file.relative.name for file in refused] == ["IMG_0001.CR3", "IMG_0002.CR3"]
    assert refused[0].reason == "The file ends too early."
    assert len(refused[0].copies) == 2
    assert [group.lead.relative.name for group in desk.library.groups] == ["IMG_0002.JPG"]
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    again = desk.import_card()
    assert (again.count(FileState.ALREADY), again.count(FileState.REFUSED)) == (1, 2)
    assert len(photos_in(desk.laptop)) == 3


def test_one_destination_is_one_verified_copy_only(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    result = desk.import_card(replace(desk.request, destinations=desk.request.destinations[:1]))
    assert result.judgement.as_line() == {
        "verdict": "one_verified_copy",
        "verified": 1,
        "copies": 1,
        "devices": 1,
    }


def test_a_second_drive_added_later_gets_its_copy_under_the_same_names(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0001.JPG", "IMG_0002.JPG")
    desk.import_card(
        replace(desk.request, destinations=desk.request.destinations[:1], name_template="{name}")
    )
    before = photos_in(desk.laptop)
    result = desk.import_card()
    assert photos_in(desk.laptop) == photos_in(desk.drive) == before
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    assert desk.import_card().count(FileState.ALREADY) == 3


def test_two_folders_on_one_disk_are_not_two_devices(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    folders = (Destination(folder=desk.laptop), Destination(folder=desk.laptop / "second"))
    result = desk.import_card(replace(desk.request, destinations=folders))
    assert result.judgement.verdict is Verdict.ONE_VERIFIED_COPY
    assert (result.judgement.copies, result.judgement.devices) == (2, 1)


def test_a_strange_file_is_left_on_the_card_and_keeps_it_from_being_formatted(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG", "contract.docx")
    result = desk.import_card()
    assert [other.name for other in result.others] == ["contract.docx"]
    assert result.judgement.verdict is Verdict.NOT_YET
    assert result.judgement.missing == ("DCIM/100CANON/contract.docx",)


def test_no_room_is_said_before_a_byte_is_written(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    result = desk.import_card(free_bytes=lambda _: RESERVE)
    assert isinstance(result.stopped_by, NoRoom)
    assert photos_in(desk.laptop) == []
    assert result.files[0].state is FileState.WAITING


def test_nothing_may_be_written_to_the_card(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    for folder in (desk.card, desk.card / "DCIM"):
        with pytest.raises(Refused):
            desk.import_card(replace(desk.request, destinations=(Destination(folder=folder),)))
    above = replace(
        desk.request, destinations=(Destination(folder=desk.root),), folder_template="EOS CARD/DCIM"
    )
    result = desk.import_card(above)
    assert isinstance(result.stopped_by, Refused)
    assert photos_in(desk.card) == ["DCIM/100CANON/IMG_0001.JPG"]


def test_a_card_that_is_not_there_is_said(desk: Any) -> None:
    with pytest.raises(Unavailable):
        desk.import_card(replace(desk.request, source=desk.root / "nothing"))


def test_what_lies_at_the_destination_is_never_overwritten(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    (desk.drive / "2026").mkdir(parents=True)
    (desk.drive / "2026" / "20260516_0001.jpg").write_bytes(b"someone else's")
    desk.import_card()
    assert (desk.drive / "2026/20260516_0001.jpg").read_bytes() == b"someone else's"
    assert photos_in(desk.laptop) == ["2026/20260516_0002.JPG"]


def test_a_name_taken_while_we_copy_gives_the_whole_group_another(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", "IMG_0001.JPG")

    def intrude(step: Progress) -> None:
        if step.stage is Stage.COPIED:
            (desk.laptop / "2026" / "20260516_0001.JPG").write_bytes(b"intruder")

    result = desk.import_card(progress=intrude)
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    assert (desk.laptop / "2026/20260516_0001.JPG").read_bytes() == b"intruder"
    assert photos_in(desk.drive) == ["2026/20260516_0001-2.CR3", "2026/20260516_0001-2.JPG"]


def test_the_same_picture_twice_on_a_card_is_copied_once(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    twin = desk.card / "DCIM" / "101CANON" / "IMG_0009.JPG"
    twin.parent.mkdir()
    shutil.copy2(desk.card / "DCIM/100CANON/IMG_0001.JPG", twin)
    result = desk.import_card()
    assert photos_in(desk.laptop) == ["2026/20260516_0001.JPG"]
    assert result.count(FileState.ALREADY) == 1
    assert result.judgement.verdict is Verdict.MAY_FORMAT


def test_two_folders_with_equal_names_lose_nothing(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG")
    other = desk.card / "DCIM" / "101CANON" / "IMG_0001.JPG"
    other.parent.mkdir()
    other.write_bytes(b"another picture")
    desk.import_card(replace(desk.request, name_template="{name}"))
    assert photos_in(desk.laptop) == ["2026/IMG_0001-2.JPG", "2026/IMG_0001.JPG"]


def test_awkward_names_arrive_safe_and_whole(desk: Any) -> None:
    names = ["CON.jpg", "é.JPG", "e\u0301.JPG", "花嫁 💍.CR3", "a" * 240 + ".JPG", "x\u202egpj.JPG"]
    desk.shoot(*names)
    raw = os.fsencode(desk.card / "DCIM" / "100CANON") + b"/IMG_\xff\xfe.JPG"
    Path(os.fsdecode(raw)).write_bytes(b"bytes that are no text")
    result = desk.import_card(replace(desk.request, name_template="{name}"))
    assert result.judgement.verdict is Verdict.MAY_FORMAT
    arrived = photos_in(desk.laptop)
    assert len(arrived) == len(names) + 1
    assert all(len(name.split("/")[1].encode()) <= 120 for name in arrived)
    assert len({name.casefold() for name in arrived}) == len(arrived)
    contents = {path.read_bytes() for path in desk.card.rglob("*") if path.is_file()}
    assert {(desk.laptop / name).read_bytes() for name in arrived} == contents


def test_a_file_that_cannot_be_read_is_named_and_the_others_arrive(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG", "IMG_0002.JPG")

    def lose(step: Progress) -> None:
        if step.stage is Stage.READING:
            (desk.card / "DCIM/100CANON/IMG_0002.JPG").unlink(missing_ok=True)

    result = desk.import_card(progress=lose)
    states = {file.relative.name: file.state for file in result.files}
    assert states == {"IMG_0001.JPG": FileState.IMPORTED, "IMG_0002.JPG": FileState.FAILED}
    assert result.judgement.verdict is Verdict.NOT_YET


def test_a_drive_that_disappears_stops_the_import_and_nothing_is_written_in_its_place(desk: Any) -> None:
    desk.shoot(*[f"IMG_{n:04}.JPG" for n in range(1, 6)])

    def unplug(step: Progress) -> None:
        if step.stage is Stage.COPIED and desk.drive.exists():
            shutil.move(desk.drive, desk.root / "unplugged")

    result = desk.import_card(progress=unplug)
    assert isinstance(result.stopped_by, Unavailable)
    assert result.stopped_by.code == "ingest.destination_gone"
    assert not desk.drive.exists()


def test_no_part_is_left_behind(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG", "IMG_0002.CR3")
    desk.import_card()
    assert list(desk.root.rglob(".ffpart-*")) == []


def test_stopping_in_the_middle_of_a_file_leaves_no_part(desk: Any) -> None:
    desk.shoot("IMG_0001.CR3", size=9 << 20)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return any(desk.laptop.rglob(".ffpart-*"))

    assert desk.import_card(cancelled=stop).is_cancelled
    assert list(desk.root.rglob(".ffpart-*")) == []
    assert desk.import_card().judgement.verdict is Verdict.MAY_FORMAT


def test_a_part_of_a_file_that_left_the_card_is_swept_by_the_next_import(desk: Any) -> None:
    desk.shoot("IMG_0001.JPG", "IMG_0002.JPG")

    class Power(Exception):
        """The lights go out."""

    def cut(step: Progress) -> None:
        if step.stage is Stage.COPIED and step.file == "IMG_0002.JPG":
            raise Power

    with pytest.raises(Power):
        desk.import_card(progress=cut)
    assert list(desk.root.rglob(".ffpart-*"))
    (desk.card / "DCIM/100CANON/IMG_0002.JPG").unlink()
    desk.import_card()
    assert list(desk.root.rglob(".ffpart-*")) == []
    assert photos_in(desk.laptop) == ["2026/20260516_0001.JPG"]
