import os
import shutil
import time
from pathlib import Path

import pytest

from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.operations import switch_sidecars
from focusflow_desktop.photos.sidecars.outside import OutsideEdits
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from tests.support.factories import make_file, make_photo
from tests.support.sidecar_texts import CAPTURE_ONE


class Shoot:
    """Two photos in a folder, their sidecars settled."""

    def __init__(self, studio: Studio, folder: Path, clock, kind: FolderKind = FolderKind.IMPORTED) -> None:
        self.studio, self.folder, self.clock = studio, folder, clock
        folder.mkdir()
        self.photos = []
        for number in (1, 2):
            path = folder / f"AB5_000{number}.CR3"
            path.write_bytes(b"raw")
            original = make_file(number, path=path, role=FileRole.ORIGINAL)
            self.photos.append(make_photo(number, files=(original,)))
        with studio.write() as db:
            library.register(db, self.photos)
            library.remember_folder(db, folder, kind)
            culling.rate(db, [self.photos[0].id], rating=2)
        self.keep()
        self.outside = OutsideEdits(studio)

    def keep(self):
        return keep_sidecars(self.studio, profile=LIGHTROOM, clock=self.clock)

    def rating(self, number: int) -> int:
        with self.studio.read() as db:
            return queries.rows(db, [self.photos[number - 1].id])[0].rating


@pytest.fixture
def shoot(studio: Studio, tmp_path: Path, clock) -> Shoot:
    return Shoot(studio, tmp_path / "pictures", clock)


def test_what_we_wrote_ourselves_is_no_change(shoot: Shoot) -> None:
    assert (shoot.folder / "AB5_0001.xmp").exists()
    assert shoot.outside.look() == 0


def test_a_changed_a_new_and_a_removed_sidecar_are_seen_once(shoot: Shoot) -> None:
    sidecar = shoot.folder / "AB5_0001.xmp"
    sidecar.write_bytes(sidecar.read_bytes().replace(b'Rating="2"', b'Rating="4"'))
    (shoot.folder / "AB5_0002.xmp").write_text(CAPTURE_ONE)
    assert shoot.outside.look() == 2
    shoot.keep()
    assert (shoot.rating(1), shoot.rating(2)) == (4, 5)
    assert shoot.outside.look() == 0
    sidecar.unlink()
    assert shoot.outside.look() == 1
    shoot.keep()
    assert (shoot.rating(1), shoot.outside.look()) == (4, 0)


def test_a_refused_sidecar_is_read_once_until_it_changes(shoot: Shoot) -> None:
    (shoot.folder / "AB5_0001.xmp").write_text("<broken")
    assert shoot.outside.look() == 1
    shoot.keep()
    assert shoot.outside.look() == 0


def test_a_drive_that_is_away_removes_nothing(shoot: Shoot) -> None:
    shutil.move(shoot.folder, shoot.folder.with_name("away"))
    assert shoot.outside.look() == 0
    shutil.move(shoot.folder.with_name("away"), shoot.folder)
    assert shoot.outside.look() == 0


def test_a_folder_added_in_place_is_looked_at_only_when_switched_on(
    studio: Studio, tmp_path: Path, clock
) -> None:
    shoot = Shoot(studio, tmp_path / "archive", clock, FolderKind.IN_PLACE)
    (shoot.folder / "AB5_0002.xmp").write_text(CAPTURE_ONE)
    assert shoot.outside.look() == 0
    with studio.write() as db:
        switch_sidecars(db, shoot.folder, is_on=True)
    shoot.outside.forget()
    shoot.keep()
    assert shoot.rating(2) == 5
    assert (shoot.folder / "AB5_0001.xmp").exists()
    assert shoot.outside.look() == 0


def test_photos_that_come_later_are_looked_at_too(shoot: Shoot) -> None:
    shoot.outside.look()
    later = shoot.folder / "later"
    later.mkdir()
    (later / "AB5_0003.CR3").write_bytes(b"raw")
    with shoot.studio.write() as db:
        library.register(db, [make_photo(3, files=(make_file(3, path=later / "AB5_0003.CR3"),))])
    shoot.keep()
    (later / "AB5_0003.xmp").write_text(CAPTURE_ONE)
    shoot.outside.forget()
    assert shoot.outside.look() == 1


def test_the_first_look_sweeps_what_a_killed_write_left(shoot: Shoot) -> None:
    left = shoot.folder / ".ffpart-xmp-0123abcd"
    left.touch()
    os.utime(left, (time.time() - 3600, time.time() - 3600))
    (shoot.folder / ".ffpart-0123abcd").touch()
    shoot.outside.look()
    assert sorted(path.name for path in shoot.folder.glob(".*")) == [".ffpart-0123abcd"]


def test_the_first_look_tries_again_what_could_not_be_read(shoot: Shoot, studio: Studio) -> None:
    (shoot.folder / "AB5_0001.xmp").write_text("<broken")
    shoot.outside.look()
    shoot.keep()
    OutsideEdits(studio).look()
    assert shoot.keep().changes.touches("sidecar_states")
