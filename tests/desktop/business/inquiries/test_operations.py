from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.inquiries import operations
from focusflow_desktop.business.inquiries.operations import NewInquiry, Way, take_inquiry
from focusflow_desktop.business.messages.operations import Said
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    ContactPhone,
    Inquiry,
    Job,
    JobContact,
    LeadSource,
    Message,
    PhotoSession,
    Todo,
)
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import SessionState

THE_DAY = date(2026, 8, 22)
YES = Said(body="Yes, we are free.")


@pytest.fixture
def inquiry(desk, clock):
    new = NewInquiry(
        name=" Clara  Brandt ", email="clara@example.com", phone="030 1234567", body="Are you free?",
        way=Way.FAIR, wished_on=THE_DAY, job_type_id=desk.wedding,
    )  # fmt: skip
    with desk.studio.write("New inquiry") as db:
        (key,) = take_inquiry(db, new, now=clock.now()).rows["inquiries"]
    clock.advance(hours=3)
    return key


def stored(desk, key):
    with desk.studio.read() as db:
        return db.scalar(select(Inquiry).where(Inquiry.id == key))


def counted(desk, record):
    with desk.studio.read() as db:
        return db.scalar(select(func.count()).select_from(record).where(~record.deleted))


def test_an_inquiry_is_taken_by_hand(desk, clock, inquiry):
    kept = stored(desk, inquiry)
    assert (kept.name, kept.email, kept.channel) == ("Clara Brandt", "clara@example.com", "fair")
    assert (kept.status, kept.wished_on) == (InquiryStatus.NEW, THE_DAY)
    assert kept.received_at == clock.now() - timedelta(hours=3)


def test_who_gives_no_name_is_known_by_how_to_reach_them(desk, clock):
    with desk.studio.write() as db:
        (key,) = take_inquiry(db, NewInquiry(phone="030 555 123"), now=clock.now()).rows["inquiries"]
    assert stored(desk, key).name == "030 555 123"


@pytest.mark.parametrize(
    ("facts", "field"),
    [({}, "name"), ({"name": "A", "email": "a at b"}, "email"), ({"name": "A", "source_id": new_id()}, "source"),
     ({"name": "A", "job_type_id": new_id()}, "type")],
)  # fmt: skip
def test_what_is_wrong_is_refused_by_its_field(desk, clock, facts, field):
    with desk.studio.write() as db, pytest.raises(Refused) as refused:
        take_inquiry(db, NewInquiry(**facts), now=clock.now())
    assert refused.value.fields["field"] == field
    assert counted(desk, Inquiry) == 0


def test_facts_are_changed_one_by_one(desk, inquiry):
    with desk.studio.write() as db:
        operations.change_inquiry(db, inquiry, place="Old town hall", wished_on=None, email="")
    kept = stored(desk, inquiry)
    assert (kept.place, kept.wished_on, kept.email, kept.name) == (
        "Old town hall",
        None,
        None,
        "Clara Brandt",
    )


def test_the_first_answer_is_logged_and_makes_a_client_of_who_asked(desk, clock, inquiry):
    with desk.studio.write("Answer") as db:
        operations.answer_inquiry(db, inquiry, YES, now=clock.now())
    first = clock.now()
    clock.advance(days=1)
    with desk.studio.write("Answer again") as db:
        operations.answer_inquiry(db, inquiry, Said(body="And here is the price."), now=clock.now())
    kept = stored(desk, inquiry)
    assert (kept.status, kept.first_response_at) == (InquiryStatus.ANSWERED, first)
    with desk.studio.read() as db:
        letters = db.scalars(select(Message).order_by(Message.at)).all()
        assert [letter.contact_id for letter in letters] == [kept.contact_id] * 2
        assert db.scalar(select(Contact.name).where(Contact.id == kept.contact_id)) == "Clara Brandt"
        assert db.scalar(select(ContactEmail.address)) == "clara@example.com"
        assert db.scalar(select(ContactPhone.number)) == "030 1234567"


def test_an_answer_without_words_changes_nothing(desk, clock, inquiry):
    with pytest.raises(Refused), desk.studio.write() as db:
        operations.answer_inquiry(db, inquiry, Said(body=" "), now=clock.now())
    assert stored(desk, inquiry).status is InquiryStatus.NEW
    assert counted(desk, Contact) == 1  # Julia, who was there before


def test_a_job_comes_of_it_with_its_client_its_template_and_the_letters_so_far(desk, clock, inquiry):
    with desk.studio.write("Answer") as db:
        operations.answer_inquiry(db, inquiry, YES, now=clock.now())
    with desk.studio.write("Make a job") as db:
        source = LeadSource(id=new_id(), name="Wedding fair")
        db.add(source)
        db.flush()
        operations.change_inquiry(db, inquiry, source_id=source.id)
        changes = operations.convert_inquiry(db, inquiry, now=clock.now())
    kept = stored(desk, inquiry)
    assert (kept.status, {kept.job_id}) == (InquiryStatus.CONVERTED, set(changes.rows["jobs"]))
    with desk.studio.read() as db:
        job = db.scalars(select(Job)).one()
        assert (job.title, job.stage, job.source_id) == ("Brandt, wedding", JobStage.LEAD, kept.source_id)
        assert db.scalar(select(JobContact.contact_id)) == kept.contact_id
        day = db.scalars(select(PhotoSession).where(PhotoSession.id == job.primary_session_id)).one()
        assert (day.title, day.state, day.starts_at.date()) == ("The day", SessionState.INQUIRY, THE_DAY)
        assert db.scalar(select(func.count(Todo.id))) == 2
        assert db.scalar(select(Message.job_id)) == job.id


def test_somebody_with_a_known_address_stays_the_same_client(desk, clock, inquiry):
    with desk.studio.write() as db:
        db.add(ContactEmail(contact_id=desk.julia, address="Clara@Example.com"))
    with desk.studio.write() as db:
        operations.convert_inquiry(db, inquiry, now=clock.now())
    assert stored(desk, inquiry).contact_id == desk.julia
    assert counted(desk, Contact) == 1


def test_undo_takes_a_conversion_back_whole(desk, clock, inquiry):
    with desk.studio.write("Make a job") as db:
        operations.convert_inquiry(db, inquiry, now=clock.now())
    with desk.studio.write() as db:
        undo.undo(db)
    kept = stored(desk, inquiry)
    assert (kept.status, kept.job_id, kept.contact_id) == (InquiryStatus.NEW, None, None)
    assert [counted(desk, one) for one in (Job, PhotoSession, Todo, JobContact)] == [0, 0, 0, 0]
    assert counted(desk, Contact) == 1


def test_losing_needs_a_reason_and_can_be_taken_up_again(desk, clock, inquiry):
    with pytest.raises(Refused) as refused, desk.studio.write() as db:
        operations.lose_inquiry(db, inquiry, reason=" ", now=clock.now())
    assert refused.value.fields["field"] == "reason"
    with desk.studio.write() as db:
        operations.lose_inquiry(db, inquiry, reason="Too expensive", now=clock.now())
    assert (stored(desk, inquiry).status, stored(desk, inquiry).end_reason) == (
        InquiryStatus.LOST,
        "Too expensive",
    )
    with desk.studio.write() as db:
        operations.revive_inquiry(db, inquiry, now=clock.now())
    assert (stored(desk, inquiry).status, stored(desk, inquiry).end_reason) == (InquiryStatus.ANSWERED, None)


def test_spam_is_put_aside_and_cannot_be_answered(desk, clock, inquiry):
    with desk.studio.write() as db:
        operations.mark_spam(db, inquiry, now=clock.now())
    assert stored(desk, inquiry).status is InquiryStatus.SPAM
    with pytest.raises(Refused) as refused, desk.studio.write() as db:
        operations.answer_inquiry(db, inquiry, YES, now=clock.now())
    assert refused.value.code == "move_not_allowed"
    assert counted(desk, Contact) == 1


def test_one_that_is_gone_says_so(desk, clock):
    with pytest.raises(Refused) as refused, desk.studio.write() as db:
        operations.convert_inquiry(db, new_id(), now=clock.now())
    assert refused.value.code == "inquiry.gone"
