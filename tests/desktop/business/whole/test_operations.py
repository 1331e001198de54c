import hashlib
import json
import shutil
from contextlib import closing

import pytest
from sqlalchemy import func, select

from benchmarks.desk_studio import fill
from focusflow_desktop.business.search.queries import search
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.queries import photographers, studio_profile
from focusflow_desktop.business.whole.contents import content_path, keep_content
from focusflow_desktop.business.whole.export import take_along
from focusflow_desktop.business.whole.operations import bring_in, look_at
from focusflow_desktop.business.whole.queries import emptiness
from focusflow_desktop.business.whole.tables import tables
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.samples.studio import fill_sample_studio
from focusflow_desktop.shared.errors import Damaged, Refused
from focusflow_desktop.shared.records import Contact, Job, Member, StudioProfile, Tag
from tests.support.every_table import fill_every_table, values_of
from tests.support.studios import StillClock, empty_studio

CLOCK = StillClock()


def found(studio, name="Anna Brandt Photography", **given):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name=name, country="DE", currency="EUR", **given)


@pytest.fixture
def other(tmp_path):
    """The new studio on another machine."""
    with closing(open_studio(empty_studio(tmp_path / "other"), clock=StillClock())) as opened:
        yield opened


def round_trip(studio, other, place):
    take_along(studio, place, clock=CLOCK)
    return bring_in(other, place)


def same(studio, other):
    ours, theirs = values_of(studio), values_of(other)
    assert ours.keys() == theirs.keys()
    for column, values in ours.items():
        assert theirs[column] == values, column


@pytest.mark.parametrize("name", ["Anna", "Anna.zip"])
def test_every_value_of_every_column_of_every_table_is_equal_after_the_round_trip(
    studio, other, tmp_path, name
):
    """Which tables and columns there are comes from the records: one added tomorrow is filled and compared too."""
    fill_every_table(studio)
    round_trip(studio, other, tmp_path / name)
    assert all(values for values in values_of(studio).values())
    same(studio, other)


def test_a_studio_of_many_years_with_the_sample_in_it_comes_back_equal(tmp_path, other):
    fill(tmp_path / "desk", jobs=40, contacts=60, messages=120)
    with closing(open_studio(tmp_path / "desk")) as desk:
        fill_sample_studio(desk, tmp_path / "Pictures", count=6, size=(90, 60), workers=1)
        brought = round_trip(desk, other, tmp_path / "desk.zip")
        assert brought.manifest.rows > 400
        assert brought.pictures_here >= 6
        assert brought.pictures_away == 0
        same(desk, other)


def test_what_came_in_is_found_by_the_search(studio, other, tmp_path):
    found(studio)
    with studio.write() as db:
        db.add(Contact(name="Clara Lindqvist"))
    round_trip(studio, other, tmp_path / "out")
    with other.read() as db:
        assert search(db, "lindqvist")


def test_the_new_studio_keeps_its_own_identity_and_takes_the_name(studio, other, tmp_path):
    found(studio)
    found(other, name="New", photographer="Somebody")
    with studio.write() as db:
        db.add(Member(name="Anna Brandt"))
    round_trip(studio, other, tmp_path / "out")
    with other.read() as db:
        assert studio_profile(db).name == "Anna Brandt Photography"
        assert photographers(db) == ["Anna Brandt"]
        assert db.scalars(select(StudioProfile.id)).all() == [other.tenant_id]
        assert {
            tenant for (tenant,) in db.execute(select(Tag.tenant_id).union(select(Member.tenant_id)))
        } == {other.tenant_id}


def test_files_come_in_by_their_content(studio, other, tmp_path):
    found(studio)
    sha256 = keep_content(studio.folder, [b"the contract"])
    round_trip(studio, other, tmp_path / "out")
    assert content_path(other.folder, sha256).read_bytes() == b"the contract"


def test_a_studio_in_use_is_refused_and_stays(studio, other, tmp_path):
    found(studio)
    with other.write() as db:
        db.add(Tag(name="mine"))
    with pytest.raises(Refused) as caught:
        round_trip(studio, other, tmp_path / "out")
    assert caught.value.code == "whole_not_empty"
    assert caught.value.fields["tables"] == "tags"


def bend(place, table, change):
    """Change a table's file and make the manifest agree, as a person with an editor might."""
    path = place / f"{table}.csv"
    content = change(path.read_bytes())
    path.write_bytes(content)
    said = json.loads((place / "manifest.json").read_text("utf-8"))
    for each in said["tables"]:
        if each["table"] == table:
            each["file"]["sha256"] = hashlib.sha256(content).hexdigest()
            each["file"]["byte_size"] = len(content)
    (place / "manifest.json").write_text(json.dumps(said), "utf-8")


@pytest.fixture
def export(studio, tmp_path):
    fill_every_table(studio)
    keep_content(studio.folder, [b"the contract"])
    take_along(studio, tmp_path / "out", clock=CLOCK)
    return tmp_path / "out"


def refused(other, place, kind=Damaged):
    with pytest.raises(kind) as caught:
        bring_in(other, place)
    with other.read() as db:
        assert emptiness(db).is_empty
        assert [db.scalar(select(func.count()).select_from(table)) for table in tables()] == [0] * len(
            tables()
        )
    return caught.value


def test_a_bent_byte_anywhere_is_refused_with_the_files_name_and_nothing_is_written(other, export):
    for path in sorted(export.rglob("*")):
        if path.is_file() and path.name != "manifest.json":
            whole = path.read_bytes()
            path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
            assert refused(other, export).fields["file"] == path.relative_to(export).as_posix()
            path.write_bytes(whole)


def test_a_missing_file_is_refused_with_its_name(other, export):
    (export / "jobs.csv").unlink()
    assert refused(other, export).fields == {"file": "jobs.csv", "reason": "it is missing"}


def test_a_missing_manifest_is_refused(other, export):
    (export / "manifest.json").unlink()
    assert refused(other, export).fields["file"] == "manifest.json"


def test_a_newer_export_is_refused(other, export):
    text = (export / "manifest.json").read_text("utf-8")
    (export / "manifest.json").write_text(text.replace('"version": 1', '"version": 9'), "utf-8")
    assert refused(other, export, Refused).code == "whole_newer"
    with pytest.raises(Refused):
        look_at(export)


@pytest.mark.parametrize(
    ("table", "change", "reason"),
    [
        ("jobs", lambda content: content.replace(b"true", b"maybe", 1), "yes or no"),
        ("todos", lambda content: content + content.splitlines(keepends=True)[-1], "rows instead of"),
        ("job_contacts", lambda content: content.replace(b"-000000000001", b"-0000000000ff"), "points at"),
        (
            "tags",
            lambda content: content.replace(b"\\\\", b'"01"', 1).replace(b"false", b"1", 1),
            "yes or no",
        ),
    ],
)
def test_what_was_changed_by_hand_so_that_it_fits_no_more_is_refused_whole(
    other, export, table, change, reason
):
    bend(export, table, change)
    error = refused(other, export)
    assert error.fields["file"] == f"{table}.csv"
    assert reason in error.fields["reason"]


def test_a_file_changed_by_hand_that_still_fits_is_taken_as_it_is_if_its_rows_are_written_our_way(
    other, export
):
    bend(export, "contacts", lambda content: content.replace(b"Zo\xc3\xab", b"Zoe"))
    bring_in(other, export)
    with other.read() as db:
        assert any(name.startswith("Zoe") for name in db.scalars(select(Contact.name)))


def test_an_export_of_an_older_version_gets_what_a_new_row_has(other, export):
    said = json.loads((export / "manifest.json").read_text("utf-8"))
    said["tables"] = [each for each in said["tables"] if each["table"] != "shot_list_photos"]
    said["schema"] = "0004"
    (export / "manifest.json").write_text(json.dumps(said), "utf-8")
    bring_in(other, export)
    with other.read() as db:
        assert db.scalar(select(func.count()).select_from(Job)) > 1


def test_stopping_halfway_writes_nothing(studio, other, export):
    told = []

    def stop(done, total):
        told.append(done)
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(other, export, on_moved=stop)
    with other.read() as db:
        assert emptiness(db).is_empty
    told.clear()
    done = []
    bring_in(other, export, on_moved=lambda a, b: done.append((a, b)))
    assert done[-1][0] == done[-1][1]


def test_what_an_export_is_can_be_seen_before(studio, export):
    found_name = look_at(export).studio
    with studio.read() as db:
        assert found_name == db.scalar(select(StudioProfile.name))
    shutil.rmtree(export)
