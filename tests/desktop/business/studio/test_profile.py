import pytest

from focusflow_desktop.business.sessions.free_times import hours_of
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.profile import StudioChange, change_studio, studio_facts
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.records.studio import BookingRule, JobWord, Words


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt Photography", country="DE", currency="EUR")
    return studio


def change(studio, **given):
    with studio.write("Change the studio") as db:
        return change_studio(db, StudioChange(**given))


def facts(studio):
    with studio.read() as db:
        return studio_facts(db)


def stored_hours(studio):
    with studio.read() as db:
        return db.query(StudioProfile).one().hours


def test_what_is_given_is_changed_and_the_rest_stays(founded):
    change(
        founded,
        name=" Brandt & Co ",
        tz="Europe/Berlin",
        words=Words.UK,
        job_word=JobWord.SHOOT,
        booking_rule=BookingRule.SIGNED,
        deliver_days=42,
    )
    now = facts(founded)
    assert (now.name, now.tz, now.words, now.job_word) == ("Brandt & Co", "Europe/Berlin", "uk", "shoot")
    assert (now.booking_rule, now.deliver_days) == (BookingRule.SIGNED, 42)
    assert (now.country, now.currency, now.locale) == ("DE", "EUR", "")


def test_an_empty_zone_means_the_machines_own_again(founded):
    change(founded, tz="Europe/Berlin")
    change(founded, tz="")
    assert facts(founded).tz == ""


def test_hours_are_stored_so_that_free_times_read_them(founded):
    change(founded, hours={0: [(840, 1080), (540, 720)], 6: []})
    assert stored_hours(founded) == {"0": [[540, 720], [840, 1080]]}
    assert hours_of(stored_hours(founded))


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"name": "  "}, "studio_name_missing", "name"),
        ({"country": "Germany"}, "country_unknown", "country"),
        ({"currency": "€"}, "currency_unknown", "currency"),
        ({"tz": "Mars/Base"}, "zone_unknown", "tz"),
        ({"deliver_days": -1}, "delivery_days_impossible", "deliver_days"),
        ({"deliver_days": 731}, "delivery_days_impossible", "deliver_days"),
        ({"hours": {7: [(540, 600)]}}, "weekday_unknown", "hours"),
        ({"hours": {0: [(600, 540)]}}, "hours_impossible", "hours"),
        ({"hours": {0: [(540, 1441)]}}, "hours_impossible", "hours"),
        ({"hours": {0: [(540, 700), (660, 800)]}}, "hours_overlap", "hours"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_changed(founded, wrong, code, field):
    before = facts(founded)
    with pytest.raises(Refused) as refused:
        change(founded, **{"locale": "de_DE", **wrong})
    assert (refused.value.code, refused.value.fields["field"]) == (code, field)
    assert facts(founded) == before
    assert not stored_hours(founded)


def test_hours_that_touch_do_not_overlap(founded):
    change(founded, hours={0: [(540, 720), (720, 900)]})
    assert stored_hours(founded) == {"0": [[540, 720], [720, 900]]}


def test_before_the_studio_is_founded_there_is_nothing_to_change(studio):
    assert facts(studio) is None
    with pytest.raises(Refused) as refused:
        change(studio, name="Brandt")
    assert refused.value.code == "studio_not_founded"
