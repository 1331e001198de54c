import pytest

from focusflow_desktop.business.studio.facts import change_fact, change_hours, studio_page
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.studio import BookingRule, JobWord


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt Photography", country="DE", currency="EUR")
    return studio


def page(studio):
    with studio.read() as db:
        return studio_page(db)


def change(studio, op, *args):
    with studio.write() as db:
        op(db, *args)


def test_before_the_studio_was_founded_there_is_nothing_to_show(studio):
    assert page(studio) is None


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("name", " Brandt  & Co ", "Brandt & Co"),
        ("country", "AT", "AT"),
        ("tz", "Europe/Vienna", "Europe/Vienna"),
        ("job_word", "shoot", JobWord.SHOOT),
        ("booking_rule", "retainer", BookingRule.RETAINER),
        ("deliver_days", "42", 42),
    ],
)
def test_what_is_typed_into_a_field_is_kept(founded, column, typed, kept):
    change(founded, change_fact, column, typed)
    assert page(founded).values[column] == kept


@pytest.mark.parametrize(
    ("column", "typed"), [("name", " "), ("tz", "Vienna"), ("deliver_days", "soon"), ("deliver_days", "")]
)
def test_a_refusal_names_its_field(founded, column, typed):
    before = page(founded)
    with pytest.raises(Refused) as refused:
        change(founded, change_fact, column, typed)
    assert refused.value.fields["field"] == column
    assert page(founded) == before


def test_an_emptied_zone_is_the_machines_own_again(founded):
    change(founded, change_fact, "tz", "Europe/Vienna")
    change(founded, change_fact, "tz", "")
    assert page(founded).values["tz"] == ""


def test_a_days_hours_change_alone_and_an_empty_field_closes_it(founded):
    assert page(founded).hours[6] == ((540, 1080),)  # the usual ones until something is said
    change(founded, change_hours, 0, "9–13, 14–18")
    change(founded, change_hours, 5, "10–12")
    assert page(founded).hours[0] == ((540, 780), (840, 1080))
    change(founded, change_hours, 0, "")
    assert (page(founded).hours[0], page(founded).hours[5]) == ((), ((600, 720),))
    with pytest.raises(Refused):
        change(founded, change_hours, 1, "12–9")
