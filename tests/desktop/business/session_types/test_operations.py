import pytest

from focusflow_desktop.business.session_types.operations import SESSION_TYPES
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.shared.errors import Refused
from tests.support.lists import Listed


@pytest.fixture
def types(studio):
    return Listed(studio, source_of(SESSION_TYPES))


def test_a_session_takes_at_least_a_minute(types):
    row = types.add("Portrait")
    with pytest.raises(Refused) as refused:
        types.change(row, "duration_minutes", "0")
    assert refused.value.fields["field"] == "duration_minutes"


@pytest.mark.parametrize(("column", "typed"), [("retainer_minor", "200"), ("price_minor", "20")])
def test_a_retainer_is_never_more_than_the_price(types, column, typed):
    row = types.add("Portrait")
    types.change(row, "price_minor", "100")
    types.change(row, "retainer_minor", "50")
    with pytest.raises(Refused) as refused:
        types.change(row, column, typed)
    assert refused.value.fields["field"] == column


def test_emptied_buffers_are_none_and_one_seat_stays(types):
    row = types.add("Portrait")
    types.change(row, "buffer_before_minutes", "30")
    types.change(row, "buffer_before_minutes", "")
    types.change(row, "seats", "")
    assert (types.value(row, "buffer_before_minutes"), types.value(row, "seats")) == (0, 1)
