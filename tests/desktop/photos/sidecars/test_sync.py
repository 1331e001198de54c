import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from focusflow_desktop.photos.sidecars.marks import BLANK, Marks
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import BRIDGE, CAPTURE_ONE, LIGHTROOM
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.sync import Agreed, agreed_from_json, sync_sidecar
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records.photos import Flag
from tests.support.sidecar_texts import ALL, DARKTABLE_REJECT, LIGHTROOM_PICK, RDF

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
PICKED = Marks(rating=4, flag=Flag.PICK)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "IMG_1.CR3"
    path.write_bytes(b"raw")
    return path


def sync(photo, ours, base=Agreed(), profile=LIGHTROOM, **more):  # noqa: B008 — frozen
    return sync_sidecar(photo, base=base, ours=ours, profile=profile, now=NOW, **more)


def disk(photo, name="IMG_1.xmp"):
    return read_marks(parse((photo.parent / name).read_bytes())).marks


def test_a_photo_without_marks_gets_no_sidecar(photo):
    assert sync(photo, BLANK).written == ()
    assert [p.name for p in photo.parent.iterdir()] == ["IMG_1.CR3"]


def test_the_first_mark_makes_a_sidecar_that_says_whose_it_is(photo):
    outcome = sync(photo, PICKED)
    assert disk(photo) == PICKED
    assert 'SidecarForExtension="CR3"' in (photo.parent / "IMG_1.xmp").read_text()
    assert sync(photo, PICKED, outcome.agreed).written == ()


def test_marks_of_another_program_are_adopted_on_the_first_round(photo):
    (photo.parent / "IMG_1.XMP").write_text(LIGHTROOM_PICK)
    outcome = sync(photo, BLANK)
    assert (outcome.marks.rating, outcome.marks.flag, outcome.marks.label) == (4, Flag.PICK, "green")
    assert outcome.written == ()
    assert (photo.parent / "IMG_1.XMP").read_text() == LIGHTROOM_PICK


def test_each_side_keeps_its_change_and_both_end_equal(photo):
    first = sync(photo, PICKED)
    path = photo.parent / "IMG_1.xmp"
    path.write_text(path.read_text().replace('Rating="4"', 'Rating="2"'))
    second = sync(photo, replace(PICKED, label="red"), first.agreed)
    assert second.marks == replace(PICKED, rating=2, label="red") == disk(photo)
    assert second.adopted == {"rating"}


def test_one_field_changed_twice_waits_for_the_person(photo):
    first = sync(photo, PICKED)
    path = photo.parent / "IMG_1.xmp"
    path.write_text(path.read_text().replace('Rating="4"', 'Rating="2"'))
    changed = replace(PICKED, rating=5)
    second = sync(photo, changed, first.agreed)
    (conflict,) = second.conflicts[path]
    assert (conflict.ours, conflict.theirs, disk(photo).rating, second.marks.rating) == (5, 2, 2, 5)
    assert sync(photo, changed, second.agreed).conflicts  # it does not heal by itself
    kept = sync(photo, changed, second.agreed.with_ours_kept(path.name, conflict))
    assert (kept.conflicts, disk(photo).rating) == ({}, 5)
    path.write_text(path.read_text().replace('Rating="5"', 'Rating="1"'))
    assert sync(photo, replace(changed, rating=1), kept.agreed).conflicts == {}


def test_every_sidecar_that_exists_is_kept_up_and_no_second_kind_made(photo):
    long = photo.parent / "IMG_1.CR3.xmp"
    long.write_text(DARKTABLE_REJECT)
    first = sync(photo, BLANK)
    assert first.marks.flag is Flag.REJECT
    (photo.parent / "IMG_1.xmp").write_text(LIGHTROOM_PICK)
    second = sync(photo, replace(first.marks, rights="© Anna"), first.agreed)
    assert disk(photo, "IMG_1.CR3.xmp").rights == disk(photo).rights == "© Anna"
    assert "darktable:history" in long.read_text()
    assert [c.field for c in second.conflicts[photo.parent / "IMG_1.xmp"]] == ["flag"]
    assert set(second.stamps) == {long, photo.parent / "IMG_1.xmp"}


def test_what_a_profile_cannot_say_is_not_taken_for_a_removal(photo):
    first = sync(photo, PICKED, profile=CAPTURE_ONE)
    assert disk(photo).flag is Flag.NONE
    second = sync(photo, PICKED, first.agreed, profile=CAPTURE_ONE)
    assert (second.marks, second.written) == (PICKED, ())


def test_a_bridge_reject_keeps_the_stars(photo):
    (photo.parent / "IMG_1.xmp").write_text(ALL["bridge_reject"])
    outcome = sync(photo, Marks(rating=3), profile=BRIDGE)
    assert outcome.marks == Marks(rating=3, flag=Flag.REJECT, label="green")
    assert disk(photo).rating == 3


def test_a_sidecar_that_cannot_be_read_is_never_replaced(photo):
    path = photo.parent / "IMG_1.xmp"
    path.write_text(LIGHTROOM_PICK[:900])
    outcome = sync(photo, PICKED)
    assert isinstance(outcome.problem, Damaged)
    assert (outcome.marks, path.read_text()) == (PICKED, LIGHTROOM_PICK[:900])


def test_without_leave_to_write_changes_wait_and_are_written_later(photo):
    first = sync(photo, PICKED, may_write=False)
    assert (first.written, first.pending >= {"rating", "flag"}) == ((), True)
    (photo.parent / "IMG_1.xmp").write_text(ALL["capture_one"])
    second = sync(photo, Marks(title="Kiss"), first.agreed, may_write=False)
    assert (second.pending, second.marks.rating) == ({"title"}, 5)
    assert (photo.parent / "IMG_1.xmp").read_text() == ALL["capture_one"]
    sync(photo, second.marks, second.agreed)
    assert disk(photo).title == "Kiss"


def test_a_removed_sidecar_comes_back_whole_with_the_next_change_only(photo):
    first = sync(photo, PICKED)
    (photo.parent / "IMG_1.xmp").unlink()
    assert sync(photo, PICKED, first.agreed).written == ()
    sync(photo, replace(PICKED, rating=1), first.agreed)
    assert disk(photo) == replace(PICKED, rating=1)


def test_a_jpeg_gets_no_sidecar_of_its_own(tmp_path):
    photo = tmp_path / "IMG_1.JPG"
    photo.write_bytes(b"jpeg")
    assert sync(photo, PICKED).written == ()


def test_marks_inside_a_jpeg_are_adopted_and_never_written(tmp_path):
    photo = tmp_path / "IMG_1.JPG"
    Image.new("RGB", (8, 8)).save(photo, format="JPEG", xmp=LIGHTROOM_PICK.encode())
    before = photo.read_bytes()
    first = sync(photo, BLANK)
    assert (first.marks.rating, first.marks.label, first.stamps) == (4, "green", {})
    second = sync(photo, replace(first.marks, rating=1), first.agreed)
    assert (second.marks.rating, second.written, second.pending, second.conflicts) == (1, (), frozenset(), {})
    assert photo.read_bytes() == before
    Image.new("RGB", (8, 8)).save(
        photo, format="JPEG", xmp=LIGHTROOM_PICK.replace('"Green"', '"Red"').encode()
    )
    third = sync(photo, second.marks, second.agreed)
    assert (third.marks.rating, third.marks.label) == (1, "red")


def test_the_sidecar_of_a_raw_beats_what_is_inside_it(photo):
    Image.new("RGB", (8, 8)).save(photo, format="TIFF", tiffinfo={700: LIGHTROOM_PICK.encode()})
    first = sync(photo, BLANK)
    assert first.marks.rating == 4
    second = sync(photo, replace(first.marks, rating=2), first.agreed)
    assert disk(photo).rating == 2
    assert disk(photo).label == "green"
    assert sync(photo, second.marks, second.agreed).marks == second.marks
    (photo.parent / "IMG_1.xmp").write_text(ALL["capture_one"])
    assert sync(photo, BLANK).marks.rating == 5


def test_one_sidecar_that_is_out_of_reach_keeps_the_other_unwritten(tmp_path):
    photo = tmp_path / "IMG_1.CR3"
    photo.touch()
    odd = f'<r:RDF xmlns:r="{RDF}"><r:Description r:about="" xmlns:x="http://ns.adobe.com/xap/1.0/" x:Rating="2"/></r:RDF>'
    (tmp_path / "IMG_1.xmp").write_text(odd)
    (tmp_path / "IMG_1.CR3.xmp").symlink_to(tmp_path / "away" / "gone.xmp")
    outcome = sync(photo, Marks(label="red"))
    assert outcome.problem is not None
    assert (tmp_path / "IMG_1.xmp").read_text() == odd


def test_what_was_agreed_survives_the_database(photo):
    agreed = sync(photo, replace(PICKED, keywords=frozenset({"a", "B|c"}))).agreed
    assert agreed_from_json(json.loads(json.dumps(agreed.to_json()))) == agreed
