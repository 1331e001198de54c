import io
import os
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from focusflow_desktop.db.tables import FinalFile
from focusflow_desktop.photos.finals import folders, taking
from focusflow_desktop.photos.finals.operations import link_final
from focusflow_desktop.photos.finals.scan import Look
from focusflow_desktop.photos.finals.taking import match_again, take_in
from focusflow_desktop.photos.finals.watching import see
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.shared.errors import Unavailable
from focusflow_desktop.shared.records import Final
from tests.support.factories import make_photo
from tests.support.picture_files import EXIF_TAGS, exif_block, jpeg

AT = datetime(2026, 6, 20, 14, 30, 5)
EXACT = make_photo(1, captured_at=AT.replace(microsecond=270000), camera_serial="SN-77")
LEFT = make_photo(2, name="A_0002.CR3", captured_at=AT, camera_serial="L1")
RIGHT = make_photo(3, name="B_0003.CR3", captured_at=AT, camera_serial="R1")
NO_CAMERA = {tag: value for tag, value in EXIF_TAGS.items() if tag not in (42033, 37521)}


def from_camera(**more) -> bytes:
    return jpeg(64, 48, exif=exif_block(), **more)


def without_camera(**more) -> bytes:
    return jpeg(64, 48, exif=exif_block(exif=NO_CAMERA), **more)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Finals"
    folder.mkdir()
    return folder


class Watch:
    """A folder that is looked at again and again."""

    def __init__(self, studio, folder, clock):
        self.studio, self.folder, self.clock, self.look = studio, folder, clock, Look()
        with studio.write() as db:
            folders.watch_folder(db, folder, session_id=None)

    def once(self):
        seen = see(self.studio, self.folder, previous=self.look, clock=self.clock)
        self.look = seen.look
        taken = take_in(self.studio, seen.settled, session_id=None, clock=self.clock)
        return seen, taken

    def twice(self):
        self.once()
        return self.once()

    def links(self) -> dict[str, str | None]:
        with self.studio.read() as db:
            rows = db.execute(
                select(FinalFile.path, Final.photo_id).outerjoin(
                    Final, (Final.id == FinalFile.final_id) & ~Final.deleted
                )
            )
            names = {EXACT.id: "exact", LEFT.id: "left", RIGHT.id: "right", None: None}
            return {Path(os.fsdecode(path)).name: names[photo] for path, photo in rows}


@pytest.fixture
def watch(studio, folder, clock):
    with studio.write() as db:
        library.register(db, [EXACT])
    return Watch(studio, folder, clock)


def test_a_final_is_linked_by_its_camera_after_it_lay_still(watch, folder):
    (folder / "anything.jpg").write_bytes(from_camera())
    assert watch.once()[1].filed == 0
    assert watch.once()[1].filed == 1
    assert watch.links() == {"anything.jpg": "exact"}
    assert watch.once()[0].settled == ()


def test_a_final_that_grows_between_two_looks_waits(watch, folder):
    whole = from_camera()
    (folder / "a.jpg").write_bytes(whole[:500])
    watch.once()
    (folder / "a.jpg").write_bytes(whole)
    seen, taken = watch.once()
    assert (seen.waiting, taken.filed) == (1, 0)
    assert watch.once()[1].filed == 1


def test_a_half_written_tiff_that_stands_still_is_named_and_taken_when_it_is_whole(watch, folder):
    out = io.BytesIO()
    Image.new("RGB", (200, 150), "red").save(out, "TIFF")
    (folder / "a.tif").write_bytes(out.getvalue()[:40_000])
    _, taken = watch.twice()
    assert [(one.path.name, "breaks off" in one.reason) for one in taken.unreadable] == [("a.tif", True)]
    assert watch.once()[1].unreadable == []  # it is not read again as it is
    (folder / "a.tif").write_bytes(out.getvalue())
    assert watch.twice()[1].filed == 1


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP", "AVIF"])
def test_every_kind_an_editor_writes_is_read(watch, folder, kind):
    Image.new("RGB", (64, 48), "blue").save(folder / f"x.{kind.lower()}", kind)
    _, taken = watch.twice()
    assert (taken.filed, taken.unreadable) == (1, [])


def test_same_second_of_two_cameras_waits_for_a_person_and_keeps_her_choice_when_edited_again(
    studio, watch, folder
):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
    (folder / "dance.jpg").write_bytes(without_camera())
    watch.twice()
    assert watch.links() == {"dance.jpg": None}
    with studio.write() as db:
        link_final(db, db.scalar(select(Final.id)), photo=RIGHT.id)
    (folder / "dance.jpg").write_bytes(without_camera(seed=2))
    watch.twice()
    assert watch.links() == {"dance.jpg": "right"}
    with studio.read() as db:
        assert db.scalar(select(FinalFile.edits)) == 1


def test_another_picture_under_an_old_name_goes_to_the_photo_its_camera_proves(studio, watch, folder):
    with studio.write() as db:
        library.register(db, [LEFT])
    (folder / "A_0002.jpg").write_bytes(without_camera())
    (folder / "001.jpg").write_bytes(without_camera(seed=3))
    watch.twice()
    (folder / "A_0002.jpg").write_bytes(from_camera())
    watch.twice()
    assert watch.links()["A_0002.jpg"] == "exact"


def test_finals_that_came_before_their_originals_are_linked_when_those_arrive(studio, watch, folder, clock):
    (folder / "A_0002-Edit.jpg").write_bytes(jpeg(64, 48))
    watch.twice()
    assert watch.links() == {"A_0002-Edit.jpg": None}
    with studio.write() as db:
        library.register(db, [LEFT])
    match_again(studio, folder, session_id=None, clock=clock)
    assert watch.links() == {"A_0002-Edit.jpg": "left"}


def test_asking_again_where_nothing_new_came_changes_nothing(studio, watch, folder, clock):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
    (folder / "dance.jpg").write_bytes(without_camera())
    (folder / "nobody.jpg").write_bytes(jpeg(64, 48))
    watch.twice()
    assert match_again(studio, folder, session_id=None, clock=clock).rows == {}


def test_a_deleted_final_is_noted_and_a_renamed_one_keeps_its_link(watch, folder, studio):
    (folder / "a.jpg").write_bytes(from_camera())
    watch.twice()
    (folder / "a.jpg").rename(folder / "b.jpg")
    watch.twice()
    assert watch.links() == {"b.jpg": "exact"}
    (folder / "b.jpg").unlink()
    watch.once()
    with studio.read() as db:
        assert all(f.missing_since for f in queries.files_of(db, [EXACT.id])[EXACT.id][1:])


def test_a_folder_that_is_away_loses_nothing(watch, folder, studio):
    (folder / "a.jpg").write_bytes(from_camera())
    watch.twice()
    folder.rename(folder.with_name("unplugged"))
    seen, _ = watch.once()
    assert seen.problem.code == "finals_folder_away"
    with studio.read() as db:
        assert db.scalar(select(FinalFile.missing_since)) is None
    folder.with_name("unplugged").rename(folder)
    assert watch.once()[0].settled == ()


def test_a_folder_watched_at_its_new_place_keeps_its_links_and_exports_look_only_there(
    watch, folder, studio, clock
):
    (folder / "a.jpg").write_bytes(from_camera())
    watch.twice()
    folder.rename(folder.with_name("Archive"))
    watch.folder = folder.with_name("Archive")
    watch.twice()
    with studio.read() as db:
        files = queries.files_of(db, [EXACT.id])[EXACT.id][1:]
    assert [file.path for file in files if file.missing_since is None] == [watch.folder / "a.jpg"]


def test_an_export_takes_the_final(watch, folder, studio):
    from focusflow_desktop.photos.export.sources import export_sources

    (folder / "a.jpg").write_bytes(from_camera())
    watch.twice()
    with studio.read() as db:
        [source] = export_sources(db, [EXACT.id])
    assert source.finals == (folder / "a.jpg",)


def test_a_file_that_may_not_be_read_is_named_and_tried_again(watch, folder, monkeypatch):
    path = folder / "a.jpg"
    path.write_bytes(from_camera())
    real, refused = taking.inspect, [True]

    def inspect(asked):
        if refused[0]:
            raise Unavailable("file.unreadable", "It may not be read.")
        return real(asked)

    monkeypatch.setattr(taking, "inspect", inspect)
    assert [one.reason for one in watch.twice()[1].unreadable] == ["It may not be read."]
    refused[0] = False
    assert watch.once()[1].filed == 1


def test_two_writers_of_one_file_make_it_wait_until_both_are_done(watch, folder, monkeypatch):
    path = folder / "a.jpg"
    path.write_bytes(from_camera())
    real, writes = taking.hash_file, [from_camera(seed=2)]

    def hashed(asked):
        found = real(asked)
        if writes:
            path.write_bytes(writes.pop() + b"more")  # the second writer comes while we read
        return found

    monkeypatch.setattr(taking, "hash_file", hashed)
    assert watch.twice()[1].filed == 0
    path.write_bytes(from_camera(seed=2))
    assert watch.twice()[1].filed == 1


def test_links_and_originals_in_the_folder_are_left_alone(watch, folder, studio, tmp_path):
    (tmp_path / "elsewhere.jpg").write_bytes(from_camera())
    (folder / "link.jpg").symlink_to(tmp_path / "elsewhere.jpg")
    lying = folder / "A_0002.JPG"
    lying.write_bytes(without_camera())
    from tests.support.factories import make_file

    with studio.write() as db:
        library.register(db, [make_photo(2, files=(make_file(2, path=lying),))])
    watch.twice()
    assert watch.links() == {}


def test_a_name_as_long_as_names_can_be_and_one_that_is_no_text_are_taken(watch, folder):
    (folder / ("é" * 125 + ".jpg")).write_bytes(from_camera())
    (folder / os.fsdecode(b"caf\xe9.jpg")).write_bytes(jpeg(64, 48))
    assert watch.twice()[1].filed == 2


def test_one_picture_in_two_places_is_linked_twice_to_one_photo(watch, folder):
    (folder / "Web").mkdir()
    for path in (folder / "a.jpg", folder / "Web" / "a small.jpg"):
        path.write_bytes(from_camera())
    watch.twice()
    assert watch.links() == {"a.jpg": "exact", "a small.jpg": "exact"}


def test_what_is_done_stays_done_when_it_is_stopped(watch, folder, studio, clock):
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(from_camera(seed=number))
    asked = []

    def enough() -> bool:
        asked.append(1)
        return len(asked) > 1

    taken = take_in(studio, sorted(folder.iterdir()), session_id=None, clock=clock, is_cancelled=enough)
    assert taken.filed == 1
    assert len(watch.links()) == 1
