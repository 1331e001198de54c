from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.inquiries import operations
from focusflow_desktop.business.inquiries.queries import (
    inquiry_choices,
    inquiry_counts,
    inquiry_page,
    inquiry_rows,
)
from focusflow_desktop.business.messages.operations import Said
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import ContactEmail, LeadSource
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from tests.support.factories import make_inquiry

FIRST = datetime(2026, 5, 1, 9, tzinfo=UTC)
NEW, SPAM = frozenset({InquiryStatus.NEW}), frozenset({InquiryStatus.SPAM})


@pytest.fixture
def asked(desk):
    with desk.studio.write() as db:
        fair = LeadSource(id=new_id(), name="Wedding fair")
        db.add(fair)
        db.flush()
        found = [
            make_inquiry("Clara Brandt", received_at=FIRST + timedelta(days=2), email="clara@example.com"),
            make_inquiry("Julia Weber", received_at=FIRST, source_id=fair.id, job_type_id=desk.wedding),
            make_inquiry("Cheap clicks", received_at=FIRST, status=InquiryStatus.SPAM),
        ]
        db.add_all(found)
        return [one.id for one in found]


def names(desk, statuses, **wanted):
    with desk.studio.read() as db:
        return [row.name for row in inquiry_rows(db, statuses=statuses, **wanted)]


def test_who_waits_longest_comes_first(desk, asked):
    assert names(desk, NEW) == ["Julia Weber", "Clara Brandt"]
    assert names(desk, SPAM) == ["Cheap clicks"]
    assert names(desk, NEW | SPAM)[0] == "Clara Brandt"


def test_every_word_must_be_found_in_the_name_the_address_or_the_text(desk, asked):
    assert names(desk, NEW, text="free clara") == ["Clara Brandt"]
    assert names(desk, NEW, text="example weber") == ["Julia Weber"]
    assert names(desk, NEW, text="100%") == []


def test_a_row_says_where_it_came_from_and_what_it_is_about(desk, asked):
    with desk.studio.read() as db:
        row = inquiry_rows(db, statuses=NEW)[0]
        assert (row.source, row.kind) == ("Wedding fair", "Wedding")
        assert inquiry_counts(db) == {InquiryStatus.NEW: 2, InquiryStatus.SPAM: 1}
        choices = inquiry_choices(db)
    assert [name for _, name in choices.sources] == ["Wedding fair"]
    assert choices.types == ((desk.wedding, "Wedding"),)


def test_the_list_costs_one_statement(desk, asked):
    told = []
    with desk.studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: told.append(a[2]))
        inquiry_rows(db, statuses=NEW, text="a")
    assert len(told) == 1


def test_the_page_knows_the_client_by_the_address_and_what_was_written(desk, asked, clock):
    with desk.studio.write() as db:
        db.add(ContactEmail(contact_id=desk.julia, address="julia@example.com"))
        operations.change_inquiry(db, asked[1], wished_on=date(2026, 8, 22))
        operations.answer_inquiry(db, asked[1], Said(body="Yes"), now=clock.now())
    with desk.studio.read() as db:
        page = inquiry_page(db, asked[1], zone=UTC, now=clock.now())
        other = inquiry_page(db, asked[0], zone=UTC, now=clock.now())
        assert inquiry_page(db, new_id(), zone=UTC, now=clock.now()) is None
    assert (page.contact_id, page.contact) == (desk.julia, "Julia Weber")
    assert [letter.body for letter in page.letters] == ["Yes"]
    assert page.hint.is_free
    assert (other.contact_id, other.letters, other.hint) == (None, (), None)


def test_an_inquiry_that_became_a_job_names_it(desk, asked, clock):
    with desk.studio.write() as db:
        (job_id,) = operations.convert_inquiry(db, asked[1], now=clock.now()).rows["jobs"]
    with desk.studio.read() as db:
        page = inquiry_page(db, asked[1], zone=UTC, now=clock.now())
    assert (page.job_id, page.job) == (job_id, "Weber, wedding")
