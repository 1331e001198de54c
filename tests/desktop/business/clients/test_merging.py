import pytest
from sqlalchemy import select

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.merging import merge_contacts, unmerge_contact
from focusflow_desktop.business.clients.page import contact_page
from focusflow_desktop.business.clients.queries import contact_rows
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import JobContact
from tests.support.factories import make_contact, make_job, make_job_contact


@pytest.fixture
def twins(studio):
    one, other = make_contact("Julia Weber"), make_contact("Julia Webber", company="Weber & Co")
    both, alone = make_job("Wedding"), make_job("Newborn")
    with studio.write() as db:
        db.add_all([one, other, both, alone])
        db.flush()
        db.add_all([make_job_contact(both, one), make_job_contact(both, other)])
        db.add(make_job_contact(alone, other))
        operations.set_emails(db, one.id, ["julia@weber.example"])
        operations.set_emails(db, other.id, ["Julia@weber.example", "jw@office.example"])
        operations.tag_contacts(db, [one.id, other.id], "VIP")
        operations.tag_contacts(db, [other.id], "Newborn")
        operations.add_note(db, other.id, "Likes fog")
        operations.change_contact(db, other.id, do_not_contact=True)
    return one.id, other.id


def merge(studio, clock, twins):
    with studio.write("Merge clients") as db:
        merge_contacts(db, *twins, clock=clock)


def state(studio, twins):
    with studio.read() as db:
        return [contact_page(db, key) for key in twins]


def test_the_kept_one_has_everything_once(studio, clock, twins):
    merge(studio, clock, twins)
    with studio.read() as db:
        kept = contact_page(db, twins[0])
        assert contact_rows(db).total == 1
        with pytest.raises(Refused) as told:
            contact_page(db, twins[1])
    assert told.value.fields["into"] == twins[0]
    assert kept.emails == ("julia@weber.example", "jw@office.example")
    assert kept.tags == ("Newborn", "VIP")
    assert sorted(job.title for job in kept.jobs) == ["Newborn", "Wedding"]
    assert [note.body for note in kept.notes] == ["Likes fog"]
    assert (kept.name, kept.company, kept.do_not_contact) == ("Julia Weber", "Weber & Co", True)


def test_undo_takes_a_merge_back_as_one_step(studio, clock, twins):
    before = state(studio, twins)
    merge(studio, clock, twins)
    with studio.write() as db:
        undo.undo(db)
    assert state(studio, twins) == before


def test_a_merge_is_taken_apart_later_too_and_what_has_moved_on_stays(studio, clock, twins):
    before = state(studio, twins)
    merge(studio, clock, twins)
    with studio.write() as db:
        operations.add_note(db, twins[0], "Written after")
    with studio.write() as db:
        unmerge_contact(db, twins[1])
    one, other = state(studio, twins)
    assert other == before[1]
    assert [note.body for note in one.notes] == ["Written after"]
    assert (one.emails, one.tags, one.company) == (before[0].emails, before[0].tags, "")
    assert one.do_not_contact is False
    with studio.read() as db:
        assert len(db.scalars(select(JobContact).where(~JobContact.deleted)).all()) == 3


def test_a_client_is_not_merged_with_itself_nor_taken_apart_unmerged(studio, clock, twins):
    with studio.write() as db:
        with pytest.raises(Refused):
            merge_contacts(db, twins[0], twins[0], clock=clock)
        with pytest.raises(Refused):
            unmerge_contact(db, twins[1])
