import pytest
from sqlalchemy import select

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.page import contact_page
from focusflow_desktop.business.clients.queries import contact_rows
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Contact, ContactEmail, Tag


def add(studio, name="Julia Weber", **given):
    with studio.write("New client") as db:
        [contact_id] = operations.add_contact(db, name=name, **given).rows["contacts"]
    return contact_id


def page(studio, contact_id):
    with studio.read() as db:
        return contact_page(db, contact_id)


def test_a_client_is_written_down_with_how_to_reach_them(studio):
    julia = page(
        studio, add(studio, "  Julia   Weber ", emails=["julia@weber.example"], phones=["+49 30 1234567"])
    )
    assert (julia.name, julia.emails, julia.phones) == (
        "Julia Weber",
        ("julia@weber.example",),
        ("+49 30 1234567",),
    )
    with studio.read() as db:
        contact = db.scalars(select(Contact)).one()
    assert (contact.given_name, contact.family_name) == ("Julia", "Weber")


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": "  "}, "client_name_missing", "name"),
        ({"emails": ["julia at weber"]}, "client_email_invalid", "emails"),
        ({"phones": ["call me"]}, "client_phone_invalid", "phones"),
        ({"phones": ["1"]}, "client_phone_invalid", "phones"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field_and_nothing_is_kept(studio, given, code, field):
    with pytest.raises(Refused) as told:
        add(studio, **given)
    assert (told.value.code, told.value.fields["field"]) == (code, field)
    with studio.read() as db:
        assert contact_rows(db).total == 0


def test_only_what_is_named_changes(studio):
    julia = add(studio, company="Weber & Co")
    with studio.write() as db:
        operations.change_contact(db, julia, website="weber.example")
    assert (page(studio, julia).company, page(studio, julia).website) == ("Weber & Co", "weber.example")


def test_an_address_that_stays_keeps_its_row_and_the_first_is_first(studio):
    julia = add(studio, emails=["a@weber.example", "b@weber.example"])
    with studio.read() as db:
        rows = {row.address: row.id for row in db.scalars(select(ContactEmail))}
    with studio.write() as db:
        operations.set_emails(db, julia, ["B@weber.example", "c@weber.example", "b@weber.example "])
    assert page(studio, julia).emails == ("b@weber.example", "c@weber.example")
    with studio.read() as db:
        kept = db.scalars(select(ContactEmail).where(ContactEmail.is_primary, ~ContactEmail.deleted)).one()
    assert kept.id == rows["b@weber.example"]


def test_many_are_removed_and_come_back_in_one_step(studio):
    ids = [add(studio, name) for name in ("Julia Weber", "Clara Schmidt")]
    with studio.write("Remove clients") as db:
        operations.remove_contacts(db, ids)
    with studio.read() as db:
        assert contact_rows(db).total == 0
    with studio.write() as db:
        undo.undo(db)
    with studio.read() as db:
        assert contact_rows(db).total == 2


def test_a_tag_is_found_again_whatever_its_capitals_and_worn_once(studio):
    ids = [add(studio, name) for name in ("Julia Weber", "Clara Schmidt")]
    with studio.write() as db:
        operations.tag_contacts(db, ids[:1], "VIP")
        operations.tag_contacts(db, ids, "vip")
    assert [page(studio, contact_id).tags for contact_id in ids] == [("VIP",), ("VIP",)]
    with studio.read() as db:
        assert len(db.scalars(select(Tag)).all()) == 1


def test_tags_that_are_not_named_are_taken_off(studio):
    julia = add(studio)
    with studio.write() as db:
        operations.set_tags(db, julia, ["VIP", "Wedding"])
    with studio.write() as db:
        operations.set_tags(db, julia, ["vip", "Newborn"])
    assert page(studio, julia).tags == ("Newborn", "VIP")


def test_an_empty_note_and_a_tag_without_a_name_are_refused(studio):
    julia = add(studio)
    with studio.write() as db:
        with pytest.raises(Refused):
            operations.add_note(db, julia, "  ")
        with pytest.raises(Refused):
            operations.tag_contacts(db, [julia], " ")


@pytest.mark.parametrize("number", ["+49 30 1234567", "030 / 1234567", "0049 (30) 123-4567"])
def test_spellings_of_one_number_share_a_key(number):
    assert operations.phone_key(number) == operations.phone_key("30 1234567")
