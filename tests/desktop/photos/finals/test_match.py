from datetime import datetime
from uuid import UUID

import pytest

from focusflow_desktop.photos.finals.match import (
    Ambiguous,
    Linked,
    MatchedBy,
    OriginalFacts,
    PictureFacts,
    Unknown,
    match_finals,
)


def at(second, hundredths=0):
    return datetime(2026, 5, 2, 10, 11, second, hundredths * 10_000)


def original(number, name, captured_at=None, serial=None):
    return OriginalFacts(
        photo_id=UUID(int=number), facts=PictureFacts(name=name, captured_at=captured_at, serial=serial)
    )


SHOOT = [
    original(1, "IMG_0001.CR3", at(1, 10), "0123"),
    original(2, "IMG_0002.CR3", at(1, 60), "0123"),
    original(3, "IMG_0003.CR3", at(2), "0123"),
    original(4, "DSC_0003.NEF", at(2), "777"),
    original(5, "IMG_0001.JPG", at(30, 5), "888"),
    original(6, "P1000001.RW2"),
]


@pytest.mark.parametrize(
    ("name", "captured_at", "serial", "expected"),
    [
        ("Wedding-001.jpg", at(1, 60), "123", Linked(UUID(int=2), MatchedBy.CAMERA)),
        ("IMG_0002-Edit.tif", at(1), "0123", Linked(UUID(int=2), MatchedBy.CAMERA)),
        ("Wedding-001.jpg", at(1), "0123", Ambiguous((UUID(int=1), UUID(int=2)))),
        ("Wedding-001.jpg", at(2), "777", Linked(UUID(int=4), MatchedBy.CAMERA)),
        ("Wedding-001.jpg", at(2), None, Ambiguous((UUID(int=3), UUID(int=4)))),
        ("DSC_0003-2.jpg", at(2), None, Linked(UUID(int=4), MatchedBy.TIME_AND_NAME)),
        ("Wedding-001.jpg", at(1, 60), None, Ambiguous((UUID(int=2),))),
        ("img_0001-edit.jpg", None, None, Ambiguous((UUID(int=1), UUID(int=5)))),
        ("IMG_0001-Edit.jpg", None, "888", Linked(UUID(int=5), MatchedBy.NAME)),
        ("IMG_0001-Edit.jpg", at(30, 5), None, Linked(UUID(int=5), MatchedBy.TIME_AND_NAME)),
        ("P1000001 (1).jpg", None, None, Linked(UUID(int=6), MatchedBy.NAME)),
        ("P1000001.jpg", at(50), "9", Linked(UUID(int=6), MatchedBy.NAME)),
        ("IMG_0003.jpg", at(59), "0123", Ambiguous((UUID(int=3),))),
        ("IMG_0003.jpg", at(59), "999", Unknown()),
        ("Wedding-001.jpg", None, None, Unknown()),
        ("Wedding-001.jpg", at(59), "0123", Unknown()),
        ("IMG_0002-IMG_0003-HDR.jpg", None, None, Ambiguous((UUID(int=2), UUID(int=3)))),
    ],
)
def test_a_final_finds_its_original_or_asks(name, captured_at, serial, expected):
    final = PictureFacts(name=name, captured_at=captured_at, serial=serial)
    assert match_finals([final], SHOOT) == [expected]


def test_two_candidates_are_never_guessed_between():
    twins = [original(1, "A_0001.CR3", at(1), "1"), original(2, "A_0001.CR3", at(1), "1")]
    assert match_finals([PictureFacts(name="A_0001.jpg", captured_at=at(1), serial="1")], twins) == [
        Ambiguous((UUID(int=1), UUID(int=2)))
    ]
