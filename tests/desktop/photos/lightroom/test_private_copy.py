import pytest

from focusflow_desktop.photos.lightroom.private_copy import private_copy
from focusflow_desktop.shared.errors import Locked, Refused, Unavailable


def test_a_copy_brings_its_journal_and_goes_when_done(make_catalog, tmp_path):
    catalog = make_catalog()
    catalog.with_name("Studio.lrcat-wal").write_bytes(b"journal")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with private_copy(catalog, scratch=scratch) as copy:
        assert copy.read_bytes() == catalog.read_bytes()
        assert copy.with_name("catalog.lrcat-wal").read_bytes() == b"journal"
    assert not list(scratch.iterdir())


def test_a_catalog_open_in_lightroom_is_locked_unless_the_lock_is_known_to_be_stale(make_catalog):
    catalog = make_catalog()
    catalog.with_name("Studio.lrcat.lock").touch()
    with pytest.raises(Locked), private_copy(catalog):
        pass
    with private_copy(catalog, despite_lock=True) as copy:
        assert copy.exists()


def test_other_files_and_none_at_all_are_said(tmp_path):
    (tmp_path / "a.lrcat").write_text("no database")
    with pytest.raises(Refused), private_copy(tmp_path / "a.lrcat"):
        pass
    with pytest.raises(Unavailable), private_copy(tmp_path / "b.lrcat"):
        pass
