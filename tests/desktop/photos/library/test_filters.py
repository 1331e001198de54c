from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag


def test_an_empty_filter_shows_everything() -> None:
    assert Filter().is_empty
    assert not Filter(rating_at_least=1).is_empty


def test_clearing_one_field_keeps_the_others() -> None:
    both = Filter(flags=frozenset({Flag.PICK}), text="macro")
    assert both.without("flags") == Filter(text="macro")
