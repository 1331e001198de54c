import pytest
from sqlalchemy import text

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.finding import called
from focusflow_desktop.shared.errors import Damaged
from tests.support.factories import make_contact


@pytest.fixture
def people(studio):
    julia, zoe = make_contact("Julia Weber", company="Weber & Sons"), make_contact("Zoë Al")
    with studio.write() as db:
        db.add_all([julia, zoe])
        db.flush()
        operations.set_emails(db, julia.id, ["julia.w@mail.example"])
        operations.set_phones(db, zoe.id, ["+49 (30) 123-4567"])
    return {julia.id.hex: "julia", zoe.id.hex: "zoe"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ulia", {"julia"}),
        ("sons weber", {"julia"}),
        ("a.w@mail", {"julia"}),
        ("julia mail.example", {"julia"}),
        ("zoe", {"zoe"}),
        ("al", {"zoe"}),  # the beginning of a word
        ("w", {"julia"}),
        ("30 123 45", {"zoe"}),
        ("+4930123", {"zoe"}),
        ("julia zoe", set()),
        ('say "hi" OR', set()),
        ("100%", set()),
    ],
)
def test_every_word_must_be_said_of_them(studio, people, typed, found):
    with studio.read() as db:
        assert {people[key] for key in called(db, typed)} == found


@pytest.mark.parametrize("typed", ["", "  ", "& -"])
def test_nothing_asked_is_not_nobody(studio, people, typed):
    with studio.read() as db:
        assert called(db, typed) is None


def test_a_damaged_index_is_said_and_not_an_empty_list(studio, people):
    with studio.write() as db:
        db.execute(text("DROP TABLE search_parts"))
    with studio.read() as db, pytest.raises(Damaged):
        called(db, "julia")
