from sqlalchemy.dialects import sqlite

from focusflow_desktop.photos.library.conditions import ids_shown
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records import Photo


def sql(filter_: Filter) -> str:
    return str(ids_shown(filter_, Photo.id).compile(dialect=sqlite.dialect()))


def test_states_are_joined_only_where_a_mark_narrows() -> None:
    assert "photo_states" not in sql(Filter(cameras=frozenset({"R5"})))
    assert "photo_states" in sql(Filter(rating_at_least=1))


def test_a_percent_sign_typed_by_a_person_is_not_a_wildcard() -> None:
    assert "ESCAPE" in sql(Filter(text="100%"))
