from collections import Counter
from datetime import datetime, timedelta

import pytest

from focusflow_desktop.photos.samples.plan import ANNAS, BOTANICA, TOMS, plan_shoot
from focusflow_desktop.photos.samples.scenes.gallery import SCENES

_MORNING = datetime(2026, 5, 13, 9, 4, 11)


@pytest.fixture(scope="module")
def planned():
    return plan_shoot(BOTANICA, count=200, starts_at=_MORNING, seed=3)


def test_it_has_as_many_photos_as_asked_with_names_of_their_own(planned):
    assert len(planned) == 200
    assert len({photo.stem for photo in planned}) == 200
    assert planned[0].stem == "AB5_8412"


def test_two_bodies_work_side_by_side(planned):
    assert {photo.body for photo in planned} == {ANNAS, TOMS}


def test_the_second_clock_is_42_seconds_behind():
    assert TOMS.clock == timedelta(seconds=-42)
    pair = plan_shoot(BOTANICA, count=30, starts_at=_MORNING, seed=5)
    true = [photo.shot.taken_at - photo.body.clock for photo in pair]
    assert true == sorted(true)


def test_bursts_show_one_scene_within_seconds(planned):
    bursts = Counter(photo.painting for photo in planned)
    assert max(bursts.values()) > 2
    for painting in bursts:
        taken = [photo.shot.taken_at for photo in planned if photo.painting == painting]
        assert max(taken) - min(taken) < timedelta(seconds=8)


def test_some_frames_are_soft_some_shaken_and_most_are_good(planned):
    soft = sum(photo.frame.soft > 0 for photo in planned)
    shaken = sum(photo.frame.motion > 0 for photo in planned)
    assert soft > 5
    assert shaken > 5
    assert soft + shaken < 80


def test_portraits_carry_an_orientation(planned):
    portraits = [photo for photo in planned if photo.is_portrait]
    assert 0 < len(portraits) < len(planned)
    assert all(photo.shot.orientation in (6, 8) for photo in portraits)


def test_numbers_start_again_after_9999():
    long = plan_shoot(BOTANICA, count=1700, starts_at=_MORNING, seed=1, bodies=[ANNAS])
    assert long[1587].stem == "AB5_9999"
    assert long[1588].stem == "AB5_0001"


def test_one_seed_plans_one_shoot(planned):
    assert plan_shoot(BOTANICA, count=200, starts_at=_MORNING, seed=3) == planned


def test_every_scene_asked_for_exists(planned):
    assert {setup.scene for setup in BOTANICA} <= set(SCENES)
