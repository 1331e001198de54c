import argparse

import pytest

from focusflow_desktop.cli.opening import asked_filter, check_filter, reading, studio_folder, writing
from focusflow_desktop.cli.usage import UsageError
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.errors import Locked, Unavailable


def _asked(folder):
    return argparse.Namespace(studio=folder, command="mark")


def test_the_folder_named_is_the_studios(tmp_path):
    assert studio_folder(_asked(tmp_path / "mine")) == tmp_path / "mine"


def test_reading_never_writes_and_never_makes_a_studio(studio, tmp_path):
    with reading(_asked(studio)) as opened:
        assert not opened.may_write
    with pytest.raises(Unavailable), reading(_asked(tmp_path / "nowhere")):
        pass
    assert not (tmp_path / "nowhere").exists()


def test_two_writers_are_one_too_many_and_the_second_hears_who_the_first_is(studio):
    with writing(_asked(studio)), pytest.raises(Locked, match="focusflow mark"), writing(_asked(studio)):
        pass


def test_cameras_are_found_by_part_of_their_name(studio):
    with reading(_asked(studio)) as opened:
        assert asked_filter(opened, "camera:r5") == Filter(cameras=frozenset({"Canon EOS R5"}))
        assert asked_filter(opened, None) == Filter()


def test_nonsense_is_noticed_before_a_studio_is_opened():
    check_filter("rating>=3 job:weber")
    with pytest.raises(UsageError):
        check_filter("rating>=9")
