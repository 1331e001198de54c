from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db.tables import FinalFile
from focusflow_desktop.photos.finals.operations import NewFinal, register_final
from focusflow_desktop.photos.finals.scan import Look
from focusflow_desktop.photos.finals.watching import see


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Finals"
    folder.mkdir()
    return folder


def file_one(studio, path: Path, clock) -> None:
    facts = path.stat()
    new = NewFinal(path=path, sha256="a" * 64, byte_size=facts.st_size, mtime_ns=facts.st_mtime_ns)
    with studio.write() as db:
        register_final(db, new, photo=None, at=clock.now())


def missing(studio) -> bool:
    with studio.read() as db:
        return db.scalar(select(FinalFile.missing_since)) is not None


def test_what_lay_still_between_two_looks_is_settled_and_what_is_filed_is_not_named_again(
    studio, folder, clock
):
    path = folder / "a.jpg"
    path.write_bytes(b"x")
    first = see(studio, folder, previous=Look(), clock=clock)
    assert (first.settled, first.waiting) == ((), 1)
    second = see(studio, folder, previous=first.look, clock=clock)
    assert (second.settled, second.waiting) == ((path,), 0)
    file_one(studio, path, clock)
    assert see(studio, folder, previous=second.look, clock=clock).settled == ()


def test_what_is_gone_is_noted_and_told(studio, folder, clock):
    path = folder / "a.jpg"
    path.write_bytes(b"x")
    file_one(studio, path, clock)
    path.unlink()
    assert see(studio, folder, previous=Look(), clock=clock).changes.touches("finals")
    assert missing(studio)


@pytest.mark.parametrize("way", ["away", "no folder any more", "stopped"])
def test_where_nothing_could_be_seen_nothing_is_called_gone(studio, folder, clock, way):
    path = folder / "a.jpg"
    path.write_bytes(b"x")
    file_one(studio, path, clock)
    before = see(studio, folder, previous=Look(), clock=clock).look
    path.unlink()
    if way != "stopped":
        folder.rmdir()
    if way == "no folder any more":
        folder.write_bytes(b"a file of that name")
    seen = see(studio, folder, previous=before, clock=clock, is_cancelled=lambda: way == "stopped")
    assert (seen.look, seen.changes.rows) == (before, {})
    assert (seen.problem is None) == (way == "stopped")
    assert not missing(studio)


def test_a_folder_on_this_machine_is_listened_to(studio, folder, clock):
    assert see(studio, folder, previous=Look(), clock=clock).listens
