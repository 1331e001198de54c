from focusflow_desktop.business.lead_sources.operations import LEAD_SOURCES
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.business.studio.operations import found_studio
from tests.support.lists import Listed


def test_a_source_has_its_cost_in_the_studios_currency(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="JP", currency="JPY")
    sources = Listed(studio, source_of(LEAD_SOURCES))
    row = sources.add("Wedding fair")
    sources.change(row, "cost_minor", "120,000")
    assert (sources.value(row, "cost_minor"), sources.row(row).currency) == (120000, "JPY")
