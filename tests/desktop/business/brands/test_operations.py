import pytest

from focusflow_desktop.business.brands.operations import BRANDS
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.shared.errors import Refused
from tests.support.lists import Listed


@pytest.mark.parametrize(
    ("column", "wrong", "right"),
    [("from_email", "anna at home", "hello@example.com"), ("website", "my site", "example.com/weddings")],
)
def test_an_address_that_cannot_be_one_is_refused(studio, column, wrong, right):
    brands = Listed(studio, source_of(BRANDS))
    row = brands.add("Anna Brandt Weddings")
    with pytest.raises(Refused) as refused:
        brands.change(row, column, wrong)
    assert refused.value.fields["field"] == column
    brands.change(row, column, right)
    assert brands.value(row, column) == right
