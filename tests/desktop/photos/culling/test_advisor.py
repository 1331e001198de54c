import numpy as np
import pytest

from focusflow_desktop.photos.culling.advisor import (
    Measured,
    Reason,
    Suggestion,
    advise,
    advise_alone,
    measured,
)
from focusflow_desktop.photos.culling.bursts import Group, GroupKind
from focusflow_desktop.photos.culling.histogram import histogram
from focusflow_desktop.photos.culling.sharpness import Sharpness


def of(peak: float, *, anisotropy: float = 0.2, clipped: float = 0.0) -> Measured:
    return Measured(peak=peak, anisotropy=anisotropy, share_clipped=clipped)


def said(measures: dict[str, Measured], kind: GroupKind = GroupKind.BURST, photos: str | None = None):
    group = Group(kind=kind, photos=tuple(photos or measures))
    return {one.photo: (one.suggestion, one.reason) for one in advise(group, measures)}


def test_the_sharpest_is_kept_a_clearly_softer_one_rejected_the_others_looked_at():
    found = said({"a": of(10), "b": of(9), "c": of(7), "d": of(4)})
    assert found == {
        "a": (Suggestion.KEEP, Reason.SHARPEST_OF_BURST),
        "b": (Suggestion.LOOK, Reason.NEARLY_AS_SHARP),
        "c": (Suggestion.LOOK, Reason.BETWEEN),
        "d": (Suggestion.REJECT, Reason.SOFTER_THAN_BURST),
    }


def test_a_frame_that_alone_moved_is_told_so_and_a_pan_is_not():
    assert said({"a": of(10), "b": of(3, anisotropy=0.95)})["b"][1] is Reason.MOVED
    pan = said({"a": of(10, anisotropy=0.95), "b": of(3, anisotropy=0.96)})
    assert pan["b"][1] is Reason.SOFTER_THAN_BURST


def test_lost_highlights_are_for_the_eye_not_for_the_bin():
    found = said({"a": of(10, clipped=0.3), "b": of(9)})
    assert found["a"] == (Suggestion.LOOK, Reason.HIGHLIGHTS_LOST)


def test_a_bracket_keeps_every_frame():
    found = said({"a": of(10), "b": of(1)}, GroupKind.BRACKET)
    assert set(found.values()) == {(Suggestion.KEEP, Reason.BRACKET)}


def test_a_soft_burst_is_not_rejected_as_a_whole():
    found = said({"a": of(0.2), "b": of(0.19), "c": of(0.01)})
    assert found["a"][0] is Suggestion.KEEP


def test_frames_without_measures_are_for_the_eye():
    assert said({"a": of(9)}, photos="ab")["b"] == (Suggestion.LOOK, Reason.NOT_MEASURED)
    found = said({"a": of(9), "b": of(9)}, photos="abc")
    assert found["c"] == (Suggestion.LOOK, Reason.NOT_MEASURED)


@pytest.mark.parametrize("photo", ["a", 7])
def test_a_photo_alone_is_never_judged(photo):
    assert advise_alone(photo).suggestion is Suggestion.LOOK


def test_a_full_measurement_is_boiled_down():
    pixels = np.full((100, 10, 3), 100, np.uint8)
    pixels[:30] = 255
    sharp = Sharpness(peak=4.0, column=1, row=2, anisotropy=0.5)
    assert measured(sharp, histogram(pixels)) == Measured(peak=4.0, anisotropy=0.5, share_clipped=0.3)
