import numpy as np

from focusflow_desktop.photos.culling.signatures import Signature, distance, signature
from tests.support.picture_files import scene


def test_a_slightly_moved_and_brighter_frame_is_close_and_another_scene_is_far():
    first = scene(256, 170, seed=1)
    moved = np.roll(first, 3, axis=1)
    brighter = (first.astype(int) + 12).clip(0, 255).astype(np.uint8)
    other = scene(256, 170, seed=9)[::-1, ::-1]
    assert distance(signature(first), signature(first)) == 0
    assert distance(signature(first), signature(moved)) <= 24
    assert distance(signature(first), signature(brighter)) <= 24
    assert distance(signature(first), signature(other)) > 40


def test_the_size_of_the_thumbnail_hardly_matters():
    large = signature(scene(400, 266))
    assert distance(large, signature(scene(256, 170))) <= 16


def test_a_signature_is_stored_in_nineteen_bytes():
    made = signature(scene(64, 48))
    assert len(made.to_bytes()) == 19
    assert Signature.from_bytes(made.to_bytes()) == made
