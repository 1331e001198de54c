import hashlib

import pytest

from focusflow_desktop.shared.ids import new_id, photo_id


def test_newer_ids_sort_later_and_say_their_version() -> None:
    ids = [new_id() for _ in range(5)]
    assert {i.version for i in ids} == {7}
    assert [i.int >> 80 for i in ids] == sorted(i.int >> 80 for i in ids)
    assert len(set(ids)) == 5


def test_one_original_is_one_photo_on_every_machine() -> None:
    sha256 = hashlib.sha256(b"the original").hexdigest()
    assert photo_id(sha256) == photo_id(sha256.upper())
    assert str(photo_id(sha256)) == "02f079b6-3906-58cc-8d0c-3ee7b0fbb9be"


def test_a_path_is_no_hash() -> None:
    with pytest.raises(ValueError, match="64"):
        photo_id("IMG_0001.CR3")
