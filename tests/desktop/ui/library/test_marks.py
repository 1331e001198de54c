"""Marks on rows."""

from dataclasses import replace
from uuid import UUID

import pytest

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library.marks import Field, Mark, number_of, stays, with_mark
from tests.support.rooms import row


def test_a_mark_changes_its_own_field_only():
    marked = with_mark(row(1), Mark(field=Field.RATING, value=4))
    assert replace(marked, rating=0) == row(1)


def test_a_rejected_photo_leaves_the_picks():
    picks = Filter(flags=frozenset({Flag.PICK}))
    assert stays(replace(row(1), flag=Flag.PICK), picks)
    assert not stays(replace(row(1), flag=Flag.REJECT), picks)


def test_any_mark_leaves_the_unmarked():
    assert not stays(with_mark(row(1), Mark(field=Field.LABEL, value="red")), Filter(is_unmarked=True))


@pytest.mark.parametrize(
    ("name", "number"),
    [("AB5_8412.CR3", "8412"), ("portrait.jpg", "portrait"), ("Portrait 2.jpg", "Portrait 2"), ("a", "a")],
)
def test_the_number_is_the_cameras(name, number):
    assert number_of(name) == number


def test_ids_are_kept():
    assert row(7).id == UUID(int=7)
