import csv
import json
import os
from contextlib import closing

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.whole.contents import content_path, keep_content
from focusflow_desktop.business.whole.export import take_along
from focusflow_desktop.business.whole.tables import tables
from focusflow_desktop.db.tables import Folder, FolderKind
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import JobFile, Tag
from tests.desktop.business.whole.test_pictures import known


@pytest.fixture
def place(tmp_path):
    return tmp_path / "out" / "Anna"


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt Photography", country="DE", currency="EUR")
        db.add(Tag(name="VIP"))
    return studio


def test_there_is_a_csv_for_every_table_and_a_manifest_that_counts_and_hashes_them(founded, place, clock):
    taken = take_along(founded, place, clock=clock)
    assert {path.name for path in place.glob("*.csv")} == {f"{t.name}.csv" for t in tables()} | {
        "pictures.csv"
    }
    said = json.loads((place / "manifest.json").read_text("utf-8"))
    assert (said["format"], said["version"], said["studio"]) == (
        "focusflow-studio",
        1,
        "Anna Brandt Photography",
    )
    assert said["made_at"] == "2026-05-13T20:00:00Z"
    [tags] = [table for table in said["tables"] if table["table"] == "tags"]
    assert tags["rows"] == 1
    assert tags["columns"]["created_at"] == "instant in UTC"
    assert taken.manifest.rows == 2


def test_the_same_studio_gives_the_same_bytes(founded, place, clock):
    first = take_along(founded, place, clock=clock)
    again = take_along(founded, place.with_name("again"), clock=clock)
    assert first.manifest == again.manifest


def test_files_come_along_by_their_content(founded, place, clock):
    sha256 = keep_content(founded.folder, [b"the contract"])
    with founded.write() as db:
        db.add(JobFile(name="contract.pdf", sha256=sha256, byte_size=12, media_type="application/pdf"))
    take_along(founded, place, clock=clock)
    assert (place / "files" / sha256[:2] / sha256).read_bytes() == b"the contract"


def test_pictures_are_named_and_only_copied_when_asked(founded, place, clock, tmp_path):
    (tmp_path / "a.CR3").write_bytes(b"pixels")
    known(founded, tmp_path / "a.CR3")
    known(founded, tmp_path / "backup.CR3")  # the same picture once more, and away
    known(founded, tmp_path / "b.CR3", b"away")
    take_along(founded, place, clock=clock)
    assert not (place / "pictures").exists()
    with (place / "pictures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    taken = take_along(founded, place.with_name("with.zip"), clock=clock, with_pictures=True)
    assert [file.byte_size for file in taken.manifest.pictures] == [6]
    assert taken.manifest.missing == (str(tmp_path / "b.CR3"),)


def test_it_says_how_far_it_is_and_ends_at_the_end(founded, place, clock):
    told = []
    take_along(founded, place, clock=clock, on_moved=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == 3
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_one_that_is_stopped_leaves_nothing(founded, place, clock):
    def stop(_done, _total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_along(founded, place, clock=clock, on_moved=stop)
    assert list(place.parent.iterdir()) == []


def test_it_works_from_a_studio_that_is_open_for_reading_beside_the_window(founded, place, clock):
    with closing(open_studio(founded.folder, read_only=True)) as beside:
        assert take_along(beside, place, clock=clock).manifest.rows == 2


def test_a_studio_without_a_name_is_refused_and_nothing_is_made(studio, place, clock):
    with pytest.raises(Refused):
        take_along(studio, place, clock=clock)
    assert not place.exists()


def test_a_file_of_the_studio_that_is_not_what_it_was_is_named_and_the_rest_goes_along(founded, place, clock):
    path = content_path(founded.folder, keep_content(founded.folder, [b"the contract"]))
    path.write_bytes(b"the c0ntract")
    assert take_along(founded, place, clock=clock).manifest.missing == (str(path),)


@pytest.mark.parametrize("name", ["2026/all", "2026/all.zip"])
def test_nothing_is_exported_among_originals_not_through_a_link_either(founded, clock, tmp_path, name):
    (tmp_path / "Pictures" / "2026").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "Pictures")
    with founded.write() as db:
        db.add(Folder(path=os.fsencode(tmp_path / "Pictures"), kind=FolderKind.IMPORTED))
    for root in ("Pictures", "link"):
        with pytest.raises(Refused, match="among your originals"):
            take_along(founded, tmp_path / root / name, clock=clock)
    assert list((tmp_path / "Pictures" / "2026").iterdir()) == []
