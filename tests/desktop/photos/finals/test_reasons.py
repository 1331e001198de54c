from datetime import datetime

import pytest

from focusflow_desktop.photos.finals.match import PictureFacts
from focusflow_desktop.photos.finals.reasons import Reason, reason_of, signs_of

AT, LATER = datetime(2026, 6, 20, 14, 30, 5), datetime(2026, 6, 20, 15, 0, 0)


def facts(name, at=AT, serial=None):
    return PictureFacts(name=name, captured_at=at, serial=serial)


@pytest.mark.parametrize(
    ("final", "originals", "reason"),
    [
        (facts("dance.jpg"), [facts("A.CR3", serial="1"), facts("B.CR3", serial="2")], Reason.TWO_CAMERAS),
        (facts("dance.jpg"), [facts("A.CR3", serial="1"), facts("B.CR3", serial="1")], Reason.BURST),
        (facts("IMG_1.jpg", None), [facts("IMG_1.CR3"), facts("IMG_1.CR3", LATER)], Reason.SAME_NAME),
        (
            facts("IMG_0001.jpg"),
            [facts("IMG_0001.CR3", LATER), facts("IMG_0002.CR3")],
            Reason.NAME_AGAINST_TIME,
        ),
        (facts("IMG_0001.jpg"), [facts("IMG_0001.CR3", LATER)], Reason.OTHER_TIME),
    ],
)
def test_the_reason_says_what_keeps_the_choice_open(final, originals, reason):
    assert reason_of(final, originals) is reason


def test_what_speaks_for_a_candidate_is_told():
    signs = signs_of(facts("AB5_0001-Edit.jpg"), facts("AB5_0001.CR3", AT.replace(microsecond=270000)))
    assert (signs.same_second, signs.same_name) == (True, True)
    signs = signs_of(facts("dance.jpg", None), facts("AB5_0001.CR3"))
    assert (signs.same_second, signs.same_name) == (False, False)
