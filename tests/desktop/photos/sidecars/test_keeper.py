from pathlib import Path

import pytest

from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_file, make_photo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pictures"
    made.mkdir()
    (made / "AB5_0001.CR3").write_bytes(b"raw")
    return made


def imported(studio: Studio, folder: Path, kind: FolderKind = FolderKind.IMPORTED):
    photo = make_photo(1, files=(make_file(1, path=folder / "AB5_0001.CR3", role=FileRole.ORIGINAL),))
    with studio.write() as db:
        library.register(db, [photo])
        library.remember_folder(db, folder, kind)
    return photo


def keep(studio: Studio, clock, **how):
    return keep_sidecars(studio, profile=LIGHTROOM, clock=clock, **how)


def test_a_mark_reaches_the_sidecar_and_is_settled(studio: Studio, folder: Path, clock) -> None:
    photo = imported(studio, folder)
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=4)
    keep(studio, clock)
    assert read_marks(parse((folder / "AB5_0001.xmp").read_bytes())).marks.rating == 4
    before = (folder / "AB5_0001.xmp").stat().st_mtime_ns
    keep(studio, clock)
    assert (folder / "AB5_0001.xmp").stat().st_mtime_ns == before


def test_what_another_program_wrote_is_adopted(studio: Studio, folder: Path, clock) -> None:
    photo = imported(studio, folder)
    with studio.write() as db:
        culling.flag(db, [photo.id], flag=Flag.PICK)
    keep(studio, clock)
    sidecar = folder / "AB5_0001.xmp"
    theirs = sidecar.read_bytes().replace(
        b"<rdf:Description ", b'<rdf:Description xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:Rating="5" ', 1
    )
    sidecar.write_bytes(theirs)
    with studio.write() as db:
        library.add_keyword(db, [photo.id], keyword="macro")
    changes = keep(studio, clock).changes
    assert changes.touches("photo_states")
    with studio.read() as db:
        row = queries.rows(db, [photo.id])[0]
    assert (row.rating, row.flag) == (5, Flag.PICK)


def test_a_folder_added_in_place_is_read_but_never_written(studio: Studio, folder: Path, clock) -> None:
    photo = imported(studio, folder, FolderKind.IN_PLACE)
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=4)
    keep(studio, clock)
    assert [path.name for path in folder.iterdir()] == ["AB5_0001.CR3"]


def test_an_unreadable_sidecar_is_left_as_it_is_and_said(studio: Studio, folder: Path, clock) -> None:
    photo = imported(studio, folder)
    (folder / "AB5_0001.xmp").write_bytes(b"<x:xmpmeta broken")
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=4)
    keep(studio, clock)
    assert (folder / "AB5_0001.xmp").read_bytes() == b"<x:xmpmeta broken"
    with studio.read() as db:
        assert queries.photo_detail(db, photo.id).sidecar_problem
