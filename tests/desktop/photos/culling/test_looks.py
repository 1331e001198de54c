from datetime import datetime, timedelta

import numpy as np
import pytest
from PIL import Image, ImageFilter

from focusflow_desktop.photos.culling.advisor import Suggestion
from focusflow_desktop.photos.culling.bursts import GroupKind
from focusflow_desktop.photos.culling.looks import advise_photos, find_bursts, group_photos, measure_looks
from focusflow_desktop.photos.library.rows import BurstFacts
from focusflow_desktop.shared.ids import new_id
from tests.support.picture_files import jpeg, scene

START = datetime(2026, 6, 20, 14, 30)


def stored(path, pixels: np.ndarray, *, second: float, exposure_s: float = 0.004) -> BurstFacts:
    path.write_bytes(jpeg(pixels=pixels, quality=95))
    looks = measure_looks(path)
    return BurstFacts(
        id=new_id(),
        taken_at=START + timedelta(seconds=second),
        camera_serial="SN-1",
        exposure_s=exposure_s,
        aperture=4.0,
        iso=200,
        likeness=looks.likeness,
        sharpness=looks.sharpness,
        brightness=looks.brightness,
    )


def soft(pixels: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(4)))


def test_from_files_to_a_burst_with_advice(tmp_path):
    pixels = scene(640, 400)
    facts = [
        stored(tmp_path / "a.jpg", pixels, second=0),
        stored(tmp_path / "b.jpg", soft(pixels), second=0.4),
        stored(tmp_path / "c.jpg", scene(640, 400, seed=9)[::-1], second=30),
    ]
    (group,) = group_photos(facts)
    assert (group.kind, group.photos) == (GroupKind.BURST, (facts[0].id, facts[1].id))
    advice = advise_photos(group, facts)
    assert [one.suggestion for one in advice] == [Suggestion.KEEP, Suggestion.REJECT]


def test_brightness_is_a_share(tmp_path):
    grey = stored(tmp_path / "a.jpg", np.full((40, 60, 3), 51, np.uint8), second=0)
    assert grey.brightness == pytest.approx(0.2, abs=0.01)


def test_a_stored_bracket_keeps_all(tmp_path):
    pixels = scene(320, 200)
    facts = [
        stored(tmp_path / f"{n}.jpg", pixels, second=n * 0.3, exposure_s=seconds)
        for n, seconds in enumerate((0.01, 0.04, 0.0025))
    ]
    (group,) = group_photos(facts)
    assert group.keeps_all
    assert {one.suggestion for one in advise_photos(group, facts)} == {Suggestion.KEEP}


def test_photos_not_yet_measured_are_for_the_eye(tmp_path):
    first = stored(tmp_path / "a.jpg", scene(320, 200), second=0)
    second = stored(tmp_path / "b.jpg", scene(320, 200), second=1)
    (group,) = group_photos([first, second])
    assert [one.suggestion for one in advise_photos(group, [first])] == [Suggestion.LOOK, Suggestion.LOOK]


def test_a_photo_is_looked_up_in_its_burst_and_one_that_stands_alone_in_none(tmp_path):
    pixels = scene(320, 200)
    facts = [stored(tmp_path / f"{n}.jpg", pixels, second=second) for n, second in enumerate((0, 0.5, 90))]
    bursts = find_bursts(facts)
    assert bursts.sizes == {facts[0].id: 2, facts[1].id: 2}
    assert bursts.facts(bursts.group_of[facts[1].id]) == facts[:2]


def test_the_best_of_a_burst_is_its_sharpest(tmp_path):
    pixels = scene(640, 400)
    facts = [
        stored(tmp_path / "a.jpg", soft(pixels), second=0),
        stored(tmp_path / "b.jpg", pixels, second=0.4),
    ]
    bursts = find_bursts(facts)
    assert bursts.best(bursts.group_of[facts[0].id]) == facts[1].id
