import pytest
from sqlalchemy import event, select

from focusflow_desktop.business.clients.around import (
    around,
    link_contact,
    set_address,
    set_source,
    unlink_contact,
)
from focusflow_desktop.business.clients.merging import merge_contacts
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Contact, ContactAddress, LeadSource
from tests.support.factories import make_contact


@pytest.fixture
def julia(studio):
    julia = make_contact("Julia Weber")
    with studio.write() as db:
        db.add(julia)
    return julia.id


def seen(studio, contact_id):
    with studio.read() as db:
        return around(db, contact_id)


def change(studio, op, *given, **named):
    with studio.write("Change client") as db:
        op(db, *given, **named)


def test_an_address_is_written_as_on_an_envelope_and_taken_away(studio, julia):
    change(studio, set_address, julia, " Seeweg 1 \n\n12345 Berlin\n")
    assert seen(studio, julia).addresses == ("Seeweg 1\n12345 Berlin",)
    change(studio, set_address, julia, "")
    assert seen(studio, julia).addresses == ()


def test_an_address_that_is_not_changed_keeps_its_parts(studio, julia):
    with studio.write() as db:
        db.add(ContactAddress(contact_id=julia, street="Seeweg 1", postcode="12345", city="Berlin"))
    change(studio, set_address, julia, "Seeweg 1\n12345 Berlin")
    with studio.read() as db:
        assert db.scalar(select(ContactAddress.city)) == "Berlin"


def test_two_belong_together_seen_from_either_side(studio, julia):
    change(studio, link_contact, julia, "Partner: Max Weber")
    [link] = seen(studio, julia).links
    assert (link.relation, link.other) == ("Partner", "Max Weber")
    [back] = seen(studio, link.other_id).links
    assert back.other_id == julia
    change(studio, unlink_contact, link.id)
    assert seen(studio, julia).links == ()
    with studio.read() as db:
        assert db.scalar(select(Contact.deleted).where(Contact.id == link.other_id)) is False


def test_who_is_called_so_already_is_not_written_down_twice(studio, julia):
    max_ = make_contact("Max Weber")
    with studio.write() as db:
        db.add(max_)
    change(studio, link_contact, julia, "partner: max weber")
    assert [link.other_id for link in seen(studio, julia).links] == [max_.id]


@pytest.mark.parametrize("words", ["Max Weber", "Partner:", ": Max"])
def test_what_does_not_say_how_is_refused_beside_its_field(studio, julia, words):
    with studio.write() as db, pytest.raises(Refused) as told:
        link_contact(db, julia, words)
    assert told.value.fields["field"] == "link"


def test_of_two_with_one_name_none_is_guessed(studio, julia):
    with studio.write() as db:
        db.add_all([make_contact("Max Weber"), make_contact("Max Weber")])
    with studio.write() as db, pytest.raises(Refused) as told:
        link_contact(db, julia, "Partner: Max Weber")
    assert told.value.code == "client_link_several"


def test_who_was_made_one_is_told(studio, julia, clock):
    other = make_contact("Julia Webber")
    with studio.write() as db:
        db.add(other)
    change(studio, merge_contacts, julia, other.id, clock=clock)
    assert [twin.name for twin in seen(studio, julia).twins] == ["Julia Webber"]


def test_sources_in_use_are_offered_and_the_own_one_stays(studio, julia):
    fair, old, away = (
        LeadSource(name="Fair"),
        LeadSource(name="Old", is_archived=True),
        LeadSource(name="Away", is_archived=True),
    )
    with studio.write() as db:
        db.add_all([fair, old, away])
    change(studio, set_source, julia, old.id)
    told = seen(studio, julia)
    assert told.source_id == old.id
    assert [name for _, name in told.sources] == ["Fair", "Old"]
    change(studio, set_source, julia, None)
    assert seen(studio, julia).source_id is None


def test_it_costs_five_statements(studio, julia):
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        around(db, julia)
    assert len(asked) == 5
