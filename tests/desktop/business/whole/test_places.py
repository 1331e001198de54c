import errno
import zipfile

import pytest

from focusflow_desktop.business.whole.manifest import FileFacts
from focusflow_desktop.business.whole.places import disk_in_words, source, target
from focusflow_desktop.shared.errors import Damaged, NoRoom, Refused, Unavailable


@pytest.fixture(params=["export", "export.zip"])
def place(request, tmp_path):
    return tmp_path / "drive" / request.param


def written(place, content=b"name\r\nVIP\r\n"):
    with target(place) as to, to.file("a/tags.csv") as file:
        file.write(content[:4])
        file.write(content[4:])
    return file.facts()


def test_what_is_written_reads_back_and_is_counted_and_hashed(place):
    facts = written(place)
    with source(place) as found:
        found.check(facts)
        with found.open("a/tags.csv") as file:
            assert file.read() == b"name\r\nVIP\r\n"
    assert facts.byte_size == 11


def test_an_export_that_is_stopped_leaves_nothing(place):
    with pytest.raises(KeyboardInterrupt), target(place) as to, to.file("tags.csv") as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert not place.parent.exists() or list(place.parent.iterdir()) == []


def test_a_place_that_is_taken_is_refused_and_kept(place):
    written(place)
    with pytest.raises(Refused, match="is there already"):
        written(place, b"other")
    with source(place) as found, found.open("a/tags.csv") as file:
        assert file.read() == b"name\r\nVIP\r\n"


def test_an_empty_folder_made_for_it_is_used(tmp_path):
    (tmp_path / "new").mkdir()
    written(tmp_path / "new")
    assert (tmp_path / "new" / "a" / "tags.csv").exists()


@pytest.mark.parametrize("name", ["../studio.db", "/etc/hosts", "a/../../b", "C:\\x", "a\\b"])
def test_a_name_that_leads_out_of_the_export_is_refused(place, name):
    written(place)
    with source(place) as found, pytest.raises(Damaged, match="leads out"):
        found.open(name)


def test_a_missing_file_is_named(place):
    written(place)
    with source(place) as found, pytest.raises(Damaged) as caught:
        found.open("jobs.csv")
    assert caught.value.fields == {"file": "jobs.csv", "reason": "it is missing"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"byte_size": 12}, "has 11 bytes instead of 12"), ({"sha256": "0" * 64}, "not what was written")],
)
def test_a_file_that_is_not_what_was_written_is_damaged(place, change, reason):
    facts = written(place)
    other = FileFacts(**{"name": facts.name, "sha256": facts.sha256, "byte_size": facts.byte_size, **change})
    with source(place) as found, pytest.raises(Damaged, match=reason):
        found.check(other)


def test_a_zip_cut_short_or_with_a_bent_byte_is_damaged(tmp_path):
    place = tmp_path / "export.zip"
    facts = written(place, bytes(range(256)) * 40)
    whole = place.read_bytes()
    place.write_bytes(whole[:-30])
    with pytest.raises(Damaged), source(place):
        pass
    bent = bytearray(whole)
    bent[60] ^= 0xFF
    place.write_bytes(bytes(bent))
    with source(place) as found, pytest.raises(Damaged):
        found.check(facts)


def test_a_folder_named_as_a_file_in_the_export_is_damaged(tmp_path):
    (tmp_path / "export" / "tags.csv").mkdir(parents=True)
    with source(tmp_path / "export") as found, pytest.raises(Damaged):
        found.open("tags.csv")


def test_an_export_that_is_away_is_said(tmp_path):
    with pytest.raises(Unavailable), source(tmp_path / "away.zip"):
        pass


def test_a_full_disk_and_a_closed_folder_are_said_in_words(tmp_path):
    with pytest.raises(NoRoom), disk_in_words():
        raise OSError(errno.ENOSPC, "No space left on device")
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="choose another place"):
        written(tmp_path / "file" / "export")


def test_the_zip_is_an_ordinary_one(tmp_path):
    written(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["a/tags.csv"]
