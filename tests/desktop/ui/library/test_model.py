"""The grid's model."""

from uuid import UUID

from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from tests.support.rooms import MemoryLibrary


def test_rows_are_asked_for_a_page_at_a_time(qapp):
    library = MemoryLibrary(1000)
    model = PhotoGridModel(library)
    model.show_ids(library.ids)
    assert [model.row_at(place) and None for place in range(100)] == [None] * 100
    assert library.row_asks == 1
    assert model.row_at(5).id == UUID(int=6)


def test_a_mark_is_seen_at_once(qapp):
    library = MemoryLibrary(3)
    model = PhotoGridModel(library)
    model.show_ids(library.ids)
    model.row_at(0)
    model.show_mark([UUID(int=2)], Mark(field=Field.RATING, value=5))
    assert model.row_at(1).rating == 5
    assert library.kept[UUID(int=2)].rating == 0


def test_a_place_beyond_the_end_has_no_row(qapp):
    assert PhotoGridModel(MemoryLibrary(1)).row_at(7) is None
