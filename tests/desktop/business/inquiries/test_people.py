from focusflow_desktop.business.inquiries.people import known_person, person_of
from focusflow_desktop.shared.records import ContactEmail
from tests.support.factories import make_contact, make_inquiry


def test_a_client_that_was_taken_off_the_list_is_not_found_by_their_address(desk):
    with desk.studio.write() as db:
        gone = make_contact("Clara Brandt", deleted=True)
        inquiry = make_inquiry("Clara Brandt", email="clara@example.com")
        db.add_all([gone, inquiry])
        db.flush()
        db.add(ContactEmail(contact_id=gone.id, address="clara@example.com"))
        db.flush()
        assert known_person(db, inquiry) is None
        contact_id, changes = person_of(db, inquiry)
        assert contact_id not in (gone.id, desk.julia)
        assert changes.touches("contacts", "contact_emails")


def test_without_an_address_nobody_is_taken_for_somebody_else(desk):
    with desk.studio.write() as db:
        inquiry = make_inquiry("Julia Weber", email=None)
        db.add(inquiry)
        db.flush()
        assert known_person(db, inquiry) is None
        inquiry.contact_id = desk.julia
        assert known_person(db, inquiry) == (desk.julia, "Julia Weber")
