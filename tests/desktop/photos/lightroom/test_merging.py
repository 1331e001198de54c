"""The rule of a reading: fill what is empty, follow what Lightroom changed, keep what was done here."""

from dataclasses import replace

import pytest

from focusflow_desktop.photos.lightroom.merging import Said, merged
from focusflow_desktop.shared.records.photos import Flag

MARKED = Said(rating=5, flag=Flag.PICK, label="red", caption="The kiss", keywords=frozenset({"cake"}))
NOTHING = Said()


def test_a_first_reading_fills_what_is_empty():
    assert merged(here=NOTHING, there=MARKED, base=None, is_new=False).marks == MARKED


def test_a_first_reading_leaves_what_was_marked_here_and_says_so():
    result = merged(here=replace(NOTHING, rating=2), there=MARKED, base=None, is_new=False)
    assert (result.marks.rating, result.marks.label, result.kept) == (2, "red", True)


def test_a_photo_that_the_reading_brought_follows_the_catalog_over_its_sidecar():
    result = merged(here=replace(NOTHING, rating=2), there=MARKED, base=None, is_new=True)
    assert (result.marks.rating, result.kept) == (5, False)


def test_an_empty_catalog_takes_nothing_away():
    result = merged(here=MARKED, there=NOTHING, base=None, is_new=True)
    assert (result.marks, result.kept) == (MARKED, False)


@pytest.mark.parametrize("here", [NOTHING, replace(MARKED, rating=1), replace(MARKED, label="blue")])
def test_what_was_changed_here_since_stays(here):
    assert merged(here=here, there=MARKED, base=MARKED, is_new=False).marks == here


def test_what_lightroom_cleared_since_is_cleared_where_nothing_changed_here():
    assert merged(here=MARKED, there=NOTHING, base=MARKED, is_new=False).marks == NOTHING


def test_changed_on_both_sides_stays_as_it_is_here_and_counts_as_kept():
    result = merged(
        here=replace(MARKED, rating=1), there=replace(MARKED, rating=3), base=MARKED, is_new=False
    )
    assert (result.marks.rating, result.kept) == (1, True)


def test_keywords_of_both_sides_are_kept():
    here = replace(MARKED, keywords=frozenset({"cake", "mine"}))
    there = replace(MARKED, keywords=frozenset({"theirs"}))
    assert merged(here=here, there=there, base=MARKED, is_new=False).marks.keywords == {"mine", "theirs"}


def test_what_was_said_comes_back_from_the_table():
    assert Said.from_json(MARKED.as_json()) == MARKED
    assert Said.from_json({}) == NOTHING
