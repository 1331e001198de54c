"""Clients with everything a file can say of them."""

from datetime import date

import pytest

from focusflow_desktop.business.clients import operations
from focusflow_desktop.shared.records import ContactAddress, LeadSource
from focusflow_desktop.shared.records.contacts import ContactKind
from tests.support.factories import make_contact
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


@pytest.fixture
def people(studio):
    source = LeadSource(name="Instagram")
    julia = make_contact("Julia Weber", given_name="Julia", family_name="Weber", birthday=date(1991, 4, 12))
    krause = make_contact("Blumen Krause", kind=ContactKind.ORGANISATION, website="https://krause.example")
    gone = make_contact("Old Name", deleted=True)
    with studio.write() as db:
        db.add_all([source, julia, krause, gone])
        db.flush()
        julia.source_id = source.id
        db.add(
            ContactAddress(
                contact_id=julia.id,
                street="Seeweg 1; rear\n2nd floor",
                city="Berlin",
                postcode="12345",
                country="DE",
            )
        )
        operations.set_emails(db, julia.id, ["julia@weber.example", "jw@mail.example"])
        operations.set_phones(db, julia.id, ["+49 30 1234567", "0171 5551234", "030 99"])
        operations.tag_contacts(db, [julia.id], "VIP")
        operations.tag_contacts(db, [julia.id], "Wedding")
        operations.add_note(db, julia.id, "Prefers mornings; the dog, Fynn,\nis coming too.")
    return {"julia": julia.id, "krause": krause.id}
