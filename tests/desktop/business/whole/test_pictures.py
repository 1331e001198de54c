import csv
import hashlib
import io
import os
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from focusflow_desktop.business.whole.pictures import (
    copy_exactly,
    is_there,
    know_again,
    known_files,
    read_list,
    write_list,
)
from focusflow_desktop.business.whole.places import Written
from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.ids import photo_id


def known(studio, path, content=b"pixels", **changes):
    sha256 = hashlib.sha256(content).hexdigest()
    values = {
        "photo_id": photo_id(sha256),
        "path": os.fsencode(path),
        "role": FileRole.ORIGINAL,
        "sha256": sha256,
        "byte_size": len(content),
        "mtime_ns": 0,
    }
    with studio.write() as db:
        db.add(PhotoFile(**{**values, **changes}))


def listed(studio):
    out = io.BytesIO()
    with studio.read() as db:
        write_list(db, Written("pictures.csv", out))
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


def test_the_list_names_each_file_with_its_hash(studio, clock):
    known(studio, "/pictures/AB5_0001.CR3")
    known(studio, "/pictures/gone.CR3", b"other", trashed_at=clock.now())
    [row] = listed(studio)
    assert (row["path"], row["role"], row["byte_size"]) == ("/pictures/AB5_0001.CR3", "original", "6")
    assert row["sha256"] == hashlib.sha256(b"pixels").hexdigest()


def test_a_path_that_is_no_text_does_not_stop_the_list(studio):
    known(studio, b"/pictures/\xff.CR3")
    [row] = listed(studio)
    assert row["path"] == "/pictures/\\udcff.CR3"


def copied(studio):
    out = io.BytesIO()
    with studio.read() as db:
        [file] = known_files(db)
    return file, copy_exactly(file.path, Written(file.name, out), sha256=file.sha256), out.getvalue()


def test_a_picture_is_copied_under_its_hash(studio, tmp_path):
    (tmp_path / "a.CR3").write_bytes(b"pixels")
    known(studio, tmp_path / "a.CR3")
    file, is_whole, content = copied(studio)
    assert is_whole
    assert content == b"pixels"
    assert Path(file.name).name == f"{file.sha256}.cr3"
    assert is_there(file)


def test_a_picture_that_is_away_or_changed_is_known_as_such(studio, tmp_path):
    known(studio, tmp_path / "a.CR3")
    file, is_whole, _ = copied(studio)
    assert not is_whole
    assert not is_there(file)
    (tmp_path / "a.CR3").write_bytes(b"PIXELS")
    assert not copied(studio)[1]


def test_what_lies_where_it_lay_is_known_again_and_what_does_not_is_not(studio, tmp_path):
    for name, content in (("here.CR3", b"here"), ("larger.CR3", b"larger"), ("gone.CR3", b"gone")):
        (tmp_path / name).write_bytes(content)
        known(studio, tmp_path / name, content, volume="WED-A")
    known(studio, tmp_path, b"a folder now")
    out = io.BytesIO()
    with studio.read() as db:
        write_list(db, Written("pictures.csv", out))
    (tmp_path / "gone.CR3").unlink()
    (tmp_path / "larger.CR3").write_bytes(b"larger now")
    with studio.write() as db:
        db.execute(delete(PhotoFile))
        assert know_again(db, read_list(out.getvalue())) == 1
    with studio.read() as db:
        [file] = db.scalars(select(PhotoFile))
        assert (os.fsdecode(file.path), file.volume) == (str(tmp_path / "here.CR3"), "WED-A")
        assert file.verified_at is None
        assert file.mtime_ns == (tmp_path / "here.CR3").stat().st_mtime_ns


def test_a_path_that_is_no_text_is_left_out_and_what_is_no_list_is_damaged(studio):
    known(studio, b"/pictures/\xff.CR3")
    out = io.BytesIO()
    with studio.read() as db:
        write_list(db, Written("pictures.csv", out))
    assert read_list(out.getvalue()) == []
    for broken in (
        b"\xff",
        b"path\r\n/a\r\n",
        out.getvalue().replace(b"original,", b"poem,").replace(b"udc", b""),
    ):
        with pytest.raises(Damaged):
            read_list(broken)
