from sqlalchemy import event

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.duplicates import Reason, find_duplicates


def add(studio, name, **given):
    with studio.write() as db:
        operations.add_contact(db, name=name, **given)


def pairs(studio):
    with studio.read() as db:
        return [(found.one, found.other, found.reasons) for found in find_duplicates(db)]


def test_shared_addresses_numbers_and_names_that_hardly_differ_are_proposed_the_surest_first(studio):
    add(studio, "Julia Weber", emails=["julia@weber.example"], phones=["+49 30 1234567"])
    add(studio, "Clara Schmidt", phones=["040 7654321"])
    add(studio, "Julia Webber", emails=["JULIA@weber.example"], phones=["030 1234567"])
    add(studio, "C. S.", phones=["+49 40 7654321"])
    add(studio, "Somebody Else", emails=["else@example.org"])
    assert pairs(studio) == [
        ("Julia Weber", "Julia Webber", (Reason.EMAIL, Reason.PHONE, Reason.NAME)),
        ("Clara Schmidt", "C. S.", (Reason.PHONE,)),
    ]


def test_siblings_are_not_twins(studio):
    add(studio, "Julia Weber")
    add(studio, "Thomas Weber")
    assert pairs(studio) == []


def test_three_statements_however_many(studio):
    for at in range(5):
        add(studio, f"Julia Weber{at}")
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        find_duplicates(db)
    assert len(asked) == 3
