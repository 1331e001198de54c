from datetime import datetime, timedelta

from focusflow_desktop.photos.culling.brackets import Exposure
from focusflow_desktop.photos.culling.bursts import Frame, GroupKind, group_bursts
from focusflow_desktop.photos.culling.signatures import Signature

START = datetime(2026, 6, 20, 14, 30)
TREE = Signature(gradient=0x0F0F0F0F0F0F0F0F, frequencies=0x3333333333333333, mean_rgb=(90, 120, 60))
TREE_MOVED = Signature(gradient=0x0F0F0F0F0F0F0FFF, frequencies=0x3333333333333330, mean_rgb=(92, 119, 63))
FACE = Signature(gradient=0xF0F0F0F0F0F0F0F0, frequencies=0xCCCCCCCCCCCCCCCC, mean_rgb=(180, 140, 120))


def frame(name: str, second: float, signature: Signature | None = TREE, **more) -> Frame[str]:
    return Frame(photo=name, captured_at=START + timedelta(seconds=second), signature=signature, **more)


def groups(*frames: Frame[str]) -> list[tuple[str, str]]:
    return [(group.kind.value, "".join(group.photos)) for group in group_bursts(frames)]


def test_alike_photos_within_two_seconds_are_a_burst():
    found = groups(frame("a", 0), frame("b", 0.5, TREE_MOVED), frame("c", 2.4), frame("d", 10))
    assert found == [("burst", "abc")]


def test_a_pause_ends_a_burst():
    found = groups(frame("a", 0), frame("b", 1), frame("c", 3.1), frame("d", 4))
    assert found == [("burst", "ab"), ("burst", "cd")]


def test_quick_photos_of_different_things_are_no_burst():
    assert groups(frame("a", 0), frame("b", 1, FACE)) == []


def test_a_passer_by_does_not_split_a_burst():
    assert groups(frame("a", 0), frame("b", 0.2, FACE), frame("c", 0.4), frame("d", 0.6)) == [
        ("burst", "abcd")
    ]


def test_the_order_they_come_in_does_not_matter():
    assert groups(frame("b", 1), frame("a", 0)) == [("burst", "ab")]


def test_two_cameras_have_bursts_of_their_own():
    found = groups(*(frame(f"{n}", n * 0.3, camera="left" if n % 2 else "right") for n in range(6)))
    assert found == [("burst", "024"), ("burst", "135")]


def test_a_bracket_is_found_by_its_exposures_and_keeps_all_though_its_frames_look_unlike():
    looks = (TREE, FACE, TREE_MOVED)
    frames = [
        frame(name, n * 0.3, look, exposure=Exposure(seconds=seconds, aperture=8, iso=100))
        for n, (name, look, seconds) in enumerate(zip("abc", looks, (0.01, 0.04, 0.0025), strict=True))
    ]
    found = group_bursts(frames)
    assert [(group.kind, group.photos, group.keeps_all) for group in found] == [
        (GroupKind.BRACKET, ("a", "b", "c"), True)
    ]


def test_a_burst_after_a_bracket_is_not_swallowed():
    exposures = [0.01, 0.04, 0.0025, 0.01, 0.01, 0.01]
    frames = [
        frame(name, n * 0.3, exposure=Exposure(seconds=seconds, aperture=8, iso=100))
        for n, (name, seconds) in enumerate(zip("abcdef", exposures, strict=True))
    ]
    assert groups(*frames) == [("bracket", "abc"), ("burst", "def")]


def test_photos_without_a_time_or_without_looks_are_in_no_burst():
    timeless = Frame(photo="x", captured_at=None, signature=TREE)
    assert groups(timeless, frame("a", 0, None), frame("b", 0.5, None)) == []


def test_no_photos_give_no_groups():
    assert group_bursts([]) == []
