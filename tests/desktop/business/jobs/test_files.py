import pytest
from sqlalchemy import select

from focusflow_desktop.business.jobs.files import attach_file, files_of, keep_file, named_copy, remove_file
from focusflow_desktop.business.whole.contents import content_path
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import JobFile
from tests.support.factories import make_job


@pytest.fixture
def contract(tmp_path):
    path = tmp_path / "outside" / "Contract.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF signed")
    return path


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "studio folder").mkdir()
    return tmp_path / "studio folder"


@pytest.fixture
def job(desk):
    with desk.studio.write() as db:
        job = make_job()
        db.add(job)
        return job.id


def attached(desk, job):
    with desk.studio.read() as db:
        return files_of(db, job)


def test_a_file_is_copied_by_its_content_and_the_original_is_left_as_it_is(contract, folder):
    before = contract.stat()
    kept = keep_file(contract, folder)
    assert content_path(folder, kept.sha256).read_bytes() == b"%PDF signed"
    assert (kept.name, kept.byte_size, kept.media_type) == ("Contract.pdf", 11, "application/pdf")
    assert (contract.read_bytes(), contract.stat().st_mtime_ns) == (b"%PDF signed", before.st_mtime_ns)


def test_the_same_content_twice_lies_there_once(contract, folder):
    other = contract.with_name("Copy.pdf")
    other.write_bytes(contract.read_bytes())
    assert keep_file(contract, folder).sha256 == keep_file(other, folder).sha256
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(("name", "error"), [("", Refused), ("not there.pdf", Refused)])
def test_what_is_no_file_is_refused_and_leaves_nothing_behind(contract, folder, name, error):
    with pytest.raises(error) as refused:
        keep_file(contract.parent / name if name else contract.parent, folder)
    assert refused.value.code == "job.file_is_none"
    assert list(folder.iterdir()) == []


def test_a_copy_that_fails_leaves_nothing_behind(contract, folder):
    (folder / "files").write_bytes(b"a file where the folder should be")
    with pytest.raises(Unavailable) as failed:
        keep_file(contract, folder)
    assert failed.value.code == "job.file_not_copied"
    assert [path.name for path in folder.iterdir()] == ["files"]


def test_one_content_with_a_job_twice_is_once(desk, job, contract, folder):
    kept = keep_file(contract, folder)
    for _ in range(2):
        with desk.studio.write() as db:
            attach_file(db, job, kept)
    assert [file.name for file in attached(desk, job)] == ["Contract.pdf"]
    with pytest.raises(Refused), desk.studio.write() as db:
        attach_file(db, new_id(), kept)


def test_a_removed_file_comes_back_by_undo_with_its_content(desk, job, contract, folder, tmp_path):
    kept = keep_file(contract, folder)
    with desk.studio.write("Attach") as db:
        attach_file(db, job, kept)
    (file,) = attached(desk, job)
    with desk.studio.write("Remove") as db:
        remove_file(db, file.id)
    assert attached(desk, job) == ()
    with pytest.raises(Refused), desk.studio.write() as db:
        remove_file(db, file.id)
    with desk.studio.write() as db:
        undo.undo(db)
    (again,) = attached(desk, job)
    copy = named_copy(again, folder, beside=tmp_path / "opened")
    assert (copy.name, copy.read_bytes()) == ("Contract.pdf", b"%PDF signed")
    assert named_copy(again, folder, beside=tmp_path / "opened") == copy
    with desk.studio.read() as db:
        assert db.scalar(select(JobFile.sha256)) == kept.sha256


def test_a_content_that_is_not_on_this_machine_is_said(desk, job, contract, folder, tmp_path):
    kept = keep_file(contract, folder)
    with desk.studio.write() as db:
        attach_file(db, job, kept)
    content_path(folder, kept.sha256).unlink()
    with pytest.raises(Unavailable) as away:
        named_copy(attached(desk, job)[0], folder, beside=tmp_path / "opened")
    assert away.value.code == "job.file_away"


def test_a_name_from_elsewhere_never_leads_out_of_its_folder(desk, job, contract, folder, tmp_path):
    kept = keep_file(contract, folder)
    with desk.studio.write() as db:
        attach_file(db, job, kept)
        db.scalars(select(JobFile)).one().name = "../../out.pdf"
    copy = named_copy(attached(desk, job)[0], folder, beside=tmp_path / "opened")
    assert copy.is_relative_to(tmp_path / "opened")
    assert copy.name == "out.pdf"
