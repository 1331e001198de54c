import pytest

from focusflow_desktop.photos.sidecars.marks import BLANK, Marks
from focusflow_desktop.photos.sidecars.merge import FieldConflict, Pair, merge, next_pair
from focusflow_desktop.shared.records.photos import Flag

THREE = Marks(rating=3)


def both(marks):
    return Pair(ours=marks, seen=marks)


@pytest.mark.parametrize(
    ("disk", "ours", "result", "adopt", "write"),
    [
        (3, 3, 3, set(), set()),
        (5, 3, 5, {"rating"}, set()),
        (3, 5, 5, set(), {"rating"}),
        (4, 4, 4, set(), set()),
        (None, 3, 3, set(), set()),
        (None, 5, 5, set(), {"rating"}),
    ],
)
def test_the_side_that_changed_wins(disk, ours, result, adopt, write):
    merged = merge(base=both(THREE), disk=Marks(rating=disk), ours=Marks(rating=ours))
    assert (merged.marks.rating, merged.adopt, merged.write, merged.conflicts) == (result, adopt, write, ())


def test_different_fields_merge():
    merged = merge(base=both(THREE), disk=Marks(rating=3, label="red"), ours=Marks(rating=3, flag=Flag.PICK))
    assert merged.marks == Marks(rating=3, label="red", flag=Flag.PICK)
    assert (merged.adopt, merged.write) == ({"label"}, {"flag"})


def test_one_field_changed_twice_is_a_conflict_that_keeps_both():
    merged = merge(base=both(THREE), disk=Marks(rating=1), ours=Marks(rating=5))
    assert merged.conflicts == (FieldConflict(field="rating", ours=5, theirs=1),)
    assert merged.marks.rating == 5
    assert not merged.write
    assert next_pair(
        both(THREE), ours=merged.marks, seen=Marks(rating=1), open_fields=frozenset({"rating"})
    ) == both(THREE)


def test_what_a_file_cannot_say_is_no_change():
    base = Pair(ours=Marks(flag=Flag.PICK), seen=BLANK)
    merged = merge(base=base, disk=BLANK, ours=Marks(flag=Flag.PICK))
    assert not merged.adopt
    assert not merged.write


def test_keywords_added_and_removed_on_both_sides_come_together():
    base = both(Marks(keywords=frozenset("abc")))
    merged = merge(base=base, disk=Marks(keywords=frozenset("abx")), ours=Marks(keywords=frozenset("bcy")))
    assert merged.marks.keywords == frozenset("bxy")
    assert merged.write == {"keywords"}
    assert not merged.conflicts
