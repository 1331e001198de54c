import hashlib
from datetime import datetime

from focusflow_desktop.photos.samples.plan import WEDDING, plan_shoot
from focusflow_desktop.photos.samples.shoot import make_card, make_files

_SIZE = (120, 80)


def _digests(files):
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]


def test_a_card_has_the_cameras_folders_and_pairs_of_files(tmp_path):
    files = make_card(tmp_path / "card", count=3, size=_SIZE)
    assert [path.name for path in files[:2]] == ["AB5_8412.DNG", "AB5_8412.JPG"]
    assert {path.parent for path in files} == {tmp_path / "card" / "DCIM" / "100CANON"}
    assert len(files) == 6
    assert (tmp_path / "card" / "MISC").is_dir()


def test_a_card_made_twice_is_the_same_byte_for_byte(tmp_path):
    one = make_card(tmp_path / "one", count=3, size=_SIZE, seed=4)
    two = make_card(tmp_path / "two", count=3, size=_SIZE, seed=4)
    assert _digests(one) == _digests(two)
    assert len(set(_digests(one))) == len(one)


def test_files_bear_the_time_they_were_taken(tmp_path):
    files = make_card(tmp_path / "card", count=2, size=_SIZE, suffixes=(".JPG",))
    assert files[0].stat().st_mtime < files[1].stat().st_mtime


def test_several_processes_write_the_same_files_as_one(tmp_path):
    planned = plan_shoot(WEDDING, count=5, starts_at=datetime(2026, 5, 16, 13, 0), seed=2)
    seen = []
    alone = make_files(tmp_path / "alone", planned, size=_SIZE)
    shared = make_files(tmp_path / "shared", planned, size=_SIZE, workers=2, on_written=seen.append)
    assert _digests(alone) == _digests(shared)
    assert sorted(seen) == sorted(shared)
