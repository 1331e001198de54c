import hashlib
import pickle

import pytest

from focusflow_desktop.shared.ids import ids_from_hex, new_id, photo_id


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


def test_ids_read_from_a_column_are_the_ids_that_were_written() -> None:
    written = [new_id() for _ in range(50)]
    read = ids_from_hex([each.hex for each in written])
    assert read == written
    assert {hash(each) for each in read} == {hash(each) for each in written}
    assert pickle.loads(pickle.dumps(read)) == written
