"""The place in culling."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.ui.culling.place import Place

IDS = tuple(UUID(int=number) for number in range(5))


def test_a_photo_that_leaves_hands_its_place_to_the_next():
    assert Place(ids=IDS, at=2).without(IDS[2]).current == IDS[3]


def test_the_last_photo_that_leaves_hands_its_place_to_the_one_before():
    assert Place(ids=IDS, at=4).without(IDS[4]).current == IDS[3]


def test_another_photo_that_leaves_does_not_move_the_place():
    assert Place(ids=IDS, at=2).without(IDS[0]).current == IDS[2]


def test_a_photo_brought_back_stands_where_it_stood():
    place = Place(ids=IDS, at=2).without(IDS[2]).at_photo(IDS[2], order=IDS)
    assert (place.ids, place.current) == (IDS, IDS[2])


def test_the_last_of_all_leaves_an_empty_place():
    assert Place(ids=IDS[:1]).without(IDS[0]).current is None


@given(st.lists(st.integers(-9, 9)))
def test_no_step_leaves_the_photos(steps):
    place = Place(ids=IDS)
    for step in steps:
        place = place.moved(step)
        assert place.current in IDS
