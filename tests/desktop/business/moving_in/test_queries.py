from datetime import date

import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.moving_in.dry_run import plan_moving
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.business.moving_in.operations import move_in, take_out
from focusflow_desktop.business.moving_in.queries import batches, here, rows_of
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.shared.records import Contact, ContactEmail, Job
from tests.support.factories import make_contact

TODAY = date(2026, 5, 13)


@pytest.fixture
def moved(founded, honeybook, clock):
    with founded.read() as db:
        table = read_table(honeybook)
        plan = plan_moving(
            [SourceFile(table=table, recognised=recognise(table.headers))], here=here(db, today=TODAY)
        )
    with founded.write("Move in") as db:
        move_in(db, plan, clock=clock)
    return founded


def test_an_address_is_known_however_it_is_written_until_its_client_is_deleted_or_merged(founded):
    with founded.write("Add clients") as db:
        anna, gone, merged = (make_contact(name) for name in ("Anna", "Gone", "Merged"))
        db.add_all((anna, gone, merged))
        db.flush()
        for contact, address in (
            (anna, "Anna@Example.com"),
            (gone, "gone@example.com"),
            (merged, "m@example.com"),
        ):
            db.add(ContactEmail(contact_id=contact.id, address=address))
        gone.deleted, merged.merged_into_id = True, anna.id
        kept = anna.id
    with founded.read() as db:
        found = here(db, today=TODAY)
    assert found.known == {"anna@example.com": kept}
    assert (found.currency, found.country, found.today) == ("USD", "US", TODAY)


def test_an_import_is_listed_with_what_it_brought(moved, honeybook):
    with moved.read() as db:
        (batch,) = batches(db)
    assert (batch.source, batch.name, batch.is_undone) == ("honeybook", honeybook.name, False)
    assert batch.counts["clients"] == 600
    assert batch.problem_count == 0


def test_an_import_taken_out_stays_in_the_list_as_undone(moved, clock):
    with moved.read() as db:
        (batch,) = batches(db)
    with moved.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    with moved.read() as db:
        assert [one.is_undone for one in batches(db)] == [True]


def test_every_row_an_import_made_can_be_named(moved):
    with moved.read() as db:
        (batch,) = batches(db)
        rows = rows_of(db, batch.id)
        assert set(rows["contacts"]) == set(db.scalars(select(Contact.id)))
        assert len(rows["jobs"]) == db.scalar(select(func.count(Job.id)))
