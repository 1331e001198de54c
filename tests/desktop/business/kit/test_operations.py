from datetime import date

import pytest

from focusflow_desktop.business.kit.operations import KIT
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.shared.errors import Refused
from tests.support.lists import Listed


@pytest.fixture
def kit(studio):
    return Listed(studio, source_of(KIT))


def test_two_lenses_may_have_one_name_but_not_one_serial_number(kit):
    first, second = kit.add("RF 85mm F1.2"), kit.add("RF 85mm F1.2")
    kit.change(first, "serial", "AB12")
    with pytest.raises(Refused, match="RF 85mm") as refused:
        kit.change(second, "serial", "ab12")
    assert refused.value.fields["field"] == "serial"
    assert kit.names == ["RF 85mm F1.2", "RF 85mm F1.2"]


def test_service_is_not_due_before_the_purchase(kit):
    row = kit.add("Flash")
    kit.change(row, "bought_on", date(2026, 5, 1))
    with pytest.raises(Refused) as refused:
        kit.change(row, "service_due", date(2026, 4, 1))
    assert refused.value.fields["field"] == "service_due"
