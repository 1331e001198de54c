from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from focusflow_desktop.db.tables import FileRole, Import
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest import operations
from focusflow_desktop.photos.ingest.groups import Role
from focusflow_desktop.photos.ingest.operations import CardFacts
from focusflow_desktop.photos.ingest.results import Copy, FileResult, FileState, PlacedGroup
from focusflow_desktop.photos.ingest.verdict import judge
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.library.facts import PhotoFacts
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import PhotoKind

AT = datetime(2026, 5, 13, 20, tzinfo=UTC)
LAPTOP, DRIVE = (Device(disks=frozenset({name}), name=name) for name in ("laptop", "WED-A"))
SHOT_AT = datetime(2026, 5, 13, 14, 36, 8)


def result(name: str, role: Role, **changes) -> FileResult:
    copies = tuple(
        Copy(path=Path(root) / name, device=device, is_cold=True, verified_at=AT)
        for root, device in (("/pictures", LAPTOP), ("/drive", DRIVE))
    )
    made = FileResult(
        file=Path("/card") / name, relative=Path(name), role=role, size=10, mtime_ns=1, state=FileState.IMPORTED,
        sha256=name.encode().hex().ljust(64, "0")[:64], copies=copies,
    )  # fmt: skip
    return replace(made, **changes)


def group(*files: FileResult, **changes) -> PlacedGroup:
    facts = CardFacts(photo=PhotoFacts(kind=PhotoKind.RAW, byte_size=10, captured_at=SHOT_AT, model="R5"))
    made = PlacedGroup(
        lead=files[0], files=files, facts=facts, taken_at=SHOT_AT, photographer="Anna Brandt", job="Weber, wedding",
        session="The day",
    )  # fmt: skip
    return replace(made, **changes)


RAW, JPEG, VOICE = result("a.CR3", Role.RAW), result("a.JPG", Role.COMPANION), result("a.WAV", Role.AUDIO)


def registered(studio: Studio, placed: PlacedGroup):
    with studio.write() as db:
        operations.register_groups(db, [placed])
    with studio.read() as db:
        ids = queries.library_ids(db, Filter())
        return [queries.photo_detail(db, photo_id) for photo_id in ids]


def test_a_raw_its_jpeg_and_its_voice_note_are_one_photo_filed_under_its_job(studio: Studio) -> None:
    [photo] = registered(studio, group(RAW, JPEG, VOICE))
    assert (photo.row.name, photo.row.has_jpeg, photo.job, photo.session) == (
        "a.CR3",
        True,
        "Weber, wedding",
        "The day",
    )
    assert photo.photographer == "Anna Brandt"
    roles = {(file.path.name, file.role) for file in photo.files}
    assert {("a.CR3", FileRole.ORIGINAL), ("a.JPG", FileRole.JPEG), ("a.WAV", FileRole.AUDIO)} <= roles


def test_each_second_copy_is_known_with_its_drive(studio: Studio) -> None:
    [photo] = registered(studio, group(RAW))
    assert {(f.role, f.volume, f.verified_at) for f in photo.files} == {
        (FileRole.ORIGINAL, "laptop", AT),
        (FileRole.BACKUP, "WED-A", AT),
    }


@pytest.mark.parametrize(
    "placed",
    [
        group(replace(RAW, state=FileState.REFUSED)),
        group(RAW, facts=None),
        group(result("stray.xmp", Role.SIDECAR)),
    ],
)
def test_what_is_no_sound_picture_is_never_shown_as_one(studio: Studio, placed: PlacedGroup) -> None:
    assert registered(studio, placed) == []


def test_without_a_job_a_photo_is_filed_nowhere(studio: Studio) -> None:
    [photo] = registered(studio, group(RAW, job="", session=""))
    assert (photo.job, photo.session) == (None, None)


def test_copies_are_known_until_they_are_missing(studio: Studio, clock) -> None:
    from focusflow_desktop.photos.library.operations import note_missing

    registered(studio, group(RAW))
    with studio.write() as db:
        assert len(operations.known_copies(db, RAW.sha256)) == 2
        note_missing(db, [Path("/drive/a.CR3")], at=clock.now())
        assert operations.known_copies(db, RAW.sha256) == [Path("/pictures/a.CR3")]


def test_a_finished_import_keeps_its_verdict_and_closes_the_broken_one_before(studio: Studio) -> None:
    broken, run = uuid4(), uuid4()
    with studio.write() as db:
        for each in (broken, run):
            operations.begin_import(db, each, source="WED-02", at=AT, destinations=[Path("/pictures")])
        operations.end_import(db, run, at=AT, judgement=judge([]))
    with studio.read() as db:
        assert [(i.id, i.verdict) for i in db.scalars(select(Import))] == [(run, "not_yet")]
        assert queries.original_folders(db) == [Path("/pictures")]
