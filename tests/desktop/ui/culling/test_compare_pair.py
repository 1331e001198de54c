"""Which two stand side by side."""

from uuid import UUID

from focusflow_desktop.ui.culling.compare_pair import Pair, pair_of

IDS = tuple(UUID(int=number) for number in range(1, 6))


def _pair(select, candidate):
    return Pair(ids=IDS, select=UUID(int=select), candidate=UUID(int=candidate))


def test_the_active_photo_is_the_select_against_the_next_one():
    assert pair_of(IDS, UUID(int=3)) == _pair(3, 4)


def test_the_last_photo_stands_against_the_one_before_it():
    assert pair_of(IDS, UUID(int=5)) == _pair(5, 4)


def test_one_photo_twice_is_no_pair():
    assert pair_of([UUID(int=1), UUID(int=1)], None) is None


def test_the_next_candidate_is_never_the_select():
    assert _pair(3, 2).stepped(1) == _pair(3, 4)
    assert _pair(3, 4).stepped(-1) == _pair(3, 2)


def test_at_the_end_the_pair_stays():
    assert _pair(3, 5).stepped(1) == _pair(3, 5)
    assert _pair(5, 4).stepped(1) == _pair(5, 4)


def test_a_candidate_that_won_meets_the_photo_after_it():
    assert _pair(1, 2).won() == _pair(2, 3)


def test_the_last_candidate_that_won_meets_the_old_select_again():
    assert _pair(1, 5).won() == _pair(5, 1)


def test_the_select_is_not_put_against_itself():
    assert _pair(1, 2).with_candidate(UUID(int=1)) == _pair(1, 2)
    assert _pair(1, 2).with_candidate(UUID(int=4)) == _pair(1, 4)
